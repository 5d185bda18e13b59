"""How well ties foretell what happens: the figures themselves, and on published messages."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import NetworkError, Question
from enishi.network.quality import (
    area_under_curve,
    calibration_error,
    evaluate_contact,
    evaluate_friendship,
    score,
)
from tests.needs import published
from tools.tie_quality import (
    STEP,
    MessageSet,
    answers,
    chain_beside_draws,
    last_rows,
    later,
    message_path,
    read_messages,
)

cases = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=30)


@given(cases)
def test_the_area_is_the_share_of_pairs_in_order(known: list[tuple[int, bool]]) -> None:
    marks, happened = (np.array(column) for column in zip(*known, strict=True))
    yes, no = marks[happened], marks[~happened]
    found = area_under_curve(marks.astype(float), happened)
    if not (yes.size and no.size):
        assert math.isnan(found)
        return
    above = (yes[:, None] > no).sum() + (yes[:, None] == no).sum() / 2
    assert found == pytest.approx(above / (yes.size * no.size))


def test_chances_that_hold_have_no_error() -> None:
    happened = np.tile([True, False], 50)
    assert calibration_error(np.full(100, 0.5), happened) == pytest.approx(0)
    assert calibration_error(np.full(100, 0.9), happened) == pytest.approx(0.4)


def test_precision_is_that_of_each_persons_first_five() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.9])
    happened = np.array([True, False, True, False, False, True, True])
    whose = np.array([1, 1, 1, 1, 1, 1, 2])
    assert score("m", chances, happened, ego=whose).precision == pytest.approx(0.4)
    assert math.isnan(score("m", chances[:4], happened[:4], ego=whose[:4]).precision)


def test_arrays_of_unequal_length_are_refused() -> None:
    with pytest.raises(NetworkError, match="equally long"):
        score("m", [0.5], [True, False])


def test_friends_who_write_often_are_told_from_others() -> None:
    dice = np.random.default_rng(5)
    friends = {(a, b) for a in range(20) for b in range(20, 40) if (a + b) % 4 == 0}
    rows = [
        (a, b, float(day))
        for a in range(20)
        for b in range(20, 40)
        for day in np.flatnonzero(dice.random(100) < (0.2 if (a, b) in friends else 0.03))
    ]
    source, target, time = zip(*rows, strict=True)
    named = [*friends, *((b, a) for a, b in friends)]
    asked, told = zip(*named, strict=True)
    scores = list(evaluate_friendship(source, target, time, friend_of=asked, friend=told, at=99.0))
    assert [one.model for one in scores] == ["count", "last contact", "K4 writes", "K4 in-touch"]
    assert all(one.auc > 0.7 for one in scores)


def test_nothing_after_the_forecast_changes_the_chances() -> None:
    # Later messages decide what came true, never how the cases are ranked beforehand.
    source, target = [1, 2, 1, 3] * 10, [2, 1, 3, 1] * 10
    time = [float(day) for day in range(40)]
    early = list(evaluate_contact(source, target, time, at=35.0, until=36.0))
    assert {one.cases for one in early} == {4}


@pytest.fixture(scope="module")
def college() -> MessageSet:
    published("graph-collegemsg")
    return read_messages(message_path())


def test_the_published_messages_are_foretold_better_than_by_a_decayed_count(
    college: MessageSet,
) -> None:
    found = {one.model: one for one in last_rows(college)}
    # What the file's description gives for the two simplest.
    assert found["count"].auc == pytest.approx(0.636, abs=0.001)
    assert found["last contact"].auc == pytest.approx(0.762, abs=0.001)
    assert found["K4, own coefficients"].auc > 0.767


def test_later_times_are_foretold_as_well_as_was_measured_before(college: MessageSet) -> None:
    found = {one.model: one for one in later(college, Question.WRITES)}
    assert found["K4, own coefficients"].auc >= 0.875
    assert found["K4 frozen"].auc >= 0.835
    each = found["K4 recalibrated, each person"]
    assert each.ece <= 0.06
    assert each.ece <= found["K4 frozen"].ece
    assert each.brier <= found["K4 frozen"].brier


def test_answers_are_foretold_with_chances_that_hold(college: MessageSet) -> None:
    found = {one.model: one for one in answers(college)}
    assert found["C4 frozen"].auc >= 0.65
    assert found["C4 frozen"].ece <= 0.06
    assert found["C4 recalibrated"].ece <= 0.06


@pytest.mark.parametrize("steps", [2, 3])
def test_a_chain_is_as_probable_as_a_million_draws_say(steps: int) -> None:
    known, drawn = chain_beside_draws(steps)
    assert known == pytest.approx(drawn, abs=0.005)
    assert known > STEP**steps
