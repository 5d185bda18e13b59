"""iCalendar (and the older vCalendar): events, who was to be there, and meetings as touches."""

import re
from collections.abc import Iterator

from enishi.sources.decoding import Encoding, find_encoding
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.calendar.calendars import EVENTS, OUTLINE, components_of
from enishi.sources.formats.calendar.meetings import CalendarReading
from enishi.sources.formats.calendar.outline import Outline, outline_of
from enishi.sources.formats.calendar.owner import survey
from enishi.sources.readings import FileProgress, FormatName

__all__ = ["CALENDAR"]

_BEGIN = re.compile(
    r"\A[\s\ufeff]*BEGIN:VCALENDAR[ \t]*(?:[\r\n]|\Z)|[\r\n]BEGIN:VCALENDAR[ \t]*[\r\n]",
    re.IGNORECASE,
)
_PASSED_OVER = frozenset((b"VTODO", b"VJOURNAL", b"VFREEBUSY", b"VAVAILABILITY"))


def is_shape(text: str) -> bool:
    """Tell whether a calendar begins within the sample."""
    return _BEGIN.search(text) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give events with the plans to be at them, touches for small meetings, then the people.

    The file is read twice: zones, changed occurrences and the last moment it knows of may stand
    anywhere in it. Memory grows with its people and its changed occurrences, not with its size.
    """
    encoding = find_encoding(task.file)
    reading = CalendarReading(task, _outline(task, encoding), _fallback(encoding))
    with task.file.open() as stream:
        components = components_of(stream, encoding, EVENTS, task.limits)
        for count, raw in enumerate(components, start=1):
            if raw.name == b"VEVENT":
                yield from reading.take(raw)
            elif raw.name in _PASSED_OVER:
                reading.pass_over(raw)
            if count % task.limits.progress_rows == 0:
                yield FileProgress(
                    file=task.file.label, bytes_read=stream.tell(), size=task.file.size
                )
    yield from reading.finish()


def _outline(task: Task, encoding: Encoding) -> Outline:
    with task.file.open() as stream:
        return outline_of(components_of(stream, encoding, OUTLINE, task.limits))


def _fallback(encoding: Encoding) -> str:
    return "utf-8" if encoding.is_wide else encoding.name


CALENDAR = Format(name=FormatName.CALENDAR, is_shape=is_shape, read=read, survey=survey)
