"""Archives: from a path to the files behind it, in a fixed order."""

import lzma
import os
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from enishi.sources.errors import SourceNotFoundError, UnreadableSourceError
from enishi.sources.html_tables import is_html_table, write_as_csv
from enishi.sources.readings import Limits
from enishi.sources.workbooks import is_workbook, sheets_of
from enishi.terms import Problem, ProblemCode

ARCHIVE_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
"""First bytes of a zip archive."""
READ_ERRORS = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
)
"""What reading from a file or a member may raise when its bytes are damaged or withheld."""

_ENCRYPTED_FLAG = 0x1
_UTF8_NAME_FLAG = 0x800
_HEAD_BYTES = 4096
_JUNK_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}
# A download from a social network has more of these than an archive may have members.
_MEDIA_ENDINGS = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".tif", ".tiff", ".svg"),
    *(".mp4", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".mpg", ".m4v"),
    *(".mp3", ".m4a", ".aac", ".ogg", ".opus", ".wav", ".amr"),
)


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """One file to be read, wherever it lies.

    Attributes:
        label: Name a user recognises, with the way to it inside an archive or folder.
        size: Bytes, unpacked.
        folder: Label of what it lies in; files of one export share it.
        open: Opens it for reading from the start; may be called again.
    """

    label: str
    size: int
    folder: str
    open: Callable[[], BinaryIO]

    @property
    def name(self) -> str:
        """Return the last part of the label, in lower case."""
        return self.label.rpartition("/")[2].lower()


Found = SourceFile | Problem


@contextmanager
def open_sources(path: Path, *, limits: Limits) -> Iterator[tuple[Found, ...]]:
    """Give the files behind ``path``, and a problem for each that cannot be offered.

    Args:
        path: File, folder or zip archive.
        limits: Bounds on members, sizes and ratio.

    Raises:
        SourceNotFoundError: If nothing is there.
        UnreadableSourceError: If it is neither file nor folder, or may not be read.
    """
    check_path(path)
    with ExitStack() as open_archives:
        yield tuple(_found_behind(path, limits, open_archives))


def check_path(path: Path) -> None:
    """Raise the error that says why ``path`` cannot be read at all."""
    try:
        if path.is_dir():
            next(iter(path.iterdir()), None)
            return
        if path.is_file():
            path.open("rb").close()
            return
        is_there = path.exists()
    except (OSError, ValueError) as error:
        msg = f"path must be readable, got {type(error).__name__}"
        raise UnreadableSourceError(msg) from error
    if is_there:
        msg = "path must be a file, a folder or a zip archive, got a special file"
        raise UnreadableSourceError(msg)
    msg = "path must be an existing file, folder or zip archive, got one that does not exist"
    raise SourceNotFoundError(msg)


def _found_behind(path: Path, limits: Limits, archives: ExitStack) -> Iterator[Found]:
    # "." and ".." have no name of their own.
    name = _shown(path.name or path.resolve().name)
    if not path.is_dir():
        yield from _file_or_archive(path, name, limits, archives)
        return
    for count, (child, label) in enumerate(_children(path, name)):
        if count == limits.members:
            detail = f"more than {limits.members} files"
            yield _problem(ProblemCode.ARCHIVE_TOO_LARGE, name, detail)
            return
        yield from _child(child, label, limits, archives)


def _children(folder: Path, label: str) -> Iterator[tuple[Path, str]]:
    for parent, subfolders, names in os.walk(folder):
        # A folder's order differs between machines; ours must not.
        subfolders.sort()
        links = [name for name in subfolders if (Path(parent) / name).is_symlink()]
        for name in sorted(names + links):
            child = Path(parent) / name
            relative = child.relative_to(folder).as_posix()
            if not _is_junk(relative):
                yield child, f"{label}/{_shown(relative)}"


