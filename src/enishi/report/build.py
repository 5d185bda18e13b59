"""Build a report: findings first, then words, then the check of every name."""

from dataclasses import replace
from datetime import date

from enishi.people import PersonCard
from enishi.report.compose import compose
from enishi.report.document import Document, Paragraph, Section, Tone
from enishi.report.finding import find
from enishi.report.hiding import hide_names
from enishi.report.material import Report, ReportMaterial
from enishi.report.names import NameBook
from enishi.report.vocabulary import known_place_word, known_role_word
from enishi.report.voice import Voice
from enishi.report.wording import ReportKind, SectionKey
from enishi.terms import EnishiError, Language


class NoExperimentError(EnishiError):
    """There is no experiment to report on."""


def build_report(
    kind: ReportKind,
    *,
    material: ReportMaterial,
    as_of: date,
    language: Language,
) -> Report:
    """Build a report on the first experiment of ``material``.

    The same values give the same report. Every number is counted from records dated up to
    ``as_of``. A person's name stands in the document only where consent to it is recorded:
    otherwise her alias, or else words like "a marketer in Paris".

    Args:
        kind: Which report.
        material: Experiments, records and people.
        as_of: The last day that counts.
        language: Language of the report; what was written in the other one alone stays in it.

    Returns:
        The document, the names that were hidden in it, and what it cannot show yet.

    Raises:
        NoExperimentError: If ``material`` holds no experiment.
    """
    if not material.experiments:
        msg = "experiments must be at least one, got none"
        raise NoExperimentError(msg)
    findings = find(kind, material=material, as_of=as_of)
    voice = Voice(language=language)
    book = material.names or NameBook(material.people)
    document, hidden = hide_names(compose(findings, voice), book=book, describe=describe_person)
    note = voice.say.names_hidden(len({name.person for name in hidden}))
    noted = _with_note(document, note if hidden else voice.say.no_names_hidden())
    return Report(document=noted, hidden=hidden, missing=findings.missing)


def describe_person(card: PersonCard | None, language: Language) -> str:
    """Speak of a person without naming her: "a marketer in Paris"; of anybody without a card."""
    say = Voice(language=language).say
    if card is None:
        return say.somebody("", "")
    role = next(filter(None, (known_role_word(code, language) for code in card.roles)), "")
    return say.somebody(role, known_place_word(card.place, language))


def _with_note(document: Document, note: str) -> Document:
    return replace(document, sections=tuple(_noted(s, note) for s in document.sections))


def _noted(section: Section, note: str) -> Section:
    if section.key != SectionKey.MEASUREMENT:
        return section
    paragraph = Paragraph(words=Voice(language=Language.EN).own(note), tone=Tone.SMALL)
    return replace(section, blocks=(*section.blocks, paragraph))
