"""How the plan has changed: every revision with its reason, before and now."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.experiment import ChangeKind, Criterion, Plan, PlanChange, PlanPart
from enishi.report.document import (
    Block,
    Change,
    Paragraph,
    RowGroup,
    Subheading,
    Table,
    Text,
    Words,
)
from enishi.report.findings import Findings, RevisionFound
from enishi.report.sections.question import goal_words, until_words
from enishi.report.voice import Voice
from enishi.report.wording import Label
from enishi.terms import Bilingual, Period


def change_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the revisions of the plan, oldest first."""
    if not findings.frozen_on:
        yield Paragraph(words=voice.own(voice.say.not_frozen_yet()))
    elif not findings.changes:
        yield Paragraph(words=voice.own(voice.say.first_version(findings.frozen_on)))
    for found in findings.changes:
        yield from _revision(found, voice)


def _revision(found: RevisionFound, voice: Voice) -> Iterator[Block]:
    number, on = found.revision.number, found.revision.on
    yield Subheading(words=voice.own(voice.say.revision_title(number, on)))
    if found.revision.reason:
        yield Paragraph(words=voice.quote(found.revision.reason))
    if not found.changes:
        yield Paragraph(words=voice.own(voice.say.nothing_changed()))
        return
    rows = tuple(_change(change, found, voice) for change in found.changes)
    yield Table(
        caption=voice.say.caption_changes(number),
        columns=tuple(map(voice.column, (Label.ITEM, Label.BEFORE, Label.NOW))),
        groups=(RowGroup(rows=rows),),
    )


def _change(change: PlanChange, found: RevisionFound, voice: Voice) -> tuple[Words, ...]:
    before = _words(change, found.before, change.before, change.period_before, voice)
    now = _words(change, found.revision.plan, change.after, change.period_after, voice)
    was_not_there, was_dropped = voice.say.was_not_there(), voice.say.was_dropped()
    return (
        _part(change, found, voice),
        _struck(before) if change.kind is not ChangeKind.ADDED else voice.own(was_not_there),
        now if change.kind is not ChangeKind.REMOVED else voice.own(was_dropped),
    )


def _part(change: PlanChange, found: RevisionFound, voice: Voice) -> Words:
    part = voice.own(voice.say.plan_part(change.part))
    stage = _stage_of(change, found)
    return (*part, *voice.own(voice.say.colon()), *voice.quote(stage)) if stage else part


def _stage_of(change: PlanChange, found: RevisionFound) -> Bilingual:
    """Return the stage of a changed activity, so that two of them are told apart."""
    if change.part is not PlanPart.ACTIVITY:
        return Bilingual()
    for plan in (found.revision.plan, found.before):
        stages = [a.stage for a in plan.activities if a.id == change.id]
        named = [stage.name for stage in plan.stages if stage.id in stages]
        if named:
            return named[0]
    return Bilingual()


def _words(
    change: PlanChange, plan: Plan, said: Bilingual, period: Period | None, voice: Voice
) -> Words:
    """Return what a part says in one of the two plans, with its dates or its goal."""
    words = voice.quote(said)
    if period and not said:
        return voice.own(voice.say.period_in_full(period))
    if period:
        return (*words, *voice.bracketed(voice.own(voice.say.period_in_table(period))))
    goals = [criterion for criterion in plan.criteria if criterion.id == change.id]
    if change.part is PlanPart.CRITERION and goals:
        return (*words, *voice.bracketed(_goal(goals[0], voice)))
    return words


def _goal(criterion: Criterion, voice: Voice) -> Words:
    goal, until = goal_words(criterion, voice), until_words(criterion, voice)
    return (*goal, *voice.own(voice.say.comma()), *until)


def _struck(words: Words) -> Words:
    return tuple(replace(run, change=Change.STRUCK) for run in words if isinstance(run, Text))
