"""How it is measured: in the user's words, then the rule of every number."""

from collections.abc import Iterator

from enishi.report.document import Block, Paragraph, Tone
from enishi.report.findings import Findings
from enishi.report.voice import Voice


def measurement_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    say = voice.say
    if findings.plan.verification:
        yield Paragraph(words=voice.quote(findings.plan.verification))
    if findings.kind.counts:
        words = voice.own(say.numbers_from_records(), say.counts_are_no_causes())
    else:
        words = voice.own(say.numbers_will_be_counted())
    yield Paragraph(words=words, tone=Tone.SMALL)
