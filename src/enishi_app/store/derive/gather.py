"""Collecting, for a batch of people, all that their rows are worked out from."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from enishi.network import History
from enishi.people import (
    Consent,
    DatedRecord,
    Identities,
    InboxChoice,
    InboxWord,
    SamePerson,
    Statement,
)
from enishi.sources import PersonRecord
from enishi.terms import PersonId
from enishi_app.store.active import UNDONE, active_records
from enishi_app.store.codec import load_value
from enishi_app.store.decide import PERSON_KINDS, DecisionKind
from enishi_app.store.derive.contact_days import Touched, history_of_touches
from enishi_app.store.derive.identities import undone_words
from enishi_app.store.entries import EntryValue, value_type
from enishi_app.store.load.identities import load_identities_of
from enishi_app.store.local_days import LocalDays, local_day
from enishi_app.store.models import (
    Decision,
    Entry,
    EntryNode,
    Sighting,
    SourceRecord,
    SupportRow,
    TouchRow,
    Workspace,
)


@dataclass(frozen=True, kw_only=True)
class TouchSum:
    """Touches of one kind with one person."""

    kind: str
    count: int
    last: date
    history: History


@dataclass(frozen=True, kw_only=True)
class FileSupport:
    """What one line of a file says of a person and another node.

    Attributes:
        other: The node at the other end: ``me``, a person, a community or an event.
    """

    kind: str
    other: str
    word: str
    on: date | None
    count: int
    source: str


@dataclass(kw_only=True)
class Gathered:
    """All that one person's rows are worked out from.

    Attributes:
        id: The person's id.
        ids: Every id that names her.
        word: What the user said of her in the inbox.
    """

    id: str
    ids: tuple[str, ...] = ()
    records: list[DatedRecord] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    consent: Consent | None = None
    entries: list[EntryValue] = field(default_factory=list)
    touches: list[TouchSum] = field(default_factory=list)
    supports: list[FileSupport] = field(default_factory=list)
    is_added: bool = False
    word: InboxWord = InboxWord.OPEN

    @property
    def is_decided(self) -> bool:
        """Tell whether the user herself said anything of this person."""
        return bool(self.is_added or self.statements or self.consent or self.entries)


def gather(
    workspace: Workspace,
    ids: Collection[str],
    *,
    at_hand: Mapping[str, DatedRecord] = MappingProxyType({}),
    identities: Identities | None = None,
) -> dict[str, Gathered]:
    """Return what is known of everybody whom ``ids`` name, in their order. A few queries in all.

    Args:
        workspace: Whose people.
        ids: Ids that name them; several may name one person.
        at_hand: For people with one single record, that record, where the caller has it.
        identities: Who is who, to see what would be if it were so; as it is where left out.
    """
    if identities is None:
        identities = load_identities_of(workspace, ids)
    gathered = dict(_people_named(identities, ids))
    named = {member: one for one in gathered.values() for member in one.ids}
    _gather_decisions(workspace, named, identities)
    _gather_entries(workspace, gathered)
    _gather_touches(workspace, named)
    _gather_supports(workspace, named)
    # Whoever is joined with others has more records than the one at hand.
    single = {one: record for one, record in at_hand.items() if one not in identities.person_of}
    for person, record in single.items():
        gathered[person].records.append(record)
    _gather_records(workspace, {one: held for one, held in named.items() if one not in single})
    return gathered


def _people_named(identities: Identities, ids: Collection[str]) -> Iterator[tuple[str, Gathered]]:
    for one in ids:
        person = identities.person(PersonId(one))
        yield person, Gathered(id=person, ids=identities.ids_of(person))


def read_record(row: SourceRecord) -> PersonRecord:
    """Return the library value a row keeps."""
    return load_value(PersonRecord, row.payload)


def _gather_decisions(
    workspace: Workspace, named: dict[str, Gathered], identities: Identities
) -> None:
    kinds = (*PERSON_KINDS, DecisionKind.PEOPLE_JOINED)
    rows = Decision.objects.filter(workspace=workspace, subject__in=named, kind__in=kinds)
    undone = undone_words(workspace) if identities.members else set()
    for row in rows.order_by("id"):
        # What was chosen in a joining holds as long as that joining does.
        is_joining = row.kind == DecisionKind.PEOPLE_JOINED
        if is_joining and (str(row.pk) in undone or row.subject not in identities.person_of):
            continue
        _hear(named[row.subject], row)


def _hear(one: Gathered, row: Decision) -> None:
    match DecisionKind(row.kind):
        case DecisionKind.PERSON_SAID:
            one.statements.append(load_value(Statement, row.payload))
        case DecisionKind.PEOPLE_JOINED:
            one.statements.extend(load_value(SamePerson, row.payload).choices)
        case DecisionKind.PERSON_CONSENT:
            one.consent = load_value(Consent, row.payload)
        case DecisionKind.PERSON_STANDING:
            one.word = load_value(InboxChoice, row.payload).word
        case _:
            one.is_added = True


def _gather_entries(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    naming = EntryNode.objects.filter(workspace=workspace, node__in=gathered)
    people_of = defaultdict(list)
    for node in naming.values_list("entry", "node"):
        people_of[node[0]].append(node[1])
    for row in Entry.objects.filter(workspace=workspace, entry__in=people_of).order_by("entry"):
        value = load_value(value_type(row.kind), row.payload)
        for person in people_of[row.entry]:
            gathered[person].entries.append(value)


def _gather_touches(workspace: Workspace, named: dict[str, Gathered]) -> None:
    rows = TouchRow.objects.filter(workspace=workspace, person__in=named)
    # As text: a day is told by its first ten signs, and turning each into a moment costs most.
    told = rows.annotate(when=Cast("at", CharField()))
    days = LocalDays()
    held: dict[tuple[str, str], list[Touched]] = defaultdict(list)
    columns = ("person", "kind", "when", "direction", "is_zone_known")
    for person, kind, when, direction, is_zone_known in told.values_list(*columns):
        day = days.day_of(when, is_zone_known=is_zone_known)
        held[named[person].id, kind].append((day, when, direction))
    for (person, kind), touches in sorted(held.items()):
        history = history_of_touches(touches)
        last = date.fromordinal(history.days[-1])
        summed = TouchSum(kind=kind, count=len(touches), last=last, history=history)
        named[person].touches.append(summed)


def _gather_supports(workspace: Workspace, named: dict[str, Gathered]) -> None:
    rows = SupportRow.objects.filter(workspace=workspace).order_by("record")
    for row in rows.filter(a__in=named):
        named[row.a].supports.append(_support(row, other=row.b))
    for row in rows.filter(b__in=named):
        named[row.b].supports.append(_support(row, other=row.a))


def _support(row: SupportRow, *, other: str) -> FileSupport:
    return FileSupport(
        kind=row.kind, other=other, word=row.word, on=row.on, count=row.count, source=row.source
    )


def _gather_records(workspace: Workspace, gathered: dict[str, Gathered]) -> None:
    """Add the records that hold, newest first.

    Where no run holds any more but the user has said something of this person, her records
    stay readable: a withdrawn file must not leave a person without a name.
    """
    if not gathered:
        return
    holding = _rows(active_records(workspace, kind="person").filter(subject__in=gathered))
    for row, seen in holding:
        gathered[row.subject].records.append(DatedRecord(record=read_record(row), on=seen))
    bare = [one for one, g in gathered.items() if g.is_decided and not g.records]
    if not bare:
        return
    kept = SourceRecord.objects.filter(workspace=workspace, kind="person", subject__in=bare)
    for row, seen in _rows(kept):
        gathered[row.subject].records.append(DatedRecord(record=read_record(row), on=seen))


def _rows(records: QuerySet[SourceRecord]) -> list[tuple[SourceRecord, date]]:
    """Return rows with the day of the last run that saw them, the latest seen first."""
    rows = list(records.select_related("run"))
    latest = {
        row.pk: (0 if row.run.status == UNDONE else row.run_id, row.run.started_at) for row in rows
    }
    sightings = Sighting.objects.filter(record__in=latest).exclude(run__status=UNDONE)
    for record, run, at in sightings.values_list("record_id", "run_id", "run__started_at"):
        latest[record] = max(latest[record], (run, at))
    ordered = sorted(rows, key=lambda row: (-latest[row.pk][0], row.pk))
    return [(row, local_day(latest[row.pk][1])) for row in ordered]
