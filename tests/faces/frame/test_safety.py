"""What every answer says to the browser, and to whom nothing is answered."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from enishi_app.actions.access import issue_pass

pytestmark = pytest.mark.django_db
PAGE = "/settings/"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "private, no-store"),
    ],
)
def test_every_page_carries_the_header(browser, stranger, header, value):
    for answer in (browser.get(PAGE), stranger.get(PAGE), browser.get("/nowhere/")):
        assert answer[header] == value


@pytest.mark.parametrize(
    ("directive", "sources"),
    [
        ("default-src", "'self'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("style-src-attr", "'unsafe-inline'"),
        ("img-src", "'self'"),
        ("connect-src", "'self'"),
        ("object-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'self'"),
        ("frame-ancestors", "'none'"),
    ],
)
def test_a_page_may_use_nothing_from_elsewhere(browser, stranger, directive, sources):
    for answer in (browser.get(PAGE), stranger.get(PAGE)):
        policy = dict(
            part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
        )
        assert policy[directive] == sources


def test_pages_hold_no_script_or_style_of_their_own(browser, stranger):
    for answer in (browser.get(PAGE), stranger.get(PAGE), browser.get("/nowhere/")):
        assert "<style" not in answer.text
        assert "onclick" not in answer.text
        assert all("src=" in piece.split(">")[0] for piece in answer.text.split("<script")[1:])


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.0.2.1:8080"])
def test_another_host_name_is_answered_nothing(browser, host):
    answer = browser.get(PAGE, headers={"Host": host})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "ENISHI_HOME" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_is_answered(browser, host):
    assert browser.get(PAGE, headers={"Host": host}).status_code == HTTPStatus.OK


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(actor, settings):
    client = Client()
    client.get(f"/enter/{issue_pass(actor)}/")
    client.get(PAGE)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    csrf = client.cookies[settings.CSRF_COOKIE_NAME]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert (csrf["httponly"], csrf["samesite"]) == (True, "Strict")


@pytest.mark.parametrize("path", ["/leave/", "/language/", "/theme/"])
def test_a_form_from_elsewhere_is_refused(actor, path):
    client = Client(enforce_csrf_checks=True)
    client.get(f"/enter/{issue_pass(actor)}/")
    answer = client.post(
        path, {"language": "ja", "theme": "dark"}, headers={"Accept-Language": "en"}
    )
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "This form is out of date" in answer.text
    assert client.get(PAGE).status_code == HTTPStatus.OK


def test_a_form_of_the_page_itself_is_taken(actor):
    client = Client(enforce_csrf_checks=True)
    client.get(f"/enter/{issue_pass(actor)}/")
    page = client.get(PAGE)
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = client.post("/language/", {"language": "ja", "csrfmiddlewaretoken": token})
    assert answer.status_code == HTTPStatus.FOUND


def test_a_stranger_sees_nothing_of_the_workspace(stranger, actor, settings):
    answer = stranger.get(PAGE)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert str(settings.HOME.folder) not in answer.text
    assert 'class="places"' not in answer.text


def test_every_part_of_the_frame_is_in_the_package():
    for part in ("enishi.css", "frame.css", "frame.js", "mark.svg", "vendor/htmx.min.js"):
        assert finders.find(f"web/{part}")


def test_the_licence_of_what_others_wrote_is_beside_it():
    licence = Path(str(finders.find("web/vendor/htmx.LICENSE.txt")))
    assert "htmx 2." in licence.read_text(encoding="utf-8")
