"""How often somebody may be asked now: courtesy that the user sets, not measurement."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.network import NodeId
from enishi.outreach.course import resting_until, state_of
from enishi.outreach.introduction import Introduction, IntroductionStep

_ANSWER_MEDIAN_DAYS = 3.0
_ANSWER_SPREAD = 1.2
_SAID_ALOUD = 1 / 3
_OPEN = {IntroductionStep.ASKED, IntroductionStep.INTRODUCER_AGREED}


@dataclass(frozen=True, kw_only=True)
class FavourBudget:
    """How many favours the user allows herself to ask of one person.

    Whether people tire of being asked could not be told from any data; these are norms.

    Attributes:
        open_at_once: Asks not answered yet, at least 1.
        per_period: Asks within ``period``, at least 1.
        period: Counted back from today.
    """

    open_at_once: int = 1
    per_period: int = 2
    period: timedelta = timedelta(days=90)


USUAL_FAVOURS = FavourBudget()


def room_for(
    introductions: Iterable[Introduction],
    *,
    today: date,
    budget: FavourBudget = USUAL_FAVOURS,
) -> Mapping[NodeId, int]:
    """Return how often each person or community asked so far may be asked today.

    Nobody who rests (:func:`resting_until`) may be asked; others as often as the favour budget
    has left. Whoever was never asked is not in it.

    Args:
        introductions: All introductions; steps after ``today`` do not count.
        today: The day.
        budget: The user's norms.
    """
    known = [one for one in introductions if one.steps[0].on <= today]
    asked: dict[NodeId, list[Introduction]] = {}
    for one in known:
        asked.setdefault(NodeId(str(one.introducer or one.community)), []).append(one)
    return {node: _room(held, today, budget) for node, held in asked.items()}


def _room(held: list[Introduction], today: date, budget: FavourBudget) -> int:
    introducer = held[0].introducer
    if introducer and resting_until(held, introducer, today=today):
        return 0
    days = [day for one in held if (day := _asked_on(one)) and day <= today]
    is_open = sum(state_of(one) in _OPEN for one in held)
    recent = sum(day > today - budget.period for day in days)
    return max(min(budget.open_at_once - is_open, budget.per_period - recent), 0)


def _asked_on(one: Introduction) -> date | None:
    days = (step.on for step in one.steps if step.step is not IntroductionStep.DRAFTED)
    return next(days, None)


def hope_after(waited: timedelta, *, chance: float) -> float:
    """Return what is left of an ask's chance after so long a silence.

    Yes and no come after a delay that is lognormal with a median of 3 days and a spread of 1.2 on
    the logarithm; a third of refusals are said aloud, the others are silence. Assumptions, as in
    the yields of channels.

    Args:
        waited: Since the ask, 0 or more.
        chance: Of the ask on its first day, above 0 and at most 1.

    Returns:
        From 0 to 1: the chance after the silence as a share of ``chance``.
    """
    days = waited / timedelta(days=1)
    if days <= 0:
        return 1.0
    score = math.log(days / _ANSWER_MEDIAN_DAYS) / _ANSWER_SPREAD
    answered = 0.5 * math.erfc(-score / math.sqrt(2))
    silent_yes = chance * (1 - answered)
    silent_no = (1 - chance) * (1 - _SAID_ALOUD * answered)
    return silent_yes / (silent_yes + silent_no) / chance if silent_yes else 0.0


@dataclass(frozen=True, kw_only=True)
class StepsTaken:
    """How often somebody was willing, over the steps of all introductions.

    Attributes:
        yes: Introducers and targets who agreed.
        no: Those who declined, and introducers who kept silent.
    """

    yes: int = 0
    no: int = 0


_YES = {IntroductionStep.INTRODUCER_AGREED, IntroductionStep.TARGET_AGREED}
_NO = {
    IntroductionStep.INTRODUCER_DECLINED,
    IntroductionStep.INTRODUCER_SILENT,
    IntroductionStep.TARGET_DECLINED,
}


def count_steps(introductions: Iterable[Introduction], *, today: date) -> StepsTaken:
    """Count the answers of introducers and targets up to ``today``.

    Whoever was introduced without more being written down counts as two who agreed. A silence that
    was broken after all does not count.
    """
    counts = [_answers(one, today) for one in introductions]
    return StepsTaken(yes=sum(one.yes for one in counts), no=sum(one.no for one in counts))


def _answers(one: Introduction, today: date) -> StepsTaken:
    taken = [step.step for step in one.steps if step.on <= today]
    if IntroductionStep.INTRODUCED in taken:
        return StepsTaken(yes=2)
    kept_silent = IntroductionStep.INTRODUCER_SILENT
    no = [step for step in taken if step in _NO and (step is not kept_silent or step is taken[-1])]
    return StepsTaken(yes=sum(step in _YES for step in taken), no=len(no))
