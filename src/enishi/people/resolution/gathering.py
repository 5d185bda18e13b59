"""Groups of records beside each other: what all their pairs say together.

Records of one person often hold different halves of what is known: one the telephone, one the
birthday. A third record may share one with each, and be likely with neither alone. So all pairs
between two groups are read as one pair of people: of each field what speaks best for them. That is
the best of as many tries as there are pairs, which costs bits: where one pair of strangers reaches
``t`` bits with a chance ``p``, the best of ``k`` does with at most ``k p``.
"""

from dataclasses import dataclass

import numpy as np

from enishi.people.resolution.blocking import Pairs, distinct, pairs_between
from enishi.people.resolution.columns import Columns, Floats, Ints
from enishi.people.resolution.schema import Level
from enishi.people.resolution.scoring import Scored, weigh_all
from enishi.people.resolution.weighing import Model

MOST_TRIES = 64
"""Two groups with more pairs between them are left as they are."""
_NO_LEVEL = np.int8(max(Level) + 1)


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Pairs of groups.

    Attributes:
        scored: For each two groups one pair of their records, with the best weight that any pair of
            them has in each field, and its level.
        costs: For each the bits by which so many tries raise what chance reaches.
    """

    scored: Scored
    costs: Floats


def gather(columns: Columns, model: Model, pairs: Pairs, labels: Ints) -> Gathered:
    """Weigh groups of records that some pair links, as if each were one record.

    Args:
        columns: The records.
        model: What agreement is worth.
        pairs: Pairs that may link two groups.
        labels: For each record the first record of its group.
    """
    one, other = _linked(pairs, labels)
    sizes = np.bincount(labels, minlength=labels.size)
    tries = sizes[one] * sizes[other]
    is_open = (tries > 1) & (tries <= MOST_TRIES)
    one, other, tries = one[is_open], other[is_open], tries[is_open]
    scored = weigh_all(columns, model, pairs_between(labels, one, other))
    begins = np.cumsum(tries) - tries
    return Gathered(scored=_best(scored, begins, tries), costs=np.log2(tries))


def _linked(pairs: Pairs, labels: Ints) -> tuple[Ints, Ints]:
    left, right = labels[pairs.left], labels[pairs.right]
    is_between = left != right
    low, high = np.minimum(left, right)[is_between], np.maximum(left, right)[is_between]
    one, other = np.divmod(distinct(low * np.int64(labels.size) + high), max(labels.size, 1))
    return one, other


def _best(scored: Scored, begins: Ints, tries: Ints) -> Scored:
    """Keep of each run of pairs the best in each field; what one lacks, another may hold."""
    if not begins.size:
        return scored
    weights = np.where(scored.levels == Level.MISSING, -np.inf, scored.weights)
    best = np.maximum.reduceat(weights, begins, axis=0)
    is_best = (weights == np.repeat(best, tries, axis=0)) & ~np.isneginf(weights)
    levels = np.minimum.reduceat(np.where(is_best, scored.levels, _NO_LEVEL), begins, axis=0)
    is_missing = np.isneginf(best)
    levels[is_missing], best[is_missing] = Level.MISSING, 0.0
    return Scored(
        pairs=scored.pairs.take(begins),
        levels=levels.astype(np.int8),
        weights=best.astype(np.float32),
    )
