"""Pages for what went wrong: in both languages, with the right status, giving nothing away."""

from functools import partial
from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from enishi.terms import EnishiError
from enishi_app.actions.actor import NoSuchThingError, NotAllowedError
from enishi_app.web import errors
from enishi_app.web.requests import page

pytestmark = pytest.mark.django_db


class OddError(EnishiError):
    """For the test."""


def asking(actor, django_user_model):
    request = RequestFactory().get("/")
    request.user = django_user_model.objects.get(pk=actor.user)
    return request


def failing_with(error):
    @page
    def view(request):
        raise error

    return view


def test_what_is_not_there_becomes_404(actor, django_user_model):
    with pytest.raises(Http404):
        failing_with(NoSuchThingError("x"))(asking(actor, django_user_model))


def test_what_is_not_allowed_becomes_403(actor, django_user_model):
    with pytest.raises(PermissionDenied):
        failing_with(NotAllowedError("x"))(asking(actor, django_user_model))


def test_any_other_refusal_becomes_a_page_with_its_reason(actor, django_user_model):
    answer = failing_with(OddError("day must be <b>, got c"))(asking(actor, django_user_model))
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "day must be &lt;b&gt;, got c" in answer.text


def test_an_error_of_our_own_is_not_hidden(actor, django_user_model):
    with pytest.raises(ZeroDivisionError):
        failing_with(ZeroDivisionError())(asking(actor, django_user_model))


def test_arguments_of_the_address_reach_the_view(actor, django_user_model):
    @page
    def view(request, person):
        return HttpResponse(person)

    answer = view(asking(actor, django_user_model), person="p1")
    assert isinstance(answer, HttpResponse)
    assert answer.text == "p1"


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (partial(errors.bad_request, exception=ValueError()), HTTPStatus.BAD_REQUEST),
        (partial(errors.forbidden, exception=ValueError()), HTTPStatus.FORBIDDEN),
        (errors.stale_form, HTTPStatus.FORBIDDEN),
        (partial(errors.not_found, exception=ValueError()), HTTPStatus.NOT_FOUND),
        (errors.failed, HTTPStatus.INTERNAL_SERVER_ERROR),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_page_says_it_in_both_languages(actor, django_user_model, handler, status, language):
    with translation.override(language):
        answer = handler(asking(actor, django_user_model))
    assert answer.status_code == status
    title = answer.text.split("<h1>")[1].split("</h1>")[0]
    assert title.isascii() == (language == "en")
    assert f'<html lang="{language}"' in answer.text


def test_an_address_that_leads_nowhere_says_so(browser):
    answer = browser.get("/nowhere/", headers={"Accept-Language": "ja"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "このアドレスには何もありません" in answer.text


def test_an_error_of_our_own_says_what_is_safe(browser, monkeypatch):
    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr("enishi_app.web.settings.views.fixed_day", broken)
    browser.raise_request_exception = False
    answer = browser.get("/settings/", headers={"Accept-Language": "en"})
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Something went wrong inside enishi" in answer.text
    assert "ZeroDivisionError" not in answer.text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_address_of_a_button_that_is_opened_is_answered_with_a_page(client, actor, language):
    headers = {"Accept-Language": language}
    answer = client.get("/imports/1/undo/", headers=headers)
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer["Allow"] == "POST"
    assert f'<html lang="{language}"' in answer.text
