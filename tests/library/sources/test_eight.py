"""Eight's lists of cards."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from enishi.sources import FieldKind, FormatName, list_files
from enishi.terms import Direction, ProblemCode, TouchKind
from tests.library.sources.readers import SAMPLES, outcome_of

NEW, OLD = SAMPLES / "books" / "eight-2026.csv", SAMPLES / "books" / "eight-2018.csv"
Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("path", [NEW, OLD])
def test_both_layouts_are_recognised(path: Path) -> None:
    assert list_files(path)[0].format is FormatName.EIGHT


def test_names_are_read_below_the_free_text_and_past_a_repeated_header() -> None:
    assert outcome_of(OLD).names == ["佐々木 花", "湯川みのり"]
    assert outcome_of(NEW).names == ["髙橋 彅蔵", "佐?木 花", "髙橋 彅蔵"]


def test_each_card_is_an_exchange_on_its_day() -> None:
    outcome = outcome_of(NEW)
    assert [one.connected_on for one in outcome.people] == [
        date(2024, 6, 1),
        date(2024, 7, 2),
        date(2025, 1, 15),
    ]
    first = outcome.touches[0]
    assert (first.kind, first.direction) == (TouchKind.CARD_EXCHANGE, Direction.MUTUAL)
    assert (first.at, first.is_zone_known) == (datetime(2024, 6, 1), False)  # noqa: DTZ001 - the file names no zone
    assert [one.people for one in outcome.touches] == [(key,) for key in outcome.keys]


def test_one_person_with_two_cards_has_one_key() -> None:
    keys = outcome_of(NEW).keys
    assert keys[0] == keys[2] == "mail:nagi@example.jp"


def test_without_an_address_company_name_and_day_are_the_key_in_either_layout(write: Write) -> None:
    parted = "会社名,部署名,役職,姓,名,e-mail,名刺交換日\n①商事,,代表,佐々木,花,,2017/07/02\n"
    assert outcome_of(write("a.csv", parted)).keys == outcome_of(OLD).keys[:1]
    later = parted.replace("2017/07/02", "2018/07/02")
    assert outcome_of(write("b.csv", later)).keys != outcome_of(OLD).keys[:1]


def test_a_name_alone_never_makes_two_cards_one(write: Write) -> None:
    text = "会社名,部署名,役職,氏名,e-mail\n,,,佐々木 花,\n,,,佐々木 花,\n"
    assert outcome_of(write("a.csv", text)).keys == ["name:佐々木 花", "name:佐々木 花#2"]


def test_whoever_is_connected_on_eight_is_tied_and_the_others_are_not() -> None:
    assert [one.is_tie for one in outcome_of(NEW).people] == [True, False, False]


def test_a_tag_column_with_a_one_is_a_label() -> None:
    assert [one.all(FieldKind.LABEL) for one in outcome_of(NEW).people] == [
        ("展示会2024",),
        ("マーケ勉強会",),
        (),
    ]


def test_a_name_that_was_not_read_whole_is_kept_and_named() -> None:
    outcome = outcome_of(NEW)
    found = [(one.code, one.row, one.field, one.is_fatal) for one in outcome.problems]
    assert found == [
        (ProblemCode.ODD_BYTES, 3, "姓", False),
        (ProblemCode.NOT_A_PERSON, 6, "", True),
    ]


def test_a_question_mark_in_an_address_of_a_page_is_none_of_that(write: Write) -> None:
    text = "会社名,部署名,役職,氏名,e-mail,URL\n①商事,,,佐々木 花,,https://example.jp/?a=1\n"
    assert outcome_of(write("a.csv", text)).problems == []


def test_a_fax_is_no_telephone() -> None:
    phones = outcome_of(NEW).people[0].all(FieldKind.PHONE)
    assert phones == ("03-0000-0001", "03-0000-0004", "090-0000-0002")


def test_a_day_that_is_none_is_named_and_gives_no_touch(write: Write) -> None:
    text = "会社名,部署名,役職,氏名,e-mail,名刺交換日\n①商事,,,佐々木 花,h@example.jp,夏頃\n"
    outcome = outcome_of(write("a.csv", text))
    assert (outcome.touches, outcome.codes) == ([], {ProblemCode.BAD_DATE: 1})
    assert outcome.people[0].connected_on is None
