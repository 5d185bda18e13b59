"""Experiments: purpose, plan, marks, frozen revisions, success criteria, and their metrics."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.experiment.course import (
    DayOrderError,
    NothingChangedError,
    ReasonMissingError,
    UnknownActivityError,
    mark_activity,
    marks_at,
    new_purpose,
    plan_at,
    plan_fingerprint,
    purpose_at,
    revise,
)
from enishi.experiment.criteria import Judgement, JudgementState, judge_criterion
from enishi.experiment.difference import ChangeKind, PlanChange, PlanPart, diff_plans
from enishi.experiment.metrics import (
    Count,
    CountedKind,
    CountedRecord,
    count_metric,
    fits_purpose,
    purpose_in_force,
)
from enishi.experiment.plan import (
    Activity,
    ActivityId,
    ActivityMark,
    Criterion,
    CriterionId,
    Experiment,
    Figure,
    Learning,
    Metric,
    MetricKind,
    Plan,
    Purpose,
    Revision,
    Stage,
    StageId,
    WhoCell,
    Workstream,
    WorkstreamId,
)

if TYPE_CHECKING:
    from enishi.experiment.plan_yaml import PlanReading, read_plan, write_plan

__all__ = [
    "Activity",
    "ActivityId",
    "ActivityMark",
    "ChangeKind",
    "Count",
    "CountedKind",
    "CountedRecord",
    "Criterion",
    "CriterionId",
    "DayOrderError",
    "Experiment",
    "Figure",
    "Judgement",
    "JudgementState",
    "Learning",
    "Metric",
    "MetricKind",
    "NothingChangedError",
    "Plan",
    "PlanChange",
    "PlanPart",
    "PlanReading",
    "Purpose",
    "ReasonMissingError",
    "Revision",
    "Stage",
    "StageId",
    "UnknownActivityError",
    "WhoCell",
    "Workstream",
    "WorkstreamId",
    "count_metric",
    "diff_plans",
    "fits_purpose",
    "judge_criterion",
    "mark_activity",
    "marks_at",
    "new_purpose",
    "plan_at",
    "plan_fingerprint",
    "purpose_at",
    "purpose_in_force",
    "read_plan",
    "revise",
    "write_plan",
]

# These need PyYAML: loaded when first asked for (PEP 562).
_WRITTEN = dict.fromkeys(("PlanReading", "read_plan", "write_plan"), "enishi.experiment.plan_yaml")


def __getattr__(name: str) -> object:
    if name not in _WRITTEN:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_WRITTEN[name]), name)
