"""The places a page can be in. A place is shown as soon as its address leads somewhere."""

from dataclasses import dataclass

from django.urls import is_valid_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, kw_only=True)
class Place:
    """One of the places that every page leads to.

    Attributes:
        address: Where it begins; every page under it is in this place.
        purpose: What it is for, in small print.
        also: Where more of it lies; pages there are in this place too.
        thumb: Its name in the bar at the bottom of a phone; empty where it is not there.
    """

    address: str
    name: str | Promise
    purpose: str | Promise = ""
    icon: str
    thumb: str | Promise = ""
    also: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Tell whether a page is in this place."""
        if self.address == "/":
            return path == "/" or path.startswith(self.also)
        return path.startswith((self.address, *self.also))


PLACES = (
    Place(
        address="/",
        name=pgettext_lazy("place", "Today"),
        purpose=_("what to tend now"),
        icon="today",
        also=("/tend/",),
        thumb=pgettext_lazy("place", "Today"),
    ),
    Place(
        address="/experiment/",
        name=pgettext_lazy("place", "Experiment"),
        purpose=_("question, stages, course"),
        icon="experiment",
    ),
    Place(
        address="/people/",
        name=pgettext_lazy("place", "People"),
        purpose=_("people and the ties to them"),
        icon="people",
        thumb=pgettext_lazy("place", "People"),
    ),
    Place(
        address="/reach/",
        name=pgettext_lazy("place", "Reach"),
        purpose=_("routes and asks"),
        icon="reach",
    ),
    Place(
        address="/records/",
        name=pgettext_lazy("place", "Records"),
        purpose=_("what happened, and files read"),
        icon="note",
        also=("/imports/",),
    ),
    Place(
        address="/report/",
        name=pgettext_lazy("place", "Report"),
        purpose=_("plan, interim and final report"),
        icon="quote",
    ),
)
RECORD = Place(
    address="/records/new/",
    name=pgettext_lazy("place", "Record"),
    icon="plus",
    thumb=pgettext_lazy("place", "Record"),
)
SETTINGS = Place(address="/settings/", name=_("Settings and privacy"), icon="settings")
SEARCH = "/search/"


def open_places() -> tuple[Place, ...]:
    """Return the places whose address leads to a page."""
    return tuple(place for place in PLACES if is_valid_path(place.address))


def place_of(path: str) -> Place | None:
    """Return the place a page is in, or None for a page outside all of them."""
    return next((place for place in (*PLACES, SETTINGS) if place.holds(path)), None)
