"""How a stage stands on a day."""

from datetime import date
from enum import StrEnum

from enishi.experiment.course import mark_at, plan_at
from enishi.experiment.plan import Experiment, Stage
from enishi.terms import Mark


class StageState(StrEnum):
    """How a stage stands: first by its dates, then by its marks."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    PARTIAL = "partial"
    NOT_DONE = "not-done"
    UNMARKED = "unmarked"
    """It has ended, and an activity has no mark yet."""


def stage_state(experiment: Experiment, stage: Stage, *, day: date) -> StageState:
    """Return how a stage stands on a day.

    Before its first day it is planned. Once every activity of the plan in force has a mark it is
    done (all ○), not done (all ×), or partial (anything else). Until then it is under way, and
    after its last day unmarked.
    """
    if day < stage.period.start:
        return StageState.PLANNED
    marks = _marks(experiment, stage, day)
    if marks and Mark.NOT_DUE not in marks:
        return _closed(marks)
    return StageState.UNDER_WAY if day <= stage.period.end else StageState.UNMARKED


def _marks(experiment: Experiment, stage: Stage, day: date) -> set[Mark]:
    activities = (a for a in plan_at(experiment, day).activities if a.stage == stage.id)
    return {mark_at(experiment, activity.id, day=day) for activity in activities}


def _closed(marks: set[Mark]) -> StageState:
    if marks == {Mark.DONE}:
        return StageState.DONE
    return StageState.NOT_DONE if marks == {Mark.NOT_DONE} else StageState.PARTIAL
