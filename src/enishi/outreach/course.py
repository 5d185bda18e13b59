"""The course of an introduction: which step can follow which."""

from collections.abc import Iterable
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
_WAITING = {_S.ASKED, _S.INTRODUCER_AGREED, _S.TARGET_AGREED}

REST_AFTER_NO = timedelta(days=180)
"""Somebody who declined rests half a year before she is asked again. An assumption of courtesy,
set by the user in a later version."""
REST_AFTER_SILENCE = timedelta(days=90)
"""Somebody who did not answer rests a quarter."""


class IntroductionOrderError(EnishiError):
    """This step cannot follow the ones that were taken."""


def state_of(introduction: Introduction) -> IntroductionStep:
    """Return the last step that was taken."""
    return introduction.steps[-1].step


def next_steps(introduction: Introduction) -> tuple[IntroductionStep, ...]:
    """Return the steps that can follow, the usual one first; none where it has ended."""
    taken = {step.step for step in introduction.steps}
    return tuple(step for step in _FOLLOWS[state_of(introduction)] if step not in taken)


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
    """Return the day from which an introducer may be asked again, or None where she may be now.

    Somebody who declined is left alone for ``REST_AFTER_NO``, somebody who kept silent for
    ``REST_AFTER_SILENCE``.
    """
    rests = [
        step.on + rest
        for one in introductions
        if one.introducer == introducer
        for step in one.steps[-1:]
        if (rest := _rest_after(step.step)) and step.on + rest > today
    ]
    return max(rests, default=None)


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


def _rest_after(step: IntroductionStep) -> timedelta | None:
    if step is _S.INTRODUCER_DECLINED:
        return REST_AFTER_NO
    return REST_AFTER_SILENCE if step is _S.INTRODUCER_SILENT else None
