from collections.abc import Callable
from pathlib import Path

from enishi.sources import FieldKind
from enishi.terms import ProblemCode
from tests.library.sources.readers import outcome_of

Write = Callable[[str, str | bytes], Path]


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def test_telephones_write_raw_shift_jis_with_bytes_that_look_like_backslashes(
    samples: Path,
) -> None:
    outcome = outcome_of(samples / "telephone-sjis.vcf")
    assert outcome.names == ["能登 表子", "髙橋 彅蔵"]
    first, second = outcome.people
    assert (first.first(FieldKind.FAMILY_NAME), first.first(FieldKind.GIVEN_NAME)) == (
        "能登",
        "表子",
    )
    assert second.first(FieldKind.FAMILY_READING) == "ﾀｶﾊｼ"
    assert outcome.problems == []


def test_quoted_printable_with_soft_breaks_is_joined_and_the_name_put_family_first(
    samples: Path,
) -> None:
    outcome = outcome_of(samples / "android-qp.vcf")
    (person,) = outcome.people
    assert person.all(FieldKind.NAME) == ("三浦 さくら", "さくら 三浦")
    assert person.first(FieldKind.NOTE) == "渋谷の勉強会で会った"
    assert person.all(FieldKind.LABEL) == ("勉強会",)
    assert person.first(FieldKind.FAMILY_READING) == "みうら"


def test_pictures_stay_out_of_the_raw_row(samples: Path) -> None:
    for name in ("android-qp.vcf", "version4.vcf"):
        for person in outcome_of(samples / name).people:
            assert "AQEB" not in person.raw
            assert "iVBOR" not in person.raw


def test_apple_labels_name_the_values_of_their_group(samples: Path) -> None:
    person = outcome_of(samples / "apple.vcf").people[0]
    labels = {(field.kind, field.label) for field in person.fields if field.label}
    assert {
        (FieldKind.MAIL, "Work"),
        (FieldKind.URL, "HomePage"),
        (FieldKind.RELATED, "Friend"),
    } <= labels
    assert person.first(FieldKind.BIRTHDAY) == "--03-02"
    assert person.first(FieldKind.ORGANISATION) == "Atelier du Canal, SARL"
    assert person.first(FieldKind.NOTE) == (
        "Rencontrée au meetup; parle japonais\nà recontacter en septembre"
    )
    assert person.first(FieldKind.CITY) == "Paris"


def test_a_card_of_a_company_or_a_group_is_named_and_makes_no_person(samples: Path) -> None:
    for name in ("apple.vcf", "version4.vcf"):
        outcome = outcome_of(samples / name)
        assert outcome.codes == {ProblemCode.NOT_A_PERSON: 1}


def test_version_4_gives_its_uid_as_key_and_its_uris_as_plain_values(samples: Path) -> None:
    person, other = outcome_of(samples / "version4.vcf").people
    assert person.key == "uid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert person.first(FieldKind.PHONE) == "+33-6-00-00-00-06"
    assert person.all(FieldKind.LANGUAGE) == ("fr", "en")
    assert other.first(FieldKind.GIVEN_READING) == "みのり"


def test_a_character_folded_in_its_middle_is_whole_again(write: Write) -> None:
    folded = card("FN:東京太郎").encode().replace("京".encode(), b"\xe4\xba\r\n \xac")
    assert outcome_of(write("folded.vcf", folded)).names == ["東京太郎"]


def test_a_card_inside_a_card_is_a_card_of_its_own(write: Write) -> None:
    inner = card("FN:Inner").strip()
    outcome = outcome_of(write("nest.vcf", card("FN:Outer", *inner.split("\r\n"), "TEL:123456")))
    assert outcome.names == ["Inner", "Outer"]
    assert [person.origin.row for person in outcome.people] == [2, 1]


