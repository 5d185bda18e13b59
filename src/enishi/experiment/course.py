"""The course of an experiment: marks, frozen versions, and versions of the purpose."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from enishi.experiment.fingerprint import plan_fingerprint
from enishi.experiment.metrics import purpose_in_force
from enishi.experiment.plan import (
    ActivityId,
    ActivityMark,
    Experiment,
    Plan,
    Purpose,
    Revision,
    WhoCell,
)
from enishi.terms import Bilingual, EnishiError, Mark


class UnknownActivityError(EnishiError):
    """The plan has no such activity."""


class ReasonMissingError(EnishiError):
    """△, × and every change of plan or purpose need a reason."""


class NothingChangedError(EnishiError):
    """A new version must differ from the one before."""


class DayOrderError(EnishiError):
    """A later version cannot be dated before an earlier one."""


def plan_at(experiment: Experiment, day: date) -> Plan:
    """Return the plan in force on a day: the last version frozen by then.

    Before the first frozen version, and where none was ever frozen, it is the plan as it stands.
    """
    frozen = [revision for revision in experiment.revisions if revision.on <= day]
    return frozen[-1].plan if frozen else experiment.plan


def purpose_at(experiment: Experiment, day: date) -> Purpose | None:
    """Return the purpose in force on a day, or None before the first."""
    return purpose_in_force(experiment.purposes, day)


def marks_at(experiment: Experiment, day: date) -> Mapping[ActivityId, ActivityMark]:
    """Return the mark that held for each activity on a day; unmarked ones are left out."""
    given = sorted((m for m in experiment.marks if m.on <= day), key=lambda mark: mark.on)
    return {mark.activity: mark for mark in given}


def mark_activity(experiment: Experiment, given: ActivityMark) -> Experiment:
    """Return the experiment with one more mark.

    Raises:
        UnknownActivityError: If the plan has no such activity.
        ReasonMissingError: If △ or × comes without a reason.
    """
    if given.activity not in {activity.id for activity in experiment.plan.activities}:
        msg = f"activity must be one of the plan's, got {given.activity!r}"
        raise UnknownActivityError(msg)
    if given.mark.needs_reason and not given.reason:
        msg = f"reason must be given with {given.mark.sign}, got none"
        raise ReasonMissingError(msg)
    return replace(experiment, marks=(*experiment.marks, given))


def mark_at(experiment: Experiment, activity: ActivityId, *, day: date) -> Mark:
    """Return the mark of an activity on a day; not due where none was given by then."""
    given = marks_at(experiment, day).get(activity)
    return given.mark if given else Mark.NOT_DUE


def revise(experiment: Experiment, *, plan: Plan, on: date, reason: Bilingual) -> Experiment:
    """Return the experiment with a new frozen version of its plan (軌道修正).

    The first version needs no reason; it is the plan as stated beforehand.

    Raises:
        NothingChangedError: If the plan equals the last frozen one.
        ReasonMissingError: If a later version comes without a reason.
        DayOrderError: If ``on`` is before the last version's day.
    """
    last = experiment.revisions[-1] if experiment.revisions else None
    if last:
        _check_follows(last, plan=plan, on=on, reason=reason)
    revision = Revision(
        number=last.number + 1 if last else 1,
        on=on,
        plan=plan,
        reason=reason,
        fingerprint=plan_fingerprint(plan),
    )
    return replace(experiment, plan=plan, revisions=(*experiment.revisions, revision))


def new_purpose(
    experiment: Experiment,
    *,
    on: date,
    who: tuple[WhoCell, ...],
    why: Bilingual,
    reason: Bilingual,
) -> Experiment:
    """Return the experiment with a new version of its purpose card.

    Raises:
        NothingChangedError: If it says what the last version says.
        ReasonMissingError: If a later version comes without a reason.
        DayOrderError: If ``on`` is before the last version's day.
    """
    last = experiment.purposes[-1] if experiment.purposes else None
    if last and (last.who, last.why) == (who, why):
        msg = "purpose must differ from the last version, got the same"
        raise NothingChangedError(msg)
    if last:
        _check_day_and_reason(last.on, on=on, reason=reason)
    version = last.version + 1 if last else 1
    purpose = Purpose(version=version, on=on, who=who, why=why, reason=reason)
    return replace(experiment, purposes=(*experiment.purposes, purpose))


def _check_follows(last: Revision, *, plan: Plan, on: date, reason: Bilingual) -> None:
    if last.plan == plan:
        msg = "plan must differ from the last version, got the same"
        raise NothingChangedError(msg)
    _check_day_and_reason(last.on, on=on, reason=reason)


def _check_day_and_reason(last: date, *, on: date, reason: Bilingual) -> None:
    if not reason:
        msg = "reason must be given with a new version, got none"
        raise ReasonMissingError(msg)
    if on < last:
        msg = f"day must be {last} or later, got {on}"
        raise DayOrderError(msg)
