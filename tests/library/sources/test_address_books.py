from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from enishi.sources import (
    FieldKind,
    FormatName,
    MappingError,
    guess_mapping,
    list_files,
    preview_table,
)
from enishi.terms import ProblemCode
from tests.library.sources.readers import outcome_of

Write = Callable[[str, str | bytes], Path]


def test_both_headers_of_google_give_the_same_person(samples: Path) -> None:
    new = outcome_of(samples / "google-new.csv").people[0]
    old = outcome_of(samples / "google-old.csv").people[0]
    for kind in (
        FieldKind.NAME,
        FieldKind.FAMILY_NAME,
        FieldKind.FAMILY_READING,
        FieldKind.GIVEN_READING,
        FieldKind.ORGANISATION,
        FieldKind.TITLE,
        FieldKind.LABEL,
    ):
        assert new.first(kind) == old.first(kind)
    assert new.key == old.key == "mail:minori@example.jp"


def test_several_values_in_one_cell_are_parted_and_keep_their_label(samples: Path) -> None:
    person = outcome_of(samples / "google-new.csv").people[0]
    mails = [(f.value, f.label) for f in person.fields if f.kind is FieldKind.MAIL]
    assert mails == [
        ("minori@example.jp", "Work"),
        ("yukawa@example.jp", "Work"),
        ("home@example.jp", "Home"),
    ]


def test_a_row_of_a_company_is_named_and_a_row_with_only_mail_is_kept(samples: Path) -> None:
    outcome = outcome_of(samples / "google-new.csv")
    assert outcome.names == ["湯川 みのり", "Dr. Ada M. Okoro", ""]
    assert [(p.code, p.row, p.is_fatal) for p in outcome.problems] == [
        (ProblemCode.NOT_A_PERSON, 4, True),
        (ProblemCode.NO_NAME, 5, False),
    ]


def test_japanese_headers_of_google_are_read(write: Write) -> None:
    header = "姓,名,メール 1 - ラベル,メール 1 - 値,電話 1 - 値"
    text = f"{header}\n湯川,みのり,自宅,m@example.jp,03-0000-0001\n"
    path = write("contacts.csv", text)
    assert list_files(path)[0].format is FormatName.GOOGLE
    (person,) = outcome_of(path).people
    assert (person.first(FieldKind.NAME), person.key) == ("湯川 みのり", "mail:m@example.jp")
    assert [f.label for f in person.fields if f.kind is FieldKind.MAIL] == ["自宅"]


def test_a_japanese_card_table_in_cp932_is_read_below_its_preamble(samples: Path) -> None:
    outcome = outcome_of(samples / "cards-cp932.csv")
    assert outcome.names == ["髙橋 彅蔵", "佐々木 花", "佐々木 花"]
    assert [p.connected_on for p in outcome.people] == [date(2024, 6, 1), date(2024, 7, 2), None]
    first = outcome.people[0]
    assert first.first(FieldKind.GIVEN_READING) == "ナギゾウ"
    assert first.first(FieldKind.ORGANISATION) == "①商事"
    assert [(p.code, p.row, p.field) for p in outcome.problems] == [
        (ProblemCode.BAD_DATE, 7, "名刺交換日")
    ]


def test_a_french_table_with_semicolons_is_not_read_as_japanese(samples: Path) -> None:
    outcome = outcome_of(samples / "contacts-fr.csv")
    assert outcome.names == ["Élodie Béranger", "Noël Müller"]
    assert outcome.people[0].first(FieldKind.ORGANISATION) == "Société Générale d'Idées"


def test_columns_are_guessed_in_both_languages() -> None:
    japanese = guess_mapping(["氏名", "会社名", "メールアドレス", "TEL 会社", "血液型"])
    english = guess_mapping(["Full Name", "Company", "E-mail Address", "Business Phone", "Blood"])
    kinds = [FieldKind.NAME, FieldKind.ORGANISATION, FieldKind.MAIL, FieldKind.PHONE]
    for mapping in (japanese, english):
        assert [column.kind for column in mapping.columns] == [*kinds, FieldKind.OTHER]
        assert mapping.is_usable


def test_the_users_own_mapping_wins(write: Write) -> None:
    path = write("odd.csv", "who;where\nAda Okoro;Acme\n")
    assert outcome_of(path).codes == {ProblemCode.NOT_RECOGNISED: 1}
    preview = preview_table(path)
    assert (preview.headers, preview.rows) == (("who", "where"), (("Ada Okoro", "Acme"),))
    mapping = preview.mapping.with_kind("who", FieldKind.NAME).with_kind(
        "where", FieldKind.ORGANISATION
    )
    outcome = outcome_of(path, as_format=FormatName.CSV, mapping=mapping)
    assert outcome.keys == ["name-org:ada okoro|acme"]


def test_a_mapping_that_names_nobody_is_refused_at_the_call(samples: Path) -> None:
    with pytest.raises(MappingError, match="must give a column"):
        outcome_of(samples / "contacts-fr.csv", mapping=guess_mapping(["a", "b"]))
    with pytest.raises(MappingError, match="must be a column"):
        guess_mapping(["a"]).with_kind("b", FieldKind.NAME)


def test_a_preview_shows_the_first_rows_and_remembers_the_shape(samples: Path) -> None:
    preview = preview_table(samples / "cards-cp932.csv", rows=2)
    assert (preview.header_row, preview.encoding, len(preview.rows)) == (4, "cp932", 2)
    assert preview.mapping.day_header == "名刺交換日"
    assert preview.shape == preview_table(samples / "cards-cp932.csv").shape
    assert preview.shape != preview_table(samples / "contacts-fr.csv").shape


def test_two_people_with_one_shared_address_stay_two(write: Write) -> None:
    text = "name,email\nAda Okoro,info@example.org\nBo Lind,info@example.org\n"
    keys = outcome_of(write("list.csv", text)).keys
    assert keys == ["name:ada okoro", "name:bo lind"]
