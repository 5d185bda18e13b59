"""Details of mistakes in written files, said in Japanese."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.evidence import explain_detail, read_journal
from enishi.experiment import read_plan
from enishi.terms import Language, ProblemCode
from tests.fuzz.texts.test_hostile_yaml import JOURNAL, PLAN, mutated


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_no_english_sentence_is_left_in_japanese(seed: int) -> None:
    problems = (
        read_plan(mutated(PLAN, seed)).problems + read_journal(mutated(JOURNAL, seed)).problems
    )
    for problem in problems:
        said = explain_detail(problem.detail, Language.JA)
        assert "must" not in said, problem.detail
        # Only the parser of YAML speaks for itself, and only in English.
        if problem.code is not ProblemCode.BROKEN_YAML:
            assert bool(said) is bool(problem.detail), problem.detail


@given(st.text(max_size=80))
def test_english_is_as_it_stands_and_nothing_is_refused(detail: str) -> None:
    assert explain_detail(detail, Language.EN) == detail
    explain_detail(detail, Language.JA)


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("must be a day like 2024-06-01", "2024-06-01 のように書いてください"),
        ("must be a list, got text", "リストが入ります（文字列になっています）"),
        ("must be 2024-06-01 to 2024-11-30", "2024-06-01から2024-11-30までにしてください"),
        ("must be own, assigned", "次のどれか：own, assigned"),
        ("near: stages", "近い項目：stages"),
    ],
)
def test_what_is_to_be_done_is_said(english: str, japanese: str) -> None:
    assert explain_detail(english, Language.JA) == japanese
