"""What is foretold of a person one is in touch with: a band, a range, parts, assumptions."""

import math
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from statistics import NormalDist

from enishi.network.contact import (
    IN_TOUCH,
    K4,
    WRITES,
    Asking,
    ContactPart,
    History,
    PartKind,
    Question,
    answer_parts,
    answer_points,
    asking_of,
    contact_parts,
    expit,
    totals_parts,
    totals_points,
)
from enishi.terms import EnishiError

LIKELY_FROM = 0.5
EVEN_FROM = 0.25
HITS_FLOOR = 20
"""A band's hit rate is told from so many own cases on."""
FROZEN_UNTIL = 20
"""With fewer own cases the coefficients of others are named as an assumption."""
RANGE = 0.9


class Band(StrEnum):
    """How probable, in words; figures to two digits would claim more than is known."""

    LIKELY = "likely"
    EVEN = "even"
    UNLIKELY = "unlikely"


def band_of(probability: float) -> Band:
    """Return the band: ``likely`` from one half, ``even`` from one in four."""
    if probability >= LIKELY_FROM:
        return Band.LIKELY
    return Band.EVEN if probability >= EVEN_FROM else Band.UNLIKELY


class Assumption(StrEnum):
    """What an estimate supposes without data of the user's own. Each has words in ja and en."""

    STEP_CHANCE = "step-chance"
    """One step of a chain succeeds with .37."""
    STEP_SLOPE = "step-slope"
    """Whoever answers more often also introduces more often: .63 on the logit, at most 1.5."""
    KIND_STRENGTH = "kind-strength"
    """How much each kind of evidence without touches is worth."""
    GROUP_SIZE = "group-size"
    """People of larger groups know each other less."""
    LASTING = "lasting"
    """Silence at most halves a tie."""
    UNANSWERED = "unanswered"
    """From the third ask in a row without an answer, the odds fall."""
    TOTALS_ONLY = "totals-only"
    """Only a total and a last day are known."""
    OTHERS = "others"
    """Coefficients measured on other people's messages, too few own cases to bend them."""
    CORRECTION = "correction"
    """How much the user's own word moves an estimate."""


class AssumptionRangeError(EnishiError):
    """A figure that is supposed lies outside its range.

    Attributes:
        name: Of the figure.
        least: The lowest it may be.
        most: The highest.
    """

    def __init__(self, name: str, value: float, *, least: float, most: float) -> None:
        super().__init__(f"{name} must be from {least} to {most}, got {value}")
        self.name, self.least, self.most = name, least, most


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Figures that no data support; the user may set them.

    Attributes:
        step_chance: Of one step over a tie of ordinary warmth, from .01 to .99.
        step_slope: How far the rate of answers moves it, on the logit, from 0 to 10.
        step_cap: By how much at most, from 0 to 10.
        lasting_share: What silence never takes, from 0 to 1.
        unanswered_odds: Factor on the odds of an answer, from .01 to 1.
        unanswered_from: From which turn in a row without an answer, at least 1.
        word_odds: Factor on the odds where the user calls a tie stronger, and its inverse where
            she calls it weaker; from 1 to 100.
    """

    step_chance: float = 0.37
    step_slope: float = 0.63
    step_cap: float = 1.5
    lasting_share: float = 0.5
    unanswered_odds: float = 0.8
    unanswered_from: int = 3
    word_odds: float = 3.0

    def __post_init__(self) -> None:
        """Refuse figures outside their ranges.

        Raises:
            AssumptionRangeError: Naming the figure and its range.
        """
        for name, (least, most) in _RANGES.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise AssumptionRangeError(name, value, least=least, most=most)


_RANGES = {
    "step_chance": (0.01, 0.99),
    "step_slope": (0.0, 10.0),
    "step_cap": (0.0, 10.0),
    "lasting_share": (0.0, 1.0),
    "unanswered_odds": (0.01, 1.0),
    "unanswered_from": (1, 1000),
    "word_odds": (1.0, 100.0),
}


@dataclass(frozen=True, kw_only=True)
class Recalibration:
    """``p' = expit(start + slope z)``, learned from the user's own cases; the prior by default.

    Priors: start ~ N(0, .75), slope ~ N(1, .25).

    Attributes:
        start: Its most probable value.
        slope: The same, above 0.
        start_variance: How unsure it is.
        slope_variance: The same of the slope.
        covariance: Of the two.
        count: Own cases it was learned from.
    """

    start: float = 0.0
    slope: float = 1.0
    start_variance: float = 0.75**2
    slope_variance: float = 0.25**2
    covariance: float = 0.0
    count: int = 0

    def chance(self, points: float) -> float:
        """Return the chance that a logit means here."""
        return expit(self.start + self.slope * points)

    def range(self, points: float, *, mass: float = RANGE) -> tuple[float, float]:
        """Return between which chances it lies with probability ``mass``, by a normal curve."""
        middle = self.start + self.slope * points
        variance = self.start_variance + 2 * points * self.covariance
        spread = math.sqrt(max(variance + points**2 * self.slope_variance, 0.0))
        width = _quantile((1 + mass) / 2) * spread
        return expit(middle - width), expit(middle + width)


@lru_cache(maxsize=16)
def _quantile(share: float) -> float:
    return NormalDist().inv_cdf(share)


@dataclass(frozen=True, kw_only=True)
class BandHits:
    """How often what a band foretold came true in the user's own past.

    Attributes:
        count: Cases foretold in this band.
        hits: Those that came true.
    """

    question: Question
    band: Band
    count: int
    hits: int

    @property
    def rate(self) -> float | None:
        """Return the share that came true; None below ``HITS_FLOOR`` cases."""
        return self.hits / self.count if self.count >= HITS_FLOOR else None


@dataclass(frozen=True, kw_only=True)
class TieModel:
    """All that estimates of one user's ties rest on.

    Attributes:
        writes: Coefficients of "she writes within 30 days".
        in_touch: Of "anything passes between the two within 30 days".
        writes_own: How the user's own history bends the first.
        in_touch_own: The second.
        answers_own: How it bends "she answers an ask within 7 days".
        step_own: How the user's own asks for introductions bend the chance of a step.
        mean_rate: Mean of the rates of answers (logits) over her ties.
        assumptions: What no data support.
        hits: What became of each band in the past.
    """

    writes: K4 = WRITES
    in_touch: K4 = IN_TOUCH
    writes_own: Recalibration = field(default_factory=Recalibration)
    in_touch_own: Recalibration = field(default_factory=Recalibration)
    answers_own: Recalibration = field(default_factory=Recalibration)
    step_own: Recalibration = field(default_factory=Recalibration)
    mean_rate: float = 0.0
    assumptions: Assumptions = field(default_factory=Assumptions)
    hits: tuple[BandHits, ...] = ()

    def coefficients(self, question: Question) -> K4:
        """Return those of ``WRITES`` or ``IN_TOUCH``."""
        return self.writes if question is Question.WRITES else self.in_touch

    def own(self, question: Question) -> Recalibration:
        """Return how the user's own history bends the answer to a question."""
        return {
            Question.WRITES: self.writes_own,
            Question.IN_TOUCH: self.in_touch_own,
            Question.ANSWERS: self.answers_own,
        }[question]

    def hits_of(self, question: Question, band: Band) -> BandHits:
        """Return what became of a band; no cases where none were counted."""
        none = BandHits(question=question, band=band, count=0, hits=0)
        found = (one for one in self.hits if (one.question, one.band) == (question, band))
        return next(found, none)


