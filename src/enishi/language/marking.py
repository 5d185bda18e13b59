"""Which signs of a text are those that somebody looked for, in whatever script she typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.language.folding import search_key
from enishi.language.romanising import romaji_key
from enishi.language.searching import SearchQuery

LONGEST = 400
"""Signs of a text that are looked at; what is shown of a text is seldom longer."""
_MOST_SIGNS_EACH = 3
"""A sign of a spelling may stand for as many: half-width kana with its voicing, a long vowel."""

_folded = lru_cache(maxsize=4096)(search_key)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A piece of a text, found or not."""

    text: str
    is_found: bool


def marked_runs(text: str, query: SearchQuery) -> tuple[Run, ...]:
    """Part a text into what fits a question and what does not.

    Args:
        text: As it is shown.
        query: From :func:`enishi.language.read_search`.

    Returns:
        Runs that make up the text again, in order; neighbours differ.
    """
    is_found = [False] * len(text)
    for start, end in _spans(text[:LONGEST], query):
        is_found[start:end] = [True] * (end - start)
    return tuple(_runs(text, is_found))


def _runs(text: str, is_found: list[bool]) -> Iterator[Run]:
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or is_found[place] != is_found[begin]:
            yield Run(text=text[begin:place], is_found=is_found[begin])
            begin = place


def _spans(text: str, query: SearchQuery) -> Iterator[tuple[int, int]]:
    for spellings in query.words:
        for spelling in spellings:
            yield from _spans_of(text, spelling.strip(), is_beginning=spelling.startswith(" "))


def _spans_of(text: str, spelling: str, *, is_beginning: bool) -> Iterator[tuple[int, int]]:
    for start, sign in enumerate(text):
        if is_beginning and start and text[start - 1].isalnum():
            continue
        if not sign.isspace() and (end := _end_of(text, start, spelling)):
            yield start, end


def _end_of(text: str, start: int, spelling: str) -> int:
    """Return where the signs end that begin here and are spelt so, or 0."""
    last = min(len(text), start + _MOST_SIGNS_EACH * len(spelling))
    for key_of in (_folded, romaji_key):
        for end in range(start + 1, last + 1):
            key = key_of(text[start:end])
            if key == spelling:
                return _past_voicing(text, end)
            if key and not spelling.startswith(key) and end - start > _MOST_SIGNS_EACH:
                break
            if key and key[0] != spelling[0]:
                break
    return 0


def _past_voicing(text: str, end: int) -> int:
    """Take the sign that only voices the one before with it."""
    while end < len(text) and text[end] in "\uff9e\uff9f\u3099\u309a\u0301\u0300\u0302\u0308":
        end += 1
    return end
