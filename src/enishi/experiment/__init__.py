"""Experiments: purpose, plan, marks, frozen revisions, success criteria, and their metrics."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.experiment.course import (
    DayOrderError,
    NothingChangedError,
    ReasonMissingError,
    UnknownActivityError,
    mark_activity,
    mark_at,
    marks_at,
    new_purpose,
    plan_at,
    purpose_at,
    revise,
)
from enishi.experiment.criteria import Judgement, JudgementState, judge_criterion
from enishi.experiment.difference import ChangeKind, PlanChange, PlanPart, diff_plans
from enishi.experiment.fingerprint import plan_fingerprint
from enishi.experiment.history import ChangedPastError, keep_history
from enishi.experiment.metric_words import METRIC_WORDS, metric_rule
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
from enishi.experiment.self_check import Aspect, check_experiment
from enishi.experiment.stages import StageState, stage_state

if TYPE_CHECKING:
    from enishi.experiment.plan_yaml import PlanReading, read_plan, write_plan

__all__ = [
    "METRIC_WORDS",
    "Activity",
    "ActivityId",
    "ActivityMark",
    "Aspect",
    "ChangeKind",
    "ChangedPastError",
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
    "StageState",
    "UnknownActivityError",
    "WhoCell",
    "Workstream",
    "WorkstreamId",
    "check_experiment",
    "count_metric",
    "diff_plans",
    "fits_purpose",
    "judge_criterion",
    "keep_history",
    "mark_activity",
    "mark_at",
    "marks_at",
    "metric_rule",
    "new_purpose",
    "plan_at",
    "plan_fingerprint",
    "purpose_at",
    "purpose_in_force",
    "read_plan",
    "revise",
    "stage_state",
    "write_plan",
]

# These need PyYAML: loaded when first asked for (PEP 562).
_WRITTEN = dict.fromkeys(("PlanReading", "read_plan", "write_plan"), "enishi.experiment.plan_yaml")


def __getattr__(name: str) -> object:
    if name not in _WRITTEN:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_WRITTEN[name]), name)
