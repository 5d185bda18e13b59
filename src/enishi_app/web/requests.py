"""What every view needs of its request: who asks, and pages for what went wrong."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from enishi.terms import EnishiError, Language
from enishi_app.actions.actor import Actor, NoSuchThingError, NotAllowedError
from enishi_app.actions.workspaces import actor_of

_Rest = ParamSpec("_Rest")
View = Callable[Concatenate[HttpRequest, _Rest], HttpResponseBase]


def actor_of_request(request: HttpRequest) -> Actor:
    """Return who asks, with the language of the screen.

    Raises:
        NoSuchThingError: If the signed-in user has no seat in a workspace.
    """
    actor = actor_of(request.user.pk or 0)
    return replace(actor, language=screen_language())


def screen_language() -> Language:
    """Return the language in which the page is written."""
    return Language.JA if (get_language() or "").startswith("ja") else Language.EN


def page(view: View[_Rest]) -> View[_Rest]:
    """Show a page to people who are signed in; turn what an action refuses into a page."""

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: _Rest.args, **kwargs: _Rest.kwargs
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except NoSuchThingError as error:
            raise Http404 from error
        except NotAllowedError as error:
            raise PermissionDenied from error
        except EnishiError as error:
            return refuse(request, str(error))

    return answer


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer a request that cannot be met as it was asked."""
    return render(request, "web/errors/400.html", {"reason": reason}, status=HTTPStatus.BAD_REQUEST)
