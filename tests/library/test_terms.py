from datetime import date

import pytest

from enishi.terms import Bilingual, Language, Mark, Period, PeriodOrderError, derive_id


def test_a_text_in_one_language_answers_in_the_other_and_says_so() -> None:
    text = Bilingual(ja="実験")
    assert text.to(Language.EN) == "実験"
    assert text.language_of(Language.EN) is Language.JA


def test_a_period_holds_both_its_ends() -> None:
    period = Period(start=date(2024, 6, 1), end=date(2024, 8, 31))
    assert date(2024, 6, 1) in period
    assert date(2024, 8, 31) in period
    assert date(2024, 9, 1) not in period


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(PeriodOrderError, match="on or after start"):
        Period(start=date(2024, 6, 2), end=date(2024, 6, 1))


def test_only_partial_and_not_done_need_a_reason() -> None:
    assert [mark.sign for mark in Mark if mark.needs_reason] == ["△", "×"]


def test_ids_keep_the_boundaries_of_their_parts() -> None:
    assert derive_id("ab", "c") != derive_id("a", "bc")
