"""Bending the models to the user's own history: labels come from 30 days ago, not from a survey."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from enishi.network.contact import (
    ANSWER_DAYS,
    HORIZON_DAYS,
    K4,
    K4_OF,
    Question,
)
from enishi.network.contact_arrays import (
    Floats,
    Mask,
    Touches,
    ask_table,
    coefficients,
    contact_terms,
    happens,
)
from enishi.network.tie_model import (
    COMMON,
    EVEN_FROM,
    LIKELY_FROM,
    Assumptions,
    Band,
    BandHits,
    Recalibration,
    TieModel,
)

START_SPREAD, SLOPE_SPREAD = 0.75, 0.25
"""Standard deviations of the priors of every start and of every slope."""
OWN_FROM = 200
"""From so many own cases K4's own coefficients are fitted, not only start and slope."""
LEAST_SLOPE = 0.05
"""A slope stays above 0: an own history never turns the order of ties round."""
PAST_MONTHS = 6
"""Bands are measured on so many past months."""
_ROUNDS, _ENOUGH, _HALVINGS = 50, 1e-9, 30


@dataclass(frozen=True, kw_only=True, eq=False)
class Fitted:
    """The most probable weights of a logistic model, and how unsure they are."""

    weights: Floats
    covariance: Floats


def fit_logistic(terms: Floats, happened: Mask, *, mean: Floats, spread: Floats) -> Fitted:
    """Fit a logistic model with independent normal priors, by Newton's method.

    Args:
        terms: One row a case, one column a weight.
        happened: What came of each case.
        mean: Of each weight's prior.
        spread: Its standard deviation, above 0.

    Returns:
        The prior itself where there are no cases. Each step is halved until it gains, so that
        separable cases do no harm.
    """
    precision = np.diag(1 / spread**2)
    weights = mean.astype(np.float64)
    worth = _worth(terms, happened, weights, mean, spread)
    curve = precision
    for _ in range(_ROUNDS):
        chances = _expit(terms @ weights)
        slope = terms.T @ (happened - chances) - precision @ (weights - mean)
        curve = (terms.T * (chances * (1 - chances))) @ terms + precision
        step = np.linalg.solve(curve, slope)
        for _ in range(_HALVINGS):
            after = _worth(terms, happened, weights + step, mean, spread)
            if after >= worth:
                break
            step = step / 2
        weights, worth = weights + step, after
        if np.abs(step).max() < _ENOUGH:
            break
    covariance: Floats = np.linalg.inv(curve).astype(np.float64)
    return Fitted(weights=weights, covariance=covariance)


def _worth(terms: Floats, happened: Mask, weights: Floats, mean: Floats, spread: Floats) -> float:
    points = terms @ weights
    likelihood = (points * happened - np.logaddexp(0.0, points)).sum()
    return float(likelihood - (((weights - mean) / spread) ** 2).sum() / 2)


def _expit(points: Floats) -> Floats:
    # The half angle's tangent never overflows.
    chances: Floats = (1 + np.tanh(points / 2)) / 2
    return chances


def recalibrate(points: npt.ArrayLike, happened: npt.ArrayLike) -> Recalibration:
    """Learn start and slope of :class:`Recalibration` from cases of one user.

    Args:
        points: Logits that were foretold.
        happened: What came of them.
    """
    foretold = np.asarray(points, dtype=np.float64)
    terms = np.stack([np.ones(foretold.size), foretold], axis=1)
    fitted = fit_logistic(
        terms,
        np.asarray(happened, dtype=np.bool_),
        mean=np.array([0.0, 1.0]),
        spread=np.array([START_SPREAD, SLOPE_SPREAD]),
    )
    variance = fitted.covariance
    return Recalibration(
        start=float(fitted.weights[0]),
        slope=max(float(fitted.weights[1]), LEAST_SLOPE),
        start_variance=float(variance[0, 0]),
        slope_variance=float(variance[1, 1]),
        covariance=float(variance[0, 1]),
        count=foretold.size,
    )


def fit_own(terms: Floats, happened: Mask, question: Question) -> K4:
    """Fit K4's coefficients to a user's own cases; each shrinks to the common one.

    None changes its sign: an own history never says that silence brings people nearer.

    Args:
        terms: From :func:`enishi.network.contact_terms`, without rows that are no numbers.
        happened: What came of each tie.
        question: ``WRITES`` or ``IN_TOUCH``.
    """
    common = coefficients(K4_OF[question])
    spread = np.full(common.size, SLOPE_SPREAD)
    spread[0] = START_SPREAD
    own = fit_logistic(terms, happened, mean=common, spread=spread).weights
    is_turned = np.sign(own) != np.sign(common)
    is_turned[0] = False
    start, volume, silence, regularity, relative = np.where(is_turned, 0.0, own).tolist()
    return K4(start=start, volume=volume, silence=silence, regularity=regularity, relative=relative)


