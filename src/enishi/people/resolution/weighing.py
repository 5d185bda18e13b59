"""Weights of agreement (Fellegi and Sunter), learned without labels.

The weight of a level is ``log2(m / u)``: ``m`` is how often two records of one person agree so far,
``u`` how often two people do. For equal values ``u`` is the share of people with that very value,
so that a rare name says more than a common one.

Fellegi, I. P. and Sunter, A. B. (1969), A theory for record linkage,
https://doi.org/10.1080/01621459.1969.10501049.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from enishi.people.resolution.blocking import Pairs
from enishi.people.resolution.columns import Columns, Floats
from enishi.people.resolution.comparing import Compared, Levels, compare
from enishi.people.resolution.schema import Field, Level, Role, Schema

MOST_TRAINING_PAIRS = 200_000
PRIOR_PAIRS = 20.0
"""What is believed beforehand counts as much as so many pairs of one person."""
DUPLICATES_PER_RECORD = 0.25
"""Expected before looking, and counted as :data:`PRIOR_PAIRS` pairs."""
ROUNDS = 40
_STILL = 1e-4
_BY_VALUE = (Level.SAME, Level.SWAPPED)
SUGGESTIONS_RIGHT = 0.8
"""Share of names whose suggested reading is right: 40 of 50 in a test rich in rare ones."""

_MATCHING = {
    Level.SAME: 0.85,
    Level.SWAPPED: 0.02,
    Level.NEAR: 0.07,
    Level.SOUND: 0.01,
    Level.ROUGH: 0.02,
    Level.PART: 0.02,
    Level.DIFFERENT: 0.05,
}
# A person has several mails, and the company and the city change.
_MATCHING_MANY = _MATCHING | {Level.SAME: 0.45, Level.DIFFERENT: 0.45}
_CHANCE = {Level.SWAPPED: 1.0, Level.NEAR: 3.0, Level.SOUND: 3.0, Level.ROUGH: 5.0, Level.PART: 5.0}


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """What agreement is worth.

    Attributes:
        schema: What is compared.
        m: For each field and level, how often two records of one person agree so.
        u: The same for records of two people.
        prior: Chance that two records taken at random are of one person.
        records: Number of records it was learned from; thresholds rise with it.
        filled: For each field, how many of them had any value.
    """

    schema: Schema
    m: Floats
    u: Floats
    prior: float
    records: int
    filled: Mapping[str, int]

    @cached_property
    def weights(self) -> Floats:
        """Return ``log2(m / u)``; for equal values ``log2(m)``, their share is still to come."""
        is_used = self.m > 0
        weights = np.log2(np.where(is_used, self.m, 1.0))
        by_level = np.log2(np.where(is_used, self.u, 1.0))
        by_level[:, _BY_VALUE] = 0.0
        weights -= by_level
        weights[:, Level.SUGGESTED] = weights[:, Level.SAME] + np.log2(SUGGESTIONS_RIGHT)
        # Homophones are no evidence for one person, however often kanji were mistyped.
        weights[:, Level.SOUND] = np.minimum(weights[:, Level.SOUND], 0.0)
        return weights

    @property
    def prior_weight(self) -> float:
        """Return the weight of the prior, the log2 of its odds."""
        return float(np.log2(self.prior / (1 - self.prior)))

    def weigh(self, compared: Compared) -> Floats:
        """Return the weight of each field for each pair, in bits."""
        places = np.arange(len(self.schema.fields))
        by_level = self.weights[places, compared.levels]
        return by_level - np.log2(compared.shares)


def probability(weights: Floats) -> Floats:
    """Turn total weights, prior included, into probabilities."""
    return 1.0 / (1.0 + np.exp2(-np.clip(weights, -200, 200)))


def starting_model(schema: Schema, columns: Columns) -> Model:
    """Return what is believed before any pair of records is compared."""
    return Model(
        schema=schema,
        m=np.array([_start_m(field) for field in schema.fields]),
        u=np.array([_start_u(field) for field in schema.fields]),
        prior=DUPLICATES_PER_RECORD / max(columns.count, 2),
        records=columns.count,
        filled={field.name: columns.by_name[field.name].filled for field in schema.fields},
    )


def _start_m(field: Field) -> list[float]:
    believed = _MATCHING if field.is_exclusive else _MATCHING_MANY
    return _spread({level: believed[level] for level in field.levels})


def _start_u(field: Field) -> list[float]:
    chances = {level: _CHANCE.get(level, 1.0) * field.typical_share for level in field.levels}
    return _spread(chances | {Level.DIFFERENT: max(1.0 - sum(chances.values()), 0.5)})


def _spread(chances: dict[Level, float]) -> list[float]:
    """Give every level a place; those that a field does not know stay 0."""
    total = sum(chances.values())
    return [chances.get(level, 0.0) / total for level in Level]


def train(columns: Columns, schema: Schema, pairs: Pairs, *, rng: np.random.Generator) -> Model:
    """Learn the model from records without labels.

    ``m`` and the prior come from the pairs that blocking found, by expectation maximisation; ``u``
    from pairs taken at random, in which true matches count as little as they are likely. Levels
    that were seen too seldom stay near what is believed beforehand.

    Args:
        columns: The records.
        schema: What is compared.
        pairs: Pairs found by blocking.
        rng: Dice for the random pairs.
    """
    model = starting_model(schema, columns)
    sample = _thin(pairs)
    if not sample.count:
        return model
    training = _Training(
        start=model,
        found=compare(columns, schema, sample),
        drawn=compare(columns, schema, _draw(columns.count, rng)),
        scale=pairs.count / sample.count,
        all_pairs=columns.count * (columns.count - 1) / 2,
    )
    for _ in range(ROUNDS):
        before, model = model, training.step(model)
        if np.abs(model.m - before.m).max() < _STILL:
            break
    return model


def _thin(pairs: Pairs) -> Pairs:
    step = -(-pairs.count // MOST_TRAINING_PAIRS)
    return pairs.take(np.arange(0, pairs.count, max(step, 1)))


def _draw(count: int, rng: np.random.Generator) -> Pairs:
    """Draw pairs of two different records."""
    number = min(MOST_TRAINING_PAIRS, count * (count - 1))
    left = rng.integers(0, count, number)
    right = (left + rng.integers(1, count, number)) % count
    return Pairs(left=np.minimum(left, right), right=np.maximum(left, right))


@dataclass(frozen=True, kw_only=True)
class _Training:
    """Pairs to learn from: those found by blocking, and those drawn at random."""

    start: Model
    found: Compared
    drawn: Compared
    scale: float
    all_pairs: float

    def step(self, model: Model) -> Model:
        """Take one step of expectation maximisation."""
        matching = probability(model.weigh(self.found).sum(axis=1) + model.prior_weight)
        strange = 1 - probability(model.weigh(self.drawn).sum(axis=1) + model.prior_weight)
        start = self.start
        matches = matching.sum() * self.scale + PRIOR_PAIRS * start.prior
        return replace(
            start,
            m=_shares_of_levels(self.found.levels, matching, start.m),
            u=np.maximum(_shares_of_levels(self.drawn.levels, strange, start.u), _floor(start)),
            prior=float(np.clip(matches / self.all_pairs, start.prior / 100, 0.5)),
        )


def _floor(start: Model) -> Floats:
    """Return the least u: what too few records never show by chance is not impossible."""
    is_identity = [field.role is Role.IDENTITY for field in start.schema.fields]
    floor = np.where(np.array(is_identity)[:, None], start.u, 0.0)
    floor[:, Level.DIFFERENT] = 0.0
    return floor


def _shares_of_levels(levels: Levels, weights: Floats, start: Floats) -> Floats:
    counts = np.stack(
        [np.bincount(column, weights=weights, minlength=len(Level)) for column in levels.T],
    )
    counts[:, Level.MISSING] = 0.0
    counts[:, Level.SAME] += counts[:, Level.SUGGESTED]
    counts[:, Level.SUGGESTED] = 0.0
    total = counts.sum(axis=1, keepdims=True)
    shares: Floats = (counts + PRIOR_PAIRS * start) / (total + PRIOR_PAIRS)
    return shares
