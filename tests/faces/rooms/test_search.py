"""The search page: what fits, nothing that fits, nothing asked."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.evidence import Community
from enishi.terms import CommunityId
from enishi_app.actions.journal import record
from tests.app.builders import a_person

pytestmark = pytest.mark.django_db


def test_people_and_groups_are_found(browser, actor):
    a_person(actor, "大森 葵", organisation="森ビル")
    record(actor, Community(id=CommunityId("c" * 32), name="森の会", is_online=True))
    said = browser.get("/search/", {"text": "森"}).text
    assert "大<mark>森</mark> 葵" in said
    assert "<mark>森</mark>ビル" in said
    assert "森の会" in said


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("text", ["", "xyzzy", "@", "<b>", "%", "a" * 1000])
def test_every_answer_stands_in_both_languages(browser, actor, text, language):
    answer = browser.get("/search/", {"text": text}, headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert "<b>" not in answer.text.replace("<b></b>", "")


def test_nothing_found_leads_on(browser, actor):
    said = browser.get("/search/", {"text": "Ljubljana"}).text
    assert "“Ljubljana” is nowhere in your notebook" in said
    assert 'href="/reach/?q=Ljubljana"' in said


def test_more_hits_cost_no_more_queries(browser, actor):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get("/search/", {"text": "森"}).status_code == HTTPStatus.OK
        return len(queries)

    def add(numbers):
        for n in numbers:
            a_person(actor, f"森 {n}")
            record(actor, Community(id=CommunityId(f"{n:032x}"), name=f"森 {n}", is_online=True))

    add(range(2))
    asked()
    few = asked()
    add(range(2, 15))
    assert asked() == few
