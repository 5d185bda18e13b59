"""The course of an experiment as it is drawn: the year as a line, stages with their activities."""

from dataclasses import dataclass
from datetime import date

from enishi.experiment import (
    Activity,
    ActivityMark,
    Experiment,
    Stage,
    StageState,
    marks_at,
    plan_at,
    stage_state,
)

_THREADS = {
    StageState.PLANNED: "is-loose",
    StageState.UNDER_WAY: "is-now",
    StageState.UNMARKED: "is-loose",
}
_MARKS = {StageState.UNMARKED: "not-due"}


@dataclass(frozen=True, kw_only=True)
class ActivityShown:
    """An activity with its mark; None where none was given."""

    activity: Activity
    mark: ActivityMark | None


@dataclass(frozen=True, kw_only=True)
class StageShown:
    """A stage as it is drawn.

    Attributes:
        thread: Class of its knot in the thread.
        mark: What its own mark is drawn from.
        first: Its first day on the line of the year, from 1.
        after: The day after its last.
        lane: Which line, from 1; stages that overlap stand below each other.
    """

    number: int
    stage: Stage
    thread: str
    mark: str
    first: int
    after: int
    lane: int
    activities: tuple[ActivityShown, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """A whole experiment as it is drawn.

    Attributes:
        days: Days from the first to the last.
        now: Where the day stands on the line, in percent; None outside the experiment.
    """

    stages: tuple[StageShown, ...]
    days: int
    now: float | None


def course_of(experiment: Experiment, day: date) -> Course:
    """Return how an experiment stands on a day, by the plan then in force."""
    plan = plan_at(experiment, day)
    start, end = _ends(plan.period.start, plan.period.end, plan.stages)
    days = (end - start).days + 1
    lanes = _lanes(plan.stages)
    shown = tuple(
        _shown(experiment, stage, day, number=n, start=start, lane=lanes[n - 1])
        for n, stage in enumerate(plan.stages, 1)
    )
    now = 100 * ((day - start).days + 0.5) / days if start <= day <= end else None
    return Course(stages=shown, days=days, now=now)


def _ends(start: date, end: date, stages: tuple[Stage, ...]) -> tuple[date, date]:
    starts = [start, *(stage.period.start for stage in stages)]
    return min(starts), max([end, *(stage.period.end for stage in stages)])


def _lanes(stages: tuple[Stage, ...]) -> list[int]:
    """Return a line for each stage: the first on which nothing of it is taken."""
    ends: list[date] = []
    lanes: list[int] = []
    for stage in stages:
        free = (n for n, end in enumerate(ends) if end < stage.period.start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [stage.period.end]
        lanes.append(lane + 1)
    return lanes


def _shown(
    experiment: Experiment,
    stage: Stage,
    day: date,
    *,
    number: int,
    start: date,
    lane: int,
) -> StageShown:
    state = stage_state(experiment, stage, day=day)
    marks = marks_at(experiment, day)
    activities = (a for a in plan_at(experiment, day).activities if a.stage == stage.id)
    return StageShown(
        number=number,
        stage=stage,
        thread=_THREADS.get(state, "is-tied"),
        mark=_MARKS.get(state, state.value),
        first=(stage.period.start - start).days + 1,
        after=(stage.period.end - start).days + 2,
        lane=lane,
        activities=tuple(ActivityShown(activity=a, mark=marks.get(a.id)) for a in activities),
    )
