"""The places in the frame: shown when they lead somewhere, tied where one is."""

from typing import ClassVar

import pytest
from django.urls import include, path

from enishi_app.web.places import PLACES, open_places, place_of
from enishi_app.web.settings import views as any_views

pytestmark = pytest.mark.django_db


class OnlyPeople:
    """Addresses of a product that has no other page yet."""

    urlpatterns: ClassVar = [
        path("people/", any_views.show),
        path("people/<str:one>/", any_views.show),
        path("settings/", any_views.show),
        path("", include("enishi_app.web.entry.urls")),
    ]


def test_a_place_is_shown_when_it_leads_somewhere(settings):
    settings.ROOT_URLCONF = OnlyPeople
    assert [place.address for place in open_places()] == ["/people/"]


def test_every_page_is_in_one_place():
    assert place_of("/").address == "/"
    assert place_of("/people/").address == "/people/"
    assert place_of("/people/p1/edit/").address == "/people/"
    assert place_of("/records/new/").address == "/records/"
    assert place_of("/tend/e1/thank/").address == "/"
    assert place_of("/imports/i1/").address == "/records/"
    assert place_of("/enter/x/") is None


def test_the_knot_is_tied_at_the_current_place(browser, settings):
    settings.ROOT_URLCONF = OnlyPeople
    said = browser.get("/people/").text
    assert said.count('class="places__knot"') == 1
    assert '<a href="/people/" aria-current="page">People</a><svg class="places__knot"' in said


def test_the_search_of_every_page_searches_everything(browser):
    said = browser.get("/settings/").text
    assert '<form class="tools__search" role="search" action="/search/">' in said
    assert 'name="text"' in said


def test_every_place_of_the_frame_leads_somewhere(browser):
    said = browser.get("/settings/").text
    for place in open_places():
        assert f'<a href="{place.address}"' in said
    assert len(PLACES) == 6
