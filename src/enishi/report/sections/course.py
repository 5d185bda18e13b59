"""Schedule and course: stages with their marks, figures over time, and how the plan changed."""

from collections.abc import Iterator

from enishi.experiment import ActivityMark
from enishi.report.document import (
    Block,
    Column,
    ItemList,
    MarkSign,
    Paragraph,
    RowGroup,
    Table,
    Tone,
    Words,
)
from enishi.report.findings import Findings, StageFound
from enishi.report.numbers import figure_key, number_words
from enishi.report.sections.changes import change_blocks
from enishi.report.sections.outline import stage_title
from enishi.report.things import thing_of
from enishi.report.voice import Voice
from enishi.report.wording import Label
from enishi.terms import Mark


def course_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    yield from _marks(findings, voice)
    yield from _figures_over_time(findings, voice)
    yield from change_blocks(findings, voice)


def _marks(findings: Findings, voice: Voice) -> Iterator[Block]:
    groups = tuple(_stage(found, findings, voice) for found in findings.stages)
    if not groups:
        return
    yield Table(
        caption=voice.say.caption_marks(findings.as_of),
        columns=tuple(map(voice.column, (Label.ACTIVITY, Label.MARK, Label.REASON))),
        groups=groups,
    )
    yield ItemList(items=tuple(_legend(mark, voice) for mark in Mark))
    yield Paragraph(words=voice.own(voice.say.marks_are_not_effects()), tone=Tone.SMALL)


def _stage(found: StageFound, findings: Findings, voice: Voice) -> RowGroup:
    rows = tuple(
        (voice.quote(activity.title), _mark(mark, found, findings, voice), _reason(mark, voice))
        for activity, mark in found.activities
    )
    return RowGroup(title=stage_title(found.stage, voice), rows=rows)


def _mark(mark: ActivityMark | None, found: StageFound, findings: Findings, voice: Voice) -> Words:
    if mark is not None:
        return (MarkSign(mark=mark.mark, word=voice.say.mark_word(mark.mark)),)
    period = found.stage.period
    if period.end <= findings.as_of:
        return voice.own(voice.say.not_marked())
    if period.start <= findings.as_of:
        return (MarkSign(mark=Mark.NOT_DUE, word=voice.say.under_way()),)
    return (MarkSign(mark=Mark.NOT_DUE, word=voice.say.mark_word(Mark.NOT_DUE)),)


def _reason(mark: ActivityMark | None, voice: Voice) -> Words:
    if mark is None or mark.reason:
        return voice.quote(mark.reason) if mark else ()
    return voice.own(voice.say.no_reason_given()) if mark.mark.needs_reason else ()


def _legend(mark: Mark, voice: Voice) -> Words:
    sign = MarkSign(mark=mark, word=voice.say.mark_word(mark))
    return (sign, *voice.own(voice.say.colon() + voice.say.legend(mark)))


def _figures_over_time(findings: Findings, voice: Voice) -> Iterator[Block]:
    if not findings.figures or not findings.course:
        return
    days = tuple(
        Column(title=voice.say.day_without_year(point.on), is_number=True)
        for point in findings.course
    )
    rows = tuple(_row(position, findings, voice) for position in range(len(findings.figures)))
    yield Table(
        caption=voice.say.caption_course(),
        columns=(voice.column(Label.FIGURE), *days),
        groups=(RowGroup(rows=rows),),
    )


def _row(position: int, findings: Findings, voice: Voice) -> tuple[Words, ...]:
    figure = findings.figures[position].figure
    cells = (
        number_words(
            point.counts[position],
            figure_key(figure.id, point.on if point is not findings.course[-1] else None),
            thing_of(figure.metric),
            voice,
        )
        for point in findings.course
    )
    return (voice.quote(figure.title), *cells)
