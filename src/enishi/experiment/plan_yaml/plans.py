"""One plan of a written experiment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from enishi.evidence import Fields
from enishi.experiment.plan import (
    Activity,
    ActivityId,
    Criterion,
    Plan,
    Stage,
    StageId,
    Workstream,
    WorkstreamId,
)
from enishi.experiment.plan_yaml.keys import Keyed, read_keys, refer
from enishi.experiment.plan_yaml.metrics import read_criteria, read_figures
from enishi.terms import Period, ProblemCode


@dataclass(frozen=True, kw_only=True)
class PlanPart:
    """What was read of one plan.

    Attributes:
        plan: The plan, or None where its question or its dates are missing.
        activities: Its activities by id, broken ones included, so that marks can name them.
    """

    plan: Plan | None
    activities: Mapping[str, Keyed]


def read_plan_part(fields: Fields) -> PlanPart:
    """Read the fields of one plan; whatever else stands there is left to the caller."""
    question, period = fields.words("question"), read_period(fields)
    stages = read_keys(fields.items("stages"), words="name")
    streams = read_keys(fields.items("workstreams"), words="name")
    activities = read_keys(fields.items("activities"), words="title")
    plan = Plan(
        title=fields.bilingual("title"),
        question=question,
        period=period or Period(start=date.min, end=date.max),
        hypothesis=fields.bilingual("hypothesis"),
        background=fields.bilingual("background"),
        verification=fields.bilingual("verification"),
        workstreams=tuple(_workstreams(streams)),
        stages=tuple(_stages(stages, period)),
        activities=tuple(_activities(activities, stages, streams)),
        figures=tuple(read_figures(fields.items("figures"))),
        other=fields.bilingual("other"),
    )
    criteria = tuple(_criteria(fields.items("criteria"), period))
    is_whole = question and period
    return PlanPart(
        plan=replace(plan, criteria=criteria) if is_whole else None, activities=activities
    )


def read_period(fields: Fields) -> Period | None:
    """Read ``start`` and ``end``, both included."""
    start, end = fields.required_day("start"), fields.required_day("end")
    if not start or not end:
        return None
    if end < start:
        fields.refuse(ProblemCode.BAD_ORDER, "end", detail=f"must be {start} or later")
        return None
    return Period(start=start, end=end)


def _workstreams(parts: Mapping[str, Keyed]) -> Iterator[Workstream]:
    for key, part in parts.items():
        part.fields.close()
        if part.words:
            yield Workstream(id=WorkstreamId(key), name=part.words)


def _stages(parts: Mapping[str, Keyed], frame: Period | None) -> Iterator[Stage]:
    for key, part in parts.items():
        period = read_period(part.fields)
        part.fields.close()
        if period and frame:
            _check_inside(part.fields, "start", period.start, frame)
            _check_inside(part.fields, "end", period.end, frame)
        if period and part.words:
            yield Stage(id=StageId(key), name=part.words, period=period)


def _activities(
    parts: Mapping[str, Keyed],
    stages: Mapping[str, Keyed],
    streams: Mapping[str, Keyed],
) -> Iterator[Activity]:
    for key, part in parts.items():
        stage, stream = (
            refer(part.fields, "stage", stages),
            refer(part.fields, "workstream", streams),
        )
        part.fields.close()
        if part.words and stage and stream:
            yield Activity(
                id=ActivityId(key),
                stage=StageId(stage),
                workstream=WorkstreamId(stream),
                title=part.words,
            )


def _criteria(items: Iterable[Fields], frame: Period | None) -> Iterator[Criterion]:
    for fields, criterion in read_criteria(items):
        if frame:
            _check_inside(fields, "by", criterion.by, frame)
        yield criterion


def _check_inside(fields: Fields, name: str, day: date, frame: Period) -> None:
    if day not in frame:
        detail = f"must be {frame.start} to {frame.end}"
        fields.refuse(ProblemCode.OUTSIDE_PERIOD, name, detail=detail)
