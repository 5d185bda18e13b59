"""Where a choice of language leads back to: always to a page that can be looked at."""

from http import HTTPStatus

import pytest

pytestmark = pytest.mark.django_db
SETTINGS = {"Referer": "http://testserver/settings/?x=1"}


def way_back_of(answer):
    return answer.text.split('name="next" value="')[1].split('"')[0]


def test_a_page_leads_back_to_itself(browser):
    assert way_back_of(browser.get("/settings/?x=1&y=2")) == "/settings/?x=1&amp;y=2"


def test_the_answer_to_a_form_leads_back_to_where_the_form_stood(browser):
    assert way_back_of(browser.post("/leave/", headers=SETTINGS)) == "/settings/"


def test_the_answer_to_a_form_from_nowhere_leads_to_today(browser):
    assert way_back_of(browser.post("/tend/nobody/thank/")) == "/"


def test_choosing_a_language_on_a_refusal_never_ends_on_an_empty_page(browser):
    refused = browser.post("/tend/nobody/thank/", headers={"Referer": "http://testserver/"})
    chosen = {"language": "ja", "next": way_back_of(refused)}
    answer = browser.post("/language/", chosen, follow=True)
    assert (answer.status_code, answer.redirect_chain[0][0]) == (HTTPStatus.OK, "/")
    assert '<html lang="ja"' in answer.text