def test_a_file_that_ends_inside_a_card_gives_what_was_whole_and_says_so(write: Write) -> None:
    text = card("FN:Ada", "EMAIL:ada@exam").partition("exam")[0]
    outcome = outcome_of(write("cut.vcf", text))
    assert outcome.names == ["Ada"]
    assert outcome.people[0].all(FieldKind.MAIL) == ()
    assert outcome.codes == {ProblemCode.TRUNCATED: 1}


def test_missing_ends_do_not_pile_cards_up(write: Write) -> None:
    text = "".join(f"BEGIN:VCARD\r\nFN:Person {n}\r\n" for n in range(50))
    outcome = outcome_of(write("no-end.vcf", text))
    assert sorted(outcome.names) == sorted(f"Person {n}" for n in range(50))
    assert outcome.codes == {ProblemCode.TRUNCATED: 50}


def test_names_alone_never_make_two_people_one(write: Write) -> None:
    outcome = outcome_of(write("twins.vcf", card("FN:Taro Yamada") * 3))
    assert outcome.keys == ["name:taro yamada", "name:taro yamada#2", "name:taro yamada#3"]


def test_one_address_twice_is_given_out_twice_under_one_key(write: Write) -> None:
    outcome = outcome_of(write("twice.vcf", card("FN:A", "EMAIL:A@Example.org") * 2))
    assert outcome.keys == ["mail:a@example.org"] * 2


def test_the_small_numbers_of_a_telephone_are_no_ids(write: Write) -> None:
    assert outcome_of(write("uid.vcf", card("FN:A", "UID:357"))).keys == ["name:a"]


def test_a_card_without_any_name_is_kept_for_its_address_and_lost_without_one(
    write: Write,
) -> None:
    outcome = outcome_of(write("no.vcf", card("EMAIL:a@example.org") + card("NOTE:nothing")))
    assert outcome.keys == ["mail:a@example.org"]
    assert [problem.is_fatal for problem in outcome.problems] == [False, True]


def test_what_is_no_address_or_number_is_kept_and_reported_with_its_field(write: Write) -> None:
    outcome = outcome_of(write("odd.vcf", card("FN:A", "EMAIL;TYPE=WORK:none", "TEL:ask")))
    assert outcome.people[0].all(FieldKind.OTHER) == ("none", "ask")
    assert [(p.code, p.field) for p in outcome.problems] == [
        (ProblemCode.BAD_MAIL, "EMAIL;work"),
        (ProblemCode.BAD_PHONE, "TEL"),
    ]


def test_a_card_larger_than_the_bound_is_named_and_the_next_one_read(write: Write) -> None:
    huge = card("FN:Huge", *("NOTE:" + "x" * 70_000 for _ in range(20)))
    outcome = outcome_of(write("huge.vcf", huge + card("FN:Small")))
    assert outcome.names == ["Small"]
    assert outcome.codes == {ProblemCode.CARD_TOO_LONG: 1}


def test_a_picture_on_one_long_line_does_not_count_against_the_bound(write: Write) -> None:
    photo = "PHOTO;ENCODING=BASE64:" + "QUJD" * 700_000
    outcome = outcome_of(write("photo.vcf", card("FN:Ada", photo, "TITLE:Analyst")))
    assert outcome.people[0].first(FieldKind.TITLE) == "Analyst"
    assert outcome.problems == []


def test_utf_16_and_old_macintosh_line_ends_read_the_same(write: Write) -> None:
    text = card("FN:湯川 みのり", "EMAIL:m@example.jp")
    plain = outcome_of(write("plain.vcf", text)).people[0].fields
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        assert outcome_of(write("wide.vcf", text.encode(encoding))).people[0].fields == plain
    assert outcome_of(write("mac.vcf", text.replace("\r\n", "\r"))).people[0].fields == plain


def test_text_outside_cards_and_lines_without_a_colon_are_reported(write: Write) -> None:
    outcome = outcome_of(write("stray.vcf", f"hello\r\n{card('FN:Ada', 'no colon here')}"))
    assert outcome.codes == {ProblemCode.BROKEN_CARD: 1, ProblemCode.BROKEN_FIELD: 1}
    assert outcome.names == ["Ada"]
