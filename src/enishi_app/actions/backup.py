"""Backups: everything in one file, checked after writing; and bringing one back.

A backup is a zip file with ``enishi.sqlite3``, every original under ``sources/`` and a list of
contents with their hashes. The key that signs sessions stays at home: a stolen backup opens no
session.
"""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from enishi import __version__
from enishi.terms import EnishiError

DATABASE, SOURCES, CONTENTS = "enishi.sqlite3", "sources", "contents.json"
FORMAT = 1
_PIECE = 1024 * 1024


class BackupExistsError(EnishiError):
    """There is a file of this name already."""


class BackupNotPossibleError(EnishiError):
    """The database is not a file of ours."""


class BackupDamagedError(EnishiError):
    """The file is no backup of enishi, or not all of it is there."""


class WorkspaceExistsError(EnishiError):
    """There is a workspace already where one should be brought back."""


@dataclass(frozen=True, kw_only=True)
class Backup:
    """What a backup holds.

    Attributes:
        originals: How many originals are in it.
        missing: Hashes of originals that should have been there and were not.
    """

    format: int
    version: str
    made_at: str
    originals: int
    missing: tuple[str, ...]
    hashes: dict[str, str]


def write_backup(home: Path, file: Path, *, now: datetime) -> Backup:
    """Write everything in a home to one file, also while enishi is in use.

    Args:
        home: The folder with everything.
        file: The file to write; it must not exist. It is there whole or not at all.
        now: When.

    Raises:
        BackupExistsError: If there is such a file.
        FileNotFoundError: If there is no such folder.
        BackupNotPossibleError: If the home holds no SQLite file.
        BackupDamagedError: If what was written cannot be read back.
    """
    if file.exists():
        msg = "file must be a new one, got one that exists"
        raise BackupExistsError(msg)
    if not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file.parent))
    if not (home / DATABASE).exists():
        msg = "database must be the SQLite file in ENISHI_HOME, got another"
        raise BackupNotPossibleError(msg)
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with _workbench(file.parent) as bench:
            _snapshot(home / DATABASE, bench / DATABASE)
            backup = _pack(home, bench / DATABASE, partial, now=now)
        read_backup(partial)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return backup


def read_backup(file: Path) -> Backup:
    """Check a backup from its first to its last byte; return what it holds.

    Raises:
        BackupDamagedError: If it is no backup, or not all of it is there.
    """
    with _opened(file) as archive, _workbench(file.parent) as bench:
        backup = _contents(archive)
        for name, digest in backup.hashes.items():
            target = bench / DATABASE if name == DATABASE else None
            if _unpack(archive, name, target) != digest:
                raise _damaged()
        check_database(bench / DATABASE)
    return backup


def restore_backup(file: Path, home: Path, *, now: datetime, is_replacing: bool) -> Backup:
    """Bring a backup back. Nothing at home is touched before all of it is unpacked and checked.

    Args:
        file: The backup.
        home: The folder to bring it to.
        now: When; part of the name under which what was there is kept.
        is_replacing: Whether a workspace that is there is put aside, into ``backups/``.

    Raises:
        WorkspaceExistsError: If there is a workspace and it is not to be replaced.
        BackupDamagedError: If the file is no backup, or not all of it is there.
    """
    if (home / DATABASE).exists() and not is_replacing:
        msg = "ENISHI_HOME must hold no workspace, got one"
        raise WorkspaceExistsError(msg)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _opened(file) as archive, _workbench(home) as bench:
        backup = _contents(archive)
        for name, digest in backup.hashes.items():
            if _unpack(archive, name, bench / name) != digest:
                raise _damaged()
        check_database(bench / DATABASE)
        _put_aside(home, home / "backups" / f"replaced-{now:%Y%m%d-%H%M%S}")
        _move_in(bench, home)
    return backup


def check_database(file: Path) -> None:
    """Check a SQLite file that nobody else uses.

    Raises:
        BackupDamagedError: If it is damaged.
    """
    try:
        with closing(sqlite3.connect(file)) as opened:
            found = opened.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise _damaged() from error
    if found != [("ok",)]:
        raise _damaged()


