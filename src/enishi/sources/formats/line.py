"""LINE talk histories (.txt), as phones and the Mac application write them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from enishi.sources.assembling import clean
from enishi.sources.chat_days import ChatPlace, TalkBetweenTwo, TalkInGroup
from enishi.sources.decoding import TextLines, find_encoding
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.keys import fold_name
from enishi.sources.readings import FileProgress, FormatName
from enishi.terms import Direction, Problem, ProblemCode, TouchKind

_TITLE = re.compile(
    r"\ufeff?\[LINE\] (?:(?P<with>.+?)とのトーク(?:履歴)?|(?P<of>.+?)のトーク(?:履歴)?"
    r"|Chat (?:history )?with (?P<en_with>.+?)|Chat (?:history )?in (?P<en_of>.+?))\s*(?:\.txt)?"
)
# Computers name the file after the talk alone, which does not tell a group from a person.
_BARE_TITLE = re.compile(r"\[LINE\]\s*(.+?)(?:\s*\(\d{1,3}\))?\.txt", re.IGNORECASE)
_WEEKDAY = r"(?:[月火水木金土日]曜?日?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)"
_DAY = re.compile(
    rf"\ufeff?(?:(\d{{4}})[/.年](\d{{1,2}})[/.月](\d{{1,2}})日?\s*\(?{_WEEKDAY}\)?"
    rf"|{_WEEKDAY},\s*(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}))\s*"
)
_MESSAGE = re.compile(
    r"(午前|午後|[AaPp][Mm]\s?)?(\d{1,2}):(\d{2})\s?([AaPp][Mm])?\t([^\t]*)(?:\t(.*))?"
)
_MAC_MESSAGE = re.compile(r"(午前|午後)?(\d{1,2}):(\d{2}) (\S.*)")
_ANY_MESSAGE = re.compile(rf"{_MESSAGE.pattern}|{_MAC_MESSAGE.pattern}")
_CALL = re.compile(r"☎|通話時間|Call time", re.IGNORECASE)
_AFTERNOON = {"午後", "pm"}


def is_shape(text: str) -> bool:
    """Tell whether the file begins like a talk history: its title, or a day and a time."""
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    if not lines:
        return False
    if _TITLE.fullmatch(lines[0].strip()):
        return True
    return bool(_DAY.fullmatch(lines[0]) and len(lines) > 1 and _MAC_MESSAGE.fullmatch(lines[1]))


def read(task: Task) -> Iterator[FormatReading]:
    """Give the other person with a touch a day, or the group with everybody who posted."""
    title, is_group = _title_of(task)
    if not title:
        yield Problem(code=ProblemCode.NO_OTHER_SIDE, file=task.file.label, detail="no title")
        return
    place = ChatPlace(space="line", title=title, file=task.file.label)
    two = TalkBetweenTwo(place=place)
    group = TalkInGroup(place=place, own_names=task.owner.names)
    reading = _Lines(title=title, is_group=is_group, two=two, group=group)
    encoding = find_encoding(task.file)
    with task.file.open() as stream:
        lines = TextLines(stream, encoding, line_chars=task.limits.line_chars)
        for row, line in enumerate(lines, start=1):
            reading.take(line.rstrip("\r\n"), row)
            if row % task.limits.progress_rows == 0:
                yield FileProgress(
                    file=task.file.label, bytes_read=stream.tell(), size=task.file.size
                )
    yield from group.records() if is_group else two.records()
    if reading.is_without_days:
        yield Problem(code=ProblemCode.BAD_DATE, file=task.file.label, detail="no day line")


class _Lines:
    """Takes the lines of one history, one by one."""

    def __init__(
        self, *, title: str, is_group: bool, two: TalkBetweenTwo, group: TalkInGroup
    ) -> None:
        self._title, self._is_group = title, is_group
        self._two, self._group = two, group
        self._day: date | None = None
        self._next_day: date | None = None
        self._has_tabs = False

    @property
    def is_without_days(self) -> bool:
        """Tell whether nothing could be dated."""
        return self._day is None

    def take(self, line: str, row: int) -> None:
        """Take one line: a day, a message, or the rest of one."""
        day = _DAY.fullmatch(line)
        if day:
            self._next_day = _date_of(day) or self._next_day
            return
        self._turn_the_day(line)
        if self._day is None:
            return
        found = _MESSAGE.fullmatch(line)
        if found:
            self._has_tabs = True
            at = _moment(self._day, found[2], found[3], found[1] or found[4] or "")
            self._message(at, clean(found[5]), found[6], row)
        elif not self._has_tabs and (found := _MAC_MESSAGE.fullmatch(line)):
            at = _moment(self._day, found[2], found[3], found[1] or "")
            self._untabbed(at, found[4], row)

    def _turn_the_day(self, line: str) -> None:
        """Begin the day told last if a message follows; one inside a message is only quoted."""
        if self._next_day is None or not line.strip():
            return
        begins = _MESSAGE if self._has_tabs else _ANY_MESSAGE
        if begins.fullmatch(line):
            self._day = self._next_day
        self._next_day = None

    def _message(self, at: datetime | None, sender: str, text: str | None, row: int) -> None:
        if at is None:
            return
        if text is None or not sender:
            if not self._is_group and _CALL.search(text or sender):
                self._two.take(at, Direction.MUTUAL, row, TouchKind.CALL)
            return
        if self._is_group:
            self._group.take(at, sender, row)
            return
        is_other = fold_name(sender) == fold_name(self._title)
        kind = TouchKind.CALL if _CALL.match(text) else TouchKind.MESSAGE
        direction = Direction.RECEIVED if is_other else Direction.SENT
        self._two.take(at, direction, row, kind)

    def _untabbed(self, at: datetime | None, text: str, row: int) -> None:
        """Take a line of the Mac application, where only the other's known name can be parted."""
        if at is None or self._is_group:
            return
        is_other = text.startswith(f"{self._title} ")
        direction = Direction.RECEIVED if is_other else Direction.SENT
        self._two.take(at, direction, row, TouchKind.MESSAGE)


