"""Resolve a table: block, train, weigh, decide, cluster."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from enishi.people.resolution.blocking import Pairs, find_pairs
from enishi.people.resolution.clustering import cluster, groups_of
from enishi.people.resolution.columns import Columns, Ints, Table, encode
from enishi.people.resolution.deciding import (
    Certainty,
    Choice,
    Thresholds,
    is_probable,
    is_sure,
)
from enishi.people.resolution.gathering import gather
from enishi.people.resolution.schema import Level, Schema
from enishi.people.resolution.scoring import Scored, joined, score
from enishi.people.resolution.weighing import Model, probability, train

SEED = 20261124
"""Of the dice that choose pairs at random to learn from; any other does as well."""


@dataclass(frozen=True, kw_only=True)
class MatchPart:
    """What one field says.

    Attributes:
        field: Its name.
        level: How far the records agree in it.
        weight: What that is worth in bits; below 0 it speaks against.
    """

    field: str
    level: Level
    weight: float


@dataclass(frozen=True, kw_only=True)
class Match:
    """Two records that may be of one person.

    Attributes:
        left: Id of one record.
        right: Id of the other; ids stand in their order.
        certainty: How certain it is.
        prior: The weight of two records taken at random.
        parts: What each field says. Fields that one of them lacks say 0.
    """

    left: str
    right: str
    certainty: Certainty
    prior: float
    parts: tuple[MatchPart, ...]

    @property
    def weight(self) -> float:
        """Return the sum of the prior and all parts, in bits."""
        return self.prior + sum(part.weight for part in self.parts)

    @property
    def probability(self) -> float:
        """Return the weight as a probability."""
        return float(probability(np.array(self.weight)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Resolution:
    """Which records are of one person.

    Attributes:
        ids: Ids of the records in their order.
        model: What agreement is worth.
        thresholds: From which evidence on a pair counts.
        scored: Every pair that is at least possible, by place in ``ids``.
        labels: For each certainty and record the place of the first record of its person.
    """

    ids: tuple[str, ...]
    model: Model
    thresholds: Thresholds
    scored: Scored
    labels: Mapping[Certainty, Ints]

    @cached_property
    def is_sure(self) -> Choice:
        """Tell which of the pairs are sure."""
        return is_sure(self.scored, self.model.schema, least=self.thresholds.sure)

    @cached_property
    def is_probable(self) -> Choice:
        """Tell which of the pairs are probable or sure."""
        return is_probable(self.scored, self.model.schema, least=self.thresholds.probable)

    def people(self, certainty: Certainty = Certainty.PROBABLE) -> tuple[tuple[str, ...], ...]:
        """Return the ids of each person's records where pairs of that certainty are joined.

        Raises:
            KeyError: For ``POSSIBLE``: what is only possible is never joined.
        """
        return groups_of(self.labels[certainty], self.ids)

    def matches(self) -> Iterator[Match]:
        """Yield the pairs, the strongest first, equal ones by id."""
        pairs, evidence = self.scored.pairs, self.scored.evidence
        for place in np.lexsort((pairs.right, pairs.left, -evidence)).tolist():
            yield self.match_at(place)

    def match_at(self, place: int) -> Match:
        """Return one pair with its explanation."""
        return Match(
            left=self.ids[self.scored.pairs.left[place]],
            right=self.ids[self.scored.pairs.right[place]],
            certainty=self._certainty(place),
            prior=self.model.prior_weight,
            parts=parts_of(self.scored, place, self.model.schema),
        )

    def _certainty(self, place: int) -> Certainty:
        if self.is_sure[place]:
            return Certainty.SURE
        return Certainty.PROBABLE if self.is_probable[place] else Certainty.POSSIBLE


def parts_of(scored: Scored, place: int, schema: Schema) -> tuple[MatchPart, ...]:
    """Return what each field says of a pair."""
    return tuple(
        MatchPart(field=field.name, level=Level(level), weight=weight)
        for field, level, weight in zip(
            schema.fields,
            scored.levels[place].tolist(),
            scored.weights[place].tolist(),
            strict=True,
        )
    )


def resolve_table(
    table: Table,
    schema: Schema,
    *,
    apart: Iterable[tuple[str, str]] = (),
    model: Model | None = None,
    seed: int = SEED,
) -> Resolution:
    """Find out which records of a table are of one person.

    Args:
        table: The records.
        schema: What is compared.
        apart: Pairs of ids that must never be joined ("not the same person").
        model: A model to use as it is; without one it is learned from the records.
        seed: Of the dice that choose pairs to learn from.

    Returns:
        The same for any order of the records.
    """
    columns = encode(table, schema, filled=model.filled if model else None)
    pairs = find_pairs(columns, schema.rules)
    model = model or train(columns, schema, pairs, rng=np.random.default_rng(seed))
    return resolve_columns(columns, model, pairs, apart=apart)


def resolve_columns(
    columns: Columns, model: Model, pairs: Pairs, *, apart: Iterable[tuple[str, str]] = ()
) -> Resolution:
    """Weigh pairs with a model that is already known, decide and cluster."""

    def weigh(columns: Columns, model: Model, *, least: float) -> Scored:
        return score(columns, model, pairs, least=least)

    return resolve_scored(columns, model, weigh, apart=apart)


class Weighing(Protocol):
    """Whoever finds and weighs pairs."""

    def __call__(self, columns: Columns, model: Model, *, least: float) -> Scored:
        """Return the pairs whose evidence is at least ``least``."""
        ...


def resolve_scored(
    columns: Columns,
    model: Model,
    weigh: Weighing,
    *,
    apart: Iterable[tuple[str, str]] = (),
) -> Resolution:
    """Decide and cluster what ``weigh`` finds.

    Probable people are joined twice: by pairs of records, then by all that is known of both.
    """
    thresholds = Thresholds.for_records(model.records)
    scored = weigh(columns, model, least=thresholds.possible)
    kept_apart = _places_of(apart, columns.ids)
    sure = scored.take(is_sure(scored, model.schema, least=thresholds.sure))
    probable = scored.take(is_probable(scored, model.schema, least=thresholds.probable))

    def join(some: Scored) -> Ints:
        # As much against as it takes in favour.
        against = -thresholds.probable
        pairs, evidence = some.pairs, some.evidence
        return cluster(columns, model, pairs, evidence, apart=kept_apart, contradiction=against)

    def join_groups(some: Scored) -> Ints:
        groups = gather(columns, model, scored.pairs, join(some))
        least = thresholds.probable + groups.costs
        found = groups.scored.take(is_probable(groups.scored, model.schema, least=least))
        return join(joined(some, found))

    labels = {Certainty.SURE: join(sure), Certainty.PROBABLE: join_groups(probable)}
    return Resolution(
        ids=columns.ids, model=model, thresholds=thresholds, scored=scored, labels=labels
    )


def _places_of(pairs: Iterable[tuple[str, str]], ids: tuple[str, ...]) -> Pairs:
    places = {name: place for place, name in enumerate(ids)}
    known = [
        sorted((places[left], places[right]))
        for left, right in pairs
        if left in places and right in places and left != right
    ]
    both = np.array(known, dtype=np.int64).reshape(-1, 2)
    return Pairs(left=both[:, 0], right=both[:, 1])
