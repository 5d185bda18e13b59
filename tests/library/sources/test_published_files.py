"""Files that others published: no crash, counts that reconcile, names as they should be."""

import re
from collections import Counter
from pathlib import Path

import pytest

from enishi.sources import (
    EventRecord,
    FieldKind,
    FileOpened,
    FileRead,
    Standing,
    StatedKind,
    StatedTieRecord,
    list_files,
    read_sources,
)
from enishi.terms import Direction, Problem, ProblemCode, TouchKind
from tests.library.sources.readers import outcome_of, published

BEGIN = re.compile(rb"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
VCARD_FOLDERS = ("vcard-android", "vcard-ezvcard", "vcard-sabre", "vcard-pyvobject")


def vcards(folder: str) -> list[Path]:
    return sorted(published(folder).rglob("*.vcf"))


@pytest.mark.parametrize("folder", VCARD_FOLDERS)
def test_cards_in_equal_records_and_fatal_problems_out(folder: str) -> None:
    files = vcards(folder)
    assert files
    for path in files:
        outcome = outcome_of(path)
        lost = sum(problem.is_fatal for problem in outcome.problems)
        assert len(BEGIN.findall(path.read_bytes())) == len(outcome.people) + lost, path.name


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("v21_japanese_1.vcf", ["安藤ロイド"]),
        ("v21_japanese_2.vcf", ["安藤 ロイド 1"]),
        ("v21_japanese_3.vcf", ["伊能 圭一 伊予"]),
        ("v30_japanese.vcf", ["伊能 圭一 伊予"]),
        ("v21_multiple_entry.vcf", ["安藤ロイド3", "安藤ロイド4", "安藤ロイド5"]),
        ("v40_sort_as.vcf", ["安藤 ロイド"]),
        ("v21_nest.vcf", ["nest1", "nest2", "parent"]),
        ("v21_simple_1.vcf", ["Roid Ando"]),
        ("v30_ios_613_multiline.vcf", ["Bob Smith"]),
    ],
)
def test_names_on_telephones_come_out_right(file: str, names: list[str]) -> None:
    assert outcome_of(published("vcard-android") / file).names == names


def test_a_japanese_address_and_its_readings_are_whole() -> None:
    (person,) = outcome_of(published("vcard-android") / "v21_japanese_2.vcf").people
    assert person.first(FieldKind.ADDRESS) == (
        "東京都渋谷区桜丘町26-1セルリアンタワー6階, 150-8512"
    )
    assert person.first(FieldKind.FAMILY_READING) == "ｱﾝﾄﾞｳ"


def test_an_iphone_card_keeps_all_its_numbers_with_their_labels() -> None:
    (person,) = outcome_of(published("vcard-ezvcard") / "io/text/John_Doe_IPHONE.vcf").people
    assert person.first(FieldKind.NAME) == "Mr. John Richter James Doe Sr."
    phones = {f.label: f.value for f in person.fields if f.kind is FieldKind.PHONE}
    assert phones == {
        "cell": "905-555-1234",
        "home": "905-666-1234",
        "work": "905-777-1234",
        "home fax": "905-888-1234",
        "work fax": "905-999-1234",
        "pager": "905-111-1234",
        "AssistantPhone": "905-222-1234",
    }


def test_the_whole_archive_has_the_counts_that_its_author_states() -> None:
    folder = published("linkedin-silkyrich")
    outcome = outcome_of(folder / "sample_export.zip")
    kinds = Counter(touch.kind for touch in outcome.touches)
    drafts = outcome.codes[ProblemCode.NOT_A_TOUCH]
    contacts = [one for one in outcome.people if one.standing is Standing.CONTACT]
    told = Counter(one.kind for one in outcome.others if isinstance(one, StatedTieRecord))
    assert len(contacts) == 2_000
    assert told == {StatedKind.ENDORSEMENT: 2_200, StatedKind.RECOMMENDATION: 48}
    assert sum(isinstance(one, EventRecord) for one in outcome.others) == 9
    assert kinds[TouchKind.INVITATION] == 162
    assert kinds[TouchKind.MESSAGE] + drafts == 20_000
    assert len({touch.thread for touch in outcome.touches if touch.thread}) == 463
    shared = Counter(one.first(FieldKind.NAME) for one in contacts)
    assert sum(count > 1 for count in shared.values()) == 248
    assert set(outcome.codes) == {ProblemCode.NOT_A_TOUCH}


