"""Tables as old programs and hands write them: lists of one column, strokes, pages called .xls."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sources import FieldKind, FileRead, PersonRecord, read_sources
from enishi.sources.dates import DayOrder, day_order_of, read_date, read_in_strokes
from enishi.terms import Problem, ProblemCode


def read(folder: Path, name: str, text: str, encoding: str = "utf-8") -> list[object]:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return list(read_sources(path))


def people(readings: list[object]) -> list[PersonRecord]:
    return [one for one in readings if isinstance(one, PersonRecord)]


def problems(readings: list[object]) -> list[Problem]:
    return [one for one in readings if isinstance(one, Problem)]


def names(readings: list[object]) -> list[str]:
    return [one.first(FieldKind.NAME) for one in people(readings)]


def test_upright_strokes_part_cells(tmp_path):
    readings = read(tmp_path, "a.csv", "Name|Email|Company\nBen Okafor|ben@example.com|Acme\n")
    (ben,) = people(readings)
    assert ben.first(FieldKind.ORGANISATION) == "Acme"


def test_a_list_of_addresses_needs_no_header(tmp_path):
    text = 'ben@example.com\n\nDan Roe <dan@example.com>,\n"Mori, Chie" <chie@example.com>\n'
    readings = read(tmp_path, "list.txt", text)
    mails = [one.first(FieldKind.MAIL) for one in people(readings)]
    assert mails == ["ben@example.com", "dan@example.com", "chie@example.com"]
    assert names(readings)[1:] == ["Dan Roe", "Mori, Chie"]
    assert {one.code for one in problems(readings)} == {ProblemCode.NO_NAME}


@pytest.mark.parametrize("header", ["Full name", "氏名", "Name"])
def test_a_list_of_names_under_a_header_is_read(tmp_path, header):
    assert names(read(tmp_path, "l.csv", f"{header}\nBen Okafor\n山田太郎\n")) == [
        "Ben Okafor",
        "山田太郎",
    ]


@pytest.mark.parametrize("text", ["Ben Okafor\nChie Mori\n", "Name\n", "see ben@example.com\n"])
def test_lines_that_say_nothing_of_themselves_are_no_list(tmp_path, text):
    readings = read(tmp_path, "l.txt", text)
    assert people(readings) == []
    assert problems(readings)


def test_family_first_with_a_comma_is_put_right(tmp_path):
    text = 'Name,Email\n"Okafor, Ben",b@example.com\n"van Dyke, Anna Maria",a@example.com\n'
    ben, anna = people(read(tmp_path, "a.csv", text))
    assert (ben.first(FieldKind.NAME), ben.first(FieldKind.FAMILY_NAME)) == ("Ben Okafor", "Okafor")
    assert anna.first(FieldKind.GIVEN_NAME) == "Anna Maria"


def test_degrees_and_companies_behind_a_comma_stay(tmp_path):
    text = 'Name,Email\n"Ben Okafor, PhD",b@example.com\n"Anna Dyke, MBA",a@example.com\n'
    assert names(read(tmp_path, "a.csv", text)) == ["Ben Okafor, PhD", "Anna Dyke, MBA"]


def test_titles_are_honorifics_or_work_by_what_stands_there(tmp_path):
    polite = people(read(tmp_path, "a.csv", "Name,Title\nBen Okafor,Dr.\nAnna Dyke,Ms\n"))
    assert [one.first(FieldKind.NAME_PREFIX) for one in polite] == ["Dr.", "Ms"]
    at_work = people(read(tmp_path, "b.csv", "Name,Title\nBen Okafor,CTO\nAnna Dyke,Doctor\n"))
    assert [one.first(FieldKind.TITLE) for one in at_work] == ["CTO", "Doctor"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("07.02.2022", "2022-02-07"), ("7.2.22", "2022-02-07"), ("25. 2. 2022", "2022-02-25")],
)
def test_with_points_the_day_comes_first(text, day):
    assert str(read_date(text)) == day


def test_other_dates_of_the_column_tell_which_comes_first(tmp_path):
    head = "Name,Email,Met on\n"
    rows = "Ben,b@example.com,3/4/2024\nAnna,a@example.com,{}\n"
    for other, day in (("25/4/2024", "2024-04-03"), ("4/25/2024", "2024-03-04")):
        ben, _ = people(read(tmp_path, "a.csv", head + rows.format(other)))
        assert str(ben.connected_on) == day


@pytest.mark.parametrize(
    "others", ["", "Cleo,c@example.com,25/4/2024\nDan,d@example.com,4/25/2024\n"]
)
def test_days_that_nothing_settles_are_told_not_guessed(tmp_path, others):
    text = f"Name,Email,Met on\nBen,b@example.com,3/4/2024\n{others}"
    readings = read(tmp_path, "a.csv", text)
    assert people(readings)[0].connected_on is None
    assert {one.detail for one in problems(readings)} == {"day or month first"}


@given(st.dates(), st.sampled_from(list(DayOrder)))
def test_a_day_over_twelve_tells_the_order(day: date, order: DayOrder) -> None:
    parts = (day.day, day.month) if order is DayOrder.DAY else (day.month, day.day)
    text = f"{parts[0]}/{parts[1]}/{day.year:04d}"
    if day.year >= 1000 and day.day > 12:
        assert day_order_of([text, "", "soon", "5/5/2024"]) == order
        assert read_in_strokes(text, order) == day


PAGE = """<html><head><meta charset="{}"><style>td {{}}</style></head><body>
<table><tr><td colspan=2>名刺一覧</td></tr>
<tr><th>氏名</th><th>会社名</th><th>メール</th></tr>
<tr><td>髙橋&nbsp;花子<br></td><td>A &amp; B<table><tr><td>x</td></tr></table></td>
<td>h@example.jp</td></tr>
<tr><td>Ben Okafor<td>Acme<td>ben@example.com
</table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "cp932"])
def test_a_page_called_xls_is_read_as_the_table_it_shows(tmp_path, encoding):
    page = PAGE.format(encoding).replace("髙", "高")
    readings = read(tmp_path, "old.xls", page, encoding)
    assert names(readings) == ["高橋 花子", "Ben Okafor"]
    hanako, ben = people(readings)
    assert ben.first(FieldKind.MAIL) == "ben@example.com"
    assert hanako.first(FieldKind.ORGANISATION).startswith("A & B")


@pytest.mark.parametrize(
    "page",
    [
        "<table>",
        "<table><tr><td>",
        "<html><table><tr><td colspan=999999999999>x",
        "<table>" * 500,
        "<table><tr><td>" + "a" * 200_000,
        "<table><tr><td>&#xFFFFFFFF;&bogus;<script>alert(1)</script>",
    ],
)
def test_broken_pages_end_with_a_word_and_no_crash(tmp_path, page):
    readings = read(tmp_path, "old.xls", page)
    assert people(readings) == []
    assert problems(readings) or any(isinstance(one, FileRead) for one in readings)


def test_products_are_not_people(tmp_path):
    text = "SKU,Product name,Price,Stock\nA-1,Green tea,540,12\nA-2,Matcha set,1980,3\n"
    assert people(read(tmp_path, "products.csv", text)) == []
