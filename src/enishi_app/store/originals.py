"""Originals: every file ever read, kept unchanged under its content hash."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from enishi_app.store.models import ImportRun, SourceFile

_PIECE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A file kept among the originals.

    Attributes:
        name: Its path within the folder the user gave; empty where she gave the file itself.
    """

    sha256: str
    name: str
    size: int


def copy_originals(path: Path) -> list[Copy]:
    """Copy the file, or every file of the folder, into the sources folder.

    A copy is complete under its name or not there at all, also after a power cut. To be called
    before a transaction: copying gigabytes must keep nobody from writing.
    """
    return [_copy(file, name=_name(file, path)) for file in _files(path)]


def link_originals(run: ImportRun, copies: Iterable[Copy]) -> None:
    """Link copies to a run, each under the name it had there."""
    held = list(copies)
    run.layout = [[copy.sha256, copy.name] for copy in held]
    run.save(update_fields=["layout"])
    run.originals.add(*(_row(run, copy) for copy in held))


def lay_out(run: ImportRun, folder: Path) -> Path:
    """Put the originals of a run back under the names they had; return what to read."""
    top = folder / (Path(run.name).name or "import")
    for sha256, name in run.layout:
        target = top / name if name else top
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original_path(sha256), target)
    return top


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
    return "" if file == path else file.relative_to(path).as_posix()


def writable_name(name: str) -> str:
    """Return a file's name as text that a database takes, whatever bytes it is made of."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")[-255:]


def _row(run: ImportRun, copy: Copy) -> SourceFile:
    row, _ = SourceFile.objects.get_or_create(
        workspace=run.workspace,
        sha256=copy.sha256,
        defaults={
            "name": writable_name(copy.name or run.name),
            "size": copy.size,
            "stored_at": timezone.now(),
        },
    )
    return row


def _copy(file: Path, *, name: str) -> Copy:
    """Copy and hash in one reading."""
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
    return Copy(sha256=sha256, name=name, size=target.stat().st_size)


def _write(file: Path, partial: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, partial.open("xb") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()
