"""Looking into files before they are brought in: everything is read, nothing is kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from enishi.people import Myself, name_of
from enishi.sources import (
    ColumnMapping,
    CommunityRecord,
    EventRecord,
    FileRead,
    FormatName,
    PersonRecord,
    Reading,
    Standing,
    TouchRecord,
    read_sources,
)
from enishi.terms import Problem
from enishi_app.store.load.imports import FileLine

_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How a path is to be read, where it does not say so itself."""

    as_format: FormatName | None = None
    mapping: ColumnMapping | None = None


AS_RECOGNISED = Choice()
NOBODY = Myself()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What an import would find, with nothing kept.

    Attributes:
        people: People of an address book or a network.
        seen: People who were only seen in mail, chats and lists.
        groups: Communities and events.
        names: The first names, as they would be read.
        problems: The first problems; ``problem_count`` tells of all.
    """

    files: tuple[FileLine, ...]
    people: int
    seen: int
    touches: int
    groups: int
    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    problem_count: int

    @property
    def record_count(self) -> int:
        """Return how many people, touches and groups would be read."""
        return self.people + self.seen + self.touches + self.groups


def preview_path(
    path: Path,
    *,
    choice: Choice = AS_RECOGNISED,
    myself: Myself = NOBODY,
    problem_limit: int = _SHOWN,
    reading_limit: int | None = None,
) -> Preview:
    """Read everything, or the beginning, and keep nothing.

    Args:
        path: What to look into.
        choice: Format and column mapping, where the file does not say them itself.
        myself: Who the user is in her files.
        problem_limit: How many problems to give; all are counted.
        reading_limit: After how many readings to stop; None reads to the end.

    Raises:
        EnishiError: If the path cannot be read at all.
    """
    readings = read_sources(
        path, as_format=choice.as_format, mapping=choice.mapping, owner=myself.owner
    )
    return _preview(islice(readings, reading_limit), problem_limit)


def _line(one: FileRead) -> FileLine:
    return FileLine(
        file=one.file,
        format=one.format or "",
        records=one.records,
        problems=one.problems,
        is_whole=True,
    )


def _preview(readings: Iterator[Reading], problem_limit: int) -> Preview:
    files: list[FileLine] = []
    names: list[str] = []
    problems: list[Problem] = []
    counts: Counter[type[object]] = Counter()
    seen = 0
    for one in readings:
        if isinstance(one, FileRead):
            files.append(_line(one))
            continue
        counts[type(one)] += 1
        seen += isinstance(one, PersonRecord) and one.standing is Standing.SEEN
        if isinstance(one, PersonRecord) and len(names) < _SHOWN:
            names.append(name_of(one))
        elif isinstance(one, Problem) and len(problems) < problem_limit:
            problems.append(one)
    return Preview(
        files=tuple(files),
        people=counts[PersonRecord] - seen,
        seen=seen,
        groups=counts[CommunityRecord] + counts[EventRecord],
        touches=counts[TouchRecord],
        names=tuple(names),
        problems=tuple(problems),
        problem_count=counts[Problem],
    )
