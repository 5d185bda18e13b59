"""Groups of records read as one record each: against the plain way of doing it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.people.resolution import PEOPLE, Certainty, Level, Profile, resolve_profiles, table_of
from enishi.people.resolution.blocking import Pairs, pairs_between
from enishi.people.resolution.clustering import connect
from enishi.people.resolution.columns import encode
from enishi.people.resolution.gathering import MOST_TRIES, gather
from enishi.people.resolution.scoring import weigh_all
from enishi.people.resolution.weighing import starting_model

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


def columns_of(rows):
    return encode(
        table_of(
            [
                Profile(
                    id=f"p{n}", **{name: (value,) if value else () for name, value in row.items()}
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


def a_crowd(count):
    return [
        Profile(id=f"x{n:04}", names=(f"Given{n} Family{n}",), mails=(f"p{n}@example.org",))
        for n in range(count)
    ]


def test_two_halves_of_what_is_known_join_a_third_record_that_neither_half_could():
    common = [Profile(id=f"y{n:03}", names=("Ana Lima",)) for n in range(30)]
    one = Profile(
        id="a", names=("Ana Lima",), mails=("ana@lima.example",), organisations=("Minato Works",)
    )
    two = Profile(id="b", names=("Ana Lima",), mails=("ana@lima.example",), titles=("Glassblower",))
    third = Profile(
        id="c", names=("Ana Lima",), organisations=("Minato Works",), titles=("Glassblower",)
    )
    crowd = [*common, *a_crowd(1000)]
    together = resolve_profiles([one, two, third, *crowd]).people(Certainty.PROBABLE)
    apart = resolve_profiles([one, third, *crowd]).people(Certainty.PROBABLE)
    assert ("a", "b", "c") in together
    assert ("a", "c") not in apart
