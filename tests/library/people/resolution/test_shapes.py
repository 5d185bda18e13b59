"""Crowds on which record linkage goes wrong: what is called sure is right whatever their shape."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.people import Certainty, Profile, resolve_profiles
from enishi.people.resolution import Thresholds, resolve_table
from enishi.people.resolution.columns import encode
from enishi.people.resolution.engines import learn
from enishi.people.resolution.resolving import resolve_scored
from enishi.people.resolution.splink_model import score_with_splink
from tests.library.people.resolution.labelled import fake_1000, febrl, quality_of
from tests.library.people.resolution.shapes import SHAPES, UNIQUE

VOTERS = UNIQUE["voters"]().profiles
# Half of what these records hold tells nobody from others: what is found at least.
LEAST_F1 = {
    "common names, sparse": 0.65,
    "colleagues": 0.75,
    "households, twins": 0.8,
    "voters": 0.97,
    "in history": 0.9,
    "in Japanese": 0.65,
    "only names": 0.65,
    "constant columns": 0.65,
}


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_called_sure_is_right_and_what_is_proposed_mostly(name):
    shape = SHAPES[name]()
    found = resolve_profiles(shape.profiles)
    sure, probable = (
        quality_of(found.people(one), shape.truth) for one in (Certainty.SURE, Certainty.PROBABLE)
    )
    assert sure.recall == 0 or sure.precision >= 0.98
    assert probable.precision >= 0.8
    assert probable.f1 >= LEAST_F1[name]


@pytest.mark.parametrize("name", UNIQUE)
def test_where_nobody_comes_twice_nobody_is_sure_and_few_are_proposed(name):
    shape = UNIQUE[name]()
    found = resolve_profiles(shape.profiles)
    assert not found.is_sure.any()
    # Namesakes whom nothing else tells apart: a user should look at them, and they are few.
    assert found.is_probable.sum() <= 0.02 * len(shape.profiles)


def test_everybody_who_comes_three_times_is_found_three_times():
    thrice = [replace(one, id=f"{one.id}-{n}") for one in VOTERS[:400] for n in range(3)]
    truth = {one.id: one.id[:6] for one in thrice}
    quality = quality_of(resolve_profiles(thrice).people(), truth)
    assert quality.recall >= 0.99
    assert quality.precision >= 0.99


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_records_are_an_answer_too(count):
    many = [Profile(id=f"p{n}", names=("Ana Lima",), mails=("ana@x.org",)) for n in range(count)]
    assert len(resolve_profiles(many).people()) == 1
    assert len(resolve_profiles([Profile(id=f"p{n}") for n in range(count)]).people()) == count


def test_the_thresholds_rise_by_one_bit_when_the_records_double():
    many = [Thresholds.for_records(1000 * 2**n + 1) for n in range(10)]
    for one, more in pairwise(many):
        assert more.sure - one.sure == pytest.approx(1)
        assert more.probable - one.probable == pytest.approx(1)


def strangers():
    return [replace(one, phones=(f"+33 6 {n * 7919:08}",)) for n, one in enumerate(VOTERS[:80])]


def test_sisters_with_one_telephone_are_nobody_s_proposal():
    home = Profile(id="", phones=("+33 1 40 00 00 01",), organisations=("3 Rue Longue",))
    sisters = [replace(home, id=one, names=(f"{one} Delacourt",)) for one in ("Julie", "Emma")]
    assert not resolve_profiles([*sisters, *strangers()]).is_probable.any()


def test_a_new_family_name_with_the_own_telephone_is_a_proposal():
    own = Profile(id="", phones=("+33 6 40 00 00 01",))
    one, other = (replace(own, id=n, names=(f"Ottilie {n}",)) for n in ("Delacourt", "Brun"))
    found = resolve_profiles([one, other, *strangers()])
    assert ("Brun", "Delacourt") in found.people()
    assert not found.is_sure.any()


SOME = st.lists(
    st.tuples(
        st.sampled_from(["Ana Lima", "Anna Lima", "Ana Lina", "Rui Lima", "Ana Costa"]),
        st.sampled_from(["", "a@x.org", "b@x.org"]),
        st.sampled_from(["", "1990-02-03", "1990-02-04", "1971-11-30"]),
    ),
    min_size=3,
    max_size=9,
)


@settings(deadline=None, max_examples=80)
@given(SOME, st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=5), st.randoms())
def test_neither_the_order_of_records_nor_of_what_was_told_apart_makes_a_difference(
    rows, told, dice
):
    people = [
        Profile(id=f"p{n}", names=(name,), mails=(mail,) if mail else (), birthday=day)
        for n, (name, mail, day) in enumerate(rows)
    ]
    apart = [(f"p{a}", f"p{b}") for a, b in told if a != b]
    before = resolve_profiles(people, apart=apart)
    turned = [tuple(dice.sample(pair, 2)) for pair in dice.sample(apart, len(apart))]
    after = resolve_profiles(dice.sample(people, len(people)), apart=turned)
    assert list(before.matches()) == list(after.matches())
    for certainty in (Certainty.SURE, Certainty.PROBABLE):
        assert before.people(certainty) == after.people(certainty)


@pytest.mark.parametrize(
    "held", [lambda: febrl(1, with_number=True), lambda: febrl(2, with_number=False), fake_1000]
)
def test_splink_runs_the_same_model_to_the_same_people_on_published_records(held):
    pytest.importorskip("splink")
    one = held()
    columns = encode(one.table, one.schema)
    model = learn(columns, one.schema)
    own = resolve_table(one.table, one.schema, model=model)
    splink = resolve_scored(columns, model, score_with_splink)
    qualities = [quality_of(found.people(), one.truth) for found in (own, splink)]
    assert qualities[0].f1 >= qualities[1].f1 - 0.001
    weights = [
        {(match.left, match.right): match.weight for match in found.matches()}
        for found in (own, splink)
    ]
    both = sorted(weights[0].keys() & weights[1].keys())
    assert len(both) >= 0.98 * max(map(len, weights))
    off = np.abs([weights[0][pair] - weights[1][pair] for pair in both])
    assert np.mean(off <= 0.01) >= 0.98
