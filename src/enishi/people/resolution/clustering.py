"""From pairs to people: the strongest pairs first, and never against what was said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from enishi.people.resolution.blocking import Pairs, distinct, pack, pairs_of_groups, unpack
from enishi.people.resolution.columns import Columns, Floats, Ints
from enishi.people.resolution.scoring import Scored, weigh_all
from enishi.people.resolution.weighing import Model

LARGEST_GROUP = 1000
"""Groups of more records are not searched for contradictions beyond the pairs already weighed."""


def cluster(
    columns: Columns,
    model: Model,
    pairs: Pairs,
    evidence: Floats,
    *,
    apart: Pairs,
    contradiction: float,
) -> Ints:
    """Join pairs to people, the strongest first.

    Two groups are not joined where a record of one and a record of the other are known to be
    different people, or contradict each other.

    Args:
        columns: The records.
        model: What agreement is worth.
        pairs: Pairs to be joined.
        evidence: Their weight, parallel to ``pairs``.
        apart: Pairs that must never be joined.
        contradiction: Evidence in bits, below 0, from which on two records must not come together
            through a third.

    Returns:
        For each record the first record of its person.
    """
    labels = connect(pairs, columns.count)
    inner = _inner_pairs(columns, model, labels, pairs)
    against = inner.pairs.take(inner.evidence <= contradiction)
    apart = _within(labels, _joined(apart, against, count=columns.count))
    if not apart.count:
        return labels
    torn = np.zeros(columns.count, dtype=np.bool_)
    torn[labels[apart.left]] = True
    chosen = np.flatnonzero(torn[labels[pairs.left]])
    order = chosen[np.lexsort((pairs.right[chosen], pairs.left[chosen], -evidence[chosen]))]
    return _join_one_by_one(labels, torn, pairs.take(order), apart=apart)


def connect(pairs: Pairs, count: int) -> Ints:
    """Return for each record the first one that it is connected with."""
    labels = np.arange(count)
    while True:
        left, right = labels[pairs.left], labels[pairs.right]
        is_open = left != right
        if not is_open.any():
            return labels
        left, right = left[is_open], right[is_open]
        np.minimum.at(labels, np.maximum(left, right), np.minimum(left, right))
        _shorten(labels)


def _shorten(labels: Ints) -> None:
    """Point every record straight at its first one."""
    while True:
        after = labels[labels]
        if np.array_equal(after, labels):
            return
        labels[:] = after


def _joined(*many: Pairs, count: int) -> Pairs:
    return unpack(distinct(np.concatenate([pack(pairs, count) for pairs in many])), count)


def _within(labels: Ints, pairs: Pairs) -> Pairs:
    return pairs.take(labels[pairs.left] == labels[pairs.right])


def _inner_pairs(columns: Columns, model: Model, labels: Ints, pairs: Pairs) -> Scored:
    """Weigh the pairs within groups of three and more that are joined through others only."""
    sizes = np.bincount(labels, minlength=columns.count)
    in_chain = np.flatnonzero((sizes[labels] > 2) & (sizes[labels] <= LARGEST_GROUP))  # noqa: PLR2004 - a pair is no chain
    inner = pack(pairs_of_groups(in_chain, labels[in_chain], largest=LARGEST_GROUP), columns.count)
    others = np.setdiff1d(inner, pack(pairs, columns.count), assume_unique=True)
    return weigh_all(columns, model, unpack(others, columns.count))


def _join_one_by_one(
    labels: Ints, torn: np.ndarray[tuple[int], np.dtype[np.bool_]], pairs: Pairs, *, apart: Pairs
) -> Ints:
    groups = Groups()
    for left, right in zip(apart.left.tolist(), apart.right.tolist(), strict=True):
        groups.keep_apart(left, right)
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        groups.join(left, right)
    result = labels.copy()
    for record in np.flatnonzero(torn[labels]).tolist():
        result[record] = groups.first(record)
    return result


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Union-find that knows which groups must stay apart."""

    parents: dict[int, int] = field(default_factory=dict)
    enemies: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def first(self, record: int) -> int:
        """Return the first record of a record's group."""
        root = record
        while (above := self.parents.get(root, root)) != root:
            root = above
        while (above := self.parents.get(record, record)) != root:
            self.parents[record], record = root, above
        return root

    def keep_apart(self, left: int, right: int) -> None:
        """Forbid that the groups of two records are ever joined."""
        one, two = self.first(left), self.first(right)
        self.enemies[one].add(two)
        self.enemies[two].add(one)

    def join(self, left: int, right: int) -> None:
        """Join the groups of two records, unless that is forbidden."""
        one, two = sorted((self.first(left), self.first(right)))
        if one == two or two in self.enemies.get(one, ()):
            return
        self.parents[two] = one
        for enemy in self.enemies.pop(two, ()):
            self.enemies[enemy].discard(two)
            self.enemies[enemy].add(one)
            self.enemies[one].add(enemy)


def groups_of(labels: Ints, ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each person's records, both in the order of the records."""
    groups: dict[int, list[str]] = defaultdict(list)
    for label, name in zip(labels.tolist(), ids, strict=True):
        groups[label].append(name)
    return tuple(tuple(group) for group in groups.values())
