"""Purpose and background: whom to meet, why, and what stands behind it."""

from collections.abc import Iterator

from enishi.experiment import Purpose, WhoCell
from enishi.report.document import Block, Fact, Facts, Paragraph, Words
from enishi.report.findings import Findings
from enishi.report.vocabulary import language_word, place_word, role_word
from enishi.report.voice import Voice
from enishi.report.wording import Label
from enishi.terms import Bilingual, ExperimentKind


def purpose_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    yield Facts(items=tuple(_facts(findings, voice)))
    if findings.plan.background:
        yield Paragraph(words=voice.quote(findings.plan.background))


def kind_words(kind: ExperimentKind, sponsor: Bilingual, voice: Voice) -> Words:
    """Say whose theme it is, and who assigned it."""
    words = voice.own(voice.say.experiment_kind(kind))
    return (*words, *voice.bracketed(voice.quote(sponsor))) if sponsor else words


def _facts(findings: Findings, voice: Voice) -> Iterator[Fact]:
    plan = findings.plan
    if plan.title != plan.question:
        yield from voice.fact(Label.THEME, voice.quote(plan.title))
    kind = kind_words(findings.experiment_kind, findings.sponsor, voice)
    yield from voice.fact(Label.KIND, kind)
    yield from voice.fact(Label.PERIOD, voice.own(voice.say.period_in_full(plan.period)))
    if findings.purpose:
        yield from _purpose_facts(findings.purpose, voice)


def _purpose_facts(purpose: Purpose, voice: Voice) -> Iterator[Fact]:
    cells = tuple(_cell(cell, voice) for cell in purpose.who)
    yield from voice.fact(Label.WHO, voice.name(voice.say.joined(cells)) if cells else ())
    yield from voice.fact(Label.WHY, voice.quote(purpose.why))
    if purpose.version > 1:
        changed = voice.own(voice.say.purpose_version(purpose.version, purpose.on))
        reason = voice.quote(purpose.reason)
        yield from voice.fact(Label.PURPOSE_CHANGED, (*changed, *voice.own(voice.gap), *reason))


def _cell(cell: WhoCell, voice: Voice) -> str:
    role, place = role_word(cell.role, voice.language), place_word(cell.place, voice.language)
    return voice.say.person_sought(role, place, language_word(cell.language, voice.language))
