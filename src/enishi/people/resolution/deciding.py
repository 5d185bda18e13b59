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

from enishi.people.resolution.schema import Level, Role, Schema
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
    """Tell which pairs are sure: enough evidence, not by the name alone, and no name against it."""
    names, identities, supports = (
        [place for place, field in enumerate(schema.fields) if field.role is role] for role in Role
    )
    is_same = scored.levels[:, identities] == Level.SAME
    supported = np.isin(scored.levels[:, supports], _AGREEING).sum(axis=1)
    is_carried = is_same.any(axis=1) | (supported >= _ENOUGH_SUPPORT)
    speaks_against = np.isin(scored.levels[:, names], (Level.SOUND, Level.DIFFERENT)).any(axis=1)
    chosen: Choice = (scored.evidence >= least) & is_carried & ~speaks_against
    return chosen
