"""Whatever a reader tells beside a reason, a Japanese reader is told as well."""

import random
import re
from pathlib import Path

import pytest

from enishi.sources import read_sources, tell_problem
from enishi.sources.detail_words import explain_file_detail
from enishi.terms import Language, Problem, ProblemCode
from tests.fuzz.sources.test_hostile_files import SEEDS, SMALL, mutated
from tests.library.sources.readers import SAMPLES

# Names of errors, which say something only to whoever mends the program.
_PROGRAM_WORD = re.compile(r"[A-Z][A-Za-z]*(?:Error|File)")


def is_told_in_japanese(detail: str) -> bool:
    return bool(explain_file_detail(detail, Language.JA)) or bool(_PROGRAM_WORD.fullmatch(detail))


def test_the_details_of_every_sample_are_told_in_japanese() -> None:
    problems = [one for one in read_sources(SAMPLES) if isinstance(one, Problem)]
    untold = {one.detail for one in problems if one.detail and not is_told_in_japanese(one.detail)}
    assert len(problems) > 10
    assert untold == set()


def test_the_details_of_broken_files_are_told_in_japanese(tmp_path: Path) -> None:
    rng = random.Random(20261201)  # noqa: S311 - the same inputs every time
    path = tmp_path / "broken"
    untold = set()
    for _ in range(150):
        path.write_bytes(mutated(rng, rng.choice(SEEDS)))
        told = (one for one in read_sources(path, limits=SMALL) if isinstance(one, Problem))
        untold |= {one.detail for one in told if one.detail and not is_told_in_japanese(one.detail)}
    assert untold == set()


@pytest.mark.parametrize(
    ("detail", "ja", "en"),
    [
        ("list: 2034", "（メーリングリスト：2034件）", " (list: 2034)"),
        ("13 cells, 12 columns", "（12列のところに13個の値があります）", " (13 cells, 12 columns)"),
        ("", "", ""),
    ],
)
def test_a_detail_stands_behind_its_reason(detail: str, ja: str, en: str) -> None:
    problem = Problem(code=ProblemCode.BROKEN_ROW, file="a.csv", detail=detail)
    assert tell_problem(problem, Language.JA) == f"行が壊れています{ja}"
    assert tell_problem(problem, Language.EN) == f"the row is broken{en}"
