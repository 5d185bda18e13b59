"""What every template knows: where it is, in which language, in which theme."""

from typing import TypedDict
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import is_valid_path

from enishi.terms import Language
from enishi_app.web.places import RECORD, SEARCH, SETTINGS, Place, open_places, place_of
from enishi_app.web.requests import screen_language

THEMES = ("light", "dark")
THEME_COOKIE = "enishi_theme"


class Frame(TypedDict):
    """The names that ``base.html`` uses.

    Attributes:
        here: Where a choice of language or look leads back to.
    """

    here: str
    screen_language: Language
    theme: str
    places: tuple[Place, ...]
    place: Place | None
    record: Place | None
    settings_place: Place | None
    search: str


def frame(request: HttpRequest) -> Frame:
    """Return what the frame of a page is drawn from."""
    known = request.user.is_authenticated if hasattr(request, "user") else False
    return Frame(
        here=_here(request),
        screen_language=screen_language(),
        theme=theme_of(request),
        places=open_places() if known else (),
        place=place_of(request.path),
        record=_if_open(RECORD, known=known),
        settings_place=_if_open(SETTINGS, known=known),
        search=SEARCH if known and is_valid_path(SEARCH) else "",
    )


def theme_of(request: HttpRequest) -> str:
    """Return ``light`` or ``dark`` where one was chosen, empty where the device decides."""
    chosen = getattr(getattr(request, "user", None), "theme", "")
    theme = chosen or request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


def _if_open(place: Place, *, known: bool) -> Place | None:
    return place if known and is_valid_path(place.address) else None


def _here(request: HttpRequest) -> str:
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    # The address of a form that was sent may answer nobody who only looks: back to where it stood.
    return urlsplit(request.headers.get("Referer", "")).path or "/"
