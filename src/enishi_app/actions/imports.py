"""Bringing in files: preview, reading with progress, undo, and bringing back."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enishi.sources import (
    ColumnMapping,
    FileOpened,
    FileProgress,
    FileRead,
    FormatName,
    PersonRecord,
    Reading,
    TouchRecord,
    read_sources,
)
from enishi.terms import EnishiError, Problem
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.store.load.imports import (
    FileLine,
    ImportReport,
    load_import,
    load_imports,
    load_problems,
    read_run,
)
from enishi_app.store.models import ImportRun
from enishi_app.store.originals import keep_originals, original_path
from enishi_app.store.save.imports import (
    DONE,
    FAILED,
    INTERRUPTED,
    RUNNING,
    close_run,
    open_run,
    save_batch,
    save_problems,
    set_undone,
)

BATCH = 2000
"""Records in one transaction: small enough to show progress, large enough to be quick."""

ProgressCall = Callable[[ImportReport], None]


class ImportStateError(EnishiError):
    """This import is not in a state in which that can be done."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How a path is to be read, where it does not say so itself."""

    as_format: FormatName | None = None
    mapping: ColumnMapping | None = None


AS_RECOGNISED = Choice()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What an import would find, with nothing kept.

    Attributes:
        names: The first names, as they would be read.
        problems: The first problems; ``problem_count`` tells of all.
    """

    files: tuple[FileLine, ...]
    people: int
    touches: int
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    problem_count: int


@dataclass(kw_only=True)
class _Batch:
    """What was read since the last transaction."""

    records: list[PersonRecord | TouchRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[FileLine] = field(default_factory=list)
    bytes_read: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.records) + len(self.problems) >= BATCH


def import_path(
    actor: Actor,
    path: Path,
    *,
    choice: Choice = AS_RECOGNISED,
    name: str = "",
    on_progress: ProgressCall | None = None,
) -> ImportReport:
    """Read a file, folder or archive and keep what it says.

    Everything is kept in transactions of a few thousand records. A crash leaves whole records
    and a run marked interrupted; reading the same file again goes on where it stopped, because
    what is known already is counted as the same.

    Args:
        actor: Who imports.
        path: What to read.
        choice: Format and column mapping, where the file does not say them itself.
        name: How the user knows the path, where it is an upload's passing file.
        on_progress: Called after every transaction.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    readings = read_sources(path, as_format=choice.as_format, mapping=choice.mapping)
    run = begin_import(actor, path, choice=choice, name=name)
    return _go_through(actor, run, readings, on_progress)


def begin_import(
    actor: Actor,
    path: Path,
    *,
    choice: Choice = AS_RECOGNISED,
    name: str = "",
) -> ImportRun:
    """Keep the originals and open a run, with nothing read yet."""
    with writing(actor) as speaker:
        run = open_run(
            speaker,
            name=name or path.name,
            format_name=choice.as_format or "",
            bytes_total=_size(path),
        )
        keep_originals(run, path)
    return run


