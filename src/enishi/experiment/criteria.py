"""Success criteria: the count against the number stated beforehand, nothing more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.experiment.metrics import Count
from enishi.experiment.plan import Criterion
from enishi.terms import Comparison


class JudgementState(StrEnum):
    """How a criterion stands on a day."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A criterion on a day.

    Attributes:
        value: What was counted.
        number: What was wanted.
        holds: Whether the comparison holds on this day, though its date be to come.
    """

    state: JudgementState
    value: int
    number: int
    holds: bool


def judge_criterion(criterion: Criterion, *, count: Count, as_of: date) -> Judgement:
    """Judge a criterion by a count.

    A criterion is met or missed on its date and after; before, it is open, even where the number
    is reached already: more may come, and "at most" and "exactly" may yet fail.

    Args:
        criterion: What was stated beforehand.
        count: Its metric, counted from the experiment's first day to ``as_of`` or to the
            criterion's date, whichever is earlier.
        as_of: The day of judgement.
    """
    holds = _holds(criterion, count.value)
    closed = JudgementState.MET if holds else JudgementState.MISSED
    state = closed if as_of >= criterion.by else JudgementState.OPEN
    return Judgement(state=state, value=count.value, number=criterion.number, holds=holds)


def _holds(criterion: Criterion, value: int) -> bool:
    if criterion.comparison is Comparison.AT_LEAST:
        return value >= criterion.number
    if criterion.comparison is Comparison.AT_MOST:
        return value <= criterion.number
    return value == criterion.number