def _title_of(task: Task) -> tuple[str, bool]:
    """Return the name of the talk, and whether it is of a group; the file's name may tell it."""
    with task.file.open() as stream:
        first = next(iter(TextLines(stream, find_encoding(task.file), line_chars=1_000)), "")
    name = task.file.label.rpartition("/")[2]
    found = _TITLE.fullmatch(first.strip()) or _TITLE.fullmatch(name)
    if not found:
        return _bare_title(task, name), False
    one = found["with"] or found["en_with"]
    return clean((one or found["of"] or found["en_of"]).strip("「」")), not one


def _bare_title(task: Task, name: str) -> str:
    """Return the other's name from a file's name that tells no more, if she wrote in it."""
    found = _BARE_TITLE.fullmatch(name)
    title = clean(found[1]) if found else ""
    return title if title and _is_a_writer(task, title) else ""


def _is_a_writer(task: Task, name: str) -> bool:
    with task.file.open() as stream:
        lines = TextLines(stream, find_encoding(task.file), line_chars=task.limits.line_chars)
        found = (_MAC_MESSAGE.fullmatch(line.rstrip("\r\n")) for line in lines)
        return any(one is not None and one[4].startswith(f"{name} ") for one in found)


def _date_of(found: re.Match[str]) -> date | None:
    year, month, day = (
        (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _moment(day: date, hour: str, minute: str, half: str) -> datetime | None:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.strip().lower() in _AFTERNOON else 0)
    try:
        # The phone's own time; no file says which zone that was.
        return datetime.combine(day, time(hours, int(minute)))
    except ValueError:
        return None


LINE = Format(name=FormatName.LINE, is_shape=is_shape, read=read)