def _shown(name: str) -> str:
    """Return a file's name as text: on Linux it may hold bytes of any encoding."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _child(path: Path, label: str, limits: Limits, archives: ExitStack) -> Iterator[Found]:
    if path.is_symlink():
        yield _problem(ProblemCode.UNSAFE_PATH, label, "symbolic link")
    elif not path.is_file():
        yield _problem(ProblemCode.UNREADABLE_FILE, label, "special file")
    else:
        yield from _file_or_archive(path, label, limits, archives)


def _file_or_archive(
    path: Path, label: str, limits: Limits, archives: ExitStack
) -> Iterator[Found]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            is_archive = head[:4] in ARCHIVE_MARKS
        size = path.stat().st_size
    except OSError as error:
        yield _problem(ProblemCode.UNREADABLE_FILE, label, type(error).__name__)
        return
    if is_archive and is_workbook(path):
        yield from _sheets(path, label, limits, archives)
        return
    if is_archive:
        yield from _members(path, label, limits, archives)
        return
    plain = SourceFile(
        label=label, size=size, folder=label.rpartition("/")[0], open=lambda: path.open("rb")
    )
    yield _as_table(plain, limits, archives) if is_html_table(path, head) else plain


def _as_table(page: SourceFile, limits: Limits, archives: ExitStack) -> Found:
    """Offer a web page that calls itself a table as the CSV that it would be."""
    folder = Path(archives.enter_context(tempfile.TemporaryDirectory(prefix="enishi-")))
    copy = folder / "page.csv"
    try:
        with page.open() as stream:
            write_as_csv(stream, copy, limits=limits)
    except READ_ERRORS as error:
        return _problem(ProblemCode.ARCHIVE_BROKEN, page.label, type(error).__name__)
    return replace(page, open=lambda: copy.open("rb"))


def _sheets(path: Path, label: str, limits: Limits, archives: ExitStack) -> Iterator[Found]:
    folder = Path(archives.enter_context(tempfile.TemporaryDirectory(prefix="enishi-")))
    try:
        with zipfile.ZipFile(path) as archive:
            too_large = _excess(archive.infolist(), _of_workbook(limits))
        sheets = () if too_large else tuple(sheets_of(path, limits=limits, folder=folder))
    except READ_ERRORS as error:
        yield _problem(ProblemCode.ARCHIVE_BROKEN, label, type(error).__name__)
        return
    if too_large:
        yield _problem(ProblemCode.ARCHIVE_TOO_LARGE, label, too_large)
    elif not sheets:
        yield _problem(ProblemCode.EMPTY_FILE, label, "workbook without cells")
    for sheet in sheets:
        # One sheet is the file; of several each has its own name.
        here = label if len(sheets) == 1 else f"{label}/{_shown(sheet.name)}"
        yield SourceFile(label=here, size=path.stat().st_size, folder=label, open=sheet.open)


def _of_workbook(limits: Limits) -> Limits:
    """Tighten the bounds: what a workbook's cells share is held in memory all at once."""
    return replace(limits, unpacked_bytes=min(limits.unpacked_bytes, limits.workbook_bytes))


def _members(path: Path, label: str, limits: Limits, archives: ExitStack) -> Iterator[Found]:
    try:
        archive = archives.enter_context(zipfile.ZipFile(path))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        yield _problem(ProblemCode.ARCHIVE_BROKEN, label, type(error).__name__)
        return
    entries = [e for e in archive.infolist() if not _is_folder(e) and not _is_junk(e.filename)]
    too_large = _excess(entries, limits)
    if too_large:
        yield _problem(ProblemCode.ARCHIVE_TOO_LARGE, label, too_large)
        return
    if not entries:
        yield _problem(ProblemCode.EMPTY_FILE, label, "archive without files")
    for entry in entries:
        yield _member(archive, entry, label, limits)


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    # ZipInfo.is_dir looks at the last sign of the name, and a damaged entry may have none.
    return entry.filename.endswith("/")


def _excess(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> str:
    if len(entries) > limits.members:
        return f"{len(entries)} files, at most {limits.members}"
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked_bytes:
        return f"{total} bytes unpacked, at most {limits.unpacked_bytes}"
    return ""


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str, limits: Limits) -> Found:
    name = _readable_name(entry)
    here = f"{label}/{name}"
    refusal = _refusal(entry, name, limits)
    if refusal:
        return _problem(refusal[0], here, refusal[1])
    return SourceFile(
        label=here,
        size=entry.file_size,
        folder=here.rpartition("/")[0],
        open=lambda: archive.open(entry),  # type: ignore[arg-type, return-value]
    )


def _refusal(entry: zipfile.ZipInfo, name: str, limits: Limits) -> tuple[ProblemCode, str] | None:
    if not name or _is_unsafe(name):
        return (
            ProblemCode.UNSAFE_PATH,
            "path leads outside the archive" if name else "member without a name",
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        return ProblemCode.UNSAFE_PATH, "symbolic link"
    if entry.flag_bits & _ENCRYPTED_FLAG:
        return ProblemCode.ARCHIVE_ENCRYPTED, "password"
    is_large = entry.file_size > limits.ratio_floor_bytes
    if is_large and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        return ProblemCode.ARCHIVE_TOO_LARGE, f"more than {limits.ratio} times its packed size"
    return None


def _is_unsafe(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0]


def _readable_name(entry: zipfile.ZipInfo) -> str:
    """Undo zipfile's cp437 reading of names that Windows in Japan wrote in cp932."""
    if entry.flag_bits & _UTF8_NAME_FLAG or entry.filename.isascii():
        return entry.filename
    try:
        stored = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "cp932"):
        try:
            return stored.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_junk(name: str) -> bool:
    """Tell whether a file in a folder or archive is passed over without a word."""
    folded = name.lower()
    parts = folded.split("/")
    return "__macosx" in parts or parts[-1] in _JUNK_NAMES or folded.endswith(_MEDIA_ENDINGS)


def _problem(code: ProblemCode, label: str, detail: str) -> Problem:
    return Problem(code=code, file=label, detail=detail)
