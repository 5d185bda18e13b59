"""One record against all: the same pairs as a pass over the whole table, without the pass.

Of a record with ``k`` keys, found among ``n`` records, at most ``k * LARGEST_BLOCK`` candidates are
weighed, whatever ``n`` is: ``matches`` takes O(k log n) steps and the weighing, ``add`` and
``remove`` O(k).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from enishi.people.resolution.blocking import LARGEST_BLOCK, Pairs
from enishi.people.resolution.columns import Ints, Table, encode
from enishi.people.resolution.deciding import Thresholds
from enishi.people.resolution.keys import Row, block_keys, rows_of, table_of_rows
from enishi.people.resolution.profile import DEFAULT_REGION, Profile, table_of
from enishi.people.resolution.resolving import Match, Resolution
from enishi.people.resolution.schema import Schema
from enishi.people.resolution.scoring import score
from enishi.people.resolution.weighing import Model

Holders = Mapping[str, Mapping[str, int]]
"""For each field, how many records hold a value; one that is not named is held once."""


@dataclass(frozen=True, kw_only=True)
class NamedRow:
    """A record's id and its values."""

    id: str
    row: Row


def row_of(profile: Profile, *, region: str = DEFAULT_REGION) -> NamedRow:
    """Fold a profile to the values that are compared."""
    table = table_of([profile], region=region)
    return NamedRow(id=profile.id, row=tuple(cells[0] for cells in table.values.values()))


def match_one(
    one: NamedRow, others: Iterable[NamedRow], *, model: Model, holders: Holders
) -> tuple[Match, ...]:
    """Weigh one record with those that blocking found for it, the strongest first.

    Args:
        one: The record.
        others: Records of other ids, each once.
        model: What agreement is worth; the thresholds follow from its number of records.
        holders: How many records hold each value of ``one``, and each value of all of them in
            fields that may be swapped; ``one`` counts as well.
    """
    rows = [(one.id, one.row), *((other.id, other.row) for other in others)]
    if len(rows) == 1:
        return ()
    table = table_of_rows(rows, model.schema)
    columns = encode(table, model.schema, filled=model.filled, holders=holders)
    own = columns.ids.index(one.id)
    places = np.delete(np.arange(columns.count), own)
    pairs = Pairs(left=np.minimum(places, own), right=np.maximum(places, own))
    thresholds = Thresholds.for_records(model.records)
    scored = score(columns, model, pairs, least=thresholds.possible)
    found = Resolution(
        ids=columns.ids, model=model, thresholds=thresholds, scored=scored, labels={}
    )
    return tuple(found.matches())


def counted_values(
    one: NamedRow, others: Collection[NamedRow], schema: Schema
) -> Iterator[tuple[str, str]]:
    """Yield the fields and values of which :func:`match_one` must know how many hold them."""
    for place, field in enumerate(schema.fields):
        also = (other.row[place] for other in others) if field.partner else ()
        for value in {value for cell in (one.row[place], *also) for value in cell}:
            yield field.name, value


class ResolutionIndex:
    """Records that can be asked for those which may be of one person with another.

    Attributes:
        model: What agreement is worth; never learned anew here.
    """

    def __init__(self, table: Table, model: Model) -> None:
        """Take in the records of a table with the columns of the model's schema."""
        self.model = model
        rows = dict(rows_of(table, model.schema))
        self._ids = list(rows)
        self._rows = rows
        self._keys = _KeyIndex.of(list(rows.values()), model.schema)
        self._places = {name: place for place, name in enumerate(rows)}
        self._holders: dict[str, Counter[str]] = {
            field.name: Counter(value for row in rows.values() for value in row[place])
            for place, field in enumerate(model.schema.fields)
        }

    @classmethod
    def of(cls, profiles: Iterable[Profile], model: Model, *, region: str = DEFAULT_REGION) -> Self:
        """Take in people."""
        return cls(table_of(profiles, region=region), model)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._rows)

    def matches(self, profile: Profile, *, region: str = DEFAULT_REGION) -> tuple[Match, ...]:
        """Return whom a person may be, the most certain first.

        The same pairs with the same weights as those of ``resolve_profiles`` with this model over
        everybody and this person; in the place of the record with her id, where there is one.
        """
        return self.matches_of(row_of(profile, region=region))

    def matches_of(self, one: NamedRow) -> tuple[Match, ...]:
        """Return what :meth:`matches` does, for a record of any schema."""
        held = self._rows.get(one.id)
        self._count(one.row, 1)
        if held is not None:
            self._count(held, -1)
        try:
            return match_one(one, self._candidates(one), model=self.model, holders=self._holders)
        finally:
            self._count(one.row, -1)
            if held is not None:
                self._count(held, 1)

    def add(self, profile: Profile, *, region: str = DEFAULT_REGION) -> None:
        """Take in one person more, in the place of the one with her id."""
        self.put(row_of(profile, region=region))

    def put(self, one: NamedRow) -> None:
        """Take in one record of any schema, in the place of the one with its id."""
        if one.id in self._rows:
            self.remove(one.id)
        self._places[one.id] = place = len(self._ids)
        self._ids.append(one.id)
        self._rows[one.id] = one.row
        self._keys.add(place, block_keys(one.row, self.model.schema))
        self._count(one.row, 1)

    def remove(self, name: str) -> None:
        """Leave out a record.

        Raises:
            KeyError: If there is none of that id.
        """
        self._count(self._rows.pop(name), -1)
        self._keys.remove(self._places.pop(name))

    def _candidates(self, one: NamedRow) -> list[NamedRow]:
        own = self._places.get(one.id, -1)
        keys = Counter(block_keys(one.row, self.model.schema))
        places = {
            place
            for key, times in keys.items()
            for place in self._keys.block(key, own=own, most=LARGEST_BLOCK - times)
        }
        names = (self._ids[place] for place in places)
        return [NamedRow(id=name, row=self._rows[name]) for name in names]

    def _count(self, row: Row, change: int) -> None:
        for field, cell in zip(self.model.schema.fields, row, strict=True):
            for value in cell:
                self._holders[field.name][value] += change


@dataclass(frozen=True, kw_only=True)
class _KeyIndex:
    """Places of records by key: a sorted array of what came first, and what was added since."""

    keys: Ints
    places: npt.NDArray[np.int32]
    added: defaultdict[int, list[int]]
    gone: set[int]

    @classmethod
    def of(cls, rows: Sequence[Row], schema: Schema) -> Self:
        each = [block_keys(row, schema) for row in rows]
        keys = np.array([key for some in each for key in some], dtype=np.int64)
        places = np.repeat(np.arange(len(rows), dtype=np.int32), [len(some) for some in each])
        order = np.argsort(keys, kind="stable")
        return cls(keys=keys[order], places=places[order], added=defaultdict(list), gone=set())

    def add(self, place: int, keys: Iterable[int]) -> None:
        for key in keys:
            self.added[key].append(place)

    def remove(self, place: int) -> None:
        self.gone.add(place)

    def block(self, key: int, *, own: int, most: int) -> list[int]:
        """Return the places under a key, ``own`` left out; none where more than ``most`` are."""
        begin, end = np.searchsorted(self.keys, [key, key + 1])
        added = self.added.get(key, [])
        if end - begin + len(added) > most + len(self.gone) + LARGEST_BLOCK:
            return []
        held = (*self.places[begin:end].tolist(), *added)
        left = [place for place in held if place != own and place not in self.gone]
        return left if len(left) <= most else []
