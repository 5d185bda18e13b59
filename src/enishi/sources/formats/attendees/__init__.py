"""Lists of attendees of Luma, Eventbrite, connpass, Peatix, Meetup and sites like them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from enishi.sources.assembling import Entry, assemble_seen
from enishi.sources.columns import Column, read_cells
from enishi.sources.dates import read_date, read_moment
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.attendees.platforms import (
    KEPT_AS_THEY_STAND,
    Platform,
    is_attendee_header,
    platform_of,
)
from enishi.sources.formats.attendees.states import state_of
from enishi.sources.keys import KeyBook, fold_name
from enishi.sources.mapping import known_meaning
from enishi.sources.readings import FormatName
from enishi.sources.records import (
    AttendanceRecord,
    EventRecord,
    FieldKind,
    Origin,
    PersonRecord,
)
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import AttendanceState, Problem, ProblemCode, derive_id

__all__ = ["ATTENDEES"]

_MOST_EVENTS = 200
_GUESSED_DAY = "day of the event: taken from the last who signed up"
_NO_DAY = "day of the event: not told, so that you are asked which event it is"
# What sites write where the buyer of several tickets did not name her guests.
_NOBODY = frozenset({"info requested", "guest", "anonymous", "匿名", "名前非公開", "未登録"})
_SEEN_AT_THE_DOOR = (AttendanceState.ATTENDED, AttendanceState.MISSED)
_COPY = re.compile(r"\s*(?:\(\d+\)|[-_ ]copy|のコピー)+$", re.IGNORECASE)


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is the header of a list of attendees."""
    return find_header(text, is_attendee_header) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give the event, everybody on the list who is coming, came or stayed away, and their states.

    Few lists name their event: it then has the name of the file. Its day is the one on which
    people were let in, else that of the last who signed up, and a problem says so. Where no day is
    told at all there is no event, and the user is asked which one the list is of.
    """
    header = find_header_in(task.file, is_attendee_header)
    platform = platform_of(header.folded) if header else None
    if header is None or platform is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    listed = _List(task=task, header=header, platform=platform)
    events = _events(listed)
    yield from events.values()
    if any(one.is_guessed for one in listed.days.values()):
        yield Problem(
            code=ProblemCode.BAD_DATE,
            file=task.file.label,
            detail=_GUESSED_DAY if events else _NO_DAY,
            is_fatal=False,
        )
    yield from _attendees(listed, events)


@dataclass(kw_only=True)
class _EventDay:
    row: int
    day: date | None = None
    is_guessed: bool = True

    def take(self, came: date | None, signed_up: date | None) -> None:
        """Note one attendee's days: the door is surer than the form."""
        if came and self.is_guessed:
            self.day, self.is_guessed = came, False
        elif came and self.day:
            self.day = min(self.day, came)
        elif signed_up and self.is_guessed:
            self.day = max(self.day or signed_up, signed_up)


class _List:
    """One list: its columns, and the events that it tells of."""

    def __init__(self, *, task: Task, header: Header, platform: Platform) -> None:
        self.task, self.header, self.platform = task, header, platform
        self.columns = tuple(_columns(header, platform))
        self.days: dict[str, _EventDay] = {}
        self._places = {name: place for place, name in reversed(list(enumerate(header.folded)))}

    def cell(self, row: Row, names: tuple[str, ...]) -> str:
        """Return the first of these columns that has something in it."""
        cells = (row.cells[p] for n in names if (p := self._places.get(n, -1)) in _range(row))
        return next((text for cell in cells if (text := cell.strip())), "")

    def event_name(self, row: Row) -> str:
        """Return the name of the event that a row belongs to."""
        told = self.cell(row, (self.platform.event,)) if self.platform.event else ""
        return told or _name_of_file(self.task.file.label)

    def event_key(self, name: str) -> str:
        """Return the key of an event by its name."""
        return f"{self.platform.name}-event:{derive_id(fold_name(name))}"

    def rows(self) -> Iterator[FormatReading | Row]:
        """Give the rows, and what is to be said between them."""
        yield from read_table(self.task.file, self.header, limits=self.task.limits)


def _range(row: Row) -> range:
    return range(len(row.cells))


def _columns(header: Header, platform: Platform) -> Iterator[Column]:
    own = {*platform.states, *platform.checked_in, *platform.signed_up, *platform.unused}
    for index, name in enumerate(header.cells):
        meaning = known_meaning(name)
        is_own = header.folded[index] in own or meaning is None
        kind = FieldKind.OTHER if is_own or meaning is None else meaning.kind
        if kind in KEPT_AS_THEY_STAND:
            kind = FieldKind.OTHER
        yield Column(index=index, kind=kind, origin=name, label=meaning.label if meaning else "")


