"""Bending the models to the user's own history."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import (
    COMMON,
    Question,
    Recalibration,
    Touches,
    learn_model,
    learn_steps,
    measured_model,
    recalibrate,
)
from enishi.network.learning import OWN_FROM, cases_of, fit_logistic, measure_bands

cases = st.lists(st.tuples(st.floats(-6, 6), st.booleans()), max_size=40)


def worth(start: float, slope: float, known: list[tuple[float, bool]]) -> float:
    """Return the logarithm of the posterior, up to a constant."""
    points, happened = (np.array(column, dtype=float) for column in zip(*known, strict=True))
    told = start + slope * points
    likelihood = (told * happened - np.logaddexp(0, told)).sum()
    return float(likelihood - (start / 0.75) ** 2 / 2 - ((slope - 1) / 0.25) ** 2 / 2)


def test_without_own_cases_it_is_the_prior() -> None:
    assert recalibrate([], []) == Recalibration()
    assert COMMON.writes_own.chance(0.3) == pytest.approx(1 / (1 + np.exp(-0.3)))


@given(cases.filter(bool), st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_no_other_start_and_slope_are_more_probable(
    known: list[tuple[float, bool]], start: float, slope: float
) -> None:
    points, happened = zip(*known, strict=True)
    found = recalibrate(points, happened)
    best = worth(found.start, found.slope, known)
    assert worth(found.start + start, found.slope + slope, known) <= best + 1e-7


@given(cases)
def test_few_cases_move_it_little_and_never_turn_it_round(known: list[tuple[float, bool]]) -> None:
    points, happened = zip(*known, strict=True) if known else ((), ())
    found = recalibrate(points, happened)
    assert found.slope > 0
    assert abs(found.start) <= 0.75**2 * max(len(known), 1)
    assert 0 < found.start_variance <= 0.75**2 + 1e-12


def test_many_cases_show_the_truth() -> None:
    dice = np.random.default_rng(1)
    points = dice.normal(0, 2, 20_000)
    happened = dice.random(20_000) < 1 / (1 + np.exp(-(-1.5 + 0.7 * points)))
    found = recalibrate(points, happened)
    assert found.start == pytest.approx(-1.5, abs=0.08)
    assert found.slope == pytest.approx(0.7, abs=0.05)
    low, high = found.range(0.0)
    assert high - low < 0.02


def test_cases_that_a_line_divides_do_no_harm() -> None:
    terms = np.stack([np.ones(400), np.linspace(-900, 900, 400)], axis=1)
    prior = np.array([0.0, 1.0])
    found = fit_logistic(terms, terms[:, 1] > 0, mean=prior, spread=np.array([0.75, 0.25]))
    assert np.isfinite(found.weights).all()
    assert np.isfinite(found.covariance).all()


def simulated(people: int, days: int, rate: float, seed: int = 3) -> Touches:
    """Return touches of people who write and are written to at random, some fading away."""
    dice = np.random.default_rng(seed)
    source, target, time = [], [], []
    for person in range(1, people + 1):
        busy = dice.gamma(1.0, rate)
        for day in np.flatnonzero(dice.random(days) < busy):
            is_mine = dice.random() < 0.5
            source.append(0 if is_mine else person)
            target.append(person if is_mine else 0)
            time.append(float(day))
    made = Touches.from_messages(source, target, time)
    is_own = made.ego[made.touches.tie] == 0
    return made.touches._chosen(is_own)


def test_nothing_that_happens_later_changes_what_was_learned() -> None:
    touches = simulated(60, 300, 0.05)
    assert learn_model(touches, today=200.0) == learn_model(touches.until(200.0), today=200.0)


def test_bands_are_measured_on_cases_that_are_over() -> None:
    touches = simulated(60, 300, 0.05)
    for one in measure_bands(touches, today=299.0):
        assert 0 <= one.hits <= one.count
    counted = {
        question: sum(one.count for one in measure_bands(touches, today=299.0)
                      if one.question is question)
        for question in Question
    }  # fmt: skip
    months = [cases_of(touches, Question.WRITES, today=299.0 - 30 * back)[1].size
              for back in range(6)]  # fmt: skip
    assert counted[Question.WRITES] == sum(months)


def test_likely_comes_true_more_often_than_unlikely() -> None:
    touches = simulated(200, 400, 0.05)
    model = measured_model(learn_model(touches, today=399.0), touches, today=399.0)
    rates = [one.rate for one in model.hits if one.question is Question.IN_TOUCH]
    assert all(rate is not None for rate in rates)
    likely, even, unlikely = rates
    assert likely > even > unlikely  # type: ignore[operator]
    assert likely > 0.5  # type: ignore[operator]


def test_coefficients_of_their_own_need_many_cases() -> None:
    few, many = simulated(OWN_FROM // 2, 200, 0.1), simulated(2 * OWN_FROM, 200, 0.1)
    assert learn_model(few, today=199.0).writes == COMMON.writes
    own = learn_model(many, today=199.0).writes
    assert own != COMMON.writes
    assert own.silence <= 0 <= own.regularity
    assert own.relative <= 0 <= own.volume


def test_without_a_history_the_common_model_holds() -> None:
    nobody = Touches.from_messages([], [], []).touches
    model = learn_model(nobody, today=10.0)
    assert (model.writes, model.writes_own, model.mean_rate) == (
        COMMON.writes,
        Recalibration(),
        0.0,
    )
    assert all(one.count == 0 for one in measured_model(model, nobody, today=10.0).hits)


def test_own_asks_bend_the_chance_of_a_step() -> None:
    agreed = learn_steps(COMMON, [(-0.5, True)] * 30)
    declined = learn_steps(COMMON, [(-0.5, False)] * 30)
    assert declined.step_own.chance(-0.5) < COMMON.step_own.chance(-0.5)
    assert COMMON.step_own.chance(-0.5) < agreed.step_own.chance(-0.5)
    assert learn_steps(agreed, []).step_own == Recalibration()
