"""Originals: every file ever read, kept unchanged under its content hash."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from enishi_app.store.models import ImportRun, SourceFile

_PIECE = 1024 * 1024


def keep_originals(run: ImportRun, path: Path) -> None:
    """Copy the file, or every file of the folder, into the sources folder; link them to the run.

    A copy is complete under its name or not there at all, also after a power cut.
    """
    for file in _files(path):
        run.originals.add(_keep(run, file, name=_name(file, path)))


def original_path(sha256: str) -> Path:
    """Return where the original with this hash lies."""
    folder: Path = settings.HOME.sources
    return folder / sha256[:2] / sha256


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())


def _name(file: Path, path: Path) -> str:
    return file.name if file == path else file.relative_to(path.parent).as_posix()


def _keep(run: ImportRun, file: Path, *, name: str) -> SourceFile:
    sha256 = _copy(file)
    row, _ = SourceFile.objects.get_or_create(
        workspace=run.workspace,
        sha256=sha256,
        defaults={
            "name": name[-255:],
            "size": original_path(sha256).stat().st_size,
            "stored_at": timezone.now(),
        },
    )
    return row


def _copy(file: Path) -> str:
    """Copy and hash in one reading; return the hash."""
    folder: Path = settings.HOME.sources
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = folder / f"partial-{os.getpid()}-{id(file)}"
    try:
        sha256 = _write(file, partial)
        target = original_path(sha256)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return sha256


def _write(file: Path, partial: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, partial.open("xb") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()
