"""Values as whole numbers: every distinct value is kept, and compared, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from enishi.language import LONG, SHORT
from enishi.people.resolution.schema import Field, Role, Schema

STANDARD_RECORDS = 1000
"""The typical share of a value counts as much as so many records do."""
OWN_RECORDS = 7
"""So many records of one person are nothing odd; more holders of one mail are other people."""

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]
Cell = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Records to be compared, each with any number of values in each field.

    Attributes:
        ids: One id for each record, all different.
        values: For each field the values of each record, parallel to ``ids``.
    """

    ids: tuple[str, ...]
    values: Mapping[str, Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One field as numbers.

    Attributes:
        cells: For each record the number of its cell (its set of values); 0 is the empty one.
        starts: Where the values of each cell begin in ``members``, one more at the end.
        members: Numbers of values, cell by cell.
        texts: The values by number.
        shares: For each value, the share of people that have it, as far as can be told.
        filled: Number of records with any value that the shares were counted among.
    """

    cells: Codes
    starts: Ints
    members: Codes
    texts: Texts
    shares: Floats
    filled: int

    @cached_property
    def sizes(self) -> Ints:
        """Return how many values each cell has."""
        return np.diff(self.starts)

    @cached_property
    def is_single(self) -> bool:
        """Tell whether no record has two values here."""
        return bool((self.sizes <= 1).all())

    @cached_property
    def firsts(self) -> Codes:
        """Return the first value of each cell; the empty cell borrows value 0."""
        if not self.members.size:
            return np.zeros(self.starts.size - 1, dtype=np.int32)
        return self.members[np.minimum(self.starts[:-1], self.members.size - 1)]

    @cached_property
    def is_latin(self) -> npt.NDArray[np.bool_]:
        """Tell for each value whether it is in (folded) Latin letters."""
        return np.array([text.isascii() for text in self.texts], dtype=np.bool_)

    @cached_property
    def is_marked(self) -> npt.NDArray[np.bool_]:
        """Tell for each value whether it says how long its vowels are, and nothing else new."""
        return np.array([text.endswith((LONG, SHORT)) for text in self.texts], dtype=np.bool_)

    @cached_property
    def is_suggested(self) -> npt.NDArray[np.bool_]:
        """Tell for each cell whether its Latin values are suggested readings.

        They stand behind what is written; what is stored stands before.
        """
        has_any = self.sizes > 0
        suggested = np.zeros(self.sizes.size, dtype=np.bool_)
        if self.members.size:
            begins, ends = self.starts[:-1][has_any], self.starts[1:][has_any] - 1
            is_written = ~(self.is_latin | self.is_marked)
            first, last = self.members[begins], self.members[ends]
            suggested[has_any] = is_written[first] & ~is_written[last]
        return suggested

    @cached_property
    def cell_shares(self) -> Floats:
        """Return for each cell the share of its rarest value."""
        if not self.members.size:
            return np.ones(self.starts.size - 1)
        padded = np.append(self.shares[self.members], 1.0)
        rarest = np.minimum.reduceat(padded, self.starts[:-1])
        return np.where(self.sizes > 0, rarest, 1.0)


@dataclass(frozen=True, kw_only=True)
class Columns:
    """A table as numbers, its records in the order of their ids."""

    ids: tuple[str, ...]
    by_name: Mapping[str, Column]

    @property
    def count(self) -> int:
        """Return the number of records."""
        return len(self.ids)


def encode(
    table: Table,
    schema: Schema,
    *,
    filled: Mapping[str, int] | None = None,
    holders: Mapping[str, Mapping[str, int]] | None = None,
) -> Columns:
    """Number the values of a table. The order of its records makes no difference.

    Args:
        table: The records.
        schema: Their fields.
        filled: For each field the number of records among which shares are counted, as a model
            learned it; without it, those of the table with any value. With it, a record more
            changes nothing for others that share no value with it.
        holders: For each field the number of records that hold a value, where the table is only
            some of them; one that is not named is held once.

    Raises:
        ValueError: If two records have the same id.
    """
    ids = np.array(table.ids, dtype=object)
    order = np.argsort(ids, kind="stable")
    if len(set(table.ids)) != len(table.ids):
        msg = "ids must be different, got one twice"
        raise ValueError(msg)
    books: dict[str, ValueBook] = {}
    for field in schema.fields:
        # Fields that may be swapped share a book, so that equal values have equal numbers.
        books[field.name] = books.get(field.partner) or ValueBook()
    by_name = {
        field.name: books[field.name].column(
            [table.values[field.name][i] for i in order],
            field,
            filled=(filled or {}).get(field.name),
            holders=(holders or {}).get(field.name),
        )
        for field in schema.fields
    }
    return Columns(ids=tuple(ids[order]), by_name=by_name)


class ValueBook:
    """Numbers for values and for sets of values, in the order in which they come."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}
        self._cells: dict[Cell, int] = {(): 0}

    def column(
        self,
        cells: Sequence[Cell],
        field: Field,
        *,
        filled: int | None = None,
        holders: Mapping[str, int] | None = None,
    ) -> Column:
        """Return the cells of all records as numbers."""
        known, values = self._cells, self._values
        numbers = np.array([known.setdefault(cell, len(known)) for cell in cells], dtype=np.int32)
        members = [values.setdefault(v, len(values)) for cell in known for v in cell]
        sizes = np.fromiter(map(len, known), dtype=np.int64, count=len(known))
        uses = np.bincount(numbers, minlength=sizes.size)
        places = np.array(members, dtype=np.int32)
        filled = int(uses[1:].sum()) if filled is None else filled
        times = np.repeat(uses, sizes)
        counts = np.bincount(places, weights=times, minlength=len(values)).astype(np.float64)
        if holders is not None:
            counts = np.array([holders.get(value, 1) for value in values], dtype=np.float64)
        return Column(
            cells=numbers,
            starts=np.concatenate([[0], np.cumsum(sizes)]),
            members=places,
            texts=np.fromiter(values, dtype=object, count=len(values)),
            shares=share_of(counts, field, filled=filled),
            filled=filled,
        )


def share_of(counts: Floats, field: Field, *, filled: int) -> Floats:
    """Return the share of people that have a value which so many records have.

    One holder is the person herself. What belongs to one person is as rare as ever, unless more
    records hold it than one person is likely to have.

    Args:
        counts: Records that have each value.
        field: What the values are about.
        filled: Records that have any value.
    """
    if field.role is Role.IDENTITY:
        others = np.maximum(counts - OWN_RECORDS, 0.0) / max(filled, 1)
        return np.maximum(others, field.typical_share)
    expected = field.typical_share * STANDARD_RECORDS
    return (np.maximum(counts - 1, 0.0) + expected) / (filled + STANDARD_RECORDS)
