"""Names in free text: found whatever their spelling, and replaced unless consent is recorded."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from unicodedata import combining

from enishi.people import PersonCard
from enishi.report.name_forms import (
    BEGINNING,
    NameForm,
    Sureness,
    beginnings_of,
    fold_sign,
    forms_of,
    has_case,
)
from enishi.report.vocabulary import ordinary_words

_PREFIX = 3
_JOINED_LENGTH = 7
"""Letters from which a Latin name is known even without the blank (``jeandupont``)."""
_LONGEST_TITLE = 16
_HONORIFIC = re.compile(
    r"\s?(?:さん|さま|様|氏|君|くん|クン|ちゃん|先生|殿|先輩|社長|部長|課長|代表|夫妻)",
)
_TITLE = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Mme|Mlle|Herr|Frau|Sra?|Madame|Monsieur)\.?|M\.)[^\S\n]+$",
)
_INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff\ufe00\ufe01\ufe0e\ufe0f"


@dataclass(frozen=True, kw_only=True)
class FoundName:
    """A name in a text.

    Attributes:
        start: Where it begins, a title before it (Mr) included.
        end: Where it ends, without さん.
        honorific_end: Where the さん after it ends; equal to ``end`` without one.
        people: Whose name it may be, in the order of their ids.
    """

    start: int
    end: int
    honorific_end: int
    people: tuple[PersonCard, ...]


@dataclass(frozen=True, kw_only=True)
class _Entry:
    form: NameForm
    card: PersonCard


class NameBook:
    """The names of everybody known, ready to be looked for.

    Building it reads every card once; looking takes time with the text only, so that a shell may
    keep one book for many reports. The many forms of a name are written out only when a text
    holds its first letters: of 100,000 people a report comes near to a few hundred.

    Args:
        people: Everybody; a card may stand here twice (once with all its older names).
    """

    def __init__(self, people: Iterable[PersonCard]) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._unwritten: dict[str, list[int]] = {}
        # Two reports may be written at once; the second waits until all names are in.
        self._lock = Lock()
        cards = sorted(people, key=_id_of)
        self._cards: list[PersonCard | None] = [*cards]
        for number, card in enumerate(cards):
            for letters in beginnings_of(card):
                self._unwritten.setdefault(letters, []).append(number)

    def _write_out(self, letters: str) -> None:
        """Write out every name of which a form may begin somewhere in these letters."""
        with self._lock:
            for beginning in _pieces(letters) & self._unwritten.keys():
                for number in self._unwritten.pop(beginning):
                    self._enter_all(number)

    def _enter_all(self, number: int) -> None:
        card, self._cards[number] = self._cards[number], None
        if card is None:
            return
        for form in forms_of(card):
            self._enter(form, card)

    def _enter(self, form: NameForm, card: PersonCard) -> None:
        # Whoever may be named is entered by full name only: it keeps 小山田太郎 whole where
        # 山田太郎 must be hidden, while a single name shared by both is hidden.
        if card.may_be_named and form.sureness is not Sureness.FULL:
            return
        self._entries.setdefault(form.letters, []).append(_Entry(form=form, card=card))
        lengths = self._lengths.setdefault(form.letters[:_PREFIX], [])
        if len(form.letters) not in lengths:
            lengths.append(len(form.letters))
            lengths.sort(reverse=True)

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in ``text`` that must not be printed, from left to right.

        Where several names could be read, the one that starts first holds, then the longest.
        """
        folded = _fold(text)
        self._write_out(folded.letters)
        found: list[FoundName] = []
        at = 0
        while at < len(folded.letters):
            name = self._name_at(folded, at)
            if name and name.people:
                found.append(name)
            at = max(at + 1, folded.index_after(name.end)) if name else at + 1
        return tuple(found)

    def _name_at(self, folded: "_Folded", at: int) -> FoundName | None:
        """Return the longest name that starts here; without people if it may be printed."""
        for length in self._lengths_at(folded.letters, at):
            spot = _Spot(folded=folded, at=at, length=length)
            entries = self._entries.get(folded.letters[at : at + length], ())
            matching = [entry.card for entry in entries if spot.holds(entry.form)]
            if matching:
                return spot.name_of(card for card in matching if not card.may_be_named)
        return None

    def _lengths_at(self, letters: str, at: int) -> Iterator[int]:
        for size in range(_PREFIX, 0, -1):
            prefix = letters[at : at + size]
            if len(prefix) == size:
                left = len(letters) - at
                yield from (n for n in self._lengths.get(prefix, ()) if n <= left)


