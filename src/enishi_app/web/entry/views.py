"""Coming in, leaving, and choosing how pages look."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from enishi.terms import Language
from enishi_app.actions.workspaces import choose_look
from enishi_app.web.context import THEME_COOKIE, THEMES
from enishi_app.web.requests import actor_of_request, refuse

_YEAR_SECONDS = 365 * 24 * 60 * 60


@require_GET
@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whoever follows a one-time link."""
    user = authenticate(request, token=token)
    if user is not None:
        login(request, user)
    elif not request.user.is_authenticated:
        return render(request, "web/errors/403.html", status=HTTPStatus.FORBIDDEN)
    return redirect("/")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the notebook in this browser."""
    logout(request)
    return render(request, "web/entry/left.html")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Write pages in another language from now on."""
    chosen = request.POST.get("language", "")
    if chosen not in set(Language):
        return refuse(request, "language must be ja or en, got another")
    if request.user.is_authenticated:
        choose_look(actor_of_request(request), language=Language(chosen))
    translation.activate(chosen)
    return _back(request, settings.LANGUAGE_COOKIE_NAME, chosen)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Show pages light, dark, or as the device wishes (an empty choice)."""
    chosen = request.POST.get("theme", "")
    if chosen not in {*THEMES, ""}:
        return refuse(request, "theme must be light, dark or empty, got another")
    if request.user.is_authenticated:
        choose_look(actor_of_request(request), theme=chosen)
    return _back(request, THEME_COOKIE, chosen)


def _back(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    asked = request.POST.get("next", "")
    is_own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    response = redirect(asked if is_own else "/")
    response.set_cookie(
        cookie, value, max_age=_YEAR_SECONDS, path="/", samesite="Lax", httponly=True
    )
    return response