def test_folder_and_zip_of_the_same_archive_agree() -> None:
    folder = published("linkedin-silkyrich")
    from_zip = outcome_of(folder / "sample_export.zip")
    from_folder = outcome_of(folder / "sample_export")
    assert sorted(from_zip.keys) == sorted(from_folder.keys)
    assert sorted(t.key for t in from_zip.touches) == sorted(t.key for t in from_folder.touches)


def test_the_user_is_never_one_of_the_other_people() -> None:
    outcome = outcome_of(published("linkedin-silkyrich") / "sample_export.zip")
    others = {key for touch in outcome.touches for key in touch.people}
    assert "linkedin:fake-ada-byron-lovelace" not in others
    directions = Counter(touch.direction for touch in outcome.touches)
    assert set(directions) == {Direction.SENT, Direction.RECEIVED}


def test_repeated_profiles_are_all_given_out_under_one_key() -> None:
    outcome = outcome_of(published("linkedin-linkedknowledge"))
    contacts = [one.key for one in outcome.people if one.standing is Standing.CONTACT]
    assert len(contacts) == 1_869
    repeats = [count for count in Counter(contacts).values() if count > 1]
    assert sum(repeats) - len(repeats) == 73
    assert outcome.problems == []
    assert len(outcome.touches) == 40


def test_old_layouts_without_addresses_are_read() -> None:
    outcome = outcome_of(published("linkedin-labeldekho"))
    assert (len(outcome.people), len(outcome.touches), outcome.problems) == (10, 11, [])
    assert {key for touch in outcome.touches for key in touch.people} <= set(outcome.keys)


def test_google_contacts_in_japanese() -> None:
    outcome = outcome_of(published("formats-japanese") / "google_contacts_ja.csv")
    assert outcome.names == ["愛川 翼", "John Smith"]
    assert outcome.people[0].all(FieldKind.MAIL) == ("rabbit@key.ocn.ne.jp", "second@x.jp")
    assert outcome.codes == {ProblemCode.NOT_A_PERSON: 1}


def test_outlook_and_eight_give_the_people_in_them() -> None:
    folder = published("formats-japanese")
    assert outcome_of(folder / "outlook_ja.csv").names == ["鈴木 花子"]
    assert outcome_of(folder / "outlook_en.csv").names == ["Taro Yamada", "John Q Public"]
    assert outcome_of(folder / "eight_short_preamble.csv").names == ["田中"]


CALENDARS = {"vcard-pyvobject": {"calendar": 8}, "vcard-sabre": {"calendar": 1}}


@pytest.mark.parametrize(
    ("folder", "formats"),
    [
        ("formats-japanese", {"eight": 1, "google": 1, "outlook": 2}),
        ("er-febrl", {"csv": 2}),
        ("linkedin-labeldekho", {"linkedin": 2}),
        ("mail-rubymail", {"mail": 102}),
        *((folder, {"vcard": None, **CALENDARS.get(folder, {})}) for folder in VCARD_FOLDERS),
    ],
)
def test_no_format_claims_the_files_of_another(folder: str, formats: dict[str, int | None]) -> None:
    found = Counter(one.format.value for one in list_files(published(folder)) if one.format)
    assert found.keys() == formats.keys()
    assert all(count is None or found[name] == count for name, count in formats.items())


@pytest.mark.parametrize(
    "folder",
    [*VCARD_FOLDERS, "formats-japanese", "names-japanese", "mail-rubymail", "ical-collective"],
)
def test_any_folder_gives_values_only_and_every_file_is_answered_for(folder: str) -> None:
    readings = list(read_sources(published(folder)))
    ended = [one for one in readings if isinstance(one, FileRead)]
    assert len(ended) == sum(isinstance(one, FileOpened) for one in readings)
    named = {one.file for one in readings if isinstance(one, Problem)}
    for file in ended:
        assert file.format is not None or file.file in named or file.is_skipped
