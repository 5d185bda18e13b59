import inspect
from datetime import date
from enum import StrEnum
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.report.phrases import contract, en, ja
from enishi.report.wording import (
    Aspect,
    Judgement,
    Label,
    MissingCode,
    RecordKind,
    SectionKey,
    Thing,
)
from enishi.terms import Mark, Period


def sentences(module: ModuleType) -> dict[str, inspect.Signature]:
    return {
        name: inspect.signature(found)
        for name, found in vars(module).items()
        if inspect.isfunction(found) and name in module.__all__
    }


def test_both_languages_say_the_same_things_of_the_same_values() -> None:
    assert sentences(ja) == sentences(en)


@pytest.mark.parametrize("module", [ja, en])
def test_every_public_sentence_is_listed(module: ModuleType) -> None:
    own = {
        name
        for name, found in vars(module).items()
        if inspect.isfunction(found) and found.__module__ == module.__name__ and name[0] != "_"
    }
    assert own <= set(module.__all__)


def test_the_contract_names_every_sentence() -> None:
    promised = {name for name in vars(contract.Phrases) if not name.startswith("_")}
    assert promised == set(sentences(en))


@pytest.mark.parametrize("language", [ja, en])
@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("heading", SectionKey),
        ("label", Label),
        ("mark_word", Mark),
        ("aspect", Aspect),
        ("judgement", Judgement),
        ("legend", Mark),
        ("record_before", RecordKind),
    ],
)
def test_every_member_of_a_closed_list_has_its_word(
    language: ModuleType, name: str, members: type[StrEnum]
) -> None:
    assert all(getattr(language, name)(member) for member in members)


@pytest.mark.parametrize("language", [ja, en])
def test_everything_that_can_be_missing_has_its_sentence(language: ModuleType) -> None:
    said = [language.missing(code, 2) for code in MissingCode]
    assert len(set(said)) == len(MissingCode)
    assert all(text.endswith(("。", ".")) for text in said)


def test_english_counts_one_thing_in_the_singular() -> None:
    assert en.plan_lead(1, 1, 1) == "1 activity in 1 stage. 1 criterion will tell how it went."
    assert en.plan_lead(4, 8, 0) == "8 activities in 4 stages."


def test_periods_name_a_year_once_where_once_is_enough() -> None:
    within = Period(start=date(2024, 6, 1), end=date(2024, 11, 30))
    across = Period(start=date(2024, 6, 1), end=date(2025, 1, 31))
    assert ja.period_in_full(within) == "2024年6月1日 – 11月30日"
    assert en.period_in_full(within) == "1 June – 30 November 2024"
    assert ja.period_in_full(across) == "2024年6月1日 – 2025年1月31日"
    assert en.period_in_full(across) == "1 June 2024 – 31 January 2025"


def test_japanese_numbers_sections_in_kanji() -> None:
    assert [ja.section_number(n) for n in (1, 7, 10, 11, 20, 34)] == [
        *("一", "七", "十", "十一", "二十", "三十四")
    ]


def test_a_saturday_is_a_saturday() -> None:
    assert ja.as_of(date(2024, 8, 31)) == "2024年8月31日（土）現在"
    assert en.as_of(date(2024, 8, 31)) == "as of 31 August 2024"


@given(st.integers(0, 10_000))
def test_a_count_always_shows_its_number(number: int) -> None:
    for say in (ja, en):
        for thing in Thing:
            assert str(number) in say.goal_exactly(thing, number)
