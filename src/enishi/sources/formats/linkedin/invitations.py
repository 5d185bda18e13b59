"""Invitations.csv: one touch an invitation to connect, sent or received."""

from collections.abc import Iterator

from enishi.sources.assembling import clean
from enishi.sources.dates import read_moment
from enishi.sources.format import Background, FormatReading, Task
from enishi.sources.formats.linkedin.messages import person_key
from enishi.sources.formats.linkedin.shapes import by_column, row_problem
from enishi.sources.keys import linkedin_slug
from enishi.sources.records import Origin, TouchRecord
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import Direction, ProblemCode, TouchKind, derive_id

_DIRECTIONS = {"OUTGOING": Direction.SENT, "INCOMING": Direction.RECEIVED}


def read_invitations(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give one touch an invitation; the file itself says its direction."""
    for reading in read_table(task.file, header, limits=task.limits):
        if isinstance(reading, Row):
            cells = by_column(header, reading)
            yield _invitation(task.file.label, reading.number, cells, task.background)
        else:
            yield reading


def _invitation(file: str, row: int, cells: dict[str, str], known: Background) -> FormatReading:
    direction = _DIRECTIONS.get(cells.get("direction", "").strip().upper())
    if direction is None:
        return row_problem(file, row, ProblemCode.BROKEN_FIELD, field="Direction")
    at = read_moment(cells.get("sentat", ""), is_month_first=True)
    if at is None:
        return row_problem(file, row, ProblemCode.BAD_DATE, field="Sent At")
    is_sent = direction is Direction.SENT
    name = clean(cells.get("to" if is_sent else "from", ""))
    slug = linkedin_slug(cells.get("inviteeprofileurl" if is_sent else "inviterprofileurl", ""))
    if not (name or slug):
        return row_problem(file, row, ProblemCode.NO_OTHER_SIDE)
    return TouchRecord(
        key=f"linkedin-invitation:{derive_id(direction, slug or name, cells.get('sentat', ''))}",
        origin=Origin(file=file, row=row),
        at=at,
        is_zone_known=at.tzinfo is not None,
        direction=direction,
        kind=TouchKind.INVITATION,
        people=(person_key(slug, name, known),),
        names=(name,),
    )
