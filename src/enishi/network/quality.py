"""How well strength foretells what happens, on plain arrays: for any set of dated messages.

Every figure is out of time: nothing after the moment of a forecast looks into it, and whatever is
fitted is fitted on what had happened by then.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from enishi.network.contact import HORIZON_DAYS, K4_OF, Question
from enishi.network.contact_arrays import (
    Floats,
    Indices,
    Mask,
    Messages,
    Touches,
    ask_table,
    coefficients,
    contact_table,
    contact_terms,
    happens,
    totals,
)
from enishi.network.learning import fit_logistic, fit_own, recalibrate
from enishi.network.paths import NetworkError

TOP = 5
_BINS = 10
_WIDE = 10.0
DECAY_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class Score:
    """How good one model's chances are.

    Attributes:
        model: Its name.
        cases: How many were foretold.
        auc: Probability that a case that came true stood above one that did not; ties count half.
        brier: Mean squared error of the chances.
        ece: Mean distance of chance and share in ten bins of as many cases each.
        precision: Of each person's five most probable contacts, the mean share that came true,
            over people with at least five; not a number where nobody has so many.
    """

    model: str
    cases: int
    auc: float
    brier: float
    ece: float
    precision: float = float("nan")


def score(
    model: str, chances: npt.ArrayLike, happened: npt.ArrayLike, *, ego: npt.ArrayLike | None = None
) -> Score:
    """Score chances against what came of them.

    Args:
        model: A name for the table.
        chances: From 0 to 1.
        happened: What came of each.
        ego: Whose contact each case is, for the precision.

    Raises:
        NetworkError: For arrays of unequal length.
    """
    foretold = np.asarray(chances, dtype=np.float64)
    truth = np.asarray(happened, dtype=np.bool_)
    if foretold.shape != truth.shape:
        msg = f"arrays must be equally long, got {foretold.size} and {truth.size}"
        raise NetworkError(msg)
    return Score(
        model=model,
        cases=truth.size,
        auc=area_under_curve(foretold, truth),
        brier=float(((foretold - truth) ** 2).mean()) if truth.size else float("nan"),
        ece=calibration_error(foretold, truth),
        precision=_precision(foretold, truth, ego) if ego is not None else float("nan"),
    )


def area_under_curve(marks: Floats, happened: Mask) -> float:
    """Return the area under the ROC curve; not a number where all came true, or none."""
    yes = int(happened.sum())
    if not yes or yes == happened.size:
        return float("nan")
    _, place, count = np.unique(marks, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((ranks[happened].sum() - yes * (yes + 1) / 2) / (yes * (happened.size - yes)))


def calibration_error(chances: Floats, happened: Mask) -> float:
    """Return the mean distance of chance and share over ten bins of as many cases each (ECE)."""
    order = np.argsort(chances, kind="stable")
    bins = [one for one in np.array_split(order, _BINS) if one.size]
    gaps = [one.size * abs(chances[one].mean() - happened[one].mean()) for one in bins]
    return float(sum(gaps) / chances.size) if chances.size else float("nan")


def _precision(chances: Floats, happened: Mask, ego: npt.ArrayLike) -> float:
    whose = np.asarray(ego)
    order = np.lexsort((-chances, whose))
    ranked = whose[order]
    begins = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]]))
    sizes = np.diff(np.append(begins, ranked.size))
    kept = begins[sizes >= TOP]
    if not kept.size:
        return float("nan")
    return float(happened[order][kept[:, None] + np.arange(TOP)].mean())


def evaluate_contact(
    source: npt.ArrayLike,
    target: npt.ArrayLike,
    time: npt.ArrayLike,
    *,
    at: float,
    question: Question = Question.IN_TOUCH,
    until: float | None = None,
) -> Iterator[Score]:
    """Yield how well each model foretells, at one moment, which known contacts are in touch later.

    Count, last contact and decayed count become chances by a logistic curve fitted to what came
    of the ties known 30 days before ``at``; the same cases recalibrate K4 (two figures), and
    refit it (five).

    Args:
        source: Whole numbers that name who wrote.
        target: Whole numbers that name to whom.
        time: When, in days.
        at: The moment of the forecast; every (ego, contact) pair known by then is a case.
        question: ``WRITES`` or ``IN_TOUCH``.
        until: Up to when it may happen; 30 days after ``at`` where left out.
    """
    made = Touches.from_messages(source, target, time)
    then = at - HORIZON_DAYS
    now = _Moment.of(made, question, at=at, until=at + HORIZON_DAYS if until is None else until)
    past = _Moment.of(made, question, at=then, until=at)
    for name, column in (("count", 0), ("last contact", 1), ("decayed count", 2)):
        yield now.scored(name, _curve(past.simple[:, column], past, now.simple[:, column]))
    points, before = (one.terms @ coefficients(K4_OF[question]) for one in (now, past))
    yield now.scored("K4 frozen", _expit(points))
    common = recalibrate(before, past.happened)
    yield now.scored("K4 recalibrated", _expit(common.start + common.slope * points))
    yield now.scored("K4 recalibrated, each person", _each_person(past, before, now, points))
    own = coefficients(fit_own(past.terms, past.happened, question))
    yield now.scored("K4, own coefficients", _expit(now.terms @ own))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Moment:
    """The ties known at a moment, and what came of them."""

    ego: Indices
    terms: Floats
    simple: Floats
    happened: Mask

    @classmethod
    def of(cls, made: Messages, question: Question, *, at: float, until: float) -> "_Moment":
        touches = made.touches
        terms = contact_terms(touches, question, as_of=at)
        known = ~np.isnan(terms[:, 0])
        count, since = totals(touches, as_of=at)
        decayed = _decayed(touches, at)
        simple = np.stack([np.log1p(count), -np.log1p(since), np.log(decayed + 1e-12)], axis=1)
        happened = happens(touches, question, after=at, until=until)
        return cls(
            ego=made.ego[known],
            terms=terms[known],
            simple=simple[known],
            happened=happened[known],
        )

    def scored(self, model: str, chances: Floats) -> Score:
        return score(model, chances, self.happened, ego=self.ego)


def _decayed(touches: Touches, at: float) -> Floats:
    known = touches.until(at)
    weights = known.incoming + known.outgoing + known.unknown
    return known.sums(weights * np.exp((known.at - at) / DECAY_DAYS))


def _curve(marks: Floats, past: _Moment, asked: Floats) -> Floats:
    terms = np.stack([np.ones(marks.size), marks], axis=1)
    fitted = fit_logistic(terms, past.happened, mean=np.zeros(2), spread=np.full(2, _WIDE)).weights
    return _expit(fitted[0] + fitted[1] * asked)


def _each_person(past: _Moment, before: Floats, now: _Moment, points: Floats) -> Floats:
    """Recalibrate each person's contacts on her own past alone."""
    found = points.copy()
    order = np.argsort(past.ego, kind="stable")
    people, begins = np.unique(past.ego[order], return_index=True)
    pieces = dict(zip(people.tolist(), np.split(order, begins[1:]), strict=True))
    for ego in np.unique(now.ego).tolist():
        if ego in pieces:
            own = recalibrate(before[pieces[ego]], past.happened[pieces[ego]])
            mine = now.ego == ego
            found[mine] = own.start + own.slope * points[mine]
    return _expit(found)


