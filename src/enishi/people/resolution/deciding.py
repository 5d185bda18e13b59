"""What is sure, probable or possible.

Among ``n`` records there are ``n (n - 1) / 2`` pairs. Whatever two people are compared, the chance
that their evidence reaches ``t`` bits is at most ``2 ** -t``, because a likelihood ratio is 1 on
average where it does not apply (Markov's inequality). So at most ``n (n - 1) / 2 * 2 ** -t`` pairs
are expected to reach ``t`` by chance. A threshold states how many of those are bearable for each
record, ``c``, and follows from the number of records::

    t = log2((n - 1) / (2 c))

It rises by one bit whenever the records double. It was fixed without looking at any labels.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from enishi.people.resolution.columns import Floats
from enishi.people.resolution.schema import Field, Level, Role, Schema
from enishi.people.resolution.scoring import Scored


class Certainty(StrEnum):
    """How certain it is that two records are of one person."""

    SURE = "sure"
    PROBABLE = "probable"
    POSSIBLE = "possible"


CHANCE_PAIRS = {Certainty.SURE: 0.001, Certainty.PROBABLE: 0.05, Certainty.POSSIBLE: 1.0}
"""Pairs per record that may come about by chance, at most."""
_AGREEING = (Level.SAME, Level.NEAR)
_ENOUGH_SUPPORT = 2
_FEWEST_RECORDS = 20
"""An address book of three is held to what one of twenty is."""

Choice = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """Evidence in bits from which a pair counts."""

    sure: float
    probable: float
    possible: float

    @classmethod
    def for_records(cls, count: int) -> "Thresholds":
        """Return the thresholds for a number of records."""
        return cls(
            sure=threshold(count, CHANCE_PAIRS[Certainty.SURE]),
            probable=threshold(count, CHANCE_PAIRS[Certainty.PROBABLE]),
            possible=threshold(count, CHANCE_PAIRS[Certainty.POSSIBLE]),
        )


def threshold(count: int, chance_pairs: float) -> float:
    """Return the evidence that at most ``chance_pairs`` per record reach by chance."""
    return float(np.log2((max(count, _FEWEST_RECORDS) - 1) / (2 * chance_pairs)))


def is_sure(scored: Scored, schema: Schema, *, least: float) -> Choice:
    """Tell which pairs are sure: enough evidence, not by the name alone, and nothing against it.

    What speaks against it are names that differ or only sound alike, and any other field with one
    true value, such as a birthday, that differs.
    """
    names, identities, supports = (
        [place for place, field in enumerate(schema.fields) if field.role is role] for role in Role
    )
    is_same = scored.levels[:, identities] == Level.SAME
    supported = np.isin(scored.levels[:, supports], _AGREEING).sum(axis=1)
    is_carried = is_same.any(axis=1) | (supported >= _ENOUGH_SUPPORT)
    single = [place for place, field in enumerate(schema.fields) if field.is_exclusive]
    differs = _differs(scored, [*names, *single])
    sounds = (scored.levels[:, names] == Level.SOUND).any(axis=1)
    chosen: Choice = (scored.evidence >= least) & is_carried & ~differs & ~sounds
    return chosen


def is_probable(scored: Scored, schema: Schema, *, least: float | Floats) -> Choice:
    """Tell which pairs are probable: enough evidence, and some of their own if names differ.

    Sisters share a family name, a telephone and a house; colleagues a number, a firm and a town.
    The weights are those of strangers, for whom all of that would be a strange chance. So where the
    schema says which name a household shares, and the other one differs, what else is shared
    counts only against; where the shared one differs, the strongest of it counts, and once.
    """
    chosen: Choice = scored.evidence - _shared_bits(scored, schema) >= least
    return chosen


def _shared_bits(scored: Scored, schema: Schema) -> Floats:
    """Return for each pair the evidence that a household or a firm explains."""
    names = [(place, field) for place, field in enumerate(schema.fields) if field.role is Role.NAME]
    if not any(field.is_shared for _, field in names):
        return np.zeros(scored.pairs.count)
    own = [place for place, field in names if not field.is_shared]
    family = [place for place, field in names if field.is_shared]
    things = [_is_thing_shared(field) for field in schema.fields]
    bits = np.maximum(scored.weights[:, things], 0.0).astype(np.float64)
    every, strongest = bits.sum(axis=1), bits.max(axis=1, initial=0.0)
    shared: Floats = np.where(_differs(scored, family), every - strongest, 0.0)
    return np.where(_differs(scored, own), every, shared)


def _is_thing_shared(field: Field) -> bool:
    return field.role is Role.SUPPORT or (field.is_shared and field.role is not Role.NAME)


def _differs(scored: Scored, places: list[int]) -> Choice:
    chosen: Choice = (scored.levels[:, places] == Level.DIFFERENT).any(axis=1)
    return chosen
