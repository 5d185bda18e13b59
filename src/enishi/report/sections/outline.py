"""Outline of activities: the workstreams, and in a plan every stage with its activities."""

from collections.abc import Iterator

from enishi.experiment import Activity, Plan, Stage, Workstream
from enishi.report.document import Block, ItemList, RowGroup, Table, Words
from enishi.report.findings import Findings
from enishi.report.voice import Voice
from enishi.report.wording import Label


def outline_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    plan = findings.plan
    if plan.workstreams:
        items = tuple(_workstream(stream, plan, voice) for stream in plan.workstreams)
        yield ItemList(items=items, is_ordered=True)


def stages_table(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the stages with the activities planned in them."""
    plan = findings.plan
    groups = tuple(_stage(stage, plan, voice) for stage in plan.stages)
    if groups:
        yield Table(
            caption=voice.say.caption_stages(),
            columns=(voice.column(Label.ACTIVITY), voice.column(Label.WORKSTREAM)),
            groups=groups,
        )


def stage_title(stage: Stage, voice: Voice) -> Words:
    """Name a stage with its dates."""
    dates = voice.own(voice.say.period_in_table(stage.period))
    return (*voice.quote(stage.name), *voice.bracketed(dates))


def _workstream(stream: Workstream, plan: Plan, voice: Voice) -> Words:
    planned = sum(activity.workstream == stream.id for activity in plan.activities)
    return (*voice.quote(stream.name), *voice.own(voice.say.planned_activities(planned)))


def _stage(stage: Stage, plan: Plan, voice: Voice) -> RowGroup:
    rows = tuple(
        (voice.quote(activity.title), _workstream_of(activity, plan, voice))
        for activity in plan.activities
        if activity.stage == stage.id
    )
    return RowGroup(title=stage_title(stage, voice), rows=rows)


def _workstream_of(activity: Activity, plan: Plan, voice: Voice) -> Words:
    streams = (stream for stream in plan.workstreams if stream.id == activity.workstream)
    return next((voice.quote(stream.name) for stream in streams), ())