def _snapshot(database: Path, copy: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        # One plain file, without a journal beside it.
        target.execute("PRAGMA journal_mode=DELETE")


def _pack(home: Path, database: Path, partial: Path, *, now: datetime) -> Backup:
    wanted = _originals_of(database)
    present = {sha256: home / SOURCES / sha256[:2] / sha256 for sha256 in wanted}
    missing = tuple(sha256 for sha256, path in present.items() if not path.is_file())
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w+b") as raw, _written(raw) as archive:
        hashes = {DATABASE: _add(archive, database, DATABASE)}
        for sha256 in wanted:
            if sha256 not in missing:
                name = f"{SOURCES}/{sha256[:2]}/{sha256}"
                hashes[name] = _add(archive, present[sha256], name)
        backup = Backup(
            format=FORMAT,
            version=__version__,
            made_at=now.isoformat(timespec="seconds"),
            originals=len(hashes) - 1,
            missing=missing,
            hashes=hashes,
        )
        archive.writestr(CONTENTS, json.dumps(asdict(backup), indent=1))
    return backup


@contextmanager
def _written(raw: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        yield archive
    raw.flush()
    os.fsync(raw.fileno())


def _originals_of(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("SELECT DISTINCT sha256 FROM store_sourcefile ORDER BY sha256")
        return [sha256 for (sha256,) in rows.fetchall()]


def _add(archive: zipfile.ZipFile, file: Path, name: str) -> str:
    """Add a file to an archive and return its hash, in one reading."""
    digest = hashlib.sha256()
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _unpack(archive: zipfile.ZipFile, name: str, target: Path | None) -> str:
    """Read a member, into a file where one is named; return its hash."""
    digest = hashlib.sha256()
    if target:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with archive.open(name) as source, _sink(target) as sink:
            while piece := source.read(_PIECE):
                digest.update(piece)
                sink.write(piece)
    except (KeyError, EOFError, zipfile.BadZipFile) as error:
        raise _damaged() from error
    return digest.hexdigest()


@contextmanager
def _sink(target: Path | None) -> Iterator[IO[bytes]]:
    with (target or Path(os.devnull)).open("wb") as file:
        yield file
        if target:
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except zipfile.BadZipFile as error:
        raise _damaged() from error


def _contents(archive: zipfile.ZipFile) -> Backup:
    try:
        held = json.loads(archive.read(CONTENTS))
        backup = Backup(**{**held, "missing": tuple(held["missing"])})
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged() from error
    if backup.format != FORMAT or not all(map(_is_ours, backup.hashes)):
        raise _damaged()
    return backup


def _is_ours(name: str) -> bool:
    """Tell whether a member is one that enishi writes: no other name is ever unpacked."""
    folder, _, rest = name.partition("/")
    start, _, sha256 = rest.partition("/")
    is_hash = len(sha256) == hashlib.sha256().digest_size * 2 and set(sha256) <= set(_HEX)
    return name == DATABASE or (folder == SOURCES and is_hash and start == sha256[:2])


_HEX = "0123456789abcdef"


def _put_aside(home: Path, aside: Path) -> None:
    held = [
        home / DATABASE,
        *(home / f"{DATABASE}-{end}" for end in ("wal", "shm")),
        home / SOURCES,
    ]
    present = [path for path in held if path.exists()]
    if not (home / DATABASE).exists():
        present = [path for path in present if path.name == SOURCES and any(path.iterdir())]
    if present:
        aside.mkdir(parents=True, mode=0o700)
    for path in present:
        path.rename(aside / path.name)


def _move_in(bench: Path, home: Path) -> None:
    if (home / SOURCES).exists():
        (home / SOURCES).rmdir()
    (bench / SOURCES).mkdir(exist_ok=True, mode=0o700)
    (bench / SOURCES).rename(home / SOURCES)
    # Last: while it is missing, nobody takes half a workspace for a whole one.
    (bench / DATABASE).rename(home / DATABASE)


@contextmanager
def _workbench(beside: Path) -> Iterator[Path]:
    """Give a folder on the same disk, so that what is made there can be moved whole."""
    folder = Path(tempfile.mkdtemp(prefix=".enishi-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _damaged() -> BackupDamagedError:
    return BackupDamagedError("file must be a whole backup of enishi, got another or a damaged one")
