"""What is found by which words: texts as an index holds them, and the grams it finds them by.

A text is kept folded, one spelling a line, and cut into grams: every run of three signs. Three
signs are one gram, fewer are the beginning of one, more are several; so a run of any length is
found in any script, without a dictionary and without words being told apart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enishi.language.folding import search_key
from enishi.language.romanising import name_key, romaji_key

_SIZE = 3
_LONGEST = 200
"""Signs of a question that are looked at: a name or a sentence, not a page pasted by accident."""
_SHORT = 2
_LETTER = "0-9a-z\u0370-\u052f"
"""Letters of scripts that part words with blanks, as they stand after folding."""
_SHORT_WORD = re.compile(f"[{_LETTER}]{{1,{_SHORT}}}")
_INNER_WORD = re.compile(f"(?<=[^ \n{_LETTER}])[{_LETTER}]+")
_KANA = re.compile("[ぁ-ゖー]")
# A gram is a hint, and what it leads to is compared sign by sign: it may forget what databases
# take for a sign of their own.
_GRAM_SIGNS = {
    **dict.fromkeys((*range(33), 127, *map(ord, "\"'\\")), "_"),
    ord("\n"): "^",
}


@dataclass(frozen=True, kw_only=True)
class Gram:
    """What an index is asked for.

    Attributes:
        is_beginning: Whether every gram that begins so will do.
    """

    text: str
    is_beginning: bool


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """What somebody looks for.

    Attributes:
        words: All of them must be found; of each, one of its spellings.
        wholes: The spellings of all words together, without blanks, as a name may begin.
    """

    words: tuple[tuple[str, ...], ...]
    wholes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not self.words


def index_text(texts: Iterable[str]) -> str:
    r"""Return texts as an index holds them: each folded, and in Latin letters where it has kana.

    Every line stands between blanks and line ends, so that ``" ya"`` is the beginning of a word,
    and ``"\n ya"`` that of a whole text. Latin words that follow something else than a blank, as
    in a mail address, stand once more in a line of their own.
    """
    return _lined(line for text in texts for line in _spellings(text))


def index_names(names: Iterable[str]) -> str:
    """Return names as an index holds them: as :func:`index_text`, and without blanks."""
    keys = [key for name in names if name for key in name_key(name).split("|")]
    return _lined([*keys, *(key.replace(" ", "") for key in keys)])


def grams_of(text: str) -> list[str]:
    """Return the grams of a text as :func:`index_text` gives it, each once, in order."""
    signs = text.translate(_GRAM_SIGNS)
    return list(dict.fromkeys(map("".join, zip(signs, signs[1:], signs[2:], strict=False))))


def grams_wanted(needle: str) -> tuple[Gram, ...]:
    """Return the grams that every text with ``needle`` in it has; they cover all of it."""
    signs = needle.translate(_GRAM_SIGNS)
    last = len(signs) - _SIZE
    if last < 0:
        return (Gram(text=signs, is_beginning=True),)
    starts = dict.fromkeys((*range(0, last, _SIZE), last))
    return tuple(Gram(text=signs[at : at + _SIZE], is_beginning=False) for at in starts)


def read_search(text: str) -> SearchQuery:
    """Read what somebody typed.

    One or two Latin letters are the beginning of a word; everything else is found wherever it
    stands. Words of ASCII punctuation alone say nothing.
    """
    folded = search_key(text[:_LONGEST])
    words = [word for word in folded.split() if _says_something(word)]
    wholes = ("".join(words), romaji_key(" ".join(words)).replace(" ", ""))
    return SearchQuery(
        words=tuple(_needles(word) for word in words),
        wholes=tuple(dict.fromkeys(whole for whole in wholes if whole)),
    )


def _says_something(word: str) -> bool:
    return not word.isascii() or any(sign.isalnum() for sign in word)


def _needles(word: str) -> tuple[str, ...]:
    read = romaji_key(word)
    # よ is no question for every word that begins with "yo".
    also = (read,) if len(read) > _SHORT else ()
    return tuple(dict.fromkeys((f" {word}" if _SHORT_WORD.fullmatch(word) else word, *also)))


def _spellings(text: str) -> Iterator[str]:
    key = search_key(text)
    yield key
    if _KANA.search(key):
        yield romaji_key(text)


def _lined(lines: Iterable[str]) -> str:
    held = [line for line in dict.fromkeys(lines) if line]
    inner = [word for line in held for word in _INNER_WORD.findall(line)]
    if inner:
        held.append(" ".join(inner))
    return "".join((*(f"\n {line} " for line in held), "\n")) if held else ""