def _events(listed: _List) -> Mapping[str, EventRecord]:
    """Return the events by name; the whole list is looked through for their days."""
    for one in listed.rows():
        if not isinstance(one, Row):
            continue
        name = listed.event_name(one)
        if len(listed.days) < _MOST_EVENTS or name in listed.days:
            day = listed.days.setdefault(name, _EventDay(row=one.number))
            came = _day_of(listed.cell(one, listed.platform.checked_in))
            day.take(came, _day_of(listed.cell(one, listed.platform.signed_up)))
    return {
        name: EventRecord(
            key=listed.event_key(name),
            origin=Origin(file=listed.task.file.label, row=held.row),
            name=name,
            starts=held.day,
            is_zone_known=False,
        )
        for name, held in listed.days.items()
        if held.day
    }


def _attendees(listed: _List, events: Mapping[str, EventRecord]) -> Iterator[FormatReading]:
    keys, given = KeyBook(), set[str]()
    left_out = 0
    for one in listed.rows():
        if not isinstance(one, Row):
            yield one
            continue
        state = _state(listed, one)
        if state is None:
            left_out += 1
            continue
        event = events.get(listed.event_name(one))
        for told in _attendee(listed, one, keys, state, event.key if event else ""):
            if isinstance(told, AttendanceRecord) and told.key in given:
                continue
            given.update([told.key] if isinstance(told, AttendanceRecord) else [])
            yield told
    if left_out:
        yield Problem(
            code=ProblemCode.NOT_A_TOUCH,
            file=listed.task.file.label,
            detail=f"not coming, or not yet: {left_out}",
            is_fatal=False,
        )


def _state(listed: _List, row: Row) -> AttendanceState | None:
    if listed.cell(row, listed.platform.checked_in):
        return AttendanceState.ATTENDED
    words = [word for name in listed.platform.states if (word := listed.cell(row, (name,)))]
    states = [state_of(word) for word in words]
    # The door is surer than the form, and who cancelled is not coming whatever else stands there.
    seen = next((one for one in states if one in _SEEN_AT_THE_DOOR), None)
    return seen or (None if None in states else AttendanceState.PLANNED)


def _attendee(
    listed: _List, row: Row, keys: KeyBook, state: AttendanceState, event: str
) -> Iterator[FormatReading]:
    file = listed.task.file.label
    entry = Entry(
        file=file, row=row.number, fields=read_cells(listed.columns, row.cells), raw=row.raw
    )
    for one in assemble_seen(entry, keys):
        if not isinstance(one, PersonRecord):
            yield one
            continue
        mail = fold_name(one.first(FieldKind.MAIL))
        if not mail and _is_left_open(one):
            yield Problem(code=ProblemCode.NOT_A_PERSON, file=file, row=row.number)
            continue
        is_own = bool(mail) and mail in listed.task.owner.mails
        key = "" if is_own else _person_key(listed, row, one, event)
        if not is_own:
            yield replace(one, key=key)
        yield AttendanceRecord(
            key=f"{listed.platform.name}-attendance:{derive_id(event, key)}",
            origin=one.origin,
            event=event,
            person=key,
            state=state,
        )


def _is_left_open(person: PersonRecord) -> bool:
    return any(
        fold_name(person.first(kind)) in _NOBODY for kind in (FieldKind.NAME, FieldKind.GIVEN_NAME)
    )


def _person_key(listed: _List, row: Row, person: PersonRecord, event: str) -> str:
    if person.key.startswith("mail:"):
        return person.key
    known = listed.cell(row, listed.platform.ids)
    if known:
        return f"{listed.platform.name}:{fold_name(known)[:150]}"
    # A name alone means nobody at another event, nor on another list.
    place = event or _name_of_file(listed.task.file.label)
    return f"{listed.platform.name}:{derive_id(place, person.key)}"


def _day_of(text: str) -> date | None:
    moment = read_moment(text, is_month_first=True)
    return moment.date() if moment else read_date(text)


def _name_of_file(label: str) -> str:
    stem = label.rpartition("/")[2].rpartition(".")[0] or label
    return _COPY.sub("", stem).replace("_", " ").strip() or stem


ATTENDEES = Format(name=FormatName.ATTENDEES, is_shape=is_shape, read=read)
