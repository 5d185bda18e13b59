"""Imports one at a time: here and now for the command line, in the background for the server."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from django.conf import settings
from django.db import connection

from enishi.terms import EnishiError
from enishi_app.actions.actor import Actor
from enishi_app.actions.duplicates import find_duplicates_of_changed
from enishi_app.actions.imports import (
    AS_RECOGNISED,
    Choice,
    ImportReport,
    ImportStoppedError,
    ProgressCall,
    begin_import,
    forget_waiting,
    import_path,
    list_imports,
    mark_interrupted,
    read_import,
    resume_import,
    stop_waiting,
)
from enishi_app.jobs.locks import try_lock

_WAIT_SECONDS = 0.2
_RESUMABLE = {"interrupted", "failed"}
_log = logging.getLogger(__name__)


class ImportBusyError(EnishiError):
    """Another import is under way in this workspace."""


def import_now(
    actor: Actor,
    path: Path,
    *,
    choice: Choice = AS_RECOGNISED,
    on_progress: ProgressCall | None = None,
) -> ImportReport:
    """Import a path and return when it is done.

    Raises:
        ImportBusyError: If another import is under way.
        EnishiError: If the path cannot be read at all.
    """
    with _turn(actor):
        report = import_path(actor, path, choice=choice, on_progress=on_progress)
        find_duplicates_of_changed(actor)
        return report


def resumable(actor: Actor) -> tuple[ImportReport, ...]:
    """Return the imports that were interrupted or failed, oldest first.

    Raises:
        ImportBusyError: If another import is under way.
    """
    with _turn(actor):
        return tuple(r for r in reversed(list_imports(actor)) if r.status in _RESUMABLE)


def resume_now(actor: Actor, run: int, *, on_progress: ProgressCall | None = None) -> ImportReport:
    """Carry an interrupted import to its end.

    Raises:
        ImportBusyError: If another import is under way.
        ImportStateError: If it was not interrupted.
    """
    with _turn(actor):
        report = resume_import(actor, run, on_progress=on_progress)
        find_duplicates_of_changed(actor)
        return report


def start_import(
    actor: Actor,
    path: Path,
    *,
    name: str = "",
    choice: Choice = AS_RECOGNISED,
) -> int:
    """Import a path in the background; return the number of the run, to ask for its progress.

    The originals are kept before this returns: an upload's passing file may go away. One import is
    read at a time; the others wait.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    run = begin_import(actor, path, choice=choice, name=name)
    _worker.add(actor, run)
    return run


def start_resume(actor: Actor, run: int) -> None:
    """Go on with an interrupted import in the background."""
    _worker.add(actor, run)


def stop_import(actor: Actor, run: int) -> None:
    """Stop an import that this server reads, after what it is keeping just now.

    What was kept stays; :func:`start_resume` goes on from there.

    Raises:
        NoSuchThingError: If there is no such import here.
    """
    _worker.stop(run)
    stop_waiting(actor, run)


def recover(actor: Actor) -> int:
    """Mark what an earlier server left unfinished as interrupted; return how many.

    To be called once, when a server starts. An import of the command line that is under way is
    left alone.
    """
    waiting = forget_waiting(actor)
    try:
        with _turn(actor) as interrupted:
            return waiting + interrupted
    except ImportBusyError:
        return waiting


@contextmanager
def _turn(actor: Actor) -> Iterator[int]:
    """Take the one turn there is; whatever is said to run then is dead, and marked so."""
    with try_lock(settings.HOME.folder / "importing.lock") as is_free:
        if not is_free:
            msg = "import must be the only one under way, got another"
            raise ImportBusyError(msg)
        yield mark_interrupted(actor)


class _Worker:
    """One thread that reads imports in the order in which they were handed in."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Actor, int]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._stopped: set[int] = set()

    def add(self, actor: Actor, run: int) -> None:
        self._stopped.discard(run)
        self._jobs.put((actor, run))
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="enishi-imports", daemon=True)
                self._thread.start()

    def stop(self, run: int) -> None:
        self._stopped.add(run)

    def check(self, report: ImportReport) -> None:
        if report.id in self._stopped:
            msg = "import must go on to its end, got a word to stop"
            raise ImportStoppedError(msg)

    def is_stopped(self, run: int) -> bool:
        return run in self._stopped

    def _work(self) -> None:
        while True:
            _read(*self._jobs.get())


def _read(actor: Actor, run: int) -> None:
    try:
        _wait_for_turn(actor, run)
    except Exception as error:  # noqa: BLE001 - the edge of the thread
        # The run says that it failed; a log line holds no personal data.
        _log.warning("import %s failed: %s", run, type(error).__name__)
    finally:
        connection.close()


def _wait_for_turn(actor: Actor, run: int) -> None:
    while True:
        try:
            with _turn(actor):
                if not _worker.is_stopped(run):
                    read_import(actor, run, on_progress=_worker.check)
                    find_duplicates_of_changed(actor)
                return
        except ImportBusyError:
            time.sleep(_WAIT_SECONDS)


_worker = _Worker()
