"""WhatsApp chats (.txt), as iPhones and Android telephones export them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from enishi.sources.assembling import clean
from enishi.sources.chat_days import ChatPlace, TalkBetweenTwo, TalkInGroup
from enishi.sources.decoding import TextLines, find_encoding
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.keys import fold_name
from enishi.sources.readings import FileProgress, FormatName
from enishi.terms import Direction, Problem, ProblemCode, TouchKind

# Phones set to Japanese put the half of the day first, all others last.
_CLOCK = (
    r"(?:(午前|午後)\s?)?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?"
    r"(?:[\s\u202f\u00a0]?([AaPp])\.?\s?[Mm]\.?|\s?(午前|午後))?"
)
# Phones set to Arabic or Hebrew put marks of direction between the parts of a date.
_MARKS = "[\u200e\u200f\ufeff]*"
_DATE = rf"{_MARKS}(\d{{1,4}}){_MARKS}[./-]\s?(\d{{1,2}}){_MARKS}[./-]\s?(\d{{1,4}})\.?"
_BETWEEN = r",?\s+(?:(?:à|às|klo|kl\.)\s+)?"
_HEAD = re.compile(rf"{_MARKS}(?:\[{_DATE}{_BETWEEN}{_CLOCK}\]\s|{_DATE}{_BETWEEN}{_CLOCK}\s-\s)")
_HALF_GROUPS = 8
_SENDER = re.compile(r"[\u200e\u200f]*([^:\n]{1,100}): ?(.*)", re.DOTALL)
_TITLE = re.compile(
    r"(?:WhatsApp[ -]Chat(?: with| mit| met|)(?: -)?|Chat (?:de )?WhatsApp con"
    r"|Con?versa do WhatsApp com|Discussion WhatsApp avec|WhatsAppチャット[ -]*)"
    r"\s*(.+?)|(.+?)とのWhatsApp(?:の)?チャット",
    re.IGNORECASE,
)
_ANY_CHAT = "_chat"
# What browsers and folders add to the name of a file that they have already.
_ENDING = re.compile(r"(?:\s*\(\d{1,3}\))?(?:\.txt|\.zip)$", re.IGNORECASE)
# The group quotes names when it tells of itself: … changed the group name to “Paris: May”.
_QUOTED = re.compile(r'".*?"|“.*?”|„.*?[“”]|«.*?»|「.*?」')
_QUOTE_BEGINS = re.compile(r'["“„«「]')
_FEWEST_LINES = 2
_TWO = 2
_MONTHS = 12
_SHORT_YEAR = 100


@dataclass(frozen=True, slots=True)
class _Head:
    parts: tuple[int, int, int]
    hour: int
    minute: int
    rest: str


def is_shape(text: str) -> bool:
    """Tell whether lines begin as messages of WhatsApp do."""
    lines = text.splitlines()[:60]
    heads = [head for line in lines if (head := _head_of(line)) is not None]
    first = next((line for line in lines if line.strip()), "")
    is_chat = any(_SENDER.match(head.rest) for head in heads)
    return len(heads) >= min(_FEWEST_LINES, len(lines)) and _head_of(first) is not None and is_chat


def read(task: Task) -> Iterator[FormatReading]:
    """Give the other person with a touch a day, or the group with everybody who posted.

    Whether the day or the month stands first is found out from the whole file beforehand; where
    the file leaves it open, the day is taken and a problem says so.
    """
    scan = _scan(task)
    if scan.is_open:
        yield Problem(
            code=ProblemCode.BAD_DATE,
            file=task.file.label,
            detail="day or month first",
            is_fatal=False,
        )
    title = _title_in(task.file.label)
    place = ChatPlace(space="whatsapp", title=title, file=task.file.label)
    other = scan.other_than(task.owner.names, title)
    if other:
        yield from _between_two(task, scan, place, other)
    else:
        yield from _in_group(task, scan, place)


def _between_two(
    task: Task, scan: "_Scan", place: ChatPlace, other: str
) -> Iterator[FormatReading]:
    named = ChatPlace(space=place.space, title=other, file=place.file)
    talk = TalkBetweenTwo(place=named)
    for row, head, sender in _messages(task):
        if isinstance(head, FileProgress):
            yield head
        elif (at := scan.moment(head)) is not None:
            direction = Direction.RECEIVED if sender == other else Direction.SENT
            talk.take(at, direction, row, TouchKind.MESSAGE)
    yield from talk.records()


def _in_group(task: Task, scan: "_Scan", place: ChatPlace) -> Iterator[FormatReading]:
    talk = TalkInGroup(place=place, own_names=task.owner.names)
    for row, head, sender in _messages(task):
        if isinstance(head, FileProgress):
            yield head
        elif sender != place.title and (at := scan.moment(head)) is not None:
            # Newer telephones show what the group itself says as written by the group.
            talk.take(at, sender, row)
    yield from talk.records()


class _Scan:
    """What the whole file tells: the order of day and month, and who takes part."""

    def __init__(self) -> None:
        self.senders: set[str] = set()
        self._is_day_first = self._is_month_first = self._is_year_first = False
        self._last: dict[bool, date] = {}
        self._backwards = {True: 0, False: 0}

    def take(self, head: _Head, sender: str) -> None:
        """Look at one message."""
        if len(self.senders) <= _TWO:
            self.senders.add(sender)
        first, second, _ = head.parts
        if first > 31:  # noqa: PLR2004 - no day, so a year
            self._is_year_first = True
        elif first > _MONTHS:
            self._is_day_first = True
        elif second > _MONTHS:
            self._is_month_first = True
        else:
            self._compare(head)

    def _compare(self, head: _Head) -> None:
        """Count how often each order would go back in time."""
        for is_day_first in (True, False):
            day = _date_of(head.parts, is_day_first=is_day_first)
            if day is None:
                continue
            if day < self._last.get(is_day_first, day):
                self._backwards[is_day_first] += 1
            self._last[is_day_first] = day

    @property
    def is_open(self) -> bool:
        """Tell whether the file leaves open whether the day or the month stands first."""
        is_told = self._is_day_first or self._is_month_first or self._is_year_first
        return not is_told and self._backwards[True] == self._backwards[False]

    def other_than(self, own: frozenset[str], title: str) -> str:
        """Return the other one of two; empty where more take part or the user cannot be told."""
        if not self.senders or len(self.senders) > _TWO:
            return ""
        by_title = [one for one in self.senders if fold_name(one) == fold_name(title)]
        by_owner = [one for one in self.senders if fold_name(one) not in own]
        if by_title:
            return by_title[0]
        return by_owner[0] if len(by_owner) == 1 and own else ""

    def moment(self, head: _Head) -> datetime | None:
        """Return when a message was sent, in the telephone's own time."""
        if self._is_year_first:
            day = _year_first(head.parts)
        else:
            is_month_first = self._is_month_first and not self._is_day_first
            by_course = self._backwards[True] > self._backwards[False]
            is_day_first = self._is_day_first or not (is_month_first or by_course)
            day = _date_of(head.parts, is_day_first=is_day_first)
        try:
            return datetime.combine(day, time(head.hour, head.minute)) if day else None
        except ValueError:
            return None


