"""Small readers of readings, shared by the tests of this room."""

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    FieldKind,
    FileProgress,
    FileRead,
    MembershipRecord,
    PersonRecord,
    Reading,
    SourceRecord,
    StatedTieRecord,
    TouchRecord,
    read_sources,
)
from enishi.terms import Problem, ProblemCode

ROOT = Path(__file__).resolve().parents[3]
GROUPS = (CommunityRecord, MembershipRecord, EventRecord, AttendanceRecord, StatedTieRecord)
SAMPLES = ROOT / "tests" / "data" / "sources"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Everything that came out of one path, sorted by what it is."""

    people: list[PersonRecord]
    touches: list[TouchRecord]
    problems: list[Problem]
    files: list[FileRead]
    others: list[SourceRecord]

    @property
    def names(self) -> list[str]:
        return [person.first(FieldKind.NAME) for person in self.people]

    @property
    def keys(self) -> list[str]:
        return [person.key for person in self.people]

    @property
    def codes(self) -> Counter[ProblemCode]:
        return Counter(problem.code for problem in self.problems)


def outcome_of(path: Path, **terms: object) -> Outcome:
    return sorted_out(list(read_sources(path, **terms)))  # type: ignore[arg-type]


def sorted_out(readings: list[Reading]) -> Outcome:
    outcome = Outcome(
        people=[one for one in readings if isinstance(one, PersonRecord)],
        touches=[one for one in readings if isinstance(one, TouchRecord)],
        problems=[one for one in readings if isinstance(one, Problem)],
        files=[one for one in readings if isinstance(one, FileRead)],
        others=[one for one in readings if isinstance(one, GROUPS)],
    )
    records = len(outcome.people) + len(outcome.touches) + len(outcome.others)
    assert sum(file.records for file in outcome.files) == records
    return outcome


def without_progress(readings: list[Reading]) -> list[Reading]:
    return [one for one in readings if not isinstance(one, FileProgress)]


def published(folder: str) -> Path:
    """Return a folder of files that others published, or skip the test where it is absent."""
    base = Path(os.environ.get("ENISHI_TEST_DATA", ROOT.parent / "shared" / "data"))
    path = base / folder
    if not path.exists():
        pytest.skip(f"no published files of {folder} here (set ENISHI_TEST_DATA)")
    return path
