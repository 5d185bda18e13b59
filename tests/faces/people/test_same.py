"""Two people side by side: joined, told apart, taken out, taken back."""

import re
import time
from http import HTTPStatus

import pytest

from enishi.people import CardField
from enishi_app.actions.duplicates import find_duplicates, list_duplicates
from enishi_app.actions.identities import join_people, list_identities, part_people
from enishi_app.actions.people import PeopleFilter, list_people, show_person
from tests.app.builders import a_person, a_record, keep_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(blank):
    keep_records(
        blank,
        a_record("mail:w@example.jp", "渡邊 花子", organisation="縁側舎", mail="w@example.jp"),
        name="phone.vcf",
    )
    keep_records(
        blank,
        a_record("linkedin:h", "Hanako Watanabe", organisation="Atelier", mail="h@example.com"),
        name="Connections.csv",
    )
    ids = {line.name: line.id for line in list_people(blank, PeopleFilter()).lines}
    return ids["渡邊 花子"], ids["Hanako Watanabe"]


def address(two):
    return f"/people/{two[0]}/same/{two[1]}/"


def people(actor):
    return [line.name for line in list_people(actor, PeopleFilter()).lines]


def sign_of(text, value):
    """Return the sign of the choice that stands before a value."""
    inputs = re.findall(r'value="([^"]+)"[^>]*><span>(.*?)<span class="src', text)
    return next(sign for sign, said in inputs if value in said)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_stands_in_both_languages(visitor, two, language):
    answer = visitor.get(address(two), headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert "渡邊" in answer.text
    assert "Hanako Watanabe" in answer.text


def test_as_it_stands_the_joined_card_is_what_the_page_showed_as_chosen(visitor, blank, two):
    visitor.post(address(two), {"do": "same"})
    assert people(blank) == ["Hanako Watanabe"]
    (said,) = list_identities(blank)
    visitor.post(f"/people/same/{said.id}/undo/")
    assert len(people(blank)) == 2


def test_what_is_chosen_holds_and_what_is_left_out_does_not(visitor, blank, two):
    text = visitor.get(address(two)).text
    given = {
        "do": "same",
        "name": sign_of(text, "渡邊"),
        "organisation": sign_of(text, "縁側舎"),
        "mail_asked": "1",
        "mail": sign_of(text, "w@example.jp"),
    }
    visitor.post(address(two), given)
    (line,) = list_people(blank, PeopleFilter()).lines
    card = show_person(blank, line.id).card
    assert (card.name, card.organisation) == ("渡邊 花子", "縁側舎")
    mails = [v.value for v in card.values if v.field is CardField.MAIL and v.is_current]
    assert mails == ["w@example.jp"]


def test_a_choice_holds_however_long_the_page_was_looked_at(visitor, blank, two, monkeypatch):
    text = visitor.get(address(two)).text
    hour_later = time.time() + 3600
    monkeypatch.setattr("time.time", lambda: hour_later)
    visitor.post(address(two), {"do": "same", "name": sign_of(text, "渡邊")})
    assert people(blank) == ["渡邊 花子"]


def test_two_different_people_are_noted_and_that_is_undone(visitor, blank, two):
    answer = visitor.post(address(two), {"do": "two"}, follow=True)
    (said,) = list_identities(blank)
    assert not said.is_same
    assert f"/people/same/{said.id}/undo/" in answer.text
    visitor.post(f"/people/same/{said.id}/undo/")
    assert list_identities(blank) == ()


def test_deciding_later_says_nothing(visitor, blank, two):
    visitor.post(address(two), {"do": "later"})
    assert list_identities(blank) == ()


def test_an_old_address_leads_to_the_person_she_is(visitor, blank, two):
    joined = join_people(blank, two)
    (gone,) = set(two) - {joined}
    assert visitor.get(f"/people/{gone}/").headers["Location"] == f"/people/{joined}/"


def test_one_record_is_taken_out_on_the_person_s_page(visitor, blank, two):
    joined = join_people(blank, two)
    text = visitor.get(f"/people/{joined}/").text
    assert "2 records in one person." in text
    visitor.post(f"/people/{joined}/split/", {"part": two[0]})
    assert len(people(blank)) == 2


def test_the_other_one_is_named_and_found(visitor, blank, two):
    answer = visitor.post(f"/people/{two[0]}/same/", {"other": "hanako watanabe"})
    assert answer.headers["Location"] == address(two)


def test_nobody_of_that_name_is_asked_about_again(visitor, blank, two):
    for choice in ("", "new:Nobody Here"):
        given = {"other": "Nobody Here", "other_choice": choice}
        answer = visitor.post(f"/people/{two[0]}/same/", given)
        assert answer.status_code == HTTPStatus.OK
        assert "Nobody of this name" in answer.text
    assert len(people(blank)) == 2


def test_somebody_is_not_compared_with_herself(visitor, two):
    answer = visitor.get(f"/people/{two[0]}/same/{two[0]}/")
    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_nobody_is_not_compared(visitor, two):
    assert visitor.get(f"/people/{two[0]}/same/{'f' * 32}/").status_code == HTTPStatus.NOT_FOUND


def test_a_number_that_is_nothing_is_not_undone(visitor, blank):
    a_person(blank, "Ryo")
    assert visitor.post("/people/same/999/undo/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pairs_are_looked_for_listed_with_reasons_and_lead_side_by_side(visitor, blank, language):
    keep_records(
        blank,
        a_record("uid:yukari-1", "髙橋 由佳里", phone="090-1234-0142"),
        a_record("linkedin:yukari", "Yukari Takahashi", phone="+81 90 1234 0142"),
    )
    headers = {"Accept-Language": language}
    assert visitor.get("/people/pairs/", headers=headers).status_code == HTTPStatus.OK
    text = visitor.post("/people/pairs/look/", headers=headers, follow=True).text
    reason = {"en": "same phone number", "ja": "電話番号が同じ"}[language]
    assert reason in text
    (side_by_side,) = set(re.findall(r'href="(/people/\w+/same/\w+/)\?from=pairs"', text))
    assert reason in visitor.get(side_by_side, headers=headers).text
    assert 'href="/people/pairs/"' in visitor.get("/people/", headers=headers).text


@pytest.fixture
def alike(blank):
    """Two pairs that may be one person each."""
    keep_records(
        blank,
        a_record("uid:yukari-1", "髙橋 由佳里", phone="090-1234-0142"),
        a_record("linkedin:yukari", "Yukari Takahashi", phone="+81 90 1234 0142"),
        a_record("uid:jonas-1", "Jonas Lind", phone="090-1234-0143", mail="jonas@example.com"),
        a_record("linkedin:jonas", "Jonas Lind", mail="jonas@example.com"),
    )
    find_duplicates(blank)
    return [(pair.one.id, pair.other.id) for pair in list_duplicates(blank).pairs]


def test_the_list_of_pairs_leads_from_one_to_the_next(visitor, alike):
    (first, second) = alike
    address = f"/people/{first[0]}/same/{first[1]}/?from=pairs"
    assert address.partition("?")[0] in visitor.get("/people/pairs/").text
    answer = visitor.post(address, {"do": "two"})
    assert answer["Location"] == f"/people/{second[0]}/same/{second[1]}/?from=pairs"
    assert visitor.post(answer["Location"], {"do": "same"})["Location"] == "/people/pairs/"


def test_deciding_later_leads_back_to_the_list(visitor, alike):
    address = f"/people/{alike[0][0]}/same/{alike[0][1]}/?from=pairs"
    assert visitor.post(address, {"do": "later"})["Location"] == "/people/pairs/"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_said_of_who_is_who_is_listed_and_taken_back(visitor, blank, alike, language):
    headers = {"Accept-Language": language}
    page = "/people/pairs/settled/"
    assert visitor.get(page, headers=headers).status_code == HTTPStatus.OK
    part_people(blank, *alike[0])
    join_people(blank, alike[1])
    text = visitor.get(page, headers=headers).text
    undo = re.findall(r'action="(/people/same/\d+/undo/)"', text)
    assert len(undo) == 2
    for address in undo:
        visitor.post(address)
    assert list_identities(blank) == ()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_whoever_is_typed_in_shows_whom_she_may_be_the_same_as(visitor, blank, language):
    for name, mail in (("渡邊 花子", "w@example.jp"), ("Ana Lima", "a@example.com")):
        keep_records(blank, a_record(f"mail:{mail}", name, mail=mail), name="phone.vcf")
    ids = {line.name: line.id for line in list_people(blank, PeopleFilter()).lines}
    two = (ids["渡邊 花子"], ids["Ana Lima"])
    headers = {"Accept-Language": language}
    given = {"name": "渡辺 花子", "mail": "w@example.jp", "is_new": "on"}
    text = visitor.post("/people/new/", given, headers=headers, follow=True).text
    sentence = {"en": "Perhaps the same person as", "ja": "と同じ人かもしれません。"}[language]
    assert sentence in text
    assert re.search(rf'href="/people/\w+/same/{two[0]}/"', text)
    assert sentence in visitor.get(f"/people/{two[0]}/", headers=headers).text
    assert sentence not in visitor.get(f"/people/{two[1]}/", headers=headers).text


def test_a_value_that_is_corrected_asks_anew(visitor, blank, two):
    sentence = "Perhaps the same person as"
    visitor.post(f"/people/{two[1]}/say/", {"field": "mail", "value": "w@example.jp"})
    text = visitor.get(f"/people/{two[1]}/").text
    assert sentence in text
    visitor.post(f"/people/{two[0]}/same/{two[1]}/", {"do": "two"})
    assert sentence not in visitor.get(f"/people/{two[1]}/").text
