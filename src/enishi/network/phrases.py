"""Finding known phrases in running text, Japanese and Latin, without cutting words in two."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from enishi.language import search_key

WHOLE = "="
"""Before a phrase that counts only where nothing else can be meant: ``=nice``, ``=仏``."""
_OPEN_END = "*"
_SEPARATORS = frozenset(",、。;:|()[]{}（）「」『』【】<>\n\r\t!?！？…•·–—")
_BLANKS = frozenset(' /&+_・･-‐‑=~"“”')
_SHORT = 3
_GAPS = (" ", ",")
"""In rising order: of several in a row the greater one stays."""
_PLACE_WORDS = (" in ", " en ", " from ", " near ", " around ")


class _Kind:
    """Kinds of signs between which a word may end."""

    LATIN = "latin"
    KATAKANA = "katakana"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A text folded sign by sign, so that each folded sign knows what stood there.

    Attributes:
        folded: For comparing; blanks are one space, ``,`` stands where a part ends.
        shown: What was written, parallel to ``folded``.
    """

    folded: str
    shown: tuple[str, ...]

    @cached_property
    def signs(self) -> str:
        """Return the first sign of what was written at each place, as long as ``folded``."""
        return "".join(sign[:1] or " " for sign in self.shown)

    def written(self, start: int, end: int) -> str:
        """Return what was written from ``start`` to ``end``."""
        return "".join(self.shown[start:end]).strip()


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One phrase of a vocabulary.

    Attributes:
        text: As a person writes it, with ``=`` before or ``*`` after it.
        kind: What the code is about: ``role``, ``place``.
        code: What it means; empty for a phrase that only hides shorter ones.
    """

    text: str
    kind: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Match:
    """Phrases found at one spot: the same words may mean several things."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]


def fold_line(text: str) -> Line:
    """Fold ``text`` sign by sign."""
    folded: list[str] = []
    shown: list[str] = []
    for sign in unicodedata.normalize("NFKC", text):
        letters = _fold_sign(sign)
        if letters in _GAPS and folded and folded[-1] in _GAPS:
            folded[-1] = max(folded[-1], letters)
        elif letters:
            folded += letters
            shown += [sign, *[""] * (len(letters) - 1)]
        elif shown:
            shown[-1] += sign
    return Line(folded="".join(folded), shown=tuple(shown))


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    if sign in _SEPARATORS:
        return ","
    if sign in _BLANKS or sign.isspace():
        return " "
    return "ー" if sign == "ー" else search_key(sign)


def _kind(sign: str) -> str:
    if "ァ" <= sign <= "ヺ" or sign == "ー":
        return _Kind.KATAKANA
    return _Kind.LATIN if sign.isalnum() and sign < "\u2e80" else _Kind.OTHER


class PhraseBook:
    """Phrases ready to be found. The longest phrase at the leftmost place wins."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._whole: dict[str, list[Phrase]] = defaultdict(list)
        self._plain: dict[str, list[Phrase]] = defaultdict(list)
        self._open: dict[str, list[Phrase]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in phrases:
            self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        text = phrase.text
        shelf = self._open if text.endswith(_OPEN_END) else self._plain
        shelf = self._whole if text.startswith(WHOLE) else shelf
        key = _phrase_key(text.strip(WHOLE + _OPEN_END))
        if key:
            shelf[key].append(phrase)
            self._lengths[key[0]].add(len(key))

    def find(self, line: Line) -> tuple[Match, ...]:
        """Return all matches in ``line``, left to right, none overlapping."""
        return tuple(self._walk(line))

    def _walk(self, line: Line) -> Iterator[Match]:
        place = 0
        last = -1
        while place < len(line.folded):
            match = self._at(line, place, last)
            if match:
                yield match
                place = last = match.end
            else:
                place += 1

    def _at(self, line: Line, place: int, last: int) -> Match | None:
        if place != last and not _is_edge(line, place):
            return None
        for length in sorted(self._lengths.get(line.folded[place], ()), reverse=True):
            found = self._of_length(line, place, length)
            if found:
                return found
        return None

    def _of_length(self, line: Line, place: int, length: int) -> Match | None:
        key = line.folded[place : place + length]
        end = place + len(key)
        if key in self._open and _kind(line.shown[place]) == _Kind.LATIN:
            return _match(place, _word_end(line, end), self._open[key])
        end = _past_long_vowel(line, end)
        if key in self._plain and (_is_edge(line, end) or self._starts_at(line, end)):
            return _match(place, end, _written_alike(line, place, end, self._plain[key]))
        if key in self._whole and _stands_alone(line, place, end):
            return _match(place, end, self._whole[key])
        return None

    def _starts_at(self, line: Line, place: int) -> bool:
        """Tell whether another phrase begins here: パリマーケター is two words."""
        return _kind(line.shown[place]) == _Kind.KATAKANA and bool(self._at(line, place, place))


def _phrase_key(text: str) -> str:
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.lower()  # the common case, and start-up time counts
    key = fold_line(text).folded.strip(" ,")
    return key.rstrip("ー") or key


def _match(start: int, end: int, phrases: list[Phrase]) -> Match | None:
    return Match(start=start, end=end, phrases=tuple(phrases)) if phrases else None


def _written_alike(line: Line, start: int, end: int, phrases: list[Phrase]) -> list[Phrase]:
    """Leave out short katakana words where hiragana stand: 聞きたい does not name タイ."""
    written = line.signs[start:end]
    if len(written) > _SHORT or not all("ぁ" <= sign <= "ゖ" for sign in written):
        return phrases
    return [phrase for phrase in phrases if phrase.text == written]


def _is_edge(line: Line, place: int) -> bool:
    """Tell whether a word may begin or end before the sign at ``place``."""
    if place in {0, len(line.folded)}:
        return True
    before, after = _kind(line.shown[place - 1][:1]), _kind(line.shown[place][:1])
    return before != after or before == _Kind.OTHER


def _word_end(line: Line, place: int) -> int:
    while place < len(line.folded) and not _is_edge(line, place):
        place += 1
    return place


def _past_long_vowel(line: Line, place: int) -> int:
    return place + 1 if line.folded[place : place + 1] == "ー" else place


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """Tell whether nothing else can be meant: a part by itself, after "in", or in capitals."""
    before, after = line.folded[:start], line.folded[end : end + 1]
    if not _is_edge(line, end):
        return False
    written = line.written(start, end)
    if f" {before}".endswith(_PLACE_WORDS) or (written.isascii() and written.isupper()):
        return True
    if written.isascii():
        return before[-1:] in {"", ","} and after in {"", ","}
    return before[-1:] in {"", ",", " "} and after in {"", ",", " ", "の"}
