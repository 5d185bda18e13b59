"""Excel files: each sheet reads as the table it would be as CSV."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from enishi.sources import FieldKind, FormatName, Limits, list_files, preview_table, read_sources
from enishi.sources.decoding import decode_sample
from enishi.terms import Problem, ProblemCode
from tests.library.sources.readers import SAMPLES, outcome_of

Rows = Sequence[Sequence[object]]
PEOPLE: Rows = [
    ["氏名", "会社名", "メールアドレス", "電話番号", "名刺交換日"],
    ["山田 花子", "縁商事", "hanako@example.jp", 81312345678.0, date(2026, 7, 1)],
    [None, None, None],
    ["Ana Lima", "=Sum", "ana@example.org", None, datetime(2026, 7, 2)],  # noqa: DTZ001 - as Excel keeps it
]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    book = Workbook()
    for number, (title, rows) in enumerate(sheets.items()):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_sheet_of_people_reads_like_a_table(tmp_path: Path) -> None:
    outcome = outcome_of(workbook(tmp_path / "cards.xlsx", {"Sheet1": PEOPLE}))
    assert outcome.names == ["山田 花子", "Ana Lima"]
    first = outcome.people[0]
    assert first.first(FieldKind.PHONE) == "81312345678"
    assert first.connected_on == date(2026, 7, 1)
    assert (first.origin.file, first.origin.row) == ("cards.xlsx", 2)
    assert outcome.people[1].origin.row == 4


@pytest.mark.parametrize(
    "sample", sorted((SAMPLES / "attendees").glob("*.csv")), ids=lambda p: p.stem
)
def test_a_list_saved_from_excel_says_the_same_as_the_csv(sample: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(decode_sample(sample.read_bytes()).removeprefix("\ufeff"))))
    book = workbook(tmp_path / f"{sample.stem}.xlsx", {"一覧": rows})
    told, wanted = outcome_of(book), outcome_of(sample)
    assert told.keys == wanted.keys
    assert [one.fields for one in told.people] == [one.fields for one in wanted.people]
    assert told.codes == wanted.codes


def test_each_sheet_with_something_in_it_is_a_file(tmp_path: Path) -> None:
    book = workbook(tmp_path / "two.xlsx", {"友人": PEOPLE, "空": [], "仕事": PEOPLE[:2]})
    found = list_files(book)
    assert [one.file for one in found] == ["two.xlsx/友人", "two.xlsx/仕事"]
    assert {one.format for one in found} == {FormatName.CSV}


def test_the_preview_shows_the_sheet(tmp_path: Path) -> None:
    shown = preview_table(workbook(tmp_path / "cards.xlsx", {"Sheet1": PEOPLE}))
    assert shown.headers == tuple(PEOPLE[0])
    assert shown.rows[0][0] == "山田 花子"


CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(date(1901, 1, 1), date(9000, 1, 1))
    | st.times()
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
)


@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=6))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_cells_are_read_without_an_exception(rows: Rows, tmp_path: Path) -> None:
    book = workbook(tmp_path / "any.xlsx", {"a": rows, "b": PEOPLE})
    assert [one.first(FieldKind.NAME) for one in outcome_of(book).people][-2:] == [
        "山田 花子",
        "Ana Lima",
    ]


def test_a_broken_workbook_is_named_and_raises_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole.xlsx"
    # Excel keeps texts apart from the cells, as XlsxWriter does and openpyxl does not.
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(PEOPLE[:2]):
            sheet.write_row(number, 0, map(str, cells))
    assert outcome_of(whole).names == ["山田 花子"]
    for left_out in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"):
        broken = tmp_path / "broken.xlsx"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                target.writestr(name, content[: len(content) // 2] if name == left_out else content)
        problems = [one for one in read_sources(broken) if isinstance(one, Problem)]
        assert problems, left_out


def test_a_workbook_beyond_the_bounds_is_named(tmp_path: Path) -> None:
    book = workbook(tmp_path / "large.xlsx", {"a": PEOPLE})
    outcome = outcome_of(book, limits=Limits(workbook_bytes=1_000))
    assert outcome.codes == {ProblemCode.ARCHIVE_TOO_LARGE: 1}


def test_a_workbook_without_cells_is_named(tmp_path: Path) -> None:
    outcome = outcome_of(workbook(tmp_path / "blank.xlsx", {"a": []}))
    assert outcome.codes == {ProblemCode.EMPTY_FILE: 1}


def test_days_and_hours_are_written_as_days_and_hours(tmp_path: Path) -> None:
    rows: Rows = [["name", "memo"], ["Ana", time(9, 30)], ["Bo", datetime(2026, 1, 2, 3, 4)]]  # noqa: DTZ001 - as Excel keeps it
    outcome = outcome_of(workbook(tmp_path / "days.xlsx", {"a": rows}))
    notes = [one.first(FieldKind.NOTE) for one in outcome.people]
    assert notes == ["09:30:00", "2026-01-02 03:04:00"]


def test_an_old_excel_file_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))
    assert outcome_of(path).codes == {ProblemCode.OLD_WORKBOOK: 1}
