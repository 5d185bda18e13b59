"""What an import changed: its records beside those of the import before it of the same shape."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from enishi.people import file_shape
from enishi.sources import PersonRecord
from enishi_app.store.active import UNDONE
from enishi_app.store.codec import load_value
from enishi_app.store.models import ImportRun, Sighting, SourceRecord, Workspace

_LOOKED_BACK = 200
"""Earlier imports among which the one before is looked for."""
_COMPARED = 5
"""Earlier imports of the same format whose people are compared, where no name is alike."""
_SEEN_ONLY = '"standing":"seen"'
"""How the codec writes that a file only saw somebody; within a text its quotes are escaped."""

Subjects = QuerySet[Any, Any]
"""Groups with one ``subject`` each, in the order in which they were first read."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """An import and the one before it that holds a file of the same shape.

    Attributes:
        before: None where there is none.
        alike: Files of ``before`` whose shape stands in the newer import too.
    """

    run: ImportRun
    before: ImportRun | None = None
    alike: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Versions:
    """What two readings say of one subject."""

    subject: str
    before: tuple[PersonRecord, ...]
    after: tuple[PersonRecord, ...]
    is_same_source: bool


def find_compared(workspace: Workspace, run: ImportRun) -> Compared:
    """Return an import with the last one before it, read to its end, of the same shape.

    Of the same shape are a file of the same format whose name differs in digits, dates and signs
    only; else, where both hold one single file, one with which it shares most of its people.
    """
    done = ImportRun.objects.filter(workspace=workspace, pk__lt=run.pk, status="done")
    earlier = list(done.order_by("-pk")[:_LOOKED_BACK])
    shapes = {_shape(line) for line in run.files if line.get("format")}
    for one in earlier:
        alike = frozenset(line["file"] for line in one.files if _shape(line) in shapes)
        if alike:
            return Compared(run=run, before=one, alike=alike)
    return _by_majority(workspace, run, earlier)


def changed_subjects(workspace: Workspace, compared: Compared) -> Subjects:
    """Return the subjects of whom an import says something else than was known."""
    now = _people_of(workspace, compared.run)
    earlier = SourceRecord.objects.filter(
        workspace=workspace, kind="person", subject=OuterRef("subject"), run__lt=compared.run
    ).exclude(run__status=UNDONE)
    fresh = Q(run=compared.run) & Exists(earlier)
    if compared.before is None:
        return _distinct(now.filter(fresh))
    before = _people_of(workspace, compared.before).filter(subject=OuterRef("subject"))
    is_other = ~Q(_seen_by(compared.before)) & Exists(before)
    return _distinct(now.filter(is_other | (fresh & ~Exists(before))))


def gone_subjects(workspace: Workspace, compared: Compared) -> Subjects:
    """Return the contacts of the older file who are not in the newer import.

    Whoever was only seen in mail or a chat is never gone: nothing was said of her this time.
    """
    if compared.before is None or compared.run.status != "done":
        return _distinct(SourceRecord.objects.none())
    others = [line["file"] for line in compared.before.files if line["file"] not in compared.alike]
    now = _people_of(workspace, compared.run).filter(subject=OuterRef("subject"))
    held = _people_of(workspace, compared.before).exclude(file__in=others)
    return _distinct(held.exclude(payload__contains=_SEEN_ONLY).exclude(Exists(now)))


def load_versions(
    workspace: Workspace, compared: Compared, subjects: Collection[str]
) -> tuple[Versions, ...]:
    """Return what both imports say of these subjects, in their order. Three queries at most."""
    after = _records(_people_of(workspace, compared.run), subjects)
    before = load_records_before(workspace, compared, subjects)
    other = [one for one in subjects if one not in before]
    older = _newest_before(workspace, compared.run, other) if other else {}
    return tuple(
        Versions(
            subject=one,
            before=before.get(one, ()) or older.get(one, ()),
            after=after.get(one, ()),
            is_same_source=one in before,
        )
        for one in subjects
    )


def load_records_before(
    workspace: Workspace, compared: Compared, subjects: Collection[str]
) -> dict[str, tuple[PersonRecord, ...]]:
    """Return what the import before says of these subjects."""
    if compared.before is None:
        return {}
    return _records(_people_of(workspace, compared.before), subjects)


def _shape(line: dict[str, str]) -> tuple[str, str]:
    return line.get("format", ""), file_shape(line["file"])


def _by_majority(workspace: Workspace, run: ImportRun, earlier: list[ImportRun]) -> Compared:
    wanted = _single_format(run)
    alike = [one for one in earlier if wanted and _single_format(one) == wanted]
    now = _people_of(workspace, run).filter(subject=OuterRef("subject"))
    for one in alike[:_COMPARED]:
        held = _people_of(workspace, one)
        total = held.count()
        if total and 2 * held.filter(Exists(now)).count() >= total:
            return Compared(
                run=run, before=one, alike=frozenset(line["file"] for line in one.files)
            )
    return Compared(run=run)


def _single_format(run: ImportRun) -> str:
    formats = [str(line.get("format", "")) for line in run.files]
    return formats[0] if len(formats) == 1 else ""


def _seen_by(run: ImportRun) -> Q:
    again = Sighting.objects.filter(run=run).values("record")
    return Q(run=run) | Q(pk__in=again)


def _people_of(workspace: Workspace, run: ImportRun) -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(_seen_by(run), workspace=workspace, kind="person")


def _distinct(rows: QuerySet[SourceRecord]) -> Subjects:
    return rows.values("subject").annotate(first=Min("pk")).order_by("first")


def _records(
    rows: QuerySet[SourceRecord], subjects: Collection[str]
) -> dict[str, tuple[PersonRecord, ...]]:
    found: dict[str, tuple[PersonRecord, ...]] = {}
    for row in rows.filter(subject__in=subjects).order_by("pk"):
        record = load_value(PersonRecord, row.payload)
        found[row.subject] = (*found.get(row.subject, ()), record)
    return found


def _newest_before(
    workspace: Workspace, run: ImportRun, subjects: Collection[str]
) -> dict[str, tuple[PersonRecord, ...]]:
    rows = SourceRecord.objects.filter(workspace=workspace, kind="person", run__lt=run)
    held = _records(rows.exclude(run__status=UNDONE), subjects)
    return {one: records[-1:] for one, records in held.items()}
