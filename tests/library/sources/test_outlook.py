"""Outlook's CSV in English, Japanese and French, classic and new."""

from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.sources import FieldKind, FormatName, PersonRecord, list_files
from enishi.terms import ProblemCode
from tests.library.sources.readers import SAMPLES, outcome_of

FOLDER = SAMPLES / "books"
Write = Callable[[str, str | bytes], Path]


def labelled(person: PersonRecord, kind: FieldKind) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in person.fields if one.kind is kind]


@pytest.mark.parametrize("language", ["en", "new", "ja", "fr"])
def test_every_language_is_recognised_by_its_columns(language: str) -> None:
    (found,) = list_files(FOLDER / f"outlook-{language}.csv")
    assert found.format is FormatName.OUTLOOK


def test_the_given_name_stands_first_and_the_title_is_no_job() -> None:
    ada = outcome_of(FOLDER / "outlook-en.csv").people[0]
    assert ada.first(FieldKind.NAME) == "Dr. Ada M. Okoro"
    assert (ada.first(FieldKind.NAME_PREFIX), ada.all(FieldKind.TITLE)) == ("Dr.", ("CMO",))
    nagi = outcome_of(FOLDER / "outlook-ja.csv").people[0]
    assert nagi.first(FieldKind.NAME) == "髙橋 彅蔵"


def test_what_nobody_filled_in_is_no_data() -> None:
    for language in ("en", "ja", "fr"):
        for person in outcome_of(FOLDER / f"outlook-{language}.csv").people:
            told = {one.value for one in person.fields}
            empty = {"0/0/00", "00/0/0", "Unspecified", "指定なし", "標準", "False", "Non spécifié"}
            assert told.isdisjoint(empty)


def test_a_family_that_is_called_like_a_default_keeps_its_name() -> None:
    noa = outcome_of(FOLDER / "outlook-en.csv").people[1]
    assert noa.first(FieldKind.FAMILY_NAME) == "Normal"


def test_an_address_inside_an_exchange_server_is_dropped_and_the_next_one_is_the_key() -> None:
    noa = outcome_of(FOLDER / "outlook-en.csv").people[1]
    assert noa.key == "mail:noa@example.org"
    assert "/o=" not in " ".join(one.value for one in noa.fields)
    hana = outcome_of(FOLDER / "outlook-ja.csv").people[1]
    assert hana.key == "name-phone:佐々木 花|09000000003"
    assert outcome_of(FOLDER / "outlook-ja.csv").problems == []


def test_numbers_and_places_keep_whose_they_are_and_a_fax_is_no_telephone() -> None:
    ada = outcome_of(FOLDER / "outlook-en.csv").people[0]
    assert labelled(ada, FieldKind.PHONE) == [
        ("+234 1 000 0001", "work"),
        ("+234 800 000 0002", "mobile"),
    ]
    assert labelled(ada, FieldKind.CITY) == [("Lagos", "work")]
    nagi = outcome_of(FOLDER / "outlook-ja.csv").people[0]
    assert labelled(nagi, FieldKind.ADDRESS) == [("桜丘町1-1", "会社"), ("能登ビル3階", "会社")]
    fax = next(one for one in nagi.fields if one.origin == "会社 FAX")
    assert fax.kind is FieldKind.OTHER


def test_categories_are_parted_and_notes_keep_their_lines() -> None:
    ada = outcome_of(FOLDER / "outlook-en.csv").people[0]
    assert ada.all(FieldKind.LABEL) == ("Meetup", "Speakers")
    assert ada.first(FieldKind.NOTE).splitlines() == ["Met in Lagos;", "speaks French"]


def test_readings_come_from_both_the_classic_and_the_new_columns() -> None:
    classic = outcome_of(FOLDER / "outlook-ja.csv").people[0]
    new = outcome_of(FOLDER / "outlook-new.csv").people[0]
    kinds = (FieldKind.FAMILY_READING, FieldKind.GIVEN_READING)
    assert [classic.first(kind) for kind in kinds] == ["タカハシ", "ナギゾウ"]
    assert [new.first(kind) for kind in kinds] == ["ユカワ", "ミノリ"]


def test_the_reading_of_a_company_is_not_that_of_the_person() -> None:
    new = outcome_of(FOLDER / "outlook-new.csv").people[0]
    assert "ユカワキカク" in new.all(FieldKind.OTHER)


def test_a_company_in_the_address_book_is_named_and_makes_no_person() -> None:
    assert outcome_of(FOLDER / "outlook-en.csv").codes == {ProblemCode.NOT_A_PERSON: 1}


def test_a_german_address_book_is_read_too(write: Write) -> None:
    header = (
        "Anrede,Vorname,Nachname,Firma,Position,Telefon geschäftlich,Mobiltelefon,Kategorien,"
        "E-Mail-Adresse,E-Mail-Typ,E-Mail 2: Adresse,E-Mail 2: Typ,Geburtstag"
    )
    row = "Frau,Jule,Groß,Kram GmbH,Leiterin,+49 30 000001,+49 170 000002,Messe;Presse"
    text = f"{header}\n{row},jule@example.de,SMTP,/o=x/cn=y,EX,0.0.00\n"
    (person,) = outcome_of(write("kontakte.csv", text.encode("cp1252"))).people
    assert person.first(FieldKind.NAME) == "Frau Jule Groß"
    assert person.all(FieldKind.MAIL) == ("jule@example.de",)
    assert person.all(FieldKind.LABEL) == ("Messe", "Presse")
    assert labelled(person, FieldKind.PHONE) == [
        ("+49 30 000001", "geschäftlich"),
        ("+49 170 000002", "mobil"),
    ]
    assert person.first(FieldKind.BIRTHDAY) == ""
