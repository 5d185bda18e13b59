"""Events: those the user was asked to, answered, or made herself."""

from collections.abc import Iterator
from datetime import datetime

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
    starts, ends = moment_at(entry.item, "start_timestamp"), moment_at(entry.item, "end_timestamp")
    if entry.item is None:
        # A page gives one moment or two; the first is when the event begins.
        moments = [at for line in (*entry.lines, entry.told) if (at := moment_in(line))]
        starts = moments[0] if moments else None
        ends = moments[1] if moments[1:] else None
    if not entry.name or starts is None:
        code = ProblemCode.BAD_DATE if entry.name else ProblemCode.MISSING_FIELD
        yield problem_of(task, entry, code, field="start_timestamp" if entry.name else "name")
        return
    key = f"facebook-event:{derive_id(fold_name(entry.name), starts.isoformat())}"
    origin = origin_of(task, entry)
    yield EventRecord(
        key=key,
        origin=origin,
        name=entry.name,
        starts=starts,
        ends=ends if _is_after(ends, starts) else None,
        is_zone_known=starts.tzinfo is not None,
        place=name_at(entry.item, "place", "name"),
    )
    if is_planned:
        yield AttendanceRecord(
            key=f"{key}/me",
            origin=origin,
            event=key,
            state=AttendanceState.PLANNED,
            on=starts.date(),
        )


def _is_after(ends: datetime | None, starts: datetime) -> bool:
    """Tell whether an end can be one: Facebook writes 0, or the beginning again, for none."""
    if ends is None or (ends.tzinfo is None) != (starts.tzinfo is None):
        return False
    return ends > starts
