"""The pairs that are worth a look, with their weights; all others are dropped early."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from enishi.people.resolution.blocking import Pairs
from enishi.people.resolution.columns import Columns, Floats
from enishi.people.resolution.comparing import Levels, compare_field
from enishi.people.resolution.schema import Field, Level
from enishi.people.resolution.weighing import Model

PAIRS_AT_A_TIME = 500_000
"""Bounds the memory, whatever the number of pairs."""

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """Pairs with what was found out about them.

    Attributes:
        pairs: The pairs.
        levels: For each pair and field the :class:`Level`.
        weights: For each pair and field the weight in bits.
    """

    pairs: Pairs
    levels: Levels
    weights: Weights

    @property
    def evidence(self) -> Floats:
        """Return the sum of the weights of each pair, without the prior."""
        evidence: Floats = self.weights.sum(axis=1, dtype=np.float64)
        return evidence

    def take(self, chosen: npt.NDArray[np.bool_]) -> "Scored":
        """Return some of the pairs."""
        if chosen.all():
            return self
        return Scored(
            pairs=self.pairs.take(chosen), levels=self.levels[chosen], weights=self.weights[chosen]
        )


def score(columns: Columns, model: Model, pairs: Pairs, *, least: float) -> Scored:
    """Weigh pairs, and keep those whose evidence is at least ``least``.

    Nothing that reaches ``least`` is lost: a pair is dropped once even the best that its fields
    still to be compared could give would not lift it there. Equal values are found by number;
    texts are compared only where that leaves the question open.
    """
    parts = [_score(columns, model, some, least=least) for some in pairs.split(PAIRS_AT_A_TIME)]
    fields = len(model.schema.fields)
    nothing = np.empty(0, dtype=np.int64)
    parts = parts or [
        Scored(
            pairs=Pairs(left=nothing, right=nothing),
            levels=np.empty((0, fields), dtype=np.int8),
            weights=np.empty((0, fields), dtype=np.float32),
        ),
    ]
    return joined(*parts)


def joined(*parts: Scored) -> Scored:
    """Return pairs one after the other."""
    return Scored(
        pairs=Pairs(
            left=np.concatenate([part.pairs.left for part in parts]),
            right=np.concatenate([part.pairs.right for part in parts]),
        ),
        levels=np.concatenate([part.levels for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
    )


def _score(columns: Columns, model: Model, pairs: Pairs, *, least: float) -> Scored:
    bounds = np.stack([_bound(columns, model, field, pairs) for field in model.schema.fields])
    totals = bounds.sum(axis=0)
    # Room for what is lost by adding in another order.
    alive = np.flatnonzero(totals >= least - 0.001)
    weights, pairs, totals = bounds[:, alive], pairs.take(alive), totals[alive]
    levels = np.zeros(weights.shape, dtype=np.int8)
    for place in _dearest_last(columns, model):
        found, shares = compare_field(columns, model.schema.fields[place], pairs)
        weight = model.weights[place][found] - np.log2(shares)
        totals += (weight - weights[place]).astype(np.float32)
        levels[place], weights[place] = found, weight
        alive = np.flatnonzero(totals >= least - 0.001)
        if alive.size < totals.size:
            levels, weights = levels[:, alive], weights[:, alive]
            pairs, totals = pairs.take(alive), totals[alive]
    scored = Scored(
        pairs=pairs, levels=np.ascontiguousarray(levels.T), weights=np.ascontiguousarray(weights.T)
    )
    # The order of adding must not decide: the fields' order depends on what else is in the table.
    return scored.take(scored.evidence >= least)


def _dearest_last(columns: Columns, model: Model) -> list[int]:
    """Return the fields' places, those with the fewest distinct values first."""
    sizes = [columns.by_name[field.name].texts.size for field in model.schema.fields]
    return [int(place) for place in np.argsort(sizes, kind="stable")]


def _bound(columns: Columns, model: Model, field: Field, pairs: Pairs) -> Weights:
    """Return the most that a field can add to each pair, from the numbers of its values alone."""
    column = columns.by_name[field.name]
    weights = model.weights[model.schema.place(field.name)]
    a, b = column.cells[pairs.left], column.cells[pairs.right]
    by_value = -np.log2(column.cell_shares)
    same = (weights[Level.SAME] + by_value).astype(np.float32)
    other = np.full(same.size, weights[Level.NEAR :].max(), dtype=np.float32)
    if not column.is_single:
        other = np.maximum(other, same)
    if field.partner:
        other = np.maximum(other, (weights[Level.SWAPPED] + by_value).astype(np.float32))
    same[0] = other[0] = 0.0
    bound = np.where(a == b, same[a], other[a])
    bound[b == 0] = 0.0
    return bound


def weigh_all(columns: Columns, model: Model, pairs: Pairs) -> Scored:
    """Weigh pairs and keep every one."""
    return score(columns, model, pairs, least=-np.inf)
