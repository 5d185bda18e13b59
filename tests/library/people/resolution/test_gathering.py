"""Groups of records read as one record each: against the plain way of doing it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.people.resolution import PEOPLE, Certainty, Level, Profile, resolve_profiles, table_of
from enishi.people.resolution.blocking import Pairs, pairs_between
from enishi.people.resolution.clustering import connect, groups_of
from enishi.people.resolution.columns import encode
from enishi.people.resolution.gathering import MOST_TRIES, gather
from enishi.people.resolution.scoring import weigh_all
from enishi.people.resolution.weighing import starting_model
from tests.library.people.resolution.labelled import quality_of
from tests.library.people.resolution.shapes import SHAPES

ONE_OF = {"names": ["Ana Lima", "Ana Costa", "Rui Lima", ""]}
ONE_OF |= {"phones": ["+351912345678", "+351987654321", ""], "mails": ["a@x.org", "b@x.org", ""]}
PEOPLE_OF_FOUR = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in ONE_OF.items()}),
    min_size=2,
    max_size=7,
)


def pairs_of(*pairs):
    both = np.array(sorted(tuple(sorted(pair)) for pair in pairs), dtype=np.int64).reshape(-1, 2)
    return Pairs(left=both[:, 0], right=both[:, 1])


def _some(value):
    return (value,) if value else ()


def columns_of(rows):
    return encode(
        table_of(
            [
                Profile(
                    id=f"p{n}",
                    names=_some(row.get("names")),
                    phones=_some(row.get("phones")),
                    mails=_some(row.get("mails")),
                )
                for n, row in enumerate(rows)
            ]
        ),
        PEOPLE,
    )


@given(PEOPLE_OF_FOUR, st.lists(st.integers(0, 2), min_size=7, max_size=7))
def test_groups_agree_as_well_as_the_best_of_their_records(rows, chosen):
    columns, count = columns_of(rows), len(rows)
    same = [(a, b) for a in range(count) for b in range(a) if chosen[a] == chosen[b]]
    labels = connect(pairs_of(*same), count)
    everyone = pairs_of(*((a, b) for a in range(count) for b in range(a)))
    model = starting_model(PEOPLE, columns)
    found = gather(columns, model, everyone, labels)
    for place, (left, right) in enumerate(
        zip(found.scored.pairs.left, found.scored.pairs.right, strict=True)
    ):
        one, other = labels[left], labels[right]
        across = [
            (a, b)
            for a in range(count)
            for b in range(count)
            if labels[a] == one and labels[b] == other
        ]
        scored = weigh_all(columns, model, pairs_of(*across))
        assert found.costs[place] == pytest.approx(math.log2(len(across)))
        for field in range(len(PEOPLE.fields)):
            known = scored.weights[:, field][scored.levels[:, field] != Level.MISSING]
            expected = known.max() if known.size else 0.0
            assert found.scored.weights[place, field] == pytest.approx(expected)
            is_missing = found.scored.levels[place, field] == Level.MISSING
            assert is_missing == (known.size == 0)


def test_single_records_and_large_groups_are_left_as_they_are():
    columns = columns_of([{"names": "Ana Lima"}] * (MOST_TRIES + 2))
    model, link = starting_model(PEOPLE, columns), pairs_of((0, 1))
    alone = gather(columns, model, link, np.arange(columns.count))
    assert alone.scored.pairs.count == 0
    labels = np.ones(columns.count, dtype=np.int64)
    labels[0] = 0
    assert gather(columns, model, link, labels).scored.pairs.count == 0


def test_all_pairs_between_two_groups_come_once():
    found = pairs_between(np.array([0, 1, 0, 1, 1]), np.array([0]), np.array([1]))
    pairs = sorted(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert pairs == [(0, 1), (0, 3), (0, 4), (1, 2), (2, 3), (2, 4)]


def test_two_halves_of_what_is_known_say_more_than_either():
    mail, phone = {"mails": "a@x.org"}, {"phones": "+351912345678"}
    columns = columns_of(
        [{"names": "Ana Lima", **mail}, {"names": "Ana Lima", **phone}, {**mail, **phone}]
    )
    model, labels = starting_model(PEOPLE, columns), np.array([0, 0, 2])
    either = weigh_all(columns, model, pairs_of((0, 2), (1, 2)))
    both = gather(columns, model, either.pairs, labels)
    assert both.scored.evidence[0] - both.costs[0] > either.evidence.max()


def test_records_of_one_life_are_found_by_all_that_is_known_of_it():
    shape = SHAPES["in history"]()
    found = resolve_profiles(shape.profiles)
    by_records = found.scored.pairs.take(found.is_probable)
    by_people = quality_of(found.people(Certainty.PROBABLE), shape.truth)
    alone = quality_of(groups_of(connect(by_records, len(found.ids)), found.ids), shape.truth)
    assert by_people.recall > alone.recall + 0.01
    assert by_people.precision >= alone.precision - 0.001
