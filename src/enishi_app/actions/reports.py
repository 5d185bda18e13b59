"""Reports: written from records, with every name checked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.experiment import Experiment
from enishi.people import PersonCard
from enishi.report import (
    HiddenName,
    LinkTo,
    MissingPart,
    NameBook,
    Report,
    ReportKind,
    ReportMaterial,
    build_report,
    to_html,
    to_markdown,
)
from enishi.terms import Language
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.experiments import show_experiment
from enishi_app.actions.kept import Kept
from enishi_app.store.entries import EntryValue, nodes_of
from enishi_app.store.load.experiments import load_experiments
from enishi_app.store.load.journal import load_introductions, load_journal, load_named_in
from enishi_app.store.load.name_cards import load_name_cards
from enishi_app.store.load.people import PersonName, load_cards, load_names
from enishi_app.store.models import Workspace

_books: Kept[NameBook] = Kept()


class ReportFormat(StrEnum):
    """What a report can be written as."""

    MARKDOWN = "md"
    HTML = "html"


@dataclass(frozen=True, kw_only=True)
class ReportWish:
    """Which report is wanted.

    Attributes:
        experiment: Its id; the first where it is empty.
        as_of: The last day that counts.
    """

    kind: ReportKind
    as_of: date
    language: Language
    experiment: str = ""


def write_report(actor: Actor, wish: ReportWish) -> Report:
    """Return a report on an experiment, with what it hid and what it misses.

    Raises:
        NoSuchThingError: If there is no such experiment.
    """
    workspace = reading(actor)
    wanted = show_experiment(actor, wish.experiment)
    others = [e for e in load_experiments(workspace) if e.id != wanted.id]
    material = _material(workspace, (wanted, *others))
    return build_report(wish.kind, material=material, as_of=wish.as_of, language=wish.language)


def render_report(
    report: Report,
    as_format: ReportFormat,
    *,
    link: LinkTo | str = "",
    is_standalone: bool = True,
) -> str:
    """Return a report as text.

    Args:
        report: What to write.
        as_format: Markdown or HTML.
        link: Where the numbers of an HTML report lead.
        is_standalone: Whether HTML is a whole file, or a part of a page.
    """
    if as_format is ReportFormat.MARKDOWN:
        return to_markdown(report.document)
    return to_html(report.document, link=link, standalone=is_standalone)


def people_behind(actor: Actor, records: Collection[str]) -> dict[str, list[PersonName]]:
    """Return whom each of these records names, for the user's own eyes; no report says it."""
    workspace = reading(actor)
    named = load_named_in(workspace, records)
    names = load_names(workspace, (node for nodes in named.values() for node in nodes))
    return {
        record: [names[node] for node in nodes if node in names] for record, nodes in named.items()
    }


def _material(workspace: Workspace, experiments: tuple[Experiment, ...]) -> ReportMaterial:
    journal = load_journal(workspace)
    introductions = load_introductions(workspace)
    entries: tuple[EntryValue, ...] = (
        *journal.contacts,
        *journal.memberships,
        *journal.attendances,
        *journal.attempts,
        *introductions,
    )
    nodes = {node for entry in entries for node in nodes_of(entry)}
    people = load_cards(workspace, nodes)
    return ReportMaterial(
        experiments=experiments,
        journal=journal,
        introductions=introductions,
        people=people,
        names=_books.get(workspace, lambda: _book(workspace, people)),
    )


def _book(workspace: Workspace, people: tuple[PersonCard, ...]) -> NameBook:
    """Return the names of everybody, with every older name of those the report is about."""
    return NameBook((*people, *load_name_cards(workspace)))


__all__ = [
    "HiddenName",
    "MissingPart",
    "PersonName",
    "Report",
    "ReportFormat",
    "ReportKind",
    "ReportWish",
    "people_behind",
    "render_report",
    "write_report",
]
