"""How the plan has changed: every revision with its reason, before and now."""

from collections.abc import Iterator

from enishi.experiment import Revision
from enishi.report.document import Block, Paragraph, Subheading
from enishi.report.findings import Findings
from enishi.report.voice import Voice
from enishi.report.wording import Label


def change_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the revisions of the plan, oldest first."""
    if not findings.revisions:
        yield Paragraph(words=voice.own(voice.say.not_frozen_yet()))
        return
    first, *later = findings.revisions
    if not later:
        yield Paragraph(words=voice.own(voice.say.first_version(first.on)))
        return
    yield Subheading(words=voice.own(voice.say.label(Label.CHANGES)))
    for revision in later:
        yield from _revision(revision, voice)


def _revision(revision: Revision, voice: Voice) -> Iterator[Block]:
    title = voice.own(voice.say.revision_title(revision.number, revision.on) + voice.say.colon())
    yield Paragraph(words=(*title, *voice.quote(revision.reason)))
