"""The sample experiment, loaded through the same actions as anybody's own content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files

from enishi.evidence import JournalPerson, JournalReading, read_journal
from enishi.experiment import Experiment
from enishi.network import Reach
from enishi.terms import EnishiError, Language, PersonId
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.experiments import (
    FigureCount,
    apply_plan,
    count_figures,
    show_experiment,
)
from enishi_app.actions.imports import import_path
from enishi_app.actions.journal import EntryValue, record
from enishi_app.actions.people import Said, add_person, say_about, set_consent
from enishi_app.actions.reach import ReachAnswer, find_reach
from enishi_app.actions.workspaces import stop_the_clock
from enishi_app.store.derive.touches import person_id

SAMPLE = "enishi_app.sample"
FILES = ("connections.csv", "address-book.vcf")
DEMO_DAY = date(2024, 9, 10)
"""The day the sample stands still on."""
INTERIM_DAY = date(2024, 8, 31)
"""The day of its interim report."""
QUESTION = {Language.EN: "marketer in Paris", Language.JA: "パリのマーケター"}
"""What the sample is asked."""


class SampleBrokenError(EnishiError):
    """The sample that came with this installation cannot be read."""


@dataclass(frozen=True, kw_only=True)
class DemoView:
    """What the sample shows, worked out from its records.

    Attributes:
        answer: What Reach says to ``QUESTION``.
        chosen: The best route that needs an introducer, or None where there is none.
    """

    experiment: Experiment
    figures: tuple[FigureCount, ...]
    answer: ReachAnswer
    chosen: Reach | None


def load_sample(actor: Actor) -> None:
    """Load the sample into an empty workspace, and stop its clock.

    Raises:
        SampleBrokenError: If a file of the sample cannot be read.
    """
    stop_the_clock(actor, DEMO_DAY)
    _import(actor, FILES)
    if not apply_plan(actor, _text("plan.yaml")).is_applied:
        msg = "plan.yaml of the sample must be whole, got one with mistakes"
        raise SampleBrokenError(msg)
    _record(actor, _text("journal.yaml"))


def view_demo(actor: Actor, language: Language) -> DemoView:
    """Work out what the sample shows on the day of its interim report."""
    experiment = show_experiment(actor)
    answer = find_reach(actor, QUESTION[language])
    introduced = (r for r in answer.reaches if r.best and r.best.introducers)
    return DemoView(
        experiment=experiment,
        figures=count_figures(actor, experiment, INTERIM_DAY),
        answer=answer,
        chosen=next(introduced, None),
    )


def _record(actor: Actor, text: str) -> None:
    workspace = reading(actor)
    found = read_journal(text, naming=lambda key: PersonId(person_id(workspace, key)))
    if found.problems:
        msg = "journal.yaml of the sample must be whole, got one with mistakes"
        raise SampleBrokenError(msg)
    for person in found.people:
        _introduce(actor, person)
    record(actor, *_entries(found))


def _entries(found: JournalReading) -> list[EntryValue]:
    journal = found.journal
    entries: list[EntryValue] = [*journal.communities, *journal.memberships]
    entries += [*journal.events, *journal.attendances]
    entries += [*journal.attempts, *found.introductions]
    entries += [*journal.contacts, *journal.touches]
    entries += [*journal.publications, *found.ties, *found.follow_ups]
    return entries


def _introduce(actor: Actor, person: JournalPerson) -> None:
    """Add a person whom only the journal knows; say what it says of one whom a file knows."""
    said = [Said(field=one.field, value=one.value) for one in person.statements]
    if person.record:
        say_about(actor, person.id, said)
    else:
        add_person(actor, said, person=person.id)
    if person.consent:
        held = person.consent
        set_consent(actor, person.id, may_be_named=held.may_be_named, note=held.note)


def _text(name: str) -> str:
    return (files(SAMPLE) / name).read_text(encoding="utf-8")


def _import(actor: Actor, names: Iterable[str]) -> None:
    for name in names:
        with as_file(files(SAMPLE) / name) as path:
            import_path(actor, path, name=name)
