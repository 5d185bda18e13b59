"""vCards as Apple, Android, Thunderbird, Roundcube and Takeout write them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import (
    FieldKind,
    PersonRecord,
    StatedKind,
    StatedTieRecord,
    read_sources,
)
from tests.library.sources.readers import Outcome, outcome_of, published

Write = Callable[[str, str | bytes], Path]
ADA = "UID:urn:uuid:AAAA0000-0000-4000-8000-000000000001"


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def ties(outcome: Outcome) -> list[tuple[str, str, str]]:
    told = (one for one in outcome.others if isinstance(one, StatedTieRecord))
    return [(one.a, one.b, one.label) for one in told if one.kind is StatedKind.RELATED]


def labelled(person: PersonRecord, kind: FieldKind) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in person.fields if one.kind is kind]


def test_a_card_that_names_another_by_its_id_states_a_tie(write: Write) -> None:
    other = "RELATED;TYPE=friend:urn:uuid:BBBB0000-0000-4000-8000-000000000002"
    outcome = outcome_of(write("a.vcf", card("FN:Ada", ADA, other, version="4.0")))
    assert ties(outcome) == [
        (
            "uid:aaaa0000-0000-4000-8000-000000000001",
            "uid:bbbb0000-0000-4000-8000-000000000002",
            "friend",
        )
    ]


def test_a_card_that_names_another_by_address_states_a_tie_and_a_shared_one_none(
    write: Write,
) -> None:
    lines = ("EMAIL:ada@example.org", "RELATED;TYPE=spouse:mailto:Kofi@example.org")
    shared = "RELATED;TYPE=agent:mailto:info@example.org"
    outcome = outcome_of(write("a.vcf", card("FN:Ada", *lines, shared, version="4.0")))
    assert ties(outcome) == [("mail:ada@example.org", "mail:kofi@example.org", "spouse")]


def test_whoever_is_named_by_name_only_stays_a_field(write: Write) -> None:
    lines = ("RELATED;TYPE=friend;VALUE=text:Kofi Mensah", f"RELATED;TYPE=me:{ADA[4:]}")
    outcome = outcome_of(write("a.vcf", card("FN:Ada", ADA, *lines, version="4.0")))
    assert ties(outcome) == []
    assert outcome.people[0].first(FieldKind.RELATED) == "Kofi Mensah"


def test_apple_keeps_its_own_labels_dates_and_profiles(write: Write) -> None:
    text = card(
        "FN:Zoé Lefèvre",
        "item1.X-ABDATE;type=pref:2011-06-18",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABRELATEDNAMES:Malo Riou",
        "item2.X-ABLabel:パートナー",
        "X-SOCIALPROFILE;type=mastodon;x-user=zoe:https://social.example/@zoe",
        "X-SOCIALPROFILE;type=game;x-user=zoe:x-apple:zoe",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02",
    )
    (person,) = outcome_of(write("apple.vcf", text)).people
    assert ("2011-06-18", "Anniversary") in labelled(person, FieldKind.OTHER)
    assert labelled(person, FieldKind.RELATED) == [("Malo Riou", "パートナー")]
    assert labelled(person, FieldKind.URL) == [("https://social.example/@zoe", "mastodon")]
    assert person.first(FieldKind.BIRTHDAY) == "--03-02"


def test_docomo_puts_the_whole_name_where_the_family_belongs(write: Write) -> None:
    text = card(
        "N:能登 表子;;;;", "SOUND;X-IRMC-N:ﾉﾄ ﾋｮｳｺ;;;;", "TEL;CELL:09000000001", version="2.1"
    )
    (person,) = outcome_of(write("docomo.vcf", text.encode("cp932"))).people
    kinds = (FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME, FieldKind.FAMILY_READING)
    assert [person.first(kind) for kind in kinds] == ["能登", "表子", "ﾉﾄ"]


def test_android_forgets_to_say_that_a_reading_is_quoted_printable(write: Write) -> None:
    text = card("FN:A", "SOUND;X-IRMC-N;CHARSET=UTF-8:=E3=81=AE=E3=81=A8;;;;", version="2.1")
    (person,) = outcome_of(write("aosp.vcf", text)).people
    assert person.first(FieldKind.FAMILY_READING) == "のと"


def test_names_in_two_scripts_are_both_kept_and_the_first_one_is_the_name(write: Write) -> None:
    text = card(
        "N;ALTID=1;LANGUAGE=ja:湯川;みのり;;;",
        "N;ALTID=1;LANGUAGE=en:Yukawa;Minori;;;",
        "FN;ALTID=2;LANGUAGE=ja:湯川 みのり",
        "FN;ALTID=2;LANGUAGE=en:Minori Yukawa",
        "GEO:geo:35.66,139.70",
        "LANG;PREF=1:ja",
        "KIND:individual",
        version="4.0",
    )
    (person,) = outcome_of(write("two.vcf", text)).people
    assert person.all(FieldKind.NAME) == ("湯川 みのり", "Minori Yukawa")
    assert person.all(FieldKind.FAMILY_NAME) == ("湯川", "Yukawa")
    assert "geo:35.66,139.70" in person.all(FieldKind.OTHER)
    assert person.all(FieldKind.LANGUAGE) == ("ja",)


def test_thunderbird_writes_version_4_with_preferences_and_its_own_fields(write: Write) -> None:
    text = card(
        "EMAIL;PREF=1:kofi@example.org",
        "EMAIL;TYPE=work:mensah@example.com",
        "FN:Kofi Mensah",
        "N:Mensah;Kofi;;;",
        "TEL;TYPE=work;VALUE=TEXT:+233 30 000 0001",
        "ADR;TYPE=home:;;5 Ring Rd;Accra;;;Ghana",
        "ORG:Daily\\, Ltd.;News",
        "BDAY;VALUE=DATE:1984-03-02",
        "URL;TYPE=work;VALUE=URL:https://example.org/w",
        "X-CUSTOM1;VALUE=TEXT:likes jazz",
        "UID:0f1e2d3c-0000-4000-8000-00000000000a",
        version="4.0",
    )
    (person,) = outcome_of(write("tb.vcf", text)).people
    assert person.key == "uid:0f1e2d3c-0000-4000-8000-00000000000a"
    assert labelled(person, FieldKind.MAIL) == [
        ("kofi@example.org", ""),
        ("mensah@example.com", "work"),
    ]
    assert person.first(FieldKind.ORGANISATION) == "Daily, Ltd."
    assert labelled(person, FieldKind.CITY) == [("Accra", "home")]
    assert person.first(FieldKind.BIRTHDAY) == "1984-03-02"


def test_roundcube_writes_groups_relatives_and_messengers_in_its_own_fields(write: Write) -> None:
    text = card(
        "N:Okoro;Ada;;;",
        "FN:Ada Okoro",
        "EMAIL;TYPE=INTERNET;TYPE=HOME:ada@example.org",
        "EMAIL;TYPE=INTERNET,WORK:okoro@example.com",
        "TEL;TYPE=CELL:+234 800 000 0002",
        "CATEGORIES:Friends,Speakers",
        "X-AIM:ada_o",
        "X-SPOUSE:Kofi Okoro",
        "X-MANAGER:Bo Lind",
        "X-MAIDENNAME:Eze",
    )
    (person,) = outcome_of(write("roundcube.vcf", text)).people
    assert labelled(person, FieldKind.MAIL) == [
        ("ada@example.org", "home"),
        ("okoro@example.com", "work"),
    ]
    assert person.all(FieldKind.LABEL) == ("Friends", "Speakers")
    assert labelled(person, FieldKind.RELATED) == [("Kofi Okoro", "spouse"), ("Bo Lind", "manager")]
    assert {"ada_o", "Eze"} <= set(person.all(FieldKind.OTHER))


@pytest.mark.parametrize("folder", ["All Contacts", "すべての連絡先"])
def test_takeout_gives_every_card_once_with_all_its_labels(write: Write, folder: str) -> None:
    twins = [card("FN:Taro Yamada", f"NOTE:{number}") for number in range(2)]
    ada = card("FN:Ada Okoro", "EMAIL:ada@example.org", "CATEGORIES:Friends,myContacts")
    write(f"Takeout/Contacts/{folder}/{folder}.vcf", "".join([*twins, ada]))
    write("Takeout/Contacts/Friends/Friends.vcf", ada)
    root = write("Takeout/Contacts/Work/Work.vcf", twins[1] + card("FN:Only Here")).parents[3]
    outcome = outcome_of(root)
    assert sorted(outcome.keys) == [
        "mail:ada@example.org",
        "name:only here",
        "name:taro yamada",
        "name:taro yamada#2",
    ]
    ada_read = next(one for one in outcome.people if one.key == "mail:ada@example.org")
    assert ada_read.all(FieldKind.LABEL) == ("Friends",)


def test_two_books_in_one_folder_are_both_read_whole(write: Write) -> None:
    same = card("FN:Ada Okoro", "EMAIL:ada@example.org")
    write("books/a.vcf", same)
    folder = write("books/b.vcf", same).parent
    assert outcome_of(folder).keys == ["mail:ada@example.org"] * 2


@pytest.mark.parametrize(
    "folder", ["vcard-android", "vcard-ezvcard", "vcard-pyvobject", "vcard-sabre"]
)
def test_a_card_reads_the_same_alone_and_line_by_line(folder: str, tmp_path: Path) -> None:
    # A blank after BEGIN:VCARD keeps a card from being read at once.
    for path in sorted(published(folder).rglob("*.vcf")):
        slow = tmp_path / path.name
        slow.write_bytes(path.read_bytes().replace(b"BEGIN:VCARD", b"BEGIN:VCARD "))
        plain, careful = (
            [(one.key, one.fields) for one in read_sources(each) if isinstance(one, PersonRecord)]
            for each in (path, slow)
        )
        assert plain == careful, path.name


LINE = st.text(st.sampled_from('aZé能:;,=\\". \t-1'), min_size=1, max_size=12).map(
    lambda tail: f"NOTE{tail}"
) | st.sampled_from(
    [
        "EMAIL;TYPE=WORK:a@example.org",
        "item1.TEL;TYPE=CELL:+81 90-0000-0001",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "ORG:Acme\\, Inc.;Sales",
        " folded",
        "PHOTO;ENCODING=b:QUJD",
        "X-NOTE:ends in a backslash\\",
        "BDAY:--0415",
        "",
    ]
)
# Makes the whole card be read line by line, and is told apart by its own value.
SLOW = "X-SLOW;ENCODING=QUOTED-PRINTABLE:slow"


@given(lines=st.lists(LINE, max_size=8))
@settings(max_examples=150, deadline=None)
def test_the_quick_way_through_a_card_says_what_the_careful_way_says(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cards")
    quick, careful = folder / "quick.vcf", folder / "careful.vcf"
    quick.write_bytes(card("FN:Ada", *lines, "X-END:end").encode())
    slow = card("FN:Ada", *lines, "X-END:end", SLOW).replace("BEGIN:VCARD", "BEGIN:VCARD ")
    careful.write_bytes(slow.encode())
    told = [one.fields for one in outcome_of(quick).people]
    slowly = [
        tuple(one for one in person.fields if one.value != "slow")
        for person in outcome_of(careful).people
    ]
    assert told == slowly