def learn_model(
    touches: Touches, *, today: float, assumptions: Assumptions | None = None
) -> TieModel:
    """Learn what one user's own touches say, as of a day.

    Args:
        touches: Of all her ties; what is after ``today`` is left out.
        today: In the days of ``touches.at``.
        assumptions: What no data support; the usual ones where left out.

    Returns:
        The common model where there is no history of more than 30 days; without hit rates, which
        take ten times as long (:func:`measured_model`).
    """
    known = touches.until(today)
    return replace(
        learn_contact(known, today=today),
        answers_own=_learn_answers(known, today),
        mean_rate=_mean_rate(known, today),
        assumptions=assumptions or Assumptions(),
    )


def measured_model(model: TieModel, touches: Touches, *, today: float) -> TieModel:
    """Return a model with the hit rates of its bands in the user's past six months."""
    return replace(model, hits=tuple(measure_bands(touches, today=today)))


def learn_contact(touches: Touches, *, today: float) -> TieModel:
    """Learn K4 from what had happened 30 days ago and what happened since."""
    writes, writes_own = _learn_question(touches, Question.WRITES, today)
    in_touch, in_touch_own = _learn_question(touches, Question.IN_TOUCH, today)
    return TieModel(
        writes=writes, writes_own=writes_own, in_touch=in_touch, in_touch_own=in_touch_own
    )


def _learn_question(touches: Touches, question: Question, today: float) -> tuple[K4, Recalibration]:
    terms, happened = cases_of(touches, question, today=today)
    model = K4_OF[question]
    if happened.size >= OWN_FROM:
        model = fit_own(terms, happened, question)
    return model, recalibrate(terms @ coefficients(model), happened)


def cases_of(touches: Touches, question: Question, *, today: float) -> tuple[Floats, Mask]:
    """Return the terms of every tie known 30 days before ``today``, and what came of it since."""
    then = today - HORIZON_DAYS
    terms = contact_terms(touches, question, as_of=then)
    is_known = ~np.isnan(terms[:, 0])
    return terms[is_known], happens(touches, question, after=then, until=today)[is_known]


def _learn_answers(touches: Touches, today: float) -> Recalibration:
    asks = ask_table(touches, as_of=today)
    return recalibrate(asks.points[asks.is_decided], asks.is_answered[asks.is_decided])


def _mean_rate(touches: Touches, today: float) -> float:
    asks = ask_table(touches, as_of=today)
    return float(asks.rate.mean()) if asks.rate.size else 0.0


def measure_bands(touches: Touches, *, today: float) -> Iterator[BandHits]:
    """Yield how often each band came true in the past six months, as it would have been foretold.

    Nothing that happened after a day looks into what is foretold on it.
    """
    known = touches.until(today)
    for question in Question:
        cases = list(_past_cases(known, question, today))
        chances = np.concatenate([np.zeros(0), *(one[0] for one in cases)])
        happened = np.concatenate([np.zeros(0, dtype=np.bool_), *(one[1] for one in cases)])
        yield from _hits(question, chances, happened)


def _hits(question: Question, chances: Floats, happened: Mask) -> Iterator[BandHits]:
    edges = {Band.LIKELY: (LIKELY_FROM, 2.0), Band.EVEN: (EVEN_FROM, LIKELY_FROM)}
    edges[Band.UNLIKELY] = (-1.0, EVEN_FROM)
    for band, (low, high) in edges.items():
        is_in = (chances >= low) & (chances < high)
        yield BandHits(
            question=question, band=band, count=int(is_in.sum()), hits=int(happened[is_in].sum())
        )


def _past_cases(
    touches: Touches, question: Question, today: float
) -> Iterator[tuple[Floats, Mask]]:
    began = touches.at.min(initial=today)
    for month in range(1, PAST_MONTHS + 1):
        then = today - month * HORIZON_DAYS
        if then < began:
            return
        if question is Question.ANSWERS:
            yield _past_answers(touches, then, today)
        else:
            yield _past_contact(touches, question, then)


def _past_contact(touches: Touches, question: Question, then: float) -> tuple[Floats, Mask]:
    model, own = _learn_question(touches.until(then), question, then)
    terms, happened = cases_of(touches, question, today=then + HORIZON_DAYS)
    return _chances(own, terms @ coefficients(model)), happened


def _past_answers(touches: Touches, then: float, today: float) -> tuple[Floats, Mask]:
    own = _learn_answers(touches.until(then), then)
    # An ask late in the month is given its seven days, where they have passed.
    asks = ask_table(touches, as_of=min(then + HORIZON_DAYS + ANSWER_DAYS + 1, today))
    is_in = (asks.at > then) & (asks.at <= then + HORIZON_DAYS) & asks.is_decided
    return _chances(own, asks.points[is_in]), asks.is_answered[is_in]


def _chances(own: Recalibration, points: Floats) -> Floats:
    return _expit(own.start + own.slope * points)


def learn_steps(model: TieModel, outcomes: Iterable[tuple[float, bool]]) -> TieModel:
    """Learn from the user's own asks for introductions.

    Args:
        model: What is known of her otherwise.
        outcomes: The logit of each step as it was estimated when she asked, before this learning,
            and whether the introducer agreed. Declined and silent ones are no; those that wait
            are left out.
    """
    cases = list(outcomes)
    if not cases:
        return replace(model, step_own=COMMON.step_own)
    points, agreed = zip(*cases, strict=True)
    return replace(model, step_own=recalibrate(points, agreed))
