"""Touches with people, worked out from source records and from entries."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache

from enishi.evidence import Touch
from enishi.sources import TouchRecord
from enishi.terms import derive_id
from enishi_app.store.models import TouchRow, Workspace


def person_id(workspace: Workspace, key: str) -> str:
    """Return the id of the person whom a record key names in this workspace.

    What this workspace wrote itself leads back to whom it was written of.
    """
    own = f"uid:{export_uid(workspace, '')}"
    if key.startswith(own) and _ID.fullmatch(key[len(own) :]):
        return key[len(own) :]
    return derive_id("person", str(workspace.pk), key)


def export_uid(workspace: Workspace, person: str) -> str:
    """Return what names a person in a file that this workspace writes."""
    return f"enishi-{_token(workspace.pk, workspace.created_at)}-{person}"


@cache
def _token(workspace: int, created_at: datetime) -> str:
    # Another workspace must not take these ids for its own.
    return derive_id("workspace", str(workspace), created_at.isoformat())[:12]


_ID = re.compile(r"[0-9a-f]{32}")


def rows_of_record(workspace: Workspace, record: TouchRecord) -> Iterator[TouchRow]:
    """Yield one row for each person in a touch record."""
    for key in dict.fromkeys(record.people):
        person = person_id(workspace, key)
        yield TouchRow(
            touch=derive_id("touch", record.key, person),
            workspace=workspace,
            person=person,
            at=_aware(record.at),
            kind=record.kind,
            direction=record.direction,
            is_zone_known=record.is_zone_known,
            source=record.origin.file[:400],
        )


def row_of_entry(workspace: Workspace, touch: Touch) -> TouchRow:
    """Return the row of a touch the user noted herself."""
    return TouchRow(
        touch=touch.id,
        workspace=workspace,
        person=touch.person,
        at=_aware(touch.at),
        kind=touch.kind,
        direction=touch.direction,
        is_zone_known=touch.is_zone_known,
        note=touch.note,
    )


def write_touches(rows: Iterable[TouchRow]) -> None:
    """Write touches; one that is there already stays as it is."""
    TouchRow.objects.bulk_create(list(rows), batch_size=1000, ignore_conflicts=True)


def _aware(at: datetime) -> datetime:
    # Times without a zone are kept as they stood and marked so; UTC is only their container.
    return at if at.tzinfo else at.replace(tzinfo=UTC)
