"""Labelled records that others published, relabelled and shuffled; how well people are found."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from enishi.people.resolution import Field, Measure, Role, Schema, Table, block
from tests.library.sources.readers import published

FEBRL = (
    Field(
        name="surname",
        measure=Measure.TEXT,
        role=Role.NAME,
        typical_share=0.003,
        partner="given_name",
        is_exclusive=True,
    ),
    Field(
        name="given_name",
        measure=Measure.TEXT,
        role=Role.NAME,
        typical_share=0.005,
        partner="surname",
        is_exclusive=True,
    ),
    Field(
        name="date_of_birth",
        measure=Measure.DATE,
        role=Role.IDENTITY,
        typical_share=4e-5,
        is_exclusive=True,
    ),
    Field(name="address_1", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=1e-3),
    Field(name="suburb", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=5e-3),
    Field(name="postcode", measure=Measure.CODE, role=Role.SUPPORT, typical_share=5e-3),
    Field(name="street_number", measure=Measure.CODE, role=Role.SUPPORT, typical_share=1e-2),
)
FEBRL_RULES = (
    block("surname", "given_name"),
    block("date_of_birth"),
    block("address_1"),
    block("surname", "postcode"),
    block("given_name", "postcode"),
    block("suburb", "surname:3"),
    block("suburb", "given_name:3"),
    block("surname:4", "given_name:4"),
)
NUMBER = Field(
    name="soc_sec_id",
    measure=Measure.CODE,
    role=Role.IDENTITY,
    typical_share=1e-6,
    is_exclusive=True,
)
FAKE = Schema(
    fields=(
        Field(
            name="surname",
            measure=Measure.TEXT,
            role=Role.NAME,
            typical_share=0.003,
            partner="first_name",
            is_exclusive=True,
        ),
        Field(
            name="first_name",
            measure=Measure.TEXT,
            role=Role.NAME,
            typical_share=0.005,
            partner="surname",
            is_exclusive=True,
        ),
        Field(
            name="dob",
            measure=Measure.DATE,
            role=Role.IDENTITY,
            typical_share=4e-5,
            is_exclusive=True,
        ),
        Field(name="email", measure=Measure.MAIL, role=Role.IDENTITY, typical_share=1e-7),
        Field(name="city", measure=Measure.TEXT, role=Role.SUPPORT, typical_share=2e-2),
    ),
    rules=(
        block("email"),
        block("dob"),
        block("surname", "first_name"),
        block("surname", "city"),
        block("first_name", "city"),
        block("surname:4", "first_name:3"),
        block("email:5"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A table and whom each record is of, by its id."""

    table: Table
    schema: Schema
    truth: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Pairwise figures."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-12)


def febrl(number: int, *, with_number: bool) -> Labelled:
    """Return a set of Febrl; ``with_number`` keeps the field that alone tells most people apart."""
    path = next(published("er-febrl").rglob(f"dataset{number}.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    fields = (*FEBRL, NUMBER) if with_number else FEBRL
    rules = (*FEBRL_RULES, block("soc_sec_id")) if with_number else FEBRL_RULES
    truth = [row["rec_id"].split("-")[1] for row in rows]
    return shuffled(rows, truth, Schema(fields=fields, rules=rules))


def fake_1000() -> Labelled:
    """Return Splink's set of a thousand invented records."""
    path = next(published("er-splink").rglob("fake_1000.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["dob"] = row["dob"].replace("-", "")
    return shuffled(rows, [row["cluster"] for row in rows], FAKE)


def shuffled(rows: Sequence[dict[str, str]], truth: Sequence[str], schema: Schema) -> Labelled:
    """Return rows under new ids and in another order: neither tells anything of the truth."""
    order = np.random.default_rng(11).permutation(len(rows))
    ids = tuple(f"r{number:05}" for number in range(len(rows)))
    cells = {
        field.name: [tuple(filter(None, [rows[i][field.name].strip().lower()])) for i in order]
        for field in schema.fields
    }
    return Labelled(
        table=Table(ids=ids, values=cells),
        schema=schema,
        truth={one: truth[i] for one, i in zip(ids, order, strict=True)},
    )


def quality_of(groups: Sequence[Sequence[str]], truth: dict[str, str]) -> Quality:
    """Return how many of the joined pairs are right, and how many of the true ones are joined."""
    said = [pair for group in groups for pair in combinations(group, 2)]
    right = sum(truth[a] == truth[b] for a, b in said)
    sizes = np.unique(list(truth.values()), return_counts=True)[1]
    true = int((sizes * (sizes - 1) // 2).sum())
    return Quality(precision=right / max(len(said), 1), recall=right / max(true, 1))