def _pieces(letters: str) -> set[str]:
    sizes = range(1, BEGINNING + 1)
    return {letters[at : at + size] for at in range(len(letters)) for size in sizes}


@dataclass(frozen=True, kw_only=True)
class _Folded:
    """A text, its folded letters, and for every letter the place in the text it came from."""

    text: str
    letters: str
    places: tuple[int, ...]

    def index_after(self, end: int) -> int:
        """Return the index of the first letter at or after ``end`` of the text."""
        return bisect_left(self.places, end)


def _fold(text: str) -> _Folded:
    pairs = [(letter, n) for n, sign in enumerate(text) for letter in fold_sign(sign)]
    return _Folded(
        text=text,
        letters="".join(letter for letter, _ in pairs),
        places=tuple(n for _, n in pairs),
    )


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """A stretch of a folded text where the letters of a name stand."""

    folded: _Folded
    at: int
    length: int

    @property
    def start(self) -> int:
        return self.folded.places[self.at]

    @property
    def end(self) -> int:
        """Return the end in the text, with the marks that belong to the last letter."""
        end = self.folded.places[self.at + self.length - 1] + 1
        while end < len(self.folded.text) and _is_mark(self.folded.text[end]):
            end += 1
        return end

    def name_of(self, people: Iterable[PersonCard]) -> FoundName:
        title = self._title()
        honorific = _HONORIFIC.match(self.folded.text, self.end)
        return FoundName(
            start=title.start() + self._window if title else self.start,
            end=self.end,
            honorific_end=honorific.end() if honorific else self.end,
            people=tuple(sorted({card.id: card for card in people}.values(), key=_id_of)),
        )

    def holds(self, form: NameForm) -> bool:
        """Tell whether what stands here is this form of a name and not a part of a word."""
        written = self.folded.text[self.start : self.end]
        if has_case(written) and not (self._is_whole_word() and self._keeps_breaks(form)):
            return False
        if form.sureness is Sureness.FULL:
            return True
        return self._is_addressed() or (
            form.sureness is Sureness.SINGLE and _is_own_word(written, form.letters)
        )

    def _is_addressed(self) -> bool:
        return bool(_HONORIFIC.match(self.folded.text, self.end) or self._title())

    @property
    def _window(self) -> int:
        return max(0, self.start - _LONGEST_TITLE)

    def _title(self) -> re.Match[str] | None:
        return _TITLE.search(self.folded.text[self._window : self.start])

    def _is_whole_word(self) -> bool:
        before = self.folded.text[self.start - 1 : self.start]
        after = self.folded.text[self.end : self.end + 1]
        return not any(has_case(sign) or sign.isdecimal() for sign in (before, after))

    def _keeps_breaks(self, form: NameForm) -> bool:
        """Tell whether the words of a name stand apart (Mina Mi), unless it is a long one."""
        if len(form.letters) >= _JOINED_LENGTH:
            return True
        places = self.folded.places[self.at : self.at + self.length]
        return all(places[n] - places[n - 1] > 1 for n in form.breaks)


def _id_of(card: PersonCard) -> str:
    return card.id


def _is_mark(sign: str) -> bool:
    return combining(sign) != 0 or sign in _INVISIBLE


def _is_own_word(written: str, letters: str) -> bool:
    return written[0].isupper() and letters not in ordinary_words()
