"""Keeping what files say, batch by batch."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.utils import timezone

from enishi.people import DatedRecord, Myself
from enishi.sources import (
    ColumnMapping,
    Origin,
    PersonRecord,
    SourceRecord,
    Standing,
    TouchRecord,
)
from enishi.terms import Problem, derive_id
from enishi_app.store.active import UNDONE, active_records
from enishi_app.store.bulk import insert_rows
from enishi_app.store.codec import dump, encode, load_value
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide
from enishi_app.store.derive.groups import (
    GROUP_KINDS,
    Told,
    clear_groups,
    entries_told_of,
    people_told_of,
    read_told,
    write_groups,
)
from enishi_app.store.derive.lists import with_lists
from enishi_app.store.derive.ties import derive_ties, follow_people, pairs_in, pairs_of_files
from enishi_app.store.derive.touches import person_id, rows_of_record, write_touches
from enishi_app.store.load.identities import load_identities
from enishi_app.store.local_days import local_day
from enishi_app.store.models import ImportRun, ReadingProblem, Sighting, TouchRow, Workspace
from enishi_app.store.models import SourceRecord as SourceRow
from enishi_app.store.save.batch_counts import BatchCounts, FileKind
from enishi_app.store.statistics import refresh_statistics

_RECORD = (
    "workspace",
    "kind",
    "key",
    "subject",
    "content_hash",
    "payload",
    "file",
    "row",
    "run",
)
WAITING, RUNNING, DONE = "waiting", "running", "done"
INTERRUPTED, FAILED = "interrupted", "failed"
_KIND_OF: dict[type[object], str] = {
    PersonRecord: "person",
    TouchRecord: "touch",
    **{record: kind for kind, record in GROUP_KINDS.items()},
}


@dataclass(frozen=True, kw_only=True)
class _Keyed:
    record: SourceRecord
    kind: str
    subject: str
    content_hash: str


NOBODY = Myself()


@dataclass(frozen=True, kw_only=True)
class RunTerms:
    """How a path is read.

    Attributes:
        name: How the user knows it.
        format_name: The format she named, or empty.
        mapping: What the columns say, where she said so.
        myself: Who she is in it.
    """

    name: str
    format_name: str = ""
    mapping: ColumnMapping | None = None
    myself: Myself = NOBODY


def open_run(speaker: Speaker, terms: RunTerms, *, status: str, bytes_total: int) -> ImportRun:
    """Start one reading of one path."""
    return ImportRun.objects.create(
        workspace=speaker.workspace,
        name=terms.name[:255],
        format=terms.format_name,
        mapping=encode(terms.mapping) if terms.mapping else {},
        myself=encode(terms.myself),
        status=status,
        started_at=speaker.at,
        bytes_total=bytes_total,
    )


def save_batch(run: ImportRun, records: Sequence[SourceRecord]) -> dict[FileKind, BatchCounts]:
    """Keep a batch of records and work out the people they touch.

    Args:
        run: The reading they belong to.
        records: A few thousand at most; repeated ones count as the same.

    Returns:
        What became of them, by the file they stand in and their kind.
    """
    held = with_lists(run, records)
    keyed = _distinct(_keyed(run.workspace, record) for record in held)
    known = _known(run.workspace, keyed)
    fresh = [item for item in keyed if (item.subject, item.content_hash) not in known]
    seen = [known[pair] for item in keyed if (pair := (item.subject, item.content_hash)) in known]
    _insert(run, fresh)
    _sight(run, seen)
    write_touches(
        row
        for item in keyed
        if isinstance(item.record, TouchRecord)
        for row in rows_of_record(run.workspace, item.record)
    )
    subjects = {subject for subject, _ in known}
    stirred = _stirred(keyed, fresh, known)
    told = _told(run, keyed, stirred)
    write_groups(run.workspace, told, load_identities(run.workspace))
    _derive(run, keyed, stirred=stirred, subjects=subjects)
    _follow_told(run.workspace, told)
    return _counted(records, fresh, subjects)


def _told(run: ImportRun, keyed: Sequence[_Keyed], stirred: set[str]) -> list[Told]:
    on = local_day(run.started_at)
    return [
        Told(record=item.record, on=on)
        for item in keyed
        if not isinstance(item.record, (PersonRecord, TouchRecord)) and item.subject in stirred
    ]


def _follow_told(workspace: Workspace, told: Sequence[Told]) -> None:
    people = people_told_of(workspace, told)
    if people:
        follow_people(workspace, sorted(people))
    derive_ties(workspace, pairs_in(entries_told_of(workspace, told).values()))


def _counted(
    records: Sequence[SourceRecord],
    fresh: Sequence[_Keyed],
    subjects: set[str],
) -> dict[FileKind, BatchCounts]:
    kept = Counter(_place(item.record) for item in fresh)
    changed = Counter(_place(item.record) for item in fresh if item.subject in subjects)
    read = Counter(_place(record) for record in records)
    return {
        place: BatchCounts(
            new=kept[place] - changed[place], changed=changed[place], same=count - kept[place]
        )
        for place, count in read.items()
    }


def _place(record: SourceRecord) -> FileKind:
    return FileKind(file=record.origin.file, kind=_KIND_OF[type(record)])


def save_problems(run: ImportRun, problems: Iterable[Problem]) -> None:
    """Keep what could not be read, and why."""
    ReadingProblem.objects.bulk_create(
        [
            ReadingProblem(
                run=run,
                file=problem.file[:400],
                row=problem.row,
                field=problem.field[:200],
                code=problem.code,
                detail=problem.detail[:400],
                is_fatal=problem.is_fatal,
            )
            for problem in problems
        ],
        batch_size=1000,
    )


def set_running(run: ImportRun) -> None:
    """Take a reading up again."""
    run.status = RUNNING
    run.finished_at = None
    run.save(update_fields=["status", "finished_at"])


def close_run(run: ImportRun, *, status: str) -> None:
    """End a reading."""
    run.status = status
    run.finished_at = timezone.now()
    run.is_complete = status == DONE
    # Only these: after a failure the counts in memory are ahead of what was kept.
    run.save(update_fields=["status", "finished_at", "is_complete"])
    if status == DONE:
        refresh_statistics()


def set_undone(speaker: Speaker, run: ImportRun, *, is_undone: bool) -> None:
    """Take a whole reading back, or bring it back again, with everything that follows."""
    kind = DecisionKind.IMPORT_UNDONE if is_undone else DecisionKind.IMPORT_REDONE
    decide(speaker, kind, str(run.pk), Nothing())
    run.status = UNDONE if is_undone else _status_before(run)
    run.save(update_fields=["status"])
    _follow_run(run)


def _status_before(run: ImportRun) -> str:
    # One that never came to its end can be read on from where it stopped.
    return DONE if run.is_complete else INTERRUPTED


def _follow_run(run: ImportRun) -> None:
    seen = Sighting.objects.filter(run=run).values("record")
    mine = SourceRow.objects.filter(Q(run=run) | Q(pk__in=seen))
    people = set(mine.filter(kind="person").values_list("subject", flat=True))
    people |= _follow_touches(run.workspace, mine.filter(kind="touch"))
    people |= _follow_groups(run.workspace, mine.filter(kind__in=GROUP_KINDS))
    for piece in _pieces(sorted(people)):
        follow_people(run.workspace, piece)


def _follow_touches(workspace: Workspace, mine: QuerySet[SourceRow]) -> set[str]:
    """Work out anew the touches that these records tell of; return whom they are with."""
    people: set[str] = set()
    for piece in _pieces(sorted(set(mine.values_list("subject", flat=True)))):
        told = mine.filter(subject__in=piece)
        rows = [row for record in told for row in _touches_in(workspace, record)]
        people |= {row.person for row in rows}
        touches = TouchRow.objects.filter(workspace=workspace)
        touches.filter(touch__in={row.touch for row in rows}).delete()
        held = active_records(workspace, kind="touch").filter(subject__in=piece).order_by("id")
        write_touches(row for record in held for row in _touches_in(workspace, record))
    return people


def _touches_in(workspace: Workspace, row: SourceRow) -> Iterator[TouchRow]:
    return rows_of_record(workspace, load_value(TouchRecord, row.payload))


def _follow_groups(workspace: Workspace, mine: QuerySet[SourceRow]) -> set[str]:
    """Work out anew what these records tell of communities and ties; return whom it concerns."""
    told = [read_told(row) for row in mine.select_related("run")]
    if not told:
        return set()
    people = people_told_of(workspace, told)
    pairs = pairs_in(entries_told_of(workspace, told).values())
    pairs |= pairs_of_files(workspace, nodes=people)
    clear_groups(workspace, told)
    for kind in GROUP_KINDS:
        subjects = set(mine.filter(kind=kind).values_list("subject", flat=True))
        held = active_records(workspace, kind=kind).filter(subject__in=subjects).order_by("id")
        again = [read_told(row) for row in held.select_related("run")]
        write_groups(workspace, again, load_identities(workspace))
    derive_ties(workspace, pairs)
    return people


def _pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + 2000] for start in range(0, len(ids), 2000))


def _keyed(workspace: Workspace, record: SourceRecord) -> _Keyed:
    kind = _KIND_OF[type(record)]
    return _Keyed(
        record=record,
        kind=kind,
        subject=person_id(workspace, record.key),
        content_hash=_content_hash(record),
    )


def _content_hash(record: SourceRecord) -> str:
    """Return a hash of what a record says, wherever in whichever file it stands."""
    if isinstance(record, TouchRecord):
        parts = (record.at.isoformat(), record.direction, record.kind, *record.people)
        return derive_id(*parts)
    if not isinstance(record, PersonRecord):
        return derive_id(dump(replace(record, origin=_NOWHERE)))
    said = (part for f in record.fields for part in (f.kind, f.value, f.label))
    # Contacts keep the hash they had before anybody could be merely seen.
    seen = () if record.standing is Standing.CONTACT else (record.standing,)
    return derive_id(str(record.connected_on), str(record.is_tie), *seen, *said)


_NOWHERE = Origin(file="", row=0)


def _distinct(items: Iterable[_Keyed]) -> list[_Keyed]:
    return list({(i.kind, i.subject, i.content_hash): i for i in items}.values())


@dataclass(frozen=True, kw_only=True)
class _Known:
    id: int
    run: int
    is_undone: bool


def _known(workspace: Workspace, keyed: Sequence[_Keyed]) -> dict[tuple[str, str], _Known]:
    """Return the records already kept of the same subjects."""
    rows = SourceRow.objects.filter(
        workspace=workspace,
        subject__in={item.subject for item in keyed},
    ).values_list("subject", "content_hash", "id", "run_id", "run__status")
    return {
        (subject, content): _Known(id=pk, run=run, is_undone=status == UNDONE)
        for subject, content, pk, run, status in rows
    }


def _insert(run: ImportRun, fresh: Sequence[_Keyed]) -> None:
    insert_rows(
        SourceRow,
        _RECORD,
        (
            (
                run.workspace_id,
                item.kind,
                item.record.key[:600],
                item.subject,
                item.content_hash,
                dump(item.record),
                item.record.origin.file[:400],
                item.record.origin.row,
                run.pk,
            )
            for item in fresh
        ),
    )


def _sight(run: ImportRun, seen: Sequence[_Known]) -> None:
    again = [Sighting(run=run, record_id=known.id) for known in seen if known.run != run.pk]
    Sighting.objects.bulk_create(again, batch_size=1000, ignore_conflicts=True)


def _stirred(
    keyed: Sequence[_Keyed],
    fresh: Sequence[_Keyed],
    known: dict[tuple[str, str], _Known],
) -> set[str]:
    """Return the subjects whose newest record may be another one now."""
    versions: dict[str, int] = {}
    for subject, _ in known:
        versions[subject] = versions.get(subject, 0) + 1
    returned = {subject for (subject, _), one in known.items() if one.is_undone}
    several = {item.subject for item in keyed if versions.get(item.subject, 0) > 1}
    return {item.subject for item in fresh} | returned | several


def _derive(
    run: ImportRun,
    keyed: Sequence[_Keyed],
    *,
    stirred: set[str],
    subjects: set[str],
) -> None:
    people = {item.subject for item in keyed if item.kind == "person"} & stirred
    for item in keyed:
        if isinstance(item.record, TouchRecord) and item.subject in stirred:
            people.update(person_id(run.workspace, key) for key in item.record.people)
    at_hand = _single(run, keyed, known=subjects)
    follow_people(run.workspace, sorted(people), at_hand=at_hand)


def _single(
    run: ImportRun,
    keyed: Sequence[_Keyed],
    *,
    known: set[str],
) -> dict[str, DatedRecord]:
    """Return the records of people whom nothing spoke of before, each by its one record."""
    times = Counter(item.subject for item in keyed)
    on = local_day(run.started_at)
    return {
        item.subject: DatedRecord(record=item.record, on=on)
        for item in keyed
        if isinstance(item.record, PersonRecord)
        and times[item.subject] == 1
        and item.subject not in known
    }
