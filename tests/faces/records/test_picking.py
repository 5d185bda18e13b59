"""Whom a typed name means: found, asked about, or added."""

import re

import pytest

from enishi.evidence import Community
from enishi.terms import CommunityId
from enishi_app.actions.journal import new_entry_id, record
from enishi_app.actions.picking import PickKind, find_named, suggest_named
from tests.app.builders import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["渡辺 花子", "渡邊花子", "わたなべ はなこ", "ワタナベハナコ", "Hanako Watanabe", "hanako"],
)
def test_a_name_is_found_in_any_script_and_order(actor, typed):
    hanako = a_person(actor, "渡辺 花子", reading="わたなべ はなこ")
    assert find_named(actor, PickKind.PERSON, typed).sure.id == hanako


def test_several_of_one_name_are_asked_about_with_what_tells_them_apart(actor):
    one = a_person(actor, "Nora Lind", organisation="Kiosk AB", place="paris")
    other = a_person(actor, "Nora Lind", organisation="Bureau Sud")
    found = find_named(actor, PickKind.PERSON, "nora lind")
    assert found.sure is None
    assert {c.id: c.hint for c in found.candidates} == {
        one: "Kiosk AB · Paris",
        other: "Bureau Sud",
    }


def test_a_choice_among_several_is_taken(actor):
    a_person(actor, "Nora Lind")
    other = a_person(actor, "Nora Lind")
    assert find_named(actor, PickKind.PERSON, "Nora Lind", chosen=other).sure.id == other


def test_a_choice_that_the_text_no_longer_fits_is_left_aside(actor):
    nora = a_person(actor, "Nora Lind")
    otto = a_person(actor, "Otto Berg")
    assert find_named(actor, PickKind.PERSON, "Otto Berg", chosen=nora).sure.id == otto


def test_part_of_a_word_is_never_taken_for_a_name(actor):
    qenji = a_person(actor, "Qenji Mori")
    found = find_named(actor, PickKind.PERSON, "Qen")
    assert found.sure is None
    assert [one.id for one in found.candidates] == [qenji]


def test_a_part_of_a_name_is_asked_about_where_not_all_who_fit_were_read(actor):
    for number in range(30):
        a_person(actor, f"Anna{number} Berg", organisation="Qvarn")
    a_person(actor, "Aaron Qvarn")
    assert find_named(actor, PickKind.PERSON, "Qvarn").sure is None


def test_an_organisation_is_never_taken_for_a_name(actor):
    a_person(actor, "Pia Holm", organisation="Zircon")
    assert find_named(actor, PickKind.PERSON, "Zircon").sure is None


def test_a_suggestion_begins_with_names_that_begin_so(actor):
    a_person(actor, "Aaron Xylo", organisation="Qvarn")
    begins = a_person(actor, "Zed Qvarnberg")
    assert suggest_named(actor, PickKind.PERSON, "qvarn")[0].id == begins


def test_communities_are_found_by_words_of_their_name(actor):
    made = Community(id=CommunityId(new_entry_id()), name="Café Croissance, Lyon")
    record(actor, made)
    assert find_named(actor, PickKind.COMMUNITY, "cafe croissance, lyon").sure.id == made.id
    assert made.id in {one.id for one in suggest_named(actor, PickKind.COMMUNITY, "croiss")}


def test_at_most_eight_are_suggested_and_adding_is_offered(visitor, actor):
    for number in range(12):
        a_person(actor, f"Qvarn {number}")
    page = visitor.get("/records/suggest/?kind=person&field=person&person=qvarn").text
    values = re.findall(r'name="person_choice" value="([^"]+)"', page)
    assert len(values) == 9
    assert values[-1] == "new:qvarn"
    assert "checked" not in page


def test_nothing_is_suggested_for_nothing(visitor):
    assert visitor.get("/records/suggest/?kind=person&text=").text == ""


def test_a_suggestion_is_words_and_never_markup(visitor, actor):
    a_person(actor, "<i>Qvarn</i>")
    query = {"kind": "person", "field": '"><script>', "text": "<i>qvarn"}
    page = visitor.get("/records/suggest/", query).text
    assert "<script>" not in page
    assert "<i>" not in page


def test_suggestions_take_as_many_queries_for_many_as_for_few(
    visitor, actor, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    a_person(actor, "Qvarn")
    with CaptureQueriesContext(connection) as few:
        visitor.get("/records/suggest/?kind=person&text=qvarn")
    for number in range(7):
        a_person(actor, f"Qvarn {number}")
    with django_assert_num_queries(len(few)):
        visitor.get("/records/suggest/?kind=person&text=qvarn")


def test_a_form_takes_as_many_queries_for_many_people_as_for_few(
    visitor, actor, django_assert_max_num_queries
):
    for number in range(40):
        a_person(actor, f"Qvarn {number}")
    said = {"person": "Qvarn", "introducer": "Qvarn 3", "channel": "event", "on": "2024-08-20"}
    with django_assert_max_num_queries(30):
        visitor.post("/records/new/contact/", said)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_several_come_back_as_choices_in_both_languages(visitor, actor, language):
    a_person(actor, "Nora Lind", organisation="Kiosk AB")
    a_person(actor, "Nora Lind", organisation="Bureau Sud")
    said = {"person": "Nora Lind", "channel": "event", "on": "2024-08-20"}
    page = visitor.post("/records/new/contact/", said, headers={"Accept-Language": language}).text
    assert "Kiosk AB" in page
    assert "Bureau Sud" in page
    assert {"en": "Choose one below.", "ja": "下からお選びください。"}[language] in page
