"""Events.csv: the events the user said she would come to, or that interested her."""

from collections.abc import Iterator, Mapping

from enishi.sources.assembling import clean
from enishi.sources.dates import read_moment
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.linkedin.shapes import by_column, row_problem
from enishi.sources.records import AttendanceRecord, EventRecord, Origin
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import AttendanceState, ProblemCode, derive_id

_BETWEEN = " - "
_COMING = frozenset({"attending", "attended", "going", "accepted", "参加", "参加予定", "参加する"})


def read_events(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give an event a row, and the user's plan to come where the file says that she would.

    Whether she went, the file does not know: that is for her to say.
    """
    for reading in read_table(task.file, header, limits=task.limits):
        if isinstance(reading, Row):
            yield from _event(task.file.label, reading.number, by_column(header, reading))
        else:
            yield reading


def _event(file: str, row: int, cells: Mapping[str, str]) -> Iterator[FormatReading]:
    first, _, last = cells.get("eventtime", "").partition(_BETWEEN)
    starts, ends = read_moment(first), read_moment(last)
    name, url = clean(cells.get("eventname", "")), cells.get("externalurl", "").strip()
    if starts is None or not name:
        code = ProblemCode.MISSING_FIELD if starts else ProblemCode.BAD_DATE
        yield row_problem(file, row, code, field="Event Name" if starts else "Event Time")
        return
    key = f"linkedin-event:{derive_id(url or name, first.strip())}"
    origin = Origin(file=file, row=row)
    yield EventRecord(
        key=key,
        origin=origin,
        name=name,
        starts=starts,
        ends=ends,
        is_zone_known=starts.tzinfo is not None,
        url=url,
    )
    if cells.get("status", "").strip().lower() in _COMING:
        yield AttendanceRecord(
            key=f"{key}/me",
            origin=origin,
            event=key,
            state=AttendanceState.PLANNED,
            on=starts.date(),
        )