def evaluate_answers(
    source: npt.ArrayLike, target: npt.ArrayLike, time: npt.ArrayLike, *, at: float
) -> Iterator[Score]:
    """Yield how well C4 foretells whether asks made after a moment are answered within 7 days.

    Args:
        source: Whole numbers that name who wrote.
        target: Whole numbers that name to whom.
        time: When, in days.
        at: Asks until then recalibrate, those after it are foretold.
    """
    touches = Touches.from_messages(source, target, time).touches
    end = float(touches.at.max(initial=at))
    past, whole = ask_table(touches, as_of=at), ask_table(touches, as_of=end)
    later = (whole.at > at) & whole.is_decided
    truth = whole.is_answered[later]
    yield score("own rate of answers", _expit(whole.rate[later]), truth)
    yield score("C4 frozen", _expit(whole.points[later]), truth)
    own = recalibrate(past.points[past.is_decided], past.is_answered[past.is_decided])
    yield score("C4 recalibrated", _expit(own.start + own.slope * whole.points[later]), truth)


def evaluate_friendship(
    source: npt.ArrayLike,
    target: npt.ArrayLike,
    time: npt.ArrayLike,
    *,
    friend_of: npt.ArrayLike,
    friend: npt.ArrayLike,
    at: float,
) -> Iterator[Score]:
    """Yield how well strength tells friendships that people stated from other contacts.

    Cases are all (ego, contact) pairs known by ``at``; one came true where the ego named the
    contact. Stated friends who never wrote to each other are no cases: no record tells of them.
    Brier and ECE compare chances of being in touch with friendships, so only their AUC and
    precision say how well strength ranks.

    Args:
        source: Whole numbers that name who wrote.
        target: Whole numbers that name to whom.
        time: When, in days.
        friend_of: Who was asked, as the messages number people.
        friend: Whom she named.
        at: The moment, such as the day of the survey.
    """
    made = Touches.from_messages(source, target, time)
    named = set(zip(np.asarray(friend_of).tolist(), np.asarray(friend).tolist(), strict=True))
    pairs = zip(made.ego.tolist(), made.contact.tolist(), strict=True)
    is_friend = np.array([pair in named for pair in pairs], dtype=np.bool_)
    count, since = totals(made.touches, as_of=at)
    known = np.isfinite(since)
    marks = {"count": _expit(np.log1p(count)), "last contact": _expit(-np.log1p(since))}
    for question in (Question.WRITES, Question.IN_TOUCH):
        marks[f"K4 {question}"] = _expit(contact_table(made.touches, question, as_of=at))
    for name, chances in marks.items():
        yield score(name, chances[known], is_friend[known], ego=made.ego[known])


def _expit(points: Floats) -> Floats:
    chances: Floats = (1 + np.tanh(points / 2)) / 2
    return chances
