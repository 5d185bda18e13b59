"""Lists of attendees, and who was at an event as files tell."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from enishi.evidence import Event
from enishi.terms import AttendanceState, EventId, PersonId
from enishi_app.store.codec import load_value
from enishi_app.store.derive.lists import list_in, load_named
from enishi_app.store.derive.supports import ATTENDANCE
from enishi_app.store.load.identities import load_identities_of
from enishi_app.store.models import Entry, Sighting, SourceRecord, SupportRow, Workspace


@dataclass(frozen=True, kw_only=True)
class AttendeeList:
    """A list of attendees that does not name its event.

    Attributes:
        file: Where it was first read.
        people: How many stand on it.
        event: The event that the user named for it, or None.
    """

    id: str
    file: str
    people: int
    event: Event | None = None


def load_lists(workspace: Workspace, run: int) -> tuple[AttendeeList, ...]:
    """Return the lists of one import that do not name their event, in the order of reading."""
    again = Sighting.objects.filter(run=run).values("record")
    rows = SourceRecord.objects.filter(
        Q(run=run) | Q(pk__in=again), workspace=workspace, kind="attendance", key__contains="|list:"
    )
    counts: Counter[str] = Counter()
    files: dict[str, str] = {}
    for key, file in rows.order_by("pk").values_list("key", "file"):
        counts[list_in(key)] += 1
        files.setdefault(list_in(key), file)
    if not files:
        return ()
    events = _events(workspace, load_named(workspace, list(files)))
    return tuple(
        AttendeeList(id=one, file=file, people=counts[one], event=events.get(one))
        for one, file in files.items()
    )


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Somebody on a list of attendees, and what it says became of it."""

    person: PersonId
    state: AttendanceState


def load_attendees(workspace: Workspace, event: str, *, limit: int) -> tuple[Attendee, ...]:
    """Return who stands on the lists of an event, by state and id, at most ``limit``."""
    rows = _attendances(workspace, event).order_by("word", "a").values_list("a", "word")
    held = list(rows[:limit])
    person = load_identities_of(workspace, [a for a, _ in held]).person
    states: dict[PersonId, AttendanceState] = {}
    for a, word in held:
        # Listed twice: that somebody was there is surer than that she signed up.
        states.setdefault(person(PersonId(a)), AttendanceState(word))
    return tuple(Attendee(person=one, state=state) for one, state in states.items())


def count_attendees(workspace: Workspace, event: str) -> int:
    """Return how many stand on the lists of an event."""
    return _attendances(workspace, event).values("a").distinct().count()


def _attendances(workspace: Workspace, event: str) -> QuerySet[SupportRow]:
    return SupportRow.objects.filter(workspace=workspace, kind=ATTENDANCE, b=event)


def _events(workspace: Workspace, named: dict[str, str]) -> dict[str, Event]:
    rows = Entry.objects.filter(workspace=workspace, kind="event", entry__in=named.values())
    held = {row.entry: load_value(Event, row.payload) for row in rows}
    return {one: held[EventId(event)] for one, event in named.items() if event in held}
