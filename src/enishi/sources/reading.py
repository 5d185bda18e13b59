"""Reading: from a path to records and problems, file by file, as a stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from enishi.sources.archives import READ_ERRORS, SourceFile, check_path, open_sources
from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.errors import MappingError
from enishi.sources.format import Background, Format, Owner, Task
from enishi.sources.formats import FORMATS
from enishi.sources.mapping import ColumnMapping
from enishi.sources.readings import (
    DEFAULT_LIMITS,
    FileOpened,
    FileProgress,
    FileRead,
    FormatName,
    FoundFile,
    Limits,
    Reading,
)
from enishi.sources.workbooks import OLD_OFFICE_MARK
from enishi.terms import Problem, ProblemCode

NOBODY = Owner()
# Exports hold lists of what the user has none of; alone, such a file shows no format.
_ZIP_MARK = b"PK\x03\x04"
_MARK_ALONE = b"\xef\xbb\xbf"
_HOLLOW = (b"[]", b"{}")


@dataclass(frozen=True, kw_only=True)
class _Recognised:
    file: SourceFile
    format: Format | None
    problem: Problem | None = None
    is_skipped: bool = False
    is_hollow: bool = False


def read_sources(
    path: Path,
    *,
    as_format: FormatName | None = None,
    mapping: ColumnMapping | None = None,
    owner: Owner = NOBODY,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Reading]:
    """Read everything that a path leads to, as a stream of values.

    Each file gives a :class:`FileOpened`, its records and problems, and a :class:`FileRead` whose
    counts agree with what came between. A file that is no file (an unsafe or encrypted member, a
    link) gives a problem alone. Memory does not grow with the size of the files.

    Two rows with one identical strong key (uid, mail, LinkedIn profile, name and telephone) are
    both given out, in the file's order: whether the later one adds to the earlier is decided by
    whoever stores them. Weak keys never repeat within a file (see
    :class:`enishi.sources.keys.KeyBook`).

    Args:
        path: File, folder or zip archive.
        as_format: Read every file in this format instead of recognising it by its content.
        mapping: What the columns of a generic CSV say; guessed from their names when left out.
        owner: Who the user is, where an export does not say so itself.
        limits: Bounds against oversized and hostile input.

    Raises:
        SourceNotFoundError: If nothing is at ``path``.
        UnreadableSourceError: If it cannot be opened.
        MappingError: If the mapping names no column that tells a person.
    """
    if mapping is not None and not mapping.is_usable:
        msg = "mapping must give a column for a name or a mail address, got none"
        raise MappingError(msg)
    # Checked before the stream begins, so that the error comes from the call itself.
    check_path(path)
    task = Task(file=_NO_FILE, limits=limits, mapping=mapping, owner=owner)
    return _read(path, task, as_format)


def list_files(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[FoundFile, ...]:
    """Return the files that a path leads to, with the format each one's content shows.

    Raises:
        SourceNotFoundError: If nothing is at ``path``.
        UnreadableSourceError: If it cannot be opened.
    """
    with open_sources(path, limits=limits) as found:
        files = [one for one in found if isinstance(one, SourceFile)]
        return tuple(
            FoundFile(
                file=one.file.label,
                size=one.file.size,
                format=one.format.name if one.format else None,
                is_skipped=one.is_skipped,
            )
            for one in _recognise_all(files, None)
        )


_NO_FILE = SourceFile(label="", size=0, folder="", open=BytesIO)


def _read(path: Path, terms: Task, as_format: FormatName | None) -> Iterator[Reading]:
    with open_sources(path, limits=terms.limits) as found:
        files: list[SourceFile] = []
        for one in found:
            if isinstance(one, Problem):
                yield one
            else:
                files.append(one)
        recognised = _recognise_all(files, as_format)
        backgrounds = _Backgrounds(recognised, terms)
        for each in recognised:
            yield from _read_file(each, terms, backgrounds)


def _recognise_all(files: Sequence[SourceFile], as_format: FormatName | None) -> list[_Recognised]:
    recognised = [_recognise(file, as_format) for file in files]
    if as_format is not None:
        return recognised
    folders = {
        (one.format.export_of(one.file), one.format): None for one in recognised if one.format
    }
    return [_as_companion(one, tuple(folders)) for one in recognised]


def _recognise(file: SourceFile, as_format: FormatName | None) -> _Recognised:
    try:
        sample = read_sample(file)
    except READ_ERRORS as error:
        return _Recognised(file=file, format=None, problem=_damage(file, error))
    if not sample.strip().lstrip(_MARK_ALONE):
        empty = Problem(code=ProblemCode.EMPTY_FILE, file=file.label)
        return _Recognised(file=file, format=None, problem=empty)
    if as_format is not None:
        return _Recognised(file=file, format=next(f for f in FORMATS if f.name is as_format))
    text = decode_sample(sample)
    shape = next((one for one in FORMATS if one.is_shape(text)), None)
    unknown = Problem(code=_why_unknown(sample), file=file.label, detail=_what_it_is(sample))
    return _Recognised(
        file=file,
        format=shape,
        problem=None if shape else unknown,
        is_hollow=sample.strip() in _HOLLOW,
    )


def _why_unknown(sample: bytes) -> ProblemCode:
    is_old = sample.startswith(OLD_OFFICE_MARK)
    return ProblemCode.OLD_WORKBOOK if is_old else ProblemCode.NOT_RECOGNISED


def _what_it_is(sample: bytes) -> str:
    return "archive inside an archive: unpack it first" if sample.startswith(_ZIP_MARK) else ""


def _as_companion(one: _Recognised, roots: Sequence[tuple[str, Format]]) -> _Recognised:
    """Set aside a file that belongs to an export beside it, and that nothing reads yet."""
    for folder, shape in roots:
        is_near = _is_within(one.file, folder)
        if not (is_near and shape.is_companion):
            continue
        if one.is_hollow or shape.is_companion(one.file.label):
            return replace(one, format=None, problem=None, is_skipped=True)
    return one


def _is_within(file: SourceFile, folder: str) -> bool:
    return file.folder == folder or file.folder.startswith(f"{folder}/")


class _Backgrounds:
    """What the files of one export tell about each other, surveyed once an export."""

    def __init__(self, recognised: Sequence[_Recognised], terms: Task) -> None:
        self._recognised = recognised
        self._terms = terms
        self._known: dict[tuple[str, FormatName], Background] = {}

    def of(self, one: _Recognised, shape: Format) -> Background:
        """Return the background for reading ``one``."""
        if shape.survey is None or not shape.needs_survey(self._terms.owner):
            return Background()
        root = shape.export_of(one.file)
        place = (root, shape.name)
        if place not in self._known:
            files = [o.file for o in self._recognised if self._is_beside(o, shape, root)]
            self._known[place] = shape.survey(files, self._terms.limits)
        return self._known[place]

    @staticmethod
    def _is_beside(other: _Recognised, shape: Format, root: str) -> bool:
        """Tell whether a file is of the same export as those of this format that begin there."""
        if other.format is shape:
            return shape.export_of(other.file) == root
        is_near = _is_within(other.file, root) if shape.root_of else other.file.folder == root
        return other.is_skipped and is_near


def _read_file(one: _Recognised, terms: Task, backgrounds: _Backgrounds) -> Iterator[Reading]:
    file, name = one.file, one.format.name if one.format else None
    yield FileOpened(file=file.label, format=name, size=file.size)
    if one.problem:
        yield one.problem
    if one.format is None:
        problems = 1 if one.problem else 0
        yield FileRead(
            file=file.label,
            format=None,
            records=0,
            problems=problems,
            bytes_read=0,
            is_skipped=one.is_skipped,
        )
        return
    records = problems = 0
    for reading in _guarded(one.format, one, terms, backgrounds):
        if isinstance(reading, Problem):
            problems += 1
        elif not isinstance(reading, FileProgress):
            records += 1
        yield reading
    yield FileRead(
        file=file.label,
        format=name,
        records=records,
        problems=problems,
        bytes_read=file.size,
    )


def _guarded(
    shape: Format, one: _Recognised, terms: Task, backgrounds: _Backgrounds
) -> Iterator[Reading]:
    """Read a file; damage found on the way ends it with a problem and keeps what came before."""
    task = replace(terms, file=one.file, background=backgrounds.of(one, shape))
    try:
        yield from shape.read(task)
    except READ_ERRORS as error:
        yield _damage(one.file, error)


def _damage(file: SourceFile, error: BaseException) -> Problem:
    is_plain = isinstance(error, OSError) and not isinstance(error, NotImplementedError)
    code = ProblemCode.UNREADABLE_FILE if is_plain else ProblemCode.ARCHIVE_BROKEN
    return Problem(code=code, file=file.label, detail=type(error).__name__)
