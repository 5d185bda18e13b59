"""Events: those the user was asked to, answered, or made herself."""

from collections.abc import Iterator
from datetime import date, datetime

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.listing import (
    Entry,
    Listing,
    entries_of_json,
    origin_of,
    problem_of,
)
from enishi.sources.formats.facebook.pages.days import moment_in
from enishi.sources.formats.facebook.texts import moment_at, name_at
from enishi.sources.keys import fold_name
from enishi.sources.records import AttendanceRecord, EventRecord
from enishi.terms import AttendanceState, ProblemCode, derive_id


def read_responses(task: Task, outer: str) -> Iterator[FormatReading]:
    """Give an event an answer, and the user's plan to come where she said that she would.

    Whether she went, the file does not know: that is for her to say.
    """
    joined = f"{outer}.events_joined"
    others = f"{outer}.events_interested", f"{outer}.events_declined"
    for entry in entries_of_json(task, joined, *others):
        if not isinstance(entry, Entry):
            yield entry
            continue
        yield from _event(task, entry, is_planned=entry.place == joined)


def read_events(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give an event an entry; that the user was asked says nothing of her."""
    for entry in listing():
        yield from _event(task, entry) if isinstance(entry, Entry) else (entry,)


def _event(task: Task, entry: Entry, *, is_planned: bool = False) -> Iterator[FormatReading]:
    starts, ends = _times(entry)
    if not entry.name or starts is None:
        code = ProblemCode.BAD_DATE if entry.name else ProblemCode.MISSING_FIELD
        yield problem_of(task, entry, code, field="start_timestamp" if entry.name else "name")
        return
    event = EventRecord(
        key=f"facebook-event:{derive_id(fold_name(entry.name), starts.isoformat())}",
        origin=origin_of(task, entry),
        name=entry.name,
        starts=starts,
        ends=ends if _is_after(ends, starts) else None,
        is_zone_known=starts.tzinfo is not None,
        place=name_at(entry.item, "place", "name"),
    )
    yield event
    if is_planned:
        yield _plan(event, starts.date())


def _times(entry: Entry) -> tuple[datetime | None, datetime | None]:
    """Return when an event begins and ends; a page gives one moment or two, the beginning first."""
    if entry.item is not None:
        return moment_at(entry.item, "start_timestamp"), moment_at(entry.item, "end_timestamp")
    moments = [at for line in (*entry.lines, entry.told) if (at := moment_in(line))]
    first, second = (*moments, None, None)[:2]
    return first, second


def _plan(event: EventRecord, on: date) -> AttendanceRecord:
    return AttendanceRecord(
        key=f"{event.key}/me",
        origin=event.origin,
        event=event.key,
        state=AttendanceState.PLANNED,
        on=on,
    )


def _is_after(ends: datetime | None, starts: datetime) -> bool:
    """Tell whether an end can be one: Facebook writes 0, or the beginning again, for none."""
    if ends is None or (ends.tzinfo is None) != (starts.tzinfo is None):
        return False
    return ends > starts
