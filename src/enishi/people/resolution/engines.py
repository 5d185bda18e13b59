"""One question, two engines: our own on arrays, or the field's own, Splink on DuckDB."""

from collections.abc import Iterable
from enum import StrEnum

import numpy as np

from enishi.people.resolution.blocking import find_pairs
from enishi.people.resolution.columns import Columns, Table, encode
from enishi.people.resolution.profile import DEFAULT_REGION, PEOPLE, Profile, table_of
from enishi.people.resolution.resolving import (
    SEED,
    Resolution,
    resolve_columns,
    resolve_scored,
)
from enishi.people.resolution.schema import Schema
from enishi.people.resolution.splink_model import score_with_splink
from enishi.people.resolution.weighing import Model, train


class Engine(StrEnum):
    """Who finds and weighs the pairs. The model, the thresholds and the joining are the same."""

    OWN = "own"
    SPLINK = "splink"
    """Needs the extra ``enishi[splink]``; the same settings run on Spark."""


def resolve_profiles(
    profiles: Iterable[Profile],
    *,
    apart: Iterable[tuple[str, str]] = (),
    model: Model | None = None,
    engine: Engine = Engine.OWN,
    region: str = DEFAULT_REGION,
) -> Resolution:
    """Find out which profiles are of one person.

    Args:
        profiles: At least one; ids are different.
        apart: Pairs of ids that must never be joined ("not the same person").
        model: A model to use as it is; learned from the profiles where left out.
        engine: Who finds and weighs the pairs.
        region: Country whose telephone numbers stand without a country code.

    Raises:
        SplinkMissingError: If Splink is asked for and not installed.
    """
    table = table_of(profiles, region=region)
    columns = encode(table, PEOPLE, filled=model.filled if model else None)
    model = model or learn(columns, PEOPLE)
    if engine is Engine.SPLINK:
        return resolve_scored(columns, model, score_with_splink, apart=apart)
    return resolve_columns(columns, model, find_pairs(columns, PEOPLE.rules), apart=apart)


def learn(columns: Columns, schema: Schema) -> Model:
    """Return the model that these records teach."""
    pairs = find_pairs(columns, schema.rules)
    return train(columns, schema, pairs, rng=np.random.default_rng(SEED))


__all__ = ["Engine", "Table", "learn", "resolve_profiles"]
