"""In which language and look pages are shown, and by whose choice."""

from http import HTTPStatus

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db
PAGE = "/settings/"
ENGLISH, JAPANESE = {"Accept-Language": "en-GB,en"}, {"Accept-Language": "ja,en;q=0.5"}


def language_of(answer):
    return answer.text.split('<html lang="')[1].split('"')[0]


def test_the_browser_wishes_a_language(browser):
    assert language_of(browser.get(PAGE, headers=JAPANESE)) == "ja"
    assert language_of(browser.get(PAGE, headers=ENGLISH)) == "en"
    assert language_of(browser.get(PAGE, headers={"Accept-Language": "fr"})) == "en"


def test_the_cookie_comes_before_the_browsers_wish(stranger):
    stranger.post("/language/", {"language": "ja"})
    assert language_of(stranger.get(PAGE, headers=ENGLISH)) == "ja"


def test_the_users_choice_comes_before_the_cookie(browser, actor):
    browser.cookies["enishi_language"] = "en"
    get_user_model().objects.filter(pk=actor.user).update(language="ja")
    assert language_of(browser.get(PAGE, headers=ENGLISH)) == "ja"


def test_a_choice_is_remembered_with_the_user(browser, actor):
    browser.post("/language/", {"language": "ja"}, headers=ENGLISH)
    del browser.cookies["enishi_language"]
    assert language_of(browser.get(PAGE, headers=ENGLISH)) == "ja"
    assert get_user_model().objects.get(pk=actor.user).language == "ja"


def test_choosing_leads_back_to_the_page(browser):
    answer = browser.post("/language/", {"language": "ja", "next": "/people/?text=Rio&page=2"})
    assert answer["Location"] == "/people/?text=Rio&page=2"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", ""]
)
def test_choosing_never_leads_elsewhere(browser, elsewhere):
    answer = browser.post("/language/", {"language": "ja", "next": elsewhere})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(("path", "name"), [("/language/", "language"), ("/theme/", "theme")])
def test_a_choice_that_does_not_exist_is_refused(browser, path, name):
    assert browser.post(path, {name: "xx"}).status_code == HTTPStatus.BAD_REQUEST


def test_every_page_offers_the_other_language_in_its_own_words(browser):
    assert '<button name="language" value="ja" lang="ja">日本語' in browser.get(PAGE).text
    japanese = browser.get(PAGE, headers=JAPANESE).text
    assert '<button name="language" value="en" lang="en">EN' in japanese


def test_a_look_is_remembered(browser, actor):
    assert "data-theme" not in browser.get(PAGE).text
    browser.post("/theme/", {"theme": "dark"})
    assert 'data-theme="dark"' in browser.get(PAGE).text
    assert get_user_model().objects.get(pk=actor.user).theme == "dark"
    browser.post("/theme/", {"theme": ""})
    assert "data-theme" not in browser.get(PAGE).text


def test_a_look_from_the_cookie_is_never_trusted(stranger):
    stranger.cookies["enishi_theme"] = 'dark" onload="x'
    assert "onload" not in stranger.get(PAGE).text
