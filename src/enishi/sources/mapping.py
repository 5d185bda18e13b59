"""Mapping: which column of an unknown table says what, guessed by name in Japanese and English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from enishi.sources.aliases import ALIASES, CARD_DAY_ALIASES, DAY_ALIASES, Alias
from enishi.sources.columns import Column
from enishi.sources.errors import MappingError
from enishi.sources.headers import fold_header
from enishi.sources.records import FieldKind

_DIGITS = re.compile(r"\d+")
_NAMING = frozenset({FieldKind.NAME, FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME, FieldKind.MAIL})
_FEWEST_KNOWN = 2
_NO_ALIASES: Mapping[str, Alias] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class MappedColumn:
    """One column: its name in the file, what it is about, and the label its name implies."""

    header: str
    kind: FieldKind
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """What the columns of a table say.

    Attributes:
        columns: One for each column, in the file's order; :attr:`FieldKind.OTHER` for those that
            are kept as they stand and that nothing else reads.
        day_header: The column with the day on which the two met or exchanged cards, or empty.
    """

    columns: tuple[MappedColumn, ...]
    day_header: str = ""

    @property
    def is_usable(self) -> bool:
        """Tell whether some column names a person: a name, a part of one, or a mail address."""
        return any(column.kind in _NAMING for column in self.columns)

    @property
    def has_card_day(self) -> bool:
        """Tell whether the day is the one on which cards were exchanged."""
        return fold_header(self.day_header) in CARD_DAY_ALIASES

    @property
    def known_count(self) -> int:
        """Return the number of columns with a meaning."""
        known = sum(column.kind is not FieldKind.OTHER for column in self.columns)
        return known + bool(self.day_header)

    def with_kind(self, header: str, kind: FieldKind) -> "ColumnMapping":
        """Return the mapping with one column's meaning changed.

        Raises:
            MappingError: If there is no such column.
        """
        if header not in {column.header for column in self.columns}:
            msg = "header must be a column of the table, got one that it does not have"
            raise MappingError(msg)
        changed = tuple(
            replace(column, kind=kind, label="") if column.header == header else column
            for column in self.columns
        )
        return replace(self, columns=changed)

    def placed_in(self, headers: Sequence[str]) -> tuple[Column, ...]:
        """Return the columns to read from a table with these headers, in its order."""
        meanings = {fold_header(column.header): column for column in self.columns}
        other = MappedColumn(header="", kind=FieldKind.OTHER)
        placed = []
        for index, header in enumerate(headers):
            meaning = meanings.get(fold_header(header), other)
            placed.append(
                Column(index=index, kind=meaning.kind, origin=header, label=meaning.label)
            )
        return tuple(placed)


def guess_mapping(headers: Sequence[str]) -> ColumnMapping:
    """Return what the headers seem to say; the user confirms or changes it.

    Knows Japanese and English names as address books, card apps and event tools write them,
    with or without numbers (``E-mail 2 Address``).
    """
    folded = [fold_header(header) for header in headers]
    place = next((folded.index(name) for name in DAY_ALIASES if name in folded), -1)
    columns = tuple(meaning_of(header) for header in headers)
    return ColumnMapping(
        columns=tuple(_in_context(columns)), day_header=headers[place] if place >= 0 else ""
    )


def known_meaning(header: str, own: Mapping[str, Alias] = _NO_ALIASES) -> MappedColumn | None:
    """Return what a header's name says, or None where no alias fits.

    Args:
        header: As the file has it; numbers in it do not count.
        own: What the format itself knows, which goes before what is generally meant.
    """
    folded = fold_header(header)
    bare = _DIGITS.sub("", folded)
    alias = own.get(folded) or own.get(bare) or ALIASES.get(folded) or ALIASES.get(bare)
    return MappedColumn(header=header, kind=alias.kind, label=alias.label) if alias else None


def meaning_of(header: str, own: Mapping[str, Alias] = _NO_ALIASES) -> MappedColumn:
    """Return what a header's name says; kept as it stands where no alias fits."""
    return known_meaning(header, own) or MappedColumn(header=header, kind=FieldKind.OTHER)


def _in_context(columns: Sequence[MappedColumn]) -> Iterator[MappedColumn]:
    """Put right what a name means only because of the columns beside it."""
    kinds = {column.kind for column in columns}
    for column in columns:
        folded = fold_header(column.header)
        if (
            folded == "名前"
            and FieldKind.FAMILY_NAME in kinds
            and FieldKind.GIVEN_NAME not in kinds
        ):
            yield replace(column, kind=FieldKind.GIVEN_NAME)
        elif (
            folded == "name"
            and FieldKind.GIVEN_NAME in kinds
            and FieldKind.FAMILY_NAME not in kinds
        ):
            # A German or English list of "Name, Vorname".
            yield replace(column, kind=FieldKind.FAMILY_NAME)
        elif folded == "名前フリガナ" and FieldKind.FAMILY_READING not in kinds:
            yield replace(column, kind=FieldKind.FAMILY_READING)
        else:
            yield column


def is_people_header(folded: Sequence[str]) -> bool:
    """Tell whether a row of folded cells looks like the header of a table of people."""
    named = [cell for cell in folded if cell]
    mapping = guess_mapping(folded)
    # Rows of people repeat words, headers only where most of their columns are known.
    if len(set(named)) < len(named) and mapping.known_count * 2 < len(named):
        return False
    return mapping.is_usable and mapping.known_count >= min(_FEWEST_KNOWN, len(folded))