def _scan(task: Task) -> _Scan:
    scan = _Scan()
    for _, head, sender in _messages(task):
        if isinstance(head, _Head):
            scan.take(head, sender)
    return scan


def _messages(task: Task) -> Iterator[tuple[int, "_Head | FileProgress", str]]:
    encoding = find_encoding(task.file)
    with task.file.open() as stream:
        lines = TextLines(stream, encoding, line_chars=task.limits.line_chars)
        for row, line in enumerate(lines, start=1):
            head = _head_of(line)
            found = _SENDER.match(head.rest) if head else None
            if head and found and not _is_inside_quotes(found[1]):
                yield row, head, clean(found[1].lstrip("~ \u202f"))
            if row % task.limits.progress_rows == 0:
                label, size = task.file.label, task.file.size
                yield row, FileProgress(file=label, bytes_read=stream.tell(), size=size), ""


def _head_of(line: str) -> _Head | None:
    found = _HEAD.match(line)
    if not found:
        return None
    values = found.groups()
    first, second, third, before, hour, minute, letter, after = (
        values[:_HALF_GROUPS] if values[0] else values[_HALF_GROUPS:]
    )
    parts = (int(first), int(second), int(third))
    half = (letter or before or after or "").lower()
    return _Head(parts, _hour(int(hour), half), int(minute), line[found.end() :].rstrip("\r\n"))


def _hour(hour: int, half: str) -> int:
    return hour % _MONTHS + (_MONTHS if half in {"p", "午後"} else 0) if half else hour


def _is_inside_quotes(name: str) -> bool:
    """Tell whether the colon after this stands in a quotation, so that no name ends there."""
    return _QUOTE_BEGINS.search(_QUOTED.sub("", name)) is not None


def _title_in(label: str) -> str:
    """Return the title of a chat: what the file's name tells, else that name or the folder's."""
    stems = [_ENDING.sub("", part) for part in reversed(label.split("/"))]
    for stem in stems:
        found = _TITLE.fullmatch(stem)
        if found:
            return clean(found[1] or found[2])
    # An iPhone calls every chat _chat.txt; two of them in two folders are two chats.
    return next((clean(one) for one in stems if one and one.lower() != _ANY_CHAT), "WhatsApp")


def _date_of(parts: tuple[int, int, int], *, is_day_first: bool) -> date | None:
    day, month = (parts[0], parts[1]) if is_day_first else (parts[1], parts[0])
    return _day(parts[2], month, day)


def _year_first(parts: tuple[int, int, int]) -> date | None:
    return _day(parts[0], parts[1], parts[2])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < _SHORT_YEAR else year, month, day)
    except ValueError:
        return None


WHATSAPP = Format(name=FormatName.WHATSAPP, is_shape=is_shape, read=read)
