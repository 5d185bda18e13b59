"""Keeping what the user says about who is who, and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence

from enishi.people import DifferentPeople, Identities, IdentityWord, SamePerson
from enishi.terms import PersonId
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide
from enishi_app.store.derive.entry_rows import put_entries
from enishi_app.store.derive.identities import derive_identities
from enishi_app.store.derive.ties import derive_ties, follow_people, pairs_in, pairs_of_files
from enishi_app.store.entries import EntryValue
from enishi_app.store.load.identities import load_identities
from enishi_app.store.models import Decision, Entry, EntryNode, Workspace
from enishi_app.store.save.entries import read_entry, said_value


def save_identity_word(speaker: Speaker, word: IdentityWord) -> Decision:
    """Record that people are the same, or that they are not; return the decision."""
    if isinstance(word, SamePerson):
        kind, subject = DecisionKind.PEOPLE_JOINED, word.people[0]
    else:
        kind, subject = DecisionKind.PEOPLE_PARTED, word.leaving[0]
    decision = decide(speaker, kind, subject, word)
    _follow(speaker.workspace, _named_in(word))
    return decision


def undo_identity_word(speaker: Speaker, decision: Decision, word: IdentityWord) -> None:
    """Take back what was said about who is who; whatever was said since stays."""
    decide(speaker, DecisionKind.IDENTITY_UNDONE, str(decision.pk), Nothing())
    _follow(speaker.workspace, _named_in(word))


def _named_in(word: IdentityWord) -> tuple[PersonId, ...]:
    if isinstance(word, DifferentPeople):
        return (*word.leaving, *word.staying)
    return word.people


def _follow(workspace: Workspace, named: Sequence[PersonId]) -> None:
    before = load_identities(workspace)
    old_pairs = pairs_of_files(workspace, nodes=named)
    after = derive_identities(workspace)
    ids = {*_everybody_with(named, before), *_everybody_with(named, after)}
    people = {identities.person(one) for one in ids for identities in (before, after)}
    entries = _entries_naming(workspace, people)
    put_entries(workspace, _as_told(workspace, entries), after)
    follow_people(workspace, sorted(ids))
    now = _entries_naming(workspace, people)
    derive_ties(workspace, pairs_in([*entries, *now]) | old_pairs)


def _everybody_with(named: Iterable[PersonId], identities: Identities) -> Iterator[PersonId]:
    return (one for name in named for one in identities.ids_of(identities.person(name)))


def _entries_naming(workspace: Workspace, people: Iterable[PersonId]) -> list[EntryValue]:
    naming = EntryNode.objects.filter(workspace=workspace, node__in=people).values("entry")
    rows = Entry.objects.filter(workspace=workspace, entry__in=naming)
    return [read_entry(row) for row in rows]


def _as_told(workspace: Workspace, entries: Iterable[EntryValue]) -> list[EntryValue]:
    """Return entries with people by the ids that were given when they were recorded."""
    kind = DecisionKind.ENTRY_RECORDED
    ids = [entry.id for entry in entries]
    rows = Decision.objects.filter(workspace=workspace, kind=kind, subject__in=ids)
    latest = {row.subject: row for row in rows.order_by("id")}
    return [said_value(row) for row in latest.values()]
