"""Other: remarks, the experiments beside, what was learned, and the self-check."""

from collections.abc import Iterator

from enishi.report.document import (
    Block,
    ItemList,
    Paragraph,
    RowGroup,
    Subheading,
    Table,
    Tone,
    Words,
)
from enishi.report.findings import Beside, Findings
from enishi.report.self_check import material_for
from enishi.report.voice import Voice
from enishi.report.wording import Aspect, Label


def other_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    if findings.plan.other:
        yield Paragraph(words=voice.quote(findings.plan.other))
    yield from _beside(findings, voice)
    yield from _learned(findings, voice)
    yield from _self_check(findings, voice)


def _beside(findings: Findings, voice: Voice) -> Iterator[Block]:
    if findings.beside:
        yield Subheading(words=voice.own(voice.say.label(Label.BESIDE)))
        yield ItemList(items=tuple(_other(other, voice) for other in findings.beside))


def _other(other: Beside, voice: Voice) -> Words:
    comma = voice.own(voice.say.comma())
    kind = voice.own(voice.say.experiment_kind(other.kind))
    sponsor = (*comma, *voice.quote(other.sponsor)) if other.sponsor else ()
    period = voice.own(voice.say.period_in_full(other.plan.period))
    question = voice.quote(other.plan.question or other.plan.title)
    return (*question, *voice.bracketed((*kind, *sponsor, *comma, *period)))


def _learned(findings: Findings, voice: Voice) -> Iterator[Block]:
    if findings.learnings and findings.kind.counts:
        yield Subheading(words=voice.own(voice.say.label(Label.LEARNED)))
        items = tuple(voice.quote(learning.text) for learning in findings.learnings)
        yield ItemList(items=items, is_ordered=True, tone=Tone.LARGE)


def _self_check(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Subheading(words=voice.own(voice.say.label(Label.SELF_CHECK)))
    yield Table(
        caption=voice.say.caption_self_check(),
        columns=tuple(map(voice.column, (Label.ASPECT, Label.MATERIAL, Label.MISSING))),
        groups=(RowGroup(rows=tuple(_aspect(name, findings, voice) for name in Aspect)),),
    )


def _aspect(name: Aspect, findings: Findings, voice: Voice) -> tuple[Words, ...]:
    say = voice.say
    shown = say.joined(material_for(name, findings, say)) or say.nothing_to_show()
    gaps = [say.missing(part.code, part.number) for part in findings.missing if part.aspect is name]
    return (
        voice.own(say.aspect(name)),
        voice.own(shown),
        voice.own(*(gaps or [say.nothing_missing()])),
    )
