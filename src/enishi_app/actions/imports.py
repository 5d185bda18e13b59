"""Bringing in files: preview, reading with progress, undo, and bringing back."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from django.db import DatabaseError

from enishi.people import Myself
from enishi.sources import (
    ColumnMapping,
    FileOpened,
    FileProgress,
    FormatName,
    Reading,
    read_sources,
)
from enishi.terms import EnishiError, Problem
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.actions.import_batches import Batch, batches, lines_after
from enishi_app.actions.import_previews import AS_RECOGNISED, Choice, Preview, preview_path
from enishi_app.actions.myself import show_myself
from enishi_app.store.codec import load_value
from enishi_app.store.load.imports import (
    FileLine,
    ImportReport,
    KindLine,
    ProblemCount,
    count_problems,
    load_import,
    load_imports,
    load_problems,
    mapped_runs,
    read_run,
)
from enishi_app.store.load.myself import load_myself
from enishi_app.store.models import ImportRun
from enishi_app.store.originals import (
    copy_originals,
    lay_out,
    link_originals,
    writable_name,
)
from enishi_app.store.save.imports import (
    DONE,
    FAILED,
    INTERRUPTED,
    RUNNING,
    WAITING,
    RunTerms,
    close_run,
    open_run,
    save_batch,
    save_problems,
    set_running,
    set_undone,
)

ProgressCall = Callable[[ImportReport], None]


class ImportStateError(EnishiError):
    """This import is not in a state in which that can be done."""


class ImportStoppedError(EnishiError):
    """The user stopped this import; it can go on from where it stands."""


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
    and a run that :func:`resume_import` carries to the same end.

    Args:
        actor: Who imports.
        path: What to read.
        choice: Format and column mapping, where the file does not say them itself.
        name: How the user knows the path, where it is an upload's passing file.
        on_progress: Called after every transaction.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    readings = _read(path, choice, show_myself(actor))
    run = _open(actor, path, choice=choice, name=name, status=RUNNING)
    return _go_through(actor, run, readings, on_progress)


def begin_import(
    actor: Actor,
    path: Path,
    *,
    choice: Choice = AS_RECOGNISED,
    name: str = "",
) -> int:
    """Keep the originals and open a run that waits to be read; return its number.

    :func:`read_import` reads it, in another thread or after a crash.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    # Nothing is read yet, but a path that is not there or a mapping without a name is refused.
    _read(path, choice, show_myself(actor))
    return _open(actor, path, choice=choice, name=name, status=WAITING).pk


def _read(path: Path, choice: Choice, myself: Myself) -> Iterator[Reading]:
    return read_sources(
        path, as_format=choice.as_format, mapping=choice.mapping, owner=myself.owner
    )


def _open(actor: Actor, path: Path, *, choice: Choice, name: str, status: str) -> ImportRun:
    copies = copy_originals(path)
    with writing(actor) as speaker:
        terms = RunTerms(
            name=writable_name(name or path.name),
            format_name=choice.as_format or "",
            mapping=choice.mapping,
            myself=load_myself(speaker.workspace),
        )
        total = sum(copy.size for copy in copies)
        run = open_run(speaker, terms, status=status, bytes_total=total)
        link_originals(run, copies)
    return run


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


def problems_by_kind(actor: Actor, run: int) -> tuple[ProblemCount, ...]:
    """Return how often an import met each kind of problem, the most frequent first."""
    return count_problems(reading(actor), run)


def undo_import(actor: Actor, run: int) -> ImportReport:
    """Take a whole import back. What the user said herself of its people stays.

    Raises:
        NoSuchThingError: If there is no such import here.
        ImportStateError: If it is undone already.
    """
    return _set_undone(actor, run, is_undone=True)


def stop_waiting(actor: Actor, run: int) -> None:
    """Mark an import that has not begun to be read as interrupted.

    Raises:
        NoSuchThingError: If there is no such import here.
    """
    row = _row(actor, run)
    if row.status == WAITING:
        with writing(actor):
            close_run(row, status=INTERRUPTED)


def mapping_used_for(actor: Actor, headers: Sequence[str]) -> ColumnMapping | None:
    """Return how the user last read a table with exactly these columns."""
    for row in mapped_runs(reading(actor)):
        mapping = load_value(ColumnMapping, json.dumps(row.mapping))
        if [column.header for column in mapping.columns] == list(headers):
            return mapping
    return None


