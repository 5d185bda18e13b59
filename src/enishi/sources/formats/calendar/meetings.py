"""Meetings: from events to who was to be there, and to touches."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from enishi.sources.components import RawComponent
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.calendar.calendars import community_of, header_of
from enishi.sources.formats.calendar.events import CalendarEvent, end_of, read_event
from enishi.sources.formats.calendar.guests import Guest
from enishi.sources.formats.calendar.moments import Moment
from enishi.sources.formats.calendar.occurrences import occurrences_of
from enishi.sources.formats.calendar.outline import Outline
from enishi.sources.records import AttendanceRecord, EventRecord, Origin, TouchRecord
from enishi.sources.seen import SeenPeople
from enishi.terms import (
    AttendanceState,
    Direction,
    Problem,
    ProblemCode,
    TouchKind,
    derive_id,
)

MOST_GUESTS = 50
"""An event that more are asked to is a circular: it tells nothing of who knows whom."""
MOST_OTHERS = 8
"""Of a meeting of more people beside the user, nobody can say that she spoke with each."""

# Members of an enum are slow to look up before Python 3.12, and these are asked for in every event.
_PLANNED, _MUTUAL, _MEETING = AttendanceState.PLANNED, Direction.MUTUAL, TouchKind.MEETING


@dataclass(frozen=True, kw_only=True)
class _Company:
    """Who is in an event beside the user, and what she answered."""

    own: Guest | None
    others: tuple[Guest, ...]
    is_crowd: bool


class CalendarReading:
    """Reads the events of one file, one by one."""

    def __init__(self, task: Task, outline: Outline, fallback: str) -> None:
        self._file = task.file.label
        self._outline, self._fallback = outline, fallback
        guessed = frozenset(key.removeprefix("mail:") for key in task.background.own_keys)
        self._own = task.owner.mails or guessed
        self._seen = SeenPeople(self._file)
        self._communities: set[str] = set()
        self._left_out: Counter[str] = Counter()
        self._without_owner = 0

    def pass_over(self, raw: RawComponent) -> None:
        """Count what is no event: tasks, notes, times that are taken."""
        self._left_out[raw.name.decode("ascii").lower()] += 1

    def take(self, raw: RawComponent) -> Iterator[FormatReading]:
        """Give what one event tells, or why it tells nothing."""
        if raw.is_too_long:
            yield self._problem(raw.number, ProblemCode.CARD_TOO_LONG, is_fatal=True)
            return
        if raw.is_unfinished:
            yield self._problem(raw.number, ProblemCode.TRUNCATED)
        event = read_event(raw, self._fallback, self._outline.zones)
        if isinstance(event, str):
            yield self._problem(raw.number, ProblemCode.BAD_DATE, field=event, is_fatal=True)
            return
        for name in event.broken:
            yield self._problem(raw.number, ProblemCode.BROKEN_FIELD, field=name)
        company = self._company(event)
        reason = _why_nothing(event, company, header_of(raw).method)
        if reason:
            self._left_out[reason] += 1
            return
        yield from self._told(event, company, raw)
        if self._seen.is_full:
            yield from self._seen.give()

    def finish(self) -> Iterator[FormatReading]:
        """Give everybody who was seen, and what was left out, by kind."""
        yield from self._seen.give()
        if self._without_owner:
            detail = f"meetings: {self._without_owner}"
            yield Problem(
                code=ProblemCode.NO_OTHER_SIDE, file=self._file, detail=detail, is_fatal=False
            )
        for reason, count in sorted(self._left_out.items()):
            yield Problem(
                code=ProblemCode.NOT_A_TOUCH,
                file=self._file,
                detail=f"{reason}: {count}",
                is_fatal=False,
            )

    def _company(self, event: CalendarEvent) -> _Company:
        named = {one.mail: one for one in event.guests}
        if event.organiser and event.organiser.mail not in named:
            # Who calls a meeting comes to it, unless the list of guests says otherwise.
            named[event.organiser.mail] = replace(event.organiser, answer="ACCEPTED")
        own = [one for mail, one in named.items() if mail in self._own]
        others = [one for mail, one in named.items() if mail not in self._own and one.is_person]
        is_crowd = len(event.guests) > MOST_GUESTS
        return _Company(own=own[0] if own else None, others=tuple(others), is_crowd=is_crowd)

    def _told(
        self, event: CalendarEvent, company: _Company, raw: RawComponent
    ) -> Iterator[FormatReading]:
        community = community_of(raw, self._file)
        if community and not event.url.startswith(community.url):
            community = None
        if community and community.key not in self._communities:
            self._communities.add(community.key)
            yield community
        if not company.is_crowd:
            for guest in company.others:
                self._seen.note(guest.mail, guest.name, row=event.row, origin="ATTENDEE")
        times = [*self._times(event, company)]
        if not times:
            self._left_out["cancelled"] += 1
        is_event = bool(event.name) and not _is_talk(event, company)
        for starts in times:
            held = self._event(event, starts, community.key if community else "")
            if is_event:
                yield held
                yield from _attendances(held, company)
            yield from self._touch(event, held, starts, company)

    def _times(self, event: CalendarEvent, company: _Company) -> Iterator[Moment]:
        # The yearly day of a feast or a birthday, since 1600, is one event and not four hundred.
        if not event.is_series or not company.others:
            yield event.starts
            return
        changed = self._outline.changed.get(event.uid, frozenset())
        yield from occurrences_of(
            event, self._outline.zones, last=self._outline.last, changed=changed
        )

    def _event(self, event: CalendarEvent, starts: Moment, community: str) -> EventRecord:
        sign = starts.sign if event.is_series else event.recurrence
        ends = end_of(event, starts)
        return EventRecord(
            key=f"ical:{event.uid}/{sign}" if sign else f"ical:{event.uid}",
            origin=Origin(file=self._file, row=event.row),
            name=event.name,
            starts=starts.value,
            ends=ends.date() if ends and starts.is_day else ends,
            is_zone_known=starts.offset is not None,
            place=event.place,
            is_online=event.is_online,
            url=event.url,
            community=community,
        )

    def _touch(
        self, event: CalendarEvent, held: EventRecord, starts: Moment, company: _Company
    ) -> Iterator[TouchRecord]:
        others = [one for one in company.others if not one.is_staying_away]
        if not others or company.is_crowd:
            return
        if not self._own:
            self._without_owner += 1
            return
        reason = self._why_no_touch(starts, company)
        if reason:
            self._left_out[reason] += 1
            return
        yield TouchRecord(
            key=f"ical-meeting:{derive_id(held.key)}",
            origin=held.origin,
            at=starts.at,
            is_zone_known=held.is_zone_known,
            direction=_MUTUAL,
            kind=_MEETING,
            people=tuple(f"mail:{one.mail}" for one in others),
            names=tuple(one.name for one in others),
            thread=derive_id("ical", event.uid),
        )

    def _why_no_touch(self, starts: Moment, company: _Company) -> str:
        if company.own is None:
            return "you are not in it"
        if company.own.is_staying_away:
            return "you declined"
        if len(company.others) > MOST_OTHERS:
            return "many people"
        return "not yet" if starts.instant > self._outline.last else ""

    def _problem(
        self, row: int, code: ProblemCode, *, field: str = "", is_fatal: bool = False
    ) -> Problem:
        return Problem(code=code, file=self._file, row=row, field=field, is_fatal=is_fatal)


def _is_talk(event: CalendarEvent, company: _Company) -> bool:
    """Tell whether it is one of the regular talks of a few people, which is no gathering.

    Its touches tell all of it; as an event each week they would bury the events. One that has a
    page is announced to others, and stays an event.
    """
    if not (event.is_series or event.recurrence) or event.url or company.is_crowd:
        return False
    return 0 < len(company.others) <= MOST_OTHERS


def _why_nothing(event: CalendarEvent, company: _Company, method: str) -> str:
    if event.is_cancelled or method == "CANCEL":
        return "cancelled"
    if method in {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}:
        return "answer to an invitation"
    if company.is_crowd and not event.name:
        return "no name"
    has_place = bool(event.place or event.url or event.is_online)
    if company.others or company.is_crowd or (event.name and has_place):
        return ""
    return "nobody and no place"


def _attendances(event: EventRecord, company: _Company) -> Iterator[AttendanceRecord]:
    """Give who said that they would come: a calendar does not know who did."""
    starts = event.starts
    day = starts.date() if isinstance(starts, datetime) else starts
    coming = [""] if company.own and company.own.is_coming else []
    if not company.is_crowd:
        coming.extend(f"mail:{one.mail}" for one in company.others if one.is_coming)
    for person in coming:
        yield AttendanceRecord(
            key=f"{event.key}/{_part_of(person)}",
            origin=event.origin,
            event=event.key,
            person=person,
            state=_PLANNED,
            on=day,
        )


@lru_cache(maxsize=16_384)
def _part_of(person: str) -> str:
    return derive_id(person) if person else "me"
