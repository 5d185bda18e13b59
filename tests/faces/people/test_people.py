"""The list, one person, a new one: filtered, corrected, taken back, agreed to."""

from datetime import date
from http import HTTPStatus

import pytest

from enishi.outreach import FollowUp
from enishi.terms import EntryId, PersonId
from enishi_app.actions.journal import new_entry_id, record
from enishi_app.actions.people import PeopleFilter, list_people, show_person
from tests.app.builders import a_person
from tests.faces.filled import filled

pytestmark = pytest.mark.django_db


def one(actor, text):
    return list_people(actor, PeopleFilter(text=text)).lines[0].id


@pytest.fixture
def camille(actor):
    return one(actor, "camille roussel")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("address", ["/people/", "/people/?met=1&order=met", "/people/new/"])
def test_the_pages_stand_in_both_languages(visitor, actor, address, language):
    answer = visitor.get(address, headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text


def test_filters_narrow_and_stay(visitor, actor):
    answer = visitor.get("/people/?role=marketer&met=1&channel=event&order=touch")
    shown = list_people(actor, PeopleFilter(role="marketer", is_met=True, channel="event"))
    assert f"{shown.total} " in answer.text
    assert all(line.name in answer.text for line in shown.lines)
    assert '<option value="marketer" selected>' in answer.text


def test_a_place_is_found_as_one_says_it(visitor, actor):
    total = list_people(actor, PeopleFilter(place="paris", is_met=True)).total
    assert 1 < total < list_people(actor, PeopleFilter(is_met=True)).total
    for said in ("Paris", "パリ", "paris"):
        answer = visitor.get("/people/", {"place": said, "met": "1"})
        assert f"{total} people" in answer.text, said


@pytest.mark.parametrize("wrong", ["role=xyzzy", "order=xyzzy", "page=999999999999", "page=x"])
def test_a_filter_that_means_nothing_does_not_narrow(visitor, actor, wrong):
    assert visitor.get(f"/people/?{wrong}").status_code == HTTPStatus.OK


def test_nobody_found_offers_everybody(visitor, actor):
    assert "Nobody fits these filters." in visitor.get("/people/?text=xyzzyq").text


def test_an_empty_notebook_offers_to_bring_people_in(visitor, blank):
    assert "Bring in contacts" in visitor.get("/people/").text


def test_a_next_step_stands_in_the_list_and_first_on_the_page(visitor, actor, camille):
    due = date(2024, 9, 12)
    step = FollowUp(
        id=EntryId(new_entry_id()),
        text="三つの質問を送る",
        on=date(2024, 9, 10),
        due=due,
        person=PersonId(one(actor, "bruno keller")),
    )
    record(actor, step)
    assert "三つの質問を送る" in visitor.get("/people/?text=bruno").text
    page = visitor.get(f"/people/{step.person}/").text
    assert page.index("三つの質問を送る") < page.index("What is known")


def test_the_course_of_things_is_told_with_links(visitor, actor, camille):
    page = visitor.get(f"/people/{camille}/").text
    assert "Introduction" in page
    assert f'href="/people/{one(actor, "佐伯")}/"' in page


def test_a_value_is_taken_out_and_put_back(visitor, actor, camille):
    page = visitor.get(f"/people/{camille}/").text
    address = next(a for a in page.split('action="')[1:] if "/unsay/" in a[:300]).split('"')[0]
    before = {(v.field, v.value) for v in show_person(actor, camille).card.values if v.is_current}
    answer = visitor.post(address, follow=True)
    after = {(v.field, v.value) for v in show_person(actor, camille).card.values if v.is_current}
    assert len(before - after) == 1
    back = next(a for a in answer.text.split('action="')[1:] if "/say-again/" in a[:300])
    visitor.post(back.split('"')[0])
    again = {(v.field, v.value) for v in show_person(actor, camille).card.values if v.is_current}
    assert again == before


def test_a_forged_sign_leads_nowhere(visitor, actor, camille):
    assert visitor.post(f"/people/{camille}/unsay/xyz/").status_code == HTTPStatus.NOT_FOUND


def test_a_name_that_is_here_already_is_told(visitor, actor):
    count = list_people(actor, PeopleFilter()).total
    given = {"name": "Camille Roussel", "organisation": "Somewhere else"}
    answer = visitor.post("/people/new/", given)
    assert "Somebody of this name is here already:" in answer.text
    assert 'value="Somewhere else"' in answer.text
    assert list_people(actor, PeopleFilter()).total == count
    visitor.post("/people/new/", given | {"is_new": "on"})
    assert list_people(actor, PeopleFilter()).total == count + 1


def test_a_person_is_added_with_everything_said(visitor, blank):
    given = {
        "name": "山田 花子",
        "reading": "やまだ はなこ",
        "role": "marketer",
        "place": "パリ",
        "language": ["ja", "fr"],
        "mail": "hanako@example.jp",
        "url": "example.jp/hanako",
        "alias": "Y. H.",
        "note": "読書会で隣の席",
    }
    visitor.post("/people/new/", given)
    card = show_person(blank, one(blank, "やまだ")).card
    assert (card.name, card.alias, card.roles) == ("山田 花子", "Y. H.", ("marketer",))
    assert {v.value for v in card.values} >= {"ja", "fr", "hanako@example.jp"}


def test_what_was_typed_stays_where_something_is_wrong(visitor, blank):
    answer = visitor.post("/people/new/", {"name": "", "mail": "no mail", "note": "縁側で"})
    assert "縁側で" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert filled(answer.text)["mail"] == ["no mail"]


def test_one_goes_on_to_record_how_they_met(visitor, blank):
    answer = visitor.post("/people/new/", {"name": "Lena Brandt", "do": "met"}, follow=True)
    assert 'value="Lena Brandt"' in answer.text


def test_the_list_takes_as_many_queries_for_many(visitor, blank, django_assert_max_num_queries):
    for number in range(60):
        a_person(blank, f"Person {number}")
    # How the user's ties are judged is learned at the first visit after a change, and kept.
    visitor.get("/people/")
    with django_assert_max_num_queries(18):
        visitor.get("/people/")


@pytest.mark.parametrize("into", ["csv", "xlsx", "vcard3", "vcard4", "jsonld", "graphml", "gexf"])
def test_people_are_taken_out_as_a_file(visitor, actor, into):
    answer = visitor.get(f"/people/export/?format={into}")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="enishi-people.')
    assert len(b"".join(answer.streaming_content)) > 1000


def test_letters_that_an_old_table_lacks_are_shown_first(visitor, blank):
    address = "/people/export/?format=csv-cp932"
    a_person(blank, "髙橋 由佳里")
    assert "髙橋" in b"".join(visitor.get(address).streaming_content).decode("cp932")
    a_person(blank, "Zoé")
    page = visitor.get(address)
    assert '<span class="tag">é</span>' in page.text
    assert f"{address}&amp;sure=1" in page.text
    content = b"".join(visitor.get(f"{address}&sure=1").streaming_content).decode("cp932")
    assert "Zoe" in content
    assert "髙橋 由佳里" in content


def test_a_format_nobody_knows_offers_those_there_are(visitor, actor):
    assert "vCard 4.0" in visitor.get("/people/export/?format=pdf").text
