"""Tables that people made by hand, with what stands above, between and below the rows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from enishi.sources import FieldKind, explain_problem
from enishi.sources.dates import read_date
from enishi.terms import ProblemCode
from tests.library.sources.readers import outcome_of

Write = Callable[[str, str | bytes], Path]
HEAD = "氏名,ご所属,メール\n"


def test_the_line_that_counts_the_others_is_nobody(write: Write) -> None:
    outcome = outcome_of(write("a.csv", f"{HEAD}山田太郎,縁,taro@example.jp\n合計,1名,\n"))
    assert outcome.names == ["山田太郎"]
    assert outcome.codes == {ProblemCode.NOT_A_PERSON: 1}
    assert outcome.people[0].first(FieldKind.ORGANISATION) == "縁"


def test_a_second_table_in_a_sheet_is_read_by_its_own_header(write: Write) -> None:
    second = "メール,氏名,役職\nhana@example.jp,鈴木花子,受付\n"
    outcome = outcome_of(write("a.csv", f"{HEAD}山田太郎,縁,taro@example.jp\n,,\n{second}"))
    assert outcome.names == ["山田太郎", "鈴木花子"]
    assert outcome.keys == ["mail:taro@example.jp", "mail:hana@example.jp"]
    assert outcome.people[1].first(FieldKind.TITLE) == "受付"
    assert not outcome.problems


@pytest.mark.parametrize("row", ["山田太郎,会社,名刺", "会社,縁,taro@example.jp", "部長,縁,"])
def test_somebody_called_like_a_column_is_still_a_row(write: Write, row: str) -> None:
    assert len(outcome_of(write("a.csv", f"{HEAD}{row}\n")).people) == 1


def test_a_shared_address_alone_is_nobody_in_an_address_book_either(write: Write) -> None:
    text = "company,email,phone\nAcme,info@acme.example,03-1234-5678\n"
    outcome = outcome_of(write("a.csv", text))
    assert outcome.people == []
    assert outcome.codes == {ProblemCode.NOT_A_PERSON: 1}


@pytest.mark.parametrize("between", ["; ", "/", "、", "\u3000"])
def test_two_addresses_in_one_cell_are_two(write: Write, between: str) -> None:
    cell = f"taro@example.jp{between}yamada@example.jp"
    person = outcome_of(write("a.csv", f"氏名,メール\n山田太郎,{cell}\n")).people[0]
    mails = [one.value for one in person.fields if one.kind is FieldKind.MAIL]
    assert mails == ["taro@example.jp", "yamada@example.jp"]
    assert person.key == "mail:taro@example.jp"


@pytest.mark.parametrize("name", ["お名前（フルネーム）", "Nom et prénom", "Vor- und Nachname"])
def test_the_whole_name_has_many_headers(write: Write, name: str) -> None:
    assert outcome_of(write("a.csv", f"{name},E-Mail\nZoé Petit,z@example.fr\n")).names == [
        "Zoé Petit"
    ]


def test_a_file_of_a_mark_alone_is_empty(write: Write) -> None:
    assert outcome_of(write("a.csv", b"\xef\xbb\xbf\r\n")).codes == {ProblemCode.EMPTY_FILE: 1}


def test_a_table_without_names_for_its_columns_is_told_to_have_some(write: Write) -> None:
    outcome = outcome_of(write("a.csv", "山田太郎,taro@example.jp\n鈴木花子,hana@example.jp\n"))
    assert outcome.codes == {ProblemCode.NOT_RECOGNISED: 1}
    assert "見出し" in explain_problem(ProblemCode.NOT_RECOGNISED).ja


@pytest.mark.parametrize(
    "text",
    [
        *("8 févr. 2026", "08-févr-26", "8 février 2026", "8. Feb. 2026"),
        *("8 feb. 2026", "8 de febrero de 2026", "8 de fev. de 2026", "8 febbraio 2026"),
    ],
)
def test_a_day_is_read_in_the_languages_in_which_files_are_saved(text: str) -> None:
    assert read_date(text) == date(2026, 2, 8)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 juin 2026", 6), ("1 juil. 2026", 7), ("1 août 2026", 8), ("1 Mrz 2026", 3)],
)
def test_months_that_begin_alike_are_told_apart(text: str, month: int) -> None:
    assert read_date(text) == date(2026, month, 1)


@pytest.mark.parametrize(
    "text", ["08/02/2026", "08.13.2026", "8 xyz 2026", "31 févr. 2026", "1.2.3"]
)
def test_what_could_be_two_days_or_none_is_no_day(text: str) -> None:
    assert read_date(text) is None
