"""Today: what to tend, whom one waits for, and how the experiment stands."""

from dataclasses import dataclass
from datetime import date

from enishi.evidence import Attendance, Community, Event
from enishi.experiment import Experiment, Stage
from enishi.outreach import (
    FollowUp,
    Introduction,
    IntroductionStep,
    Tend,
    find_tends,
)
from enishi.terms import AttendanceState
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.experiments import CriterionCount, judge_criteria
from enishi_app.store.load.experiments import load_experiments
from enishi_app.store.load.journal import load_entries, load_follow_ups, load_introductions
from enishi_app.store.load.opt_outs import load_opt_outs
from enishi_app.store.load.people import PersonName, count_people, load_names
from enishi_app.store.load.workspaces import today_in

SHOWN = 3
"""Things shown to tend: a day has room for three."""

_WAITING = {
    IntroductionStep.ASKED,
    IntroductionStep.INTRODUCER_AGREED,
    IntroductionStep.TARGET_AGREED,
}


@dataclass(frozen=True, kw_only=True)
class PlannedEvent:
    """An event the user means to go to."""

    event: Event
    attendance: Attendance


@dataclass(frozen=True, kw_only=True)
class Today:
    """All that the Today page shows.

    Attributes:
        tends: At most ``SHOWN`` things whose next step is the user's, the most pressing first.
        later_count: How many more there are.
        waiting: Introductions whose next step is somebody else's, the longest waiting first.
        coming: Events planned from today on, the next first.
        experiment: The first experiment, or None in an empty workspace.
        stage: Its stage of today that began last, or None.
        names: Everybody named above.
    """

    day: date
    tends: tuple[Tend, ...]
    later_count: int
    waiting: tuple[Introduction, ...]
    coming: tuple[PlannedEvent, ...]
    people_count: int
    experiment: Experiment | None
    stage: Stage | None
    criteria: tuple[CriterionCount, ...]
    names: dict[str, PersonName]
    communities: dict[str, Community]


def load_today(actor: Actor) -> Today:
    """Return what the Today page shows."""
    workspace = reading(actor)
    day = today_in(workspace)
    introductions = load_introductions(workspace)
    tends = find_tends(
        introductions,
        load_follow_ups(workspace),
        today=day,
        opted_out=load_opt_outs(workspace),
    )
    waiting = tuple(sorted((i for i in introductions if _is_waiting(i)), key=_since))
    experiment = next(iter(load_experiments(workspace)), None)
    communities = {c.id: c for c in load_entries(workspace, (Community,))}
    return Today(
        day=day,
        tends=tends[:SHOWN],
        later_count=max(0, len(tends) - SHOWN),
        waiting=waiting,
        coming=_coming(load_entries(workspace, (Event, Attendance)), day),
        people_count=count_people(workspace),
        experiment=experiment,
        stage=stage_of(experiment, day) if experiment else None,
        criteria=judge_criteria(actor, experiment, day) if experiment else (),
        names=load_names(workspace, _named(tends, waiting)),
        communities={str(key): value for key, value in communities.items()},
    )


def stage_of(experiment: Experiment, day: date) -> Stage | None:
    """Return the stage a day lies in; of overlapping ones the one that began last."""
    current = [stage for stage in experiment.plan.stages if day in stage.period]
    return max(current, key=lambda stage: (stage.period.start, stage.id), default=None)


def _is_waiting(introduction: Introduction) -> bool:
    return introduction.steps[-1].step in _WAITING


def _since(introduction: Introduction) -> tuple[date, str]:
    return (introduction.steps[-1].on, introduction.id)


def _named(tends: tuple[Tend, ...], waiting: tuple[Introduction, ...]) -> set[str]:
    people = {p for tend in tends for p in (tend.person, tend.introducer) if p}
    people |= {p for one in waiting for p in (one.target, one.introducer) if p}
    return {str(person) for person in people}


def _coming(entries: list[Event | Attendance], day: date) -> tuple[PlannedEvent, ...]:
    events = {e.id: e for e in entries if isinstance(e, Event) and (e.ends_on or e.on) >= day}
    planned = [
        PlannedEvent(event=events[a.event], attendance=a)
        for a in entries
        if isinstance(a, Attendance)
        and a.person is None
        and a.state is AttendanceState.PLANNED
        and a.event in events
    ]
    return tuple(sorted(planned, key=lambda one: (one.event.on, one.event.id)))


__all__ = ["FollowUp", "PlannedEvent", "Tend", "Today", "load_today", "stage_of"]
