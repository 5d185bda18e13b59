"""Thunderbird's address books: CSV and LDIF."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sources import FieldKind, FormatName, Limits, list_files
from enishi.sources.dates import birthday_of
from enishi.terms import ProblemCode
from tests.library.sources.readers import SAMPLES, outcome_of

FOLDER = SAMPLES / "books"
LDIF = FOLDER / "thunderbird.ldif"
Write = Callable[[str, str | bytes], Path]


def test_csv_in_both_languages_and_ldif_are_recognised() -> None:
    found = {one.file: one.format for one in list_files(FOLDER) if "thunderbird" in one.file}
    assert found == {
        "books/thunderbird-en.csv": FormatName.THUNDERBIRD,
        "books/thunderbird-ja.tsv": FormatName.THUNDERBIRD,
        "books/thunderbird.ldif": FormatName.LDIF,
    }


def test_csv_and_ldif_of_one_person_say_the_same() -> None:
    from_csv = outcome_of(FOLDER / "thunderbird-en.csv").people[0]
    from_ldif = outcome_of(LDIF).people[0]
    assert from_csv.key == from_ldif.key == "mail:kofi@example.org"
    for kind in FieldKind:
        if kind not in {FieldKind.OTHER, FieldKind.LABEL, FieldKind.ADDRESS, FieldKind.COUNTRY}:
            assert set(from_ldif.all(kind)) <= set(from_csv.all(kind)), kind


def test_japanese_headers_and_tabs_are_read() -> None:
    (person,) = outcome_of(FOLDER / "thunderbird-ja.tsv").people
    assert person.first(FieldKind.NAME) == "湯川 みのり"
    assert person.all(FieldKind.MAIL) == ("minori@example.jp", "m@example.com")
    assert person.all(FieldKind.PHONE) == ("03-0000-0001", "090-0000-0002")
    assert person.first(FieldKind.BIRTHDAY) == "1990-04-15"


def test_a_birthday_without_a_year_has_none() -> None:
    sakura = outcome_of(FOLDER / "thunderbird-en.csv").people[1]
    assert sakura.first(FieldKind.BIRTHDAY) == "--02-29"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("", "", ""), ""),
        (("0", "0", "0"), ""),
        (("1984", "", ""), "1984"),
        (("1984", "13", "1"), "1984-13-1"),
        (("1984", "3", "2"), "1984-03-02"),
    ],
)
def test_parts_that_are_no_day_come_back_as_they_stand(
    parts: tuple[str, str, str], told: str
) -> None:
    assert birthday_of(*parts) == told


def test_a_mailing_list_is_nobody_and_its_name_is_its_members_label() -> None:
    outcome = outcome_of(LDIF)
    assert [one.all(FieldKind.LABEL) for one in outcome.people] == [("勉強会",), ("勉強会",), ()]
    assert outcome.codes[ProblemCode.NOT_A_PERSON] == 2


def test_an_entry_that_is_being_deleted_is_nobody() -> None:
    assert "mail:gone@example.org" not in outcome_of(LDIF).keys


def test_a_name_that_is_only_the_address_is_no_name() -> None:
    only = outcome_of(LDIF).people[2]
    assert (only.key, only.first(FieldKind.NAME)) == ("mail:only@example.org", "")


def test_a_picture_is_left_out_and_what_follows_it_is_kept() -> None:
    kofi = outcome_of(LDIF).people[0]
    assert kofi.first(FieldKind.NOTE) == "two\nlines"
    assert "eHh4" not in kofi.raw


def test_readings_stand_in_options(write: Write) -> None:
    minori = outcome_of(LDIF).people[1]
    assert minori.first(FieldKind.FAMILY_READING) == "ユカワ"


def test_values_not_in_base64_are_read_in_the_encoding_of_the_file(write: Write) -> None:
    text = "dn: cn=能登 表子\ncn: 能登 表子\nsn: 能登\nmail: h@example.jp\n"
    for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16"):
        outcome = outcome_of(write("a.ldif", text.encode(encoding)))
        assert (outcome.names, outcome.problems) == (["能登 表子"], [])


def test_an_organisation_of_a_directory_is_nobody(write: Write) -> None:
    text = "dn: ou=people,dc=x\nobjectClass: organizationalUnit\nou: people\n"
    assert outcome_of(write("a.ldif", text)).codes == {ProblemCode.NOT_A_PERSON: 1}


def test_an_entry_over_the_bound_costs_only_itself(write: Write) -> None:
    huge = "dn: cn=A\ncn: A\n" + "".join(f"description: {'x' * 90}\n" for _ in range(40))
    text = f"{huge}\ndn: cn=B\ncn: B\nmail: b@example.org\n"
    outcome = outcome_of(write("a.ldif", text), limits=Limits(card_bytes=1_000))
    assert outcome.names == ["B"]
    assert outcome.codes == {ProblemCode.CARD_TOO_LONG: 1}


def test_a_line_over_the_bound_costs_only_itself(write: Write) -> None:
    text = f"dn: cn=A\ncn: A\ndescription: {'x' * 3_000}\n more\nmail: a@example.org\n"
    outcome = outcome_of(write("a.ldif", text), limits=Limits(line_chars=1_000))
    assert outcome.keys == ["mail:a@example.org"]
    assert outcome.codes == {ProblemCode.LINE_TOO_LONG: 1}


def test_a_cut_file_and_a_broken_value_are_named(write: Write) -> None:
    outcome = outcome_of(write("a.ldif", "dn: cn=A\nmail: a@example.org\ncn:: not base64!\nno"))
    assert outcome.keys == ["mail:a@example.org"]
    assert outcome.codes == {
        ProblemCode.TRUNCATED: 1,
        ProblemCode.BROKEN_FIELD: 1,
        ProblemCode.NO_NAME: 1,
    }


VALUE = st.text(st.sampled_from("abc é山田ﾀﾛ:#=;,<\n"), min_size=1, max_size=60).filter(
    lambda text: text == text.strip() and any(char.isalpha() for char in text)
)


@given(names=st.lists(VALUE, min_size=1, max_size=5), width=st.integers(5, 76))
def test_what_an_entry_was_given_comes_back_however_it_is_folded(
    names: list[str], width: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = []
    for number, name in enumerate(names):
        packed = base64.b64encode(name.encode()).decode()
        for line in (f"dn: cn={number}", f"cn:: {packed}", f"mail: p{number}@example.org", ""):
            parts = [line[at : at + width] for at in range(0, len(line), width)]
            lines.append("\n ".join(parts))
    path = tmp_path_factory.mktemp("ldif") / "book.ldif"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    assert outcome_of(path).names == names
