"""Reach in the browser."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest

from enishi_app.actions.reach import find_reach
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User

ASKED = "/reach/?q=marketer+in+Paris"
PART = {"HX-Request": "true", "HX-Target": "answer"}


def test_the_sample_answers_with_a_drawing_a_list_and_a_gap(visitor):
    text = visitor.get(ASKED).text
    assert text.count('<svg class="route ') == 2
    assert "Routes, best first" in text
    assert "Warm up Yasmine Haddad first." in text
    assert "/records/new/touch/?person=" in text


def test_no_chance_is_given_in_percent(visitor):
    assert "%</" not in visitor.get(ASKED).text


def test_each_part_is_said_in_both_languages(visitor):
    text = visitor.get(ASKED).text
    assert 'marketer <small lang="ja">マーケター</small>' in text


def test_a_hop_leads_to_the_records_behind_it(visitor, actor):
    answer = find_reach(actor, "marketer in Paris")
    text = visitor.get(ASKED).text
    assert answer.records
    linked = [entry for entry in answer.records if f"/records/entry/{entry}/" in text]
    assert linked
    assert visitor.get(f"/records/entry/{linked[0]}/").status_code == HTTPStatus.OK


def test_an_ask_can_be_recorded_from_a_route(visitor):
    text = visitor.get(ASKED).text
    start = text.index("/records/new/introduction/?introducer=")
    address = text[start : text.index('"', start)].replace("&amp;", "&")
    named = parse_qs(urlsplit(address).query)
    assert named["next"] == [ASKED]
    assert visitor.get(address).status_code == HTTPStatus.OK


def test_who_rests_is_not_asked_and_what_was_asked_is_shown(visitor):
    text = visitor.get(f"{ASKED}&as_of=2024-09-10").text
    assert "rests until" in text
    assert "see the introduction" in text


def test_fields_become_a_question_in_words(visitor):
    answer = visitor.get("/reach/?fields=1&role=marketer&place=Paris&hops=2")
    assert answer.status_code == HTTPStatus.FOUND
    query = parse_qs(urlsplit(answer["Location"]).query)
    assert query == {"q": ['role:"marketer" place:"Paris"'], "hops": ["2"]}
    assert "Routes, best first" in visitor.get(answer["Location"]).text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "“Atlantis” is not a place known here."), ("ja", "「Atlantis」という場所は")],
)
def test_a_wrong_field_is_told_beside_it_and_what_was_typed_stays(visitor, language, said):
    answer = visitor.get(
        "/reach/?fields=1&role=marketer&place=Atlantis", headers={"accept-language": language}
    )
    place = answer.text.split('id="f_place"')[0].rsplit("<input", 1)[1]
    assert 'value="Atlantis"' in place
    assert said in answer.text


def test_a_wrong_day_is_told_and_nothing_is_lost(visitor):
    text = visitor.get(f"{ASKED}&as_of=soon").text
    assert "Write the day as 2024-08-31." in text
    assert "marketer in Paris</textarea>" in text


def test_who_is_unknown_is_said_with_what_was_searched_and_what_is_near(visitor):
    text = visitor.get("/reach/?q=marketer+in+Tokyo+xyzzy").text
    assert "Nobody fits this question yet" in text
    assert "people looked through" in text
    assert "Near this question" in visitor.get("/reach/?q=marketer+in+Iceland").text


def test_an_empty_notebook_is_led_to_bring_in_contacts(client, db):
    client.force_login(User.objects.get(pk=open_local().user or 0))
    assert "Bring in your contacts first." in client.get("/reach/").text


def test_a_script_gets_the_answer_alone_and_its_heading_the_focus(visitor):
    text = visitor.get(ASKED, headers=PART).text
    assert "<html" not in text
    assert "data-focus" in text
    assert "data-focus" not in visitor.get(ASKED).text


def test_a_script_is_sent_to_the_whole_page_for_an_error(visitor):
    answer = visitor.get("/reach/?q=role:xyzzy", headers=PART)
    assert answer["HX-Redirect"] == "/reach/?q=role:xyzzy"


def test_the_page_speaks_japanese(visitor):
    text = visitor.get("/reach/?q=マーケター+パリ", headers={"accept-language": "ja"}).text
    assert "つて（確かな順）" in text
    assert "Routes" not in text


def test_a_stranger_sees_nothing(stranger, db):
    assert stranger.get(ASKED).status_code == HTTPStatus.FORBIDDEN


def test_more_answers_take_no_more_queries(visitor, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    visitor.get(ASKED)
    with CaptureQueriesContext(connection) as few:
        visitor.get(f"{ASKED}&top=5")
        taken = len(few)
    with django_assert_num_queries(taken):
        visitor.get(f"{ASKED}&top=50")
