"""Which pairs of records are looked at: those that agree in the keys of some rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.people.resolution.columns import Column, Columns, Ints
from enishi.people.resolution.schema import BlockingRule, BlockKey

LARGEST_BLOCK = 64
"""Blocks of more records are no lead: a value that so many share says too little of anybody."""
_LARGEST_KEY = 2**62


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Pairs of records by place; ``left`` is always the smaller, and no pair comes twice."""

    left: Ints
    right: Ints

    @property
    def count(self) -> int:
        """Return the number of pairs."""
        return int(self.left.size)

    def take(self, chosen: Ints | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(left=self.left[chosen], right=self.right[chosen])

    def split(self, most: int) -> Iterator["Pairs"]:
        """Yield the pairs in runs of at most ``most``."""
        for begin in range(0, self.count, most):
            yield self.take(np.arange(begin, min(begin + most, self.count)))


def find_pairs(
    columns: Columns,
    rules: Sequence[BlockingRule],
    *,
    largest: int = LARGEST_BLOCK,
) -> Pairs:
    """Return the pairs that any of the rules finds.

    Args:
        columns: The records.
        rules: What has to agree.
        largest: Blocks with more records than that are left out.

    Returns:
        Each pair once, sorted by place.
    """
    packed = [pack(pairs_of(columns, rule, largest=largest), columns.count) for rule in rules]
    return unpack(distinct(np.concatenate([np.empty(0, np.int64), *packed])), columns.count)


def pack(pairs: Pairs, count: int) -> Ints:
    """Write each pair as one number."""
    return pairs.left * np.int64(count) + pairs.right


def unpack(packed: Ints, count: int) -> Pairs:
    """Read pairs written as numbers."""
    left, right = np.divmod(packed, max(count, 1))
    return Pairs(left=left, right=right)


def distinct(numbers: Ints) -> Ints:
    """Return the numbers sorted, each once (sorting is many times quicker than ``unique``)."""
    ordered = np.sort(numbers)
    return ordered[_is_first(ordered)]


def _is_first(ordered: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    is_first = np.ones(ordered.size, dtype=np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return is_first


def pairs_of(columns: Columns, rule: BlockingRule, *, largest: int = LARGEST_BLOCK) -> Pairs:
    """Return the pairs of one rule. A pair that agrees in two values may come twice."""
    records, keys = keys_of(columns, rule)
    return pairs_of_groups(records, keys, largest=largest)


def pairs_of_groups(records: Ints, keys: Ints, *, largest: int) -> Pairs:
    """Return the pairs of records with the same key, groups of more than ``largest`` left out."""
    order = np.argsort(keys, kind="stable")
    records, keys = records[order], keys[order]
    begins = np.flatnonzero(_is_first(keys))
    sizes = np.diff(np.append(begins, keys.size))
    sizes = np.where(sizes <= largest, sizes, 1)
    # Each record is paired with those behind it in its group.
    behind = _countdown(begins, sizes, keys.size)
    first = np.repeat(np.arange(keys.size), behind)
    second = first + 1 + _places(behind)
    left, right = records[first], records[second]
    is_pair = left != right
    return Pairs(left=left[is_pair], right=right[is_pair])


def pairs_between(labels: Ints, one: Ints, other: Ints) -> Pairs:
    """Return all pairs of a record of one group and one of another, group by group.

    Args:
        labels: For each record its group.
        one: Groups.
        other: For each of them another one.
    """
    order, sizes = np.argsort(labels, kind="stable"), np.bincount(labels, minlength=labels.size)
    begins = np.cumsum(sizes) - sizes
    counts = sizes[one] * sizes[other]
    owner = np.repeat(np.arange(one.size), counts)
    row, place = np.divmod(_places(counts), sizes[other][owner])
    first, second = order[begins[one][owner] + row], order[begins[other][owner] + place]
    return Pairs(left=np.minimum(first, second), right=np.maximum(first, second))


def _countdown(begins: Ints, sizes: Ints, count: int) -> Ints:
    """For each place of a block, how many places follow it: 2, 1, 0 for a block of three."""
    ends = np.repeat(begins + sizes, np.diff(np.append(begins, count)))
    return np.maximum(ends - 1 - np.arange(count), 0)


def _places(counts: Ints) -> Ints:
    """Count up within each group: 0, 1, 2, 0, 1 for counts 3, 2."""
    ends = np.cumsum(counts)
    return np.arange(int(ends[-1]) if ends.size else 0) - np.repeat(ends - counts, counts)


def keys_of(columns: Columns, rule: BlockingRule) -> tuple[Ints, Ints]:
    """Return records and their keys; a record with several values has several keys."""
    records = np.arange(columns.count)
    keys = np.zeros(columns.count, dtype=np.int64)
    span = 1
    for key in rule.keys:
        column = columns.by_name[key.field]
        numbers, kinds = _numbers(column, key)
        owner, members = _values_of(column, records)
        records, keys, span = records[owner], keys[owner], span * kinds
        if span > _LARGEST_KEY:
            keys, span = np.unique(keys, return_inverse=True)[1], keys.size * kinds
        keys = keys * kinds + numbers[members]
        wanted = numbers[members] >= 0
        records, keys = records[wanted], keys[wanted]
    return records, keys


def _values_of(column: Column, records: Ints) -> tuple[Ints, Ints]:
    """Return, for each value of each record, the place in ``records`` and the value."""
    cells = column.cells[records]
    if column.is_single:
        owner = np.flatnonzero(cells)
        return owner, column.firsts[cells[owner]].astype(np.int64)
    counts = column.sizes[cells]
    owner = np.repeat(np.arange(records.size), counts)
    members = column.members[np.repeat(column.starts[cells], counts) + _places(counts)]
    return owner, members.astype(np.int64)


def _numbers(column: Column, key: BlockKey) -> tuple[Ints, int]:
    """Number the values, or their beginnings; too short ones are -1: they are no lead."""
    if not key.length:
        return np.arange(column.texts.size), max(column.texts.size, 1)
    return number_texts(_beginnings(column.texts.tolist(), key.length))


def _beginnings(texts: Iterable[str], length: int) -> list[str]:
    return [text[:length] if len(text) >= length else "" for text in texts]


def number_texts(texts: Sequence[str]) -> tuple[Ints, int]:
    """Number texts from 0, equal ones alike, and say how many there are; the empty one is -1."""
    known: dict[str, int] = {"": -1}
    numbers = [known.setdefault(text, len(known) - 1) for text in texts]
    return np.array(numbers, dtype=np.int64), max(len(known), 1)
