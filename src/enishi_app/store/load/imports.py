"""Imports: what was read, and what could not be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from enishi.terms import Problem, ProblemCode
from enishi_app.store.models import ImportRun, ReadingProblem, Workspace


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """One reading of one path, with its counts."""

    id: int
    name: str
    format: str
    status: str
    started_at: datetime
    finished_at: datetime | None
    read: int
    new: int
    changed: int
    same: int
    problems: int
    bytes_read: int
    bytes_total: int
    files: tuple["FileLine", ...] = ()


@dataclass(frozen=True, kw_only=True)
class KindLine:
    """What one file gave of one kind: ``person``, ``touch``, ``community``, ``event`` and so on."""

    kind: str
    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def records(self) -> int:
        """Return how many there are."""
        return self.new + self.changed + self.same


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """What one file of an import gave.

    Attributes:
        records: Records in it: ``new``, ``changed`` and ``same`` together.
        is_whole: Whether it was read to its end.
        kinds: The same counts by kind of record.
    """

    file: str
    format: str = ""
    records: int = 0
    problems: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    is_whole: bool = False
    kinds: tuple[KindLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProblemCount:
    """How often an import met one kind of problem."""

    code: ProblemCode
    count: int


def load_imports(workspace: Workspace) -> tuple[ImportReport, ...]:
    """Return every import, newest first."""
    rows = ImportRun.objects.filter(workspace=workspace).order_by("-started_at", "-id")
    return tuple(read_run(row) for row in rows)


def mapped_runs(workspace: Workspace) -> Iterator[ImportRun]:
    """Yield the imports for which the user said what the columns mean, newest first."""
    rows = ImportRun.objects.filter(workspace=workspace).exclude(mapping={})
    return rows.order_by("-started_at", "-id").iterator()


def load_import(workspace: Workspace, run: int) -> ImportReport | None:
    """Return one import, or None where there is none."""
    row = ImportRun.objects.filter(workspace=workspace, id=run).first()
    return read_run(row) if row else None


def load_problems(
    workspace: Workspace,
    run: int,
    *,
    start: int = 0,
    limit: int = 200,
) -> tuple[Problem, ...]:
    """Return what an import could not read, in the order of the file."""
    rows = ReadingProblem.objects.filter(run__workspace=workspace, run_id=run).order_by("id")
    return tuple(
        Problem(
            file=row.file,
            row=row.row,
            field=row.field,
            code=ProblemCode(row.code),
            detail=row.detail,
            is_fatal=row.is_fatal,
        )
        for row in rows[start : start + limit]
    )


def count_problems(workspace: Workspace, run: int) -> tuple[ProblemCount, ...]:
    """Return how often an import met each kind of problem, the most frequent first."""
    rows = ReadingProblem.objects.filter(run__workspace=workspace, run_id=run).values("code")
    counts = rows.annotate(count=Count("id")).order_by("-count", "code")
    return tuple(ProblemCount(code=ProblemCode(one["code"]), count=one["count"]) for one in counts)


def read_line(held: Mapping[str, Any]) -> FileLine:
    """Return the value of what a run keeps of one file."""
    kinds = tuple(KindLine(**one) for one in held.get("kinds", ()))
    return FileLine(**{**held, "kinds": kinds})


def read_run(row: ImportRun) -> ImportReport:
    """Return the value of one row."""
    return ImportReport(
        id=row.pk,
        name=row.name,
        format=row.format,
        status=row.status,
        started_at=row.started_at,
        finished_at=row.finished_at,
        read=row.read_count,
        new=row.new_count,
        changed=row.changed_count,
        same=row.same_count,
        problems=row.problem_count,
        bytes_read=row.bytes_read,
        bytes_total=row.bytes_total,
        files=tuple(read_line(line) for line in row.files),
    )