COMMON = TieModel()
"""Before anything is known of the user: the coefficients and assumptions as they stand."""


@dataclass(frozen=True, kw_only=True)
class ContactEstimate:
    """The answer to one question about a person.

    Attributes:
        probability: Above 0 and below 1; never printed.
        low: Lower end of the 90 % range.
        high: Its upper end.
        parts: The terms it is summed from, each one sentence.
        hits: What became of this band in the user's own past.
        assumptions: What it supposes, in the order of :class:`Assumption`.
    """

    question: Question
    probability: float
    low: float
    high: float
    band: Band
    parts: tuple[ContactPart, ...]
    hits: BandHits
    assumptions: tuple[Assumption, ...]


def estimate_contact(
    history: History, question: Question, *, today: date, model: TieModel = COMMON
) -> ContactEstimate | None:
    """Estimate how probable it is that a person writes, is in touch, or answers an ask.

    Args:
        history: Touches; what is dated after ``today`` is left out.
        question: What is asked.
        today: The day; for ``ANSWERS``, that of the ask.
        model: What is known of the user.

    Returns:
        None before the first touch: of strangers only the channel's yield is known
        (``enishi.evidence``).
    """
    if question is Question.ANSWERS:
        return _estimate_answer(history, today, model)
    parts = contact_parts(history, question, today=today, model=model.coefficients(question))
    if not parts:
        return None
    points = model.coefficients(question).start + sum(part.points for part in parts)
    return _estimate(question, points, parts, model, ())


def _estimate_answer(history: History, today: date, model: TieModel) -> ContactEstimate | None:
    parts = answer_parts(history, today=today)
    if not parts:
        return None
    waiting = unanswered_part(asking_of(history, today=today), model.assumptions)
    points = answer_points(parts) + (waiting.points if waiting else 0.0)
    told = (*parts, waiting) if waiting else parts
    supposed = (Assumption.UNANSWERED,) if waiting else ()
    return _estimate(Question.ANSWERS, points, told, model, supposed)


def unanswered_part(asking: Asking, assumptions: Assumptions) -> ContactPart | None:
    """Return the term for asks in a row without an answer; None for fewer than it begins with.

    Messages cannot tell whether asking tires people, so this is an assumption.
    """
    if asking.unanswered < assumptions.unanswered_from:
        return None
    return ContactPart(
        kind=PartKind.UNANSWERED,
        points=math.log(assumptions.unanswered_odds),
        value=asking.unanswered,
    )


def estimate_from_totals(
    count: int, last: date | None, *, today: date, model: TieModel = COMMON
) -> ContactEstimate:
    """Estimate how probable it is that a person writes where only totals are known.

    Args:
        count: Touches in all, at least 1.
        last: Their last day, not after ``today``; None counts as three years ago.
        today: The day.
        model: What is known of the user.
    """
    parts = totals_parts(count, last, today=today)
    supposed = (Assumption.TOTALS_ONLY,)
    return _estimate(Question.WRITES, totals_points(parts), parts, model, supposed)


def _estimate(
    question: Question,
    points: float,
    parts: tuple[ContactPart, ...],
    model: TieModel,
    supposed: tuple[Assumption, ...],
) -> ContactEstimate:
    own = model.own(question)
    low, high = own.range(points)
    chance = own.chance(points)
    few = (Assumption.OTHERS,) if own.count < FROZEN_UNTIL else ()
    return ContactEstimate(
        question=question,
        probability=chance,
        low=low,
        high=high,
        band=band_of(chance),
        parts=parts,
        hits=model.hits_of(question, band_of(chance)),
        assumptions=(*supposed, *few),
    )
