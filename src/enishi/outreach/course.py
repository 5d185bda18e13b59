"""The course of an introduction: which step can follow which."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from enishi.outreach.introduction import DatedStep, Introduction, IntroductionStep
from enishi.terms import EnishiError, PersonId

_S = IntroductionStep
_FOLLOWS: dict[IntroductionStep, tuple[IntroductionStep, ...]] = {
    _S.DRAFTED: (_S.ASKED,),
    _S.ASKED: (_S.INTRODUCER_AGREED, _S.INTRODUCER_DECLINED, _S.INTRODUCER_SILENT, _S.INTRODUCED),
    _S.INTRODUCER_AGREED: (_S.TARGET_AGREED, _S.TARGET_DECLINED, _S.INTRODUCED),
    # Somebody who kept silent may still answer.
    _S.INTRODUCER_SILENT: (_S.INTRODUCER_AGREED, _S.INTRODUCER_DECLINED),
    _S.INTRODUCER_DECLINED: (_S.THANKED,),
    _S.TARGET_AGREED: (_S.INTRODUCED, _S.MET),
    _S.TARGET_DECLINED: (_S.THANKED,),
    _S.INTRODUCED: (_S.MET, _S.THANKED),
    _S.MET: (_S.THANKED,),
    _S.THANKED: (_S.MET,),
}
_LEADING_TO_MEETING = {_S.INTRODUCED, _S.TARGET_AGREED}
_WAITING = {_S.ASKED, _S.INTRODUCER_AGREED, _S.TARGET_AGREED}

REST_AFTER_HELP = timedelta(days=28)
"""Whoever was asked or has helped rests four weeks: nobody is asked twice in that time."""
REST_AFTER_SILENCE = timedelta(days=90)
"""Whoever did not answer rests a quarter."""
REST_AFTER_NO = timedelta(days=180)
"""Whoever declined rests half a year. All three are courtesy, not measurement."""
_RESTS = {
    _S.ASKED: REST_AFTER_HELP,
    _S.INTRODUCER_AGREED: REST_AFTER_HELP,
    _S.INTRODUCED: REST_AFTER_HELP,
    _S.INTRODUCER_SILENT: REST_AFTER_SILENCE,
    _S.INTRODUCER_DECLINED: REST_AFTER_NO,
}


class IntroductionOrderError(EnishiError):
    """This step cannot follow the ones that were taken."""


def state_of(introduction: Introduction) -> IntroductionStep:
    """Return the last step that was taken."""
    return introduction.steps[-1].step


def next_steps(introduction: Introduction) -> tuple[IntroductionStep, ...]:
    """Return the steps that can follow, the usual one first; none where it has ended."""
    taken = {step.step for step in introduction.steps}
    follows = (step for step in _FOLLOWS[state_of(introduction)] if step not in taken)
    # Thanks for an answer that was no lead to no meeting.
    return tuple(step for step in follows if step is not _S.MET or taken & _LEADING_TO_MEETING)


def advance(
    introduction: Introduction,
    step: IntroductionStep,
    *,
    on: date,
    note: str = "",
) -> Introduction:
    """Return the introduction one step on.

    Raises:
        IntroductionOrderError: If ``step`` cannot follow, or ``on`` is before the last step.
    """
    possible = next_steps(introduction)
    if step not in possible:
        names = ", ".join(possible) or "nothing"
        msg = f"step after {state_of(introduction)} must be {names}, got {step}"
        raise IntroductionOrderError(msg)
    last = introduction.steps[-1].on
    if on < last:
        msg = f"day must be {last} or later, got {on}"
        raise IntroductionOrderError(msg)
    taken = DatedStep(step=step, on=on, note=note)
    return replace(introduction, steps=(*introduction.steps, taken))


def resting_until(
    introductions: Iterable[Introduction],
    introducer: PersonId,
    *,
    today: date,
) -> date | None:
    """Return the first day on which an introducer may be asked again, or None where she may now.

    She rests from the last day on which she was asked, agreed or introduced for
    ``REST_AFTER_HELP``, from her silence for ``REST_AFTER_SILENCE`` unless she answered after
    all, and from a no for ``REST_AFTER_NO``. The longest rest holds; steps after ``today`` do
    not count.
    """
    rests = [
        day
        for one in introductions
        if one.introducer == introducer
        for day in _rests(one, today)
        if day > today
    ]
    return max(rests, default=None)


def _rests(one: Introduction, today: date) -> Iterator[date]:
    steps = [step for step in one.steps if step.on <= today]
    for step in steps:
        has_answered = step.step is _S.INTRODUCER_SILENT and step is not steps[-1]
        if step.step in _RESTS and not has_answered:
            yield step.on + _RESTS[step.step]


def waiting_on_others(
    introductions: Iterable[Introduction],
    *,
    today: date,
) -> tuple[Introduction, ...]:
    """Return introductions whose next step is somebody else's, the longest waiting first."""
    waiting = [
        one for one in introductions if state_of(one) in _WAITING and one.steps[-1].on <= today
    ]
    return tuple(sorted(waiting, key=lambda one: (one.steps[-1].on, one.id)))


def overdue(
    introductions: Iterable[Introduction],
    *,
    today: date,
    after: timedelta,
) -> tuple[Introduction, ...]:
    """Return introductions that have waited on somebody else for ``after`` or longer.

    Args:
        introductions: All introductions.
        today: The day.
        after: How long an answer may take, such as ``REMIND_AFTER``.
    """
    waiting = waiting_on_others(introductions, today=today)
    return tuple(one for one in waiting if today - one.steps[-1].on >= after)
