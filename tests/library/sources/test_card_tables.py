"""Tables of card apps whose columns are only known by what they are called."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import FieldKind, FormatName, guess_mapping, list_files
from enishi.sources.dates import read_date
from enishi.terms import ProblemCode, TouchKind
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of

Write = Callable[[str, str | bytes], Path]
BOOKS = SAMPLES / "books"


@pytest.mark.parametrize(
    ("header", "kind", "label"),
    [
        ("氏名(漢字)", FieldKind.NAME, ""),
        ("氏名（フリガナ）", FieldKind.FAMILY_READING, ""),
        ("会社名（英語）", FieldKind.ORGANISATION, "英語"),
        ("メールアドレス1", FieldKind.MAIL, ""),
        ("Ｅメール", FieldKind.MAIL, ""),
        ("電話番号（会社）", FieldKind.PHONE, "会社"),
        ("携帯番号", FieldKind.PHONE, "携帯"),
        ("ＴＥＬ 会社", FieldKind.PHONE, "会社"),
        ("勤務先", FieldKind.ORGANISATION, ""),
        ("タグ", FieldKind.LABEL, ""),
        ("FAX", FieldKind.OTHER, ""),
        ("FAX番号", FieldKind.OTHER, ""),
        ("会社FAX", FieldKind.OTHER, ""),
    ],
)
def test_a_column_means_what_its_name_says(header: str, kind: FieldKind, label: str) -> None:
    (column,) = guess_mapping([header]).columns
    assert (column.kind, column.label) == (kind, label)


@pytest.mark.parametrize(
    ("headers", "kinds"),
    [
        (["姓", "名前"], [FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME]),
        (["名前", "会社"], [FieldKind.NAME, FieldKind.ORGANISATION]),
        (["Name", "Vorname"], [FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME]),
        (["名前", "名前フリガナ"], [FieldKind.NAME, FieldKind.FAMILY_READING]),
        (["姓フリガナ", "名前フリガナ"], [FieldKind.FAMILY_READING, FieldKind.GIVEN_READING]),
    ],
)
def test_some_names_mean_what_the_columns_beside_them_make_of_them(
    headers: list[str], kinds: list[FieldKind]
) -> None:
    assert [column.kind for column in guess_mapping(headers).columns] == kinds


def test_the_day_of_the_exchange_goes_before_that_of_filing() -> None:
    mapping = guess_mapping(["登録日", "名刺交換日", "氏名"])
    assert (mapping.day_header, mapping.has_card_day) == ("名刺交換日", True)
    assert not guess_mapping(["登録日", "氏名"]).has_card_day


@pytest.mark.parametrize(
    "text",
    [
        "2026/7/1",
        "2026年7月1日",
        "令和8年7月1日",
        "R8.7.1",
        "２０２６年７月１日",
        "20260701",
        "01.07.2026",
    ],
)
def test_a_day_may_be_written_in_each_of_these_ways(text: str) -> None:
    assert read_date(text) == date(2026, 7, 1)


@pytest.mark.parametrize("text", ["7/1/2026", "31.13.2026", "令和8年13月1日", "2026070", "夏"])
def test_day_and_month_are_never_guessed(text: str) -> None:
    assert read_date(text) is None


def test_the_first_year_of_an_era_has_its_own_word() -> None:
    assert (read_date("令和元年5月1日"), read_date("平成31年4月30日")) == (
        date(2019, 5, 1),
        date(2019, 4, 30),
    )


def test_an_exchange_of_cards_is_a_touch_and_a_day_of_filing_is_none(write: Write) -> None:
    text = "氏名,会社名,交換日\n佐々木 花,①商事,令和8年7月1日\n"
    (touch,) = outcome_of(write("a.csv", text)).touches
    assert (touch.kind, touch.at.date()) == (TouchKind.CARD_EXCHANGE, date(2026, 7, 1))
    filed = outcome_of(write("b.csv", text.replace("交換日", "登録日")))
    assert (filed.touches, filed.people[0].connected_on) == ([], date(2026, 7, 1))


def test_sansan_writes_parts_of_names_in_brackets(write: Write) -> None:
    text = (
        "名刺所有者ユーザID,会社名,部署名,役職,氏名[姓],氏名[名],氏名フリガナ[姓],氏名フリガナ[名],"
        "e-mail,TEL,FAX,携帯,名刺交換日\n"
        "u-1,①商事,営業部,部長,髙橋,彅蔵,タカハシ,ナギゾウ,nagi@example.jp,"
        "03-0000-0001,03-0000-0009,090-0000-0002,2026/07/01\n"
    )
    outcome = outcome_of(write("sansan.csv", text.encode("cp932")))
    (person,) = outcome.people
    assert person.first(FieldKind.NAME) == "髙橋 彅蔵"
    assert person.first(FieldKind.GIVEN_READING) == "ナギゾウ"
    assert person.all(FieldKind.PHONE) == ("03-0000-0001", "090-0000-0002")
    assert person.connected_on == date(2026, 7, 1)


def test_a_header_may_name_two_columns_alike(write: Write) -> None:
    text = "氏名,会社名,電話番号,電話番号\n佐々木 花,①商事,03-0000-0001,03-0000-0002\n"
    (person,) = outcome_of(write("twice.csv", text)).people
    assert person.all(FieldKind.PHONE) == ("03-0000-0001", "03-0000-0002")


def known(outcome: Outcome) -> list[list[tuple[FieldKind, str, str]]]:
    return [[(f.kind, f.value, f.label) for f in one.fields] for one in outcome.people]


def test_one_table_says_the_same_in_every_dress(write: Write) -> None:
    rows = [
        ["氏名", "会社名", "電話番号（会社）", "メールアドレス1"],
        ["能登 表子", "①商事", "03-0000-0001", "hyoko@example.jp"],
    ]
    dresses = []
    for delimiter in ",\t;":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
            text = io.StringIO(newline="")
            csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
            dresses.append(text.getvalue())
    plain = known(outcome_of(write("plain.csv", dresses[0])))
    for number, dress in enumerate(dresses):
        for before in ("", "名刺一覧\r\n\r\n"):
            for encoding in ("utf-8", "utf-8-sig", "cp932"):
                path = write(f"{number}.csv", (before + dress).encode(encoding))
                assert known(outcome_of(path)) == plain


# One header of each format, and for each column that says something its kind.
HEADERS = {
    name: next(csv.reader([_line], delimiter=_delimiter))
    for name, _delimiter, _line in [
        (path.name, "\t" if path.suffix == ".tsv" else ",", line)
        for path, encoding, number in [
            (BOOKS / "outlook-en.csv", "utf-8", 0),
            (BOOKS / "outlook-new.csv", "utf-8-sig", 0),
            (BOOKS / "outlook-ja.csv", "cp932", 0),
            (BOOKS / "thunderbird-en.csv", "utf-8", 0),
            (BOOKS / "thunderbird-ja.tsv", "utf-8", 0),
            (BOOKS / "eight-2026.csv", "cp932", 0),
            (BOOKS / "eight-2018.csv", "cp932", 8),
        ]
        for line in [path.read_text(encoding=encoding).splitlines()[number]]
    ]
}
PLAIN = {
    FieldKind.ORGANISATION: ("Company", "会社名", "Organization", "組織"),
    FieldKind.TITLE: ("Job Title", "役職"),
    FieldKind.DEPARTMENT: ("Department", "部署", "部署名", "部門"),
    FieldKind.FAMILY_NAME: ("Last Name", "姓"),
    FieldKind.GIVEN_NAME: ("First Name", "名"),
    FieldKind.NAME: ("Display Name", "表示名", "氏名"),
    FieldKind.NOTE: ("Notes", "メモ"),
    FieldKind.CITY: ("Home City", "Business City", "市町村 (会社)", "市区町村 (自宅)"),
}
KINDS = {header: kind for kind, headers in PLAIN.items() for header in headers}
VALUE = st.text(st.sampled_from("abé山田ﾀﾛ髙,;\"' \n"), min_size=1, max_size=20).filter(
    lambda text: text == text.strip() and sum(char.isalpha() for char in text) > 1
)


@pytest.mark.parametrize("name", HEADERS)
@given(values=st.lists(VALUE, min_size=4, max_size=8))
@settings(max_examples=25, deadline=None)
def test_every_value_comes_back_in_its_kind_under_each_header(
    name: str, tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    header = HEADERS[name]
    columns = [column for column in header if column in KINDS][: len(values)]
    told = dict(zip(columns, values, strict=False))
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, header, delimiter="\t" if name.endswith(".tsv") else ",")
    rows.writeheader()
    rows.writerow(told)
    path = tmp_path_factory.mktemp("tables") / name
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    outcome = outcome_of(path)
    assert list_files(path)[0].format is not FormatName.CSV
    (person,) = outcome.people
    for column, value in told.items():
        found = [one.kind for one in person.fields if (one.origin, one.value) == (column, value)]
        assert KINDS[column] in found, column


@pytest.mark.parametrize("name", HEADERS)
def test_a_cut_file_gives_its_whole_rows_and_says_that_it_is_cut(name: str, write: Write) -> None:
    content = (BOOKS / name).read_bytes()
    for at in range(0, len(content), 97):
        outcome = outcome_of(write("cut.csv", content[:at]))
        whole = outcome_of(BOOKS / name)
        assert set(outcome.keys[:-1]) <= set(whole.keys)


def test_a_thousand_columns_are_read_and_more_are_named(write: Write) -> None:
    wide = ["氏名", "会社名", *(f"列{number}" for number in range(998))]
    row = ["佐々木 花", "①商事", *("x" * 3 for _ in range(998))]
    outcome = outcome_of(write("wide.csv", ",".join(wide) + "\n" + ",".join(row) + "\n"))
    assert len(outcome.people[0].fields) == 1_000
    wider = outcome_of(write("wider.csv", ",".join([*wide, "もう一列"]) + "\n" + ",".join(row)))
    assert wider.codes == {ProblemCode.NOT_RECOGNISED: 1}