def redo_import(actor: Actor, run: int) -> ImportReport:
    """Bring an undone import back.

    Raises:
        NoSuchThingError: If there is no such import here.
        ImportStateError: If it is not undone.
    """
    return _set_undone(actor, run, is_undone=False)


def mark_interrupted(actor: Actor) -> int:
    """Mark runs that nobody is working on any more; return how many.

    To be called only while no run can be in progress.
    """
    return _interrupt(actor, RUNNING)


def forget_waiting(actor: Actor) -> int:
    """Mark runs as interrupted that wait for a server that is gone; return how many."""
    return _interrupt(actor, WAITING)


def _interrupt(actor: Actor, status: str) -> int:
    runs = ImportRun.objects.filter(workspace=reading(actor), status=status)
    if not runs.exists():
        return 0
    with writing(actor):
        return runs.update(status=INTERRUPTED)


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
    return read_import(actor, run, on_progress=on_progress)


def read_import(
    actor: Actor,
    run: int,
    *,
    on_progress: ProgressCall | None = None,
) -> ImportReport:
    """Read a run from its kept originals, from where it stands to its end.

    Reading is deterministic, so whatever earlier transactions kept is passed over by number.

    Raises:
        NoSuchThingError: If there is no such import here.
    """
    row = _row(actor, run)
    choice = _choice_of(row)
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        path = lay_out(row, Path(folder))
        readings = _read(path, choice, load_value(Myself, json.dumps(row.myself)))
        with writing(actor):
            set_running(row)
        return _go_through(actor, row, _rest(readings, row.readings_kept), on_progress)


def _choice_of(run: ImportRun) -> Choice:
    return Choice(
        as_format=FormatName(run.format) if run.format else None,
        mapping=load_value(ColumnMapping, json.dumps(run.mapping)) if run.mapping else None,
    )


def _rest(readings: Iterator[Reading], kept: int) -> Iterator[Reading]:
    for one in readings:
        if kept and not isinstance(one, (FileOpened, FileProgress)):
            kept -= 1
        else:
            yield one


def _go_through(
    actor: Actor,
    run: ImportRun,
    readings: Iterator[Reading],
    on_progress: ProgressCall | None,
) -> ImportReport:
    try:
        for batch in batches(readings):
            _keep(actor, run, batch)
            if on_progress:
                on_progress(read_run(run))
    except BaseException as error:
        _close_failed(run, error)
        raise
    with writing(actor):
        close_run(run, status=DONE)
    return read_run(run)


def _close_failed(run: ImportRun, error: BaseException) -> None:
    # Where even this cannot be written, the run is found when enishi starts again.
    is_failure = isinstance(error, Exception) and not isinstance(error, ImportStoppedError)
    with suppress(DatabaseError):
        close_run(run, status=FAILED if is_failure else INTERRUPTED)


def _keep(actor: Actor, run: ImportRun, batch: Batch) -> None:
    with writing(actor):
        counts = save_batch(run, batch.records)
        save_problems(run, batch.problems)
        run.read_count += len(batch.records)
        run.new_count += sum(one.new for one in counts.values())
        run.changed_count += sum(one.changed for one in counts.values())
        run.same_count += sum(one.same for one in counts.values())
        run.problem_count += len(batch.problems)
        run.readings_kept += batch.readings
        run.bytes_read = max(run.bytes_read, batch.bytes_read)
        run.files = list(map(asdict, lines_after(run, batch, counts)))
        run.save()


def _set_undone(actor: Actor, run: int, *, is_undone: bool) -> ImportReport:
    row = _row(actor, run)
    if row.status in {RUNNING, WAITING} or (row.status == "undone") is is_undone:
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


def _missing() -> NoSuchThingError:
    return NoSuchThingError("import must be the number of one in this workspace, got another")


__all__ = [
    "AS_RECOGNISED",
    "Choice",
    "FileLine",
    "ImportReport",
    "ImportStateError",
    "ImportStoppedError",
    "KindLine",
    "Preview",
    "ProblemCount",
    "ProgressCall",
    "begin_import",
    "forget_waiting",
    "import_path",
    "list_imports",
    "list_problems",
    "mapping_used_for",
    "mark_interrupted",
    "preview_path",
    "problems_by_kind",
    "read_import",
    "redo_import",
    "resume_import",
    "show_import",
    "stop_waiting",
    "undo_import",
]
