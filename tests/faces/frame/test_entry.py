"""Coming in by a one-time link, and nobody else's way in."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from enishi_app.actions.access import PASS_LASTS, PassNotValidError, issue_pass, redeem_pass
from enishi_app.actions.actor import NotAllowedError
from enishi_app.store.models import EntryPass

pytestmark = pytest.mark.django_db


def test_a_link_opens_today(stranger, actor):
    response = stranger.get(f"/enter/{issue_pass(actor)}/")
    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/")
    assert stranger.get("/").status_code == HTTPStatus.OK


def test_a_link_lets_in_its_own_user(actor):
    assert redeem_pass(issue_pass(actor)) == actor.user


def test_a_link_opens_once(stranger, actor):
    token = issue_pass(actor)
    Client().get(f"/enter/{token}/")
    assert stranger.get(f"/enter/{token}/").status_code == HTTPStatus.FORBIDDEN
    assert stranger.get("/").status_code == HTTPStatus.FORBIDDEN


def test_reloading_the_link_with_a_session_leads_to_today(browser, actor):
    response = browser.get("/enter/anything/")
    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/")


def test_a_wrong_link_opens_nothing(stranger, actor):
    token = issue_pass(actor)
    assert stranger.get(f"/enter/{token[:-1]}/").status_code == HTTPStatus.FORBIDDEN
    assert stranger.get("/").status_code == HTTPStatus.FORBIDDEN
    assert redeem_pass(token) == actor.user


def test_a_link_expires(stranger, actor):
    token = issue_pass(actor)
    EntryPass.objects.update(expires_at=timezone.now())
    assert stranger.get(f"/enter/{token}/").status_code == HTTPStatus.FORBIDDEN
    with pytest.raises(PassNotValidError):
        redeem_pass(token)


def test_a_link_lasts_ten_minutes(actor):
    before = timezone.now()
    issue_pass(actor)
    lasts = EntryPass.objects.get().expires_at - before
    assert PASS_LASTS <= lasts < PASS_LASTS + timedelta(minutes=1)
    assert timedelta(minutes=10) == PASS_LASTS


def test_only_the_hash_of_a_token_is_kept(actor):
    token = issue_pass(actor)
    kept = EntryPass.objects.values().get()
    assert token not in str(kept)


def test_expired_links_are_forgotten_with_the_next_one(actor):
    issue_pass(actor)
    EntryPass.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    issue_pass(actor)
    assert EntryPass.objects.count() == 1


def test_the_program_itself_gets_no_link(actor):
    with pytest.raises(NotAllowedError):
        issue_pass(replace(actor, user=None))


def test_a_name_and_a_password_open_nothing(stranger, actor, django_user_model):
    user = django_user_model.objects.get(pk=actor.user)
    user.set_password("correct horse")
    user.save()
    assert not stranger.login(username=user.username, password="correct horse")


def test_without_a_session_a_page_says_how_to_open(stranger, actor):
    response = stranger.get("/", headers={"Accept-Language": "en"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "use the link it prints" in response.text


def test_leaving_closes_the_notebook(browser):
    assert browser.post("/leave/").status_code == HTTPStatus.OK
    assert browser.get("/").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("path", ["/leave/", "/language/", "/theme/"])
def test_looking_at_an_address_that_changes_something_changes_nothing(browser, path):
    assert browser.get(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert browser.get("/settings/").status_code == HTTPStatus.OK
