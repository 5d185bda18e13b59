"""Plain words of a question: known phrases, fillers, and what remains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from enishi.network.geography import places_meant
from enishi.network.phrases import Line, Match, Phrase, PhraseBook, fold_line
from enishi.network.titles import most_special
from enishi.network.vocabulary import (
    fillers,
    language_entries,
    phrases_of,
    place_entries,
    role_entries,
)

_WORD = re.compile(r"[^\W぀-ヿ㐀-鿿豈-﫿々〆〇ー]+|[぀-ヿ㐀-鿿豈-﫿々〆〇ー]+|@")
_JAPANESE = re.compile("[぀-ヿ㐀-鿿豈-﫿々〆〇]")


class _Filler:
    """Rows of ``fillers.tsv``: words of a question that say nothing about whom one wants."""

    WORD = "word"
    BEFORE_ORGANISATION = "before-organisation"
    JAPANESE = "japanese"
    AFTER_ORGANISATION = "after-organisation"
    PARTICLE = "particle"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the plain words of a question say."""

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_words(text: str) -> Reading:
    """Read the plain words of a question."""
    line = fold_line(text)
    found = _question_book().find(line)
    places, languages = _settled(found)
    organisations, unknown = _remaining(line, found)
    return Reading(
        roles=_roles_meant(found),
        places=places,
        languages=languages,
        organisations=organisations,
        unknown=unknown,
    )


def roles_of(text: str) -> tuple[str, ...]:
    """Return the roles that the value of a field names."""
    return _roles_meant(_question_book().find(fold_line(text)))


def places_of(text: str) -> tuple[Match, ...]:
    """Return the matches in the value of a field."""
    return _question_book().find(fold_line(text))


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that the value of a field names."""
    return tuple(_codes(_question_book().find(fold_line(text)), "language"))


def _roles_meant(found: tuple[Match, ...]) -> tuple[str, ...]:
    """Return all roles named; of the meanings of one phrase (CMO) only the special one."""
    return tuple(
        dict.fromkeys(code for match in found for code in most_special(_codes((match,), "role")))
    )


def _codes(found: tuple[Match, ...], kind: str) -> list[str]:
    return [p.code for match in found for p in match.phrases if p.kind == kind and p.code]


def _languages(found: list[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_codes(tuple(found), "language")))


def _settled(found: tuple[Match, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell places from languages: "French" is the language where another place is named."""
    doubtful = [
        match for match in found if {p.kind for p in match.phrases} >= {"place", "language"}
    ]
    sure = [match for match in found if match not in doubtful]
    places = places_meant(sure)
    if places:
        return places, _languages([*sure, *doubtful])
    return places_meant(doubtful), _languages(sure)


@cache
def _question_book() -> PhraseBook:
    # Phrases that only hide others are for titles; in a question every word counts.
    return PhraseBook(phrase for phrase in _phrases() if phrase.code)


def _phrases() -> Iterator[Phrase]:
    for phrase in phrases_of(role_entries(), "role", in_questions=True):
        yield phrase
        if phrase.text[-1:].isascii() and phrase.text[-1:].isalpha():
            yield Phrase(text=f"{phrase.text}s", kind="role", code=phrase.code)
    yield from phrases_of(place_entries(), "place", in_questions=True)
    yield from phrases_of(language_entries(), "language", in_questions=True)
    yield from _ways_of_speaking()
    yield from _nationalities()


def _ways_of_speaking() -> Iterator[Phrase]:
    for entry in language_entries().values():
        for text in (
            *(f"{entry.en} {word}" for word in ("speaking", "speaker", "speakers")),
            *(f"{word} {entry.en}" for word in ("speak", "speaks", "speaking", "fluent in", "in")),
        ):
            yield Phrase(text=text, kind="language", code=entry.code)


def _nationalities() -> Iterator[Phrase]:
    by_name = {entry.ja: entry.code for entry in language_entries().values()}
    for entry in place_entries().values():
        text = f"{entry.ja}人"
        yield Phrase(text=text, kind="place", code=entry.code)
        if f"{entry.ja}語" in by_name:
            yield Phrase(text=text, kind="language", code=by_name[f"{entry.ja}語"])


def _remaining(line: Line, found: tuple[Match, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the organisations and the unknown words between the matches."""
    organisations: list[str] = []
    unknown: list[str] = []
    edges = [0, *(edge for match in found for edge in (match.start, match.end)), len(line.folded)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        at_work, others = _words_between(line, start, end)
        organisations += at_work
        unknown += others
    return tuple(dict.fromkeys(organisations)), tuple(dict.fromkeys(unknown))


def _words_between(line: Line, start: int, end: int) -> tuple[list[str], list[str]]:
    organisations: list[str] = []
    unknown: list[str] = []
    is_named = is_open = False
    for word in _WORD.finditer(line.folded, start, end):
        rest = _bare(line, word, start, end)
        text = line.written(word.start(), word.end()) if is_open else rest.text
        is_open = is_open and text[:1].isupper()
        if rest.is_workplace and not rest.text and unknown:
            organisations.append(unknown.pop())
        elif is_open:
            organisations[-1] = f"{organisations[-1]} {text}"
        elif rest.text and (is_named or rest.is_workplace):
            organisations.append(rest.text)
            is_open = is_named
        elif rest.text:
            unknown.append(rest.text)
        is_named = word[0] in fillers(_Filler.BEFORE_ORGANISATION)
    return organisations, unknown


@dataclass(frozen=True, kw_only=True)
class _Rest:
    """A word without its fillers, and whether they say that somebody works there."""

    text: str
    is_workplace: bool = False


def _bare(line: Line, word: re.Match[str], start: int, end: int) -> _Rest:
    if _JAPANESE.search(word[0]):
        return _bare_japanese(line, word, start, end)
    is_filler = word[0] in {*fillers(_Filler.WORD), *fillers(_Filler.BEFORE_ORGANISATION)}
    return _Rest(text="" if is_filler else line.written(word.start(), word.end()))


def _bare_japanese(line: Line, word: re.Match[str], start: int, end: int) -> _Rest:
    """Take fillers off both ends; particles only where they join the word to a known one."""
    first, last, signs = word.start(), word.end(), line.signs
    plain = fillers(_Filler.JAPANESE)
    work = fillers(_Filler.AFTER_ORGANISATION)
    particles = fillers(_Filler.PARTICLE)
    joined_after = particles if last == end < len(signs) else ()
    joined_before = particles if first == start > 0 or _follows_word(line, first) else ()
    bare_last = _without_tail(signs, first, last, (*plain, *work, *joined_after))
    bare_first = _without_head(signs, first, bare_last, (*plain, *joined_before))
    tail = signs[bare_last:last].removesuffix("の")
    is_workplace = tail.endswith(work) and not (first == start > 0 and bare_first == bare_last)
    text = line.written(bare_first, bare_last)
    return _Rest(text="" if text in particles else text, is_workplace=is_workplace)


def _follows_word(line: Line, place: int) -> bool:
    return place > 0 and line.folded[place - 1].isalnum()


def _without_head(signs: str, first: int, last: int, words: tuple[str, ...]) -> int:
    while first < last:
        length = max((len(w) for w in words if signs.startswith(w, first, last)), default=0)
        if not length:
            break
        first += length
    return first


def _without_tail(signs: str, first: int, last: int, words: tuple[str, ...]) -> int:
    while first < last:
        length = max((len(w) for w in words if signs.endswith(w, first, last)), default=0)
        if not length:
            break
        last -= length
    return last