def preview_path(path: Path, *, choice: Choice = AS_RECOGNISED) -> Preview:
    """Read everything and keep nothing.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    return _preview(read_sources(path, as_format=choice.as_format, mapping=choice.mapping))


def list_imports(actor: Actor) -> tuple[ImportReport, ...]:
    """Return every import, newest first."""
    return load_imports(reading(actor))


def show_import(actor: Actor, run: int) -> ImportReport:
    """Return one import.

    Raises:
        NoSuchThingError: If there is no such import here.
    """
    found = load_import(reading(actor), run)
    if found is None:
        raise _missing()
    return found


def list_problems(
    actor: Actor, run: int, *, start: int = 0, limit: int = 200
) -> tuple[Problem, ...]:
    """Return what an import could not read, in the order of the file."""
    return load_problems(reading(actor), run, start=start, limit=limit)


def undo_import(actor: Actor, run: int) -> ImportReport:
    """Take a whole import back. What the user said herself of its people stays.

    Raises:
        NoSuchThingError: If there is no such import here.
        ImportStateError: If it is undone already.
    """
    return _set_undone(actor, run, is_undone=True)


def redo_import(actor: Actor, run: int) -> ImportReport:
    """Bring an undone import back.

    Raises:
        NoSuchThingError: If there is no such import here.
        ImportStateError: If it is not undone.
    """
    return _set_undone(actor, run, is_undone=False)


def mark_interrupted(actor: Actor) -> int:
    """Mark runs that nobody is working on any more; return how many.

    To be called when the program starts: no run can be in progress then.
    """
    with writing(actor) as speaker:
        running = ImportRun.objects.filter(workspace=speaker.workspace, status=RUNNING)
        return running.update(status=INTERRUPTED)


def resume_import(
    actor: Actor,
    run: int,
    *,
    on_progress: ProgressCall | None = None,
) -> ImportReport:
    """Read an interrupted import again from its kept originals.

    Raises:
        NoSuchThingError: If there is no such import here.
        ImportStateError: If it was not interrupted.
    """
    row = _row(actor, run)
    if row.status not in {INTERRUPTED, FAILED}:
        msg = f"import must be interrupted to be resumed, got {row.status}"
        raise ImportStateError(msg)
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        path = _lay_out(row, Path(folder))
        return import_path(actor, path, name=row.name, on_progress=on_progress)


def _lay_out(run: ImportRun, folder: Path) -> Path:
    """Put the originals of a run back under their own names; return what to read."""
    for original in run.originals.all():
        target = folder / original.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original_path(original.sha256), target)
    return folder / run.name


def _go_through(
    actor: Actor,
    run: ImportRun,
    readings: Iterator[Reading],
    on_progress: ProgressCall | None,
) -> ImportReport:
    try:
        for batch in _batches(readings):
            _keep(actor, run, batch)
            if on_progress:
                on_progress(read_run(run))
    except BaseException:
        close_run(run, status=FAILED)
        raise
    with writing(actor):
        close_run(run, status=DONE)
    return read_run(run)


def _keep(actor: Actor, run: ImportRun, batch: _Batch) -> None:
    with writing(actor):
        counts = save_batch(run, batch.records)
        save_problems(run, batch.problems)
        run.read_count += len(batch.records)
        run.new_count += counts.new
        run.changed_count += counts.changed
        run.same_count += counts.same
        run.problem_count += len(batch.problems)
        run.bytes_read = max(run.bytes_read, batch.bytes_read)
        run.files = [*run.files, *map(vars, batch.files)]
        run.save()


def _batches(readings: Iterator[Reading]) -> Iterator[_Batch]:
    batch = _Batch()
    for one in readings:
        _take(batch, one)
        if batch.is_full:
            yield batch
            batch = _Batch(bytes_read=batch.bytes_read)
    yield batch


def _take(batch: _Batch, one: Reading) -> None:
    if isinstance(one, (PersonRecord, TouchRecord)):
        batch.records.append(one)
    elif isinstance(one, Problem):
        batch.problems.append(one)
    elif isinstance(one, FileRead):
        batch.files.append(_line(one))
    elif isinstance(one, FileProgress):
        batch.bytes_read = one.bytes_read


def _line(one: FileRead) -> FileLine:
    return FileLine(
        file=one.file,
        format=one.format or "",
        records=one.records,
        problems=one.problems,
    )


def _preview(readings: Iterator[Reading]) -> Preview:
    from enishi.people import name_of

    files: list[FileLine] = []
    names: list[str] = []
    problems: list[Problem] = []
    counts = {PersonRecord: 0, TouchRecord: 0, Problem: 0, FileOpened: 0, FileProgress: 0}
    for one in readings:
        if isinstance(one, FileRead):
            files.append(_line(one))
            continue
        counts[type(one)] += 1
        if isinstance(one, PersonRecord) and len(names) < _SHOWN:
            names.append(name_of(one))
        elif isinstance(one, Problem) and len(problems) < _SHOWN:
            problems.append(one)
    return Preview(
        files=tuple(files),
        people=counts[PersonRecord],
        touches=counts[TouchRecord],
        names=tuple(names),
        problems=tuple(problems),
        problem_count=counts[Problem],
    )


_SHOWN = 20


def _set_undone(actor: Actor, run: int, *, is_undone: bool) -> ImportReport:
    row = _row(actor, run)
    if row.status == RUNNING or (row.status == "undone") is is_undone:
        msg = f"import must be {'finished' if is_undone else 'undone'}, got {row.status}"
        raise ImportStateError(msg)
    with writing(actor) as speaker:
        set_undone(speaker, row, is_undone=is_undone)
    return read_run(row)


def _row(actor: Actor, run: int) -> ImportRun:
    row = ImportRun.objects.filter(workspace=reading(actor), pk=run).first()
    if row is None:
        raise _missing()
    return row


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
    return path.stat().st_size


def _missing() -> NoSuchThingError:
    return NoSuchThingError("import must be the number of one in this workspace, got another")
