"""Examining a workspace: is everything there, whole, and what it should be?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.db import connection, transaction

from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.store.derive.digest import derived_digests
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import SourceFile, Workspace
from enishi_app.store.originals import original_path

_PIECE = 1024 * 1024


class Examined(StrEnum):
    """What is examined."""

    DATABASE = "database"
    REFERENCES = "references"
    ORIGINALS = "originals"
    DERIVED = "derived"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What an examination found.

    Attributes:
        count: How many things were looked at; 0 where that says nothing.
        faults: What is wrong, in the words of the database or as names of files and tables.
    """

    what: Examined
    count: int
    faults: tuple[str, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults


def examine(actor: Actor) -> Iterator[Finding]:
    """Yield a finding for everything there is to examine. Nothing is changed."""
    workspace = reading(actor)
    yield Finding(what=Examined.DATABASE, count=0, faults=tuple(_integrity()))
    yield Finding(what=Examined.REFERENCES, count=0, faults=tuple(_references()))
    yield _originals(workspace)
    yield _derived(actor, workspace)


def rebuild_derived(actor: Actor) -> None:
    """Work out everything derived anew from sources and decisions, and keep it."""
    with writing(actor) as speaker:
        rebuild(speaker.workspace)


def _integrity() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (line for (line,) in cursor.fetchall() if line != "ok")


def _references() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"{table} {row} → {parent}" for table, row, parent, _ in cursor.fetchall())


def _originals(workspace: Workspace) -> Finding:
    rows = list(SourceFile.objects.filter(workspace=workspace).order_by("id"))
    faults = tuple(row.name for row in rows if not _is_whole(row))
    return Finding(what=Examined.ORIGINALS, count=len(rows), faults=faults)


def _is_whole(row: SourceFile) -> bool:
    path = original_path(row.sha256)
    return path.is_file() and _hash(path) == row.sha256


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _derived(actor: Actor, workspace: Workspace) -> Finding:
    """Rebuild everything derived, compare, and take the rebuilding back."""
    with writing(actor):
        before = derived_digests(workspace)
        rebuild(workspace)
        after = derived_digests(workspace)
        transaction.set_rollback(True)
    faults = tuple(table for table, digest in before.items() if after[table] != digest)
    return Finding(what=Examined.DERIVED, count=len(before), faults=faults)
