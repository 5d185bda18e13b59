"""From findings to the document tree."""

from collections import Counter
from collections.abc import Callable, Iterator

from enishi.report.document import Block, Document, Section, Words
from enishi.report.findings import Findings
from enishi.report.numbers import record_lists
from enishi.report.sections.course import course_blocks
from enishi.report.sections.measurement import measurement_blocks
from enishi.report.sections.other import other_blocks
from enishi.report.sections.outline import outline_blocks, stages_table
from enishi.report.sections.purpose import purpose_blocks
from enishi.report.sections.question import criteria_table, question_blocks
from enishi.report.sections.results import results_blocks
from enishi.report.voice import Voice
from enishi.report.wording import Judgement, Label, ReportKind, SectionKey
from enishi.terms import Mark

_Blocks = Callable[[Findings, Voice], Iterator[Block]]

_PLAN: dict[SectionKey, _Blocks] = {
    SectionKey.PURPOSE: purpose_blocks,
    SectionKey.QUESTION: question_blocks,
    SectionKey.OUTLINE: outline_blocks,
    SectionKey.RESULTS: criteria_table,
    SectionKey.MEASUREMENT: measurement_blocks,
    SectionKey.COURSE: stages_table,
    SectionKey.OTHER: other_blocks,
}
_SECTIONS: dict[ReportKind, dict[SectionKey, _Blocks]] = {
    ReportKind.PLAN: _PLAN,
    ReportKind.INTERIM: {
        **_PLAN,
        SectionKey.RESULTS: results_blocks,
        SectionKey.COURSE: course_blocks,
    },
}
_COUNTED_MARKS = (Mark.DONE, Mark.PARTIAL, Mark.NOT_DONE)


def compose(findings: Findings, voice: Voice) -> Document:
    """Return a report as a document, names not yet checked."""
    plan, say = findings.plan, voice.say
    return Document(
        language=voice.language,
        title=voice.quote(plan.question or plan.title),
        above=(
            say.kind_title(findings.kind),
            say.period_in_full(plan.period),
            say.as_of(findings.as_of),
        ),
        lead=_interim_lead(findings, voice) if findings.kind.counts else _lead(findings, voice),
        sections=tuple(_sections(findings, voice)),
        record_lists=record_lists(findings, voice),
        records_title=say.label(Label.RECORDS),
    )


def _sections(findings: Findings, voice: Voice) -> Iterator[Section]:
    for number, (key, blocks) in enumerate(_SECTIONS[findings.kind].items(), start=1):
        yield Section(
            key=key.value,
            number=voice.say.section_number(number),
            title=voice.say.heading(key),
            blocks=tuple(blocks(findings, voice)),
        )


def _lead(findings: Findings, voice: Voice) -> Words:
    plan = findings.plan
    return voice.own(
        voice.say.plan_lead(len(plan.stages), len(plan.activities), len(plan.criteria))
    )


def _interim_lead(findings: Findings, voice: Voice) -> Words:
    given = Counter(mark.mark for found in findings.stages for _, mark in found.activities if mark)
    marks = tuple((mark, given[mark]) for mark in _COUNTED_MARKS if given[mark])
    due = sum(number for _, number in marks)
    return voice.own(
        voice.say.interim_lead(findings.as_of, due, marks), _criteria_lead(findings, voice)
    )


def _criteria_lead(findings: Findings, voice: Voice) -> str:
    reached = sum(found.judgement is Judgement.REACHED for found in findings.criteria)
    return voice.say.criteria_lead(len(findings.criteria), reached) if findings.criteria else ""
