"""Tables that people made by hand, with what stands above, between and below the rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.sources import FieldKind, explain_problem
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


def test_a_file_of_a_mark_alone_is_empty(write: Write) -> None:
    assert outcome_of(write("a.csv", b"\xef\xbb\xbf\r\n")).codes == {ProblemCode.EMPTY_FILE: 1}


def test_a_table_without_names_for_its_columns_is_told_to_have_some(write: Write) -> None:
    outcome = outcome_of(write("a.csv", "山田太郎,taro@example.jp\n鈴木花子,hana@example.jp\n"))
    assert outcome.codes == {ProblemCode.NOT_RECOGNISED: 1}
    assert "見出し" in explain_problem(ProblemCode.NOT_RECOGNISED).ja
