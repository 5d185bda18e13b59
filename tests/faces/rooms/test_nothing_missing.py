"""No page leaves a gap: whatever a template asks for is there."""

import re
from http import HTTPStatus

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from enishi.evidence import Community, Event
from enishi_app.actions.demo import load_sample
from enishi_app.actions.imports import list_imports
from enishi_app.actions.journal import list_entries, list_introductions
from enishi_app.actions.people import PeopleFilter, list_people
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User

pytestmark = pytest.mark.django_db
OWN = "/experiment/communities-2024/"
KINDS = (
    *("contact", "touch", "introduction", "follow-up", "event", "attendance"),
    *("community", "membership", "publication", "attempt", "tie"),
)
PAGES = (
    *("/", "/settings/", "/experiment/all/", "/experiment/new/", "/experiment/apply/"),
    *("/experiment/?as_of=2024-09-10", f"{OWN}revise/", f"{OWN}purpose/", f"{OWN}learn/"),
    *(f"{OWN}mark/ask-friends/", f"{OWN}figure/introduced/?as_of=2024-08-31"),
    *(
        "/people/",
        "/people/?met=1&role=marketer",
        "/people/?text=nobody",
        "/people/new/",
        "/people/export/",
        "/people/pairs/",
    ),
    *("/people/found/", "/people/found/?left_out=1", "/people/found/?text=nobody"),
    *("/search/", "/search/?text=paris", "/search/?text=xyzzy", "/search/?text=@"),
    *("/reach/", "/reach/?q=marketer+in+Paris", "/reach/?q=designer+xyzzy"),
    *("/records/", "/records/new/", *(f"/records/new/{kind}/" for kind in KINDS)),
    *("/records/introductions/", "/records/communities/", "/records/events/", "/imports/"),
    *("/report/?kind=interim&as_of=2024-08-31", "/report/?kind=plan"),
)


@pytest.fixture
def actor():
    actor = open_local()
    load_sample(actor)
    return actor


@pytest.fixture
def gaps(client, actor, monkeypatch):
    """Return what the templates of a page asked for in vain."""
    client.force_login(User.objects.get(pk=actor.user))
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    monkeypatch.setattr(backend.engine, "string_if_invalid", "⟪%s⟫")

    def gaps(address):
        answer = client.get(address)
        assert answer.status_code == HTTPStatus.OK, address
        return re.findall("⟪[^⟫]*⟫", answer.text)

    return gaps


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_everything_it_shows(gaps, address):
    assert gaps(address) == []


def test_pages_of_single_things_have_everything_they_show(gaps, actor):
    asks = list_introductions(actor)
    entries = {one.id for one in (*asks[:2], asks[-1], *list_entries(actor, (Community, Event)))}
    first, second = (line.id for line in list_people(actor, PeopleFilter()).lines[:2])
    pages = [
        *(f"/people/{first}/same/", f"/people/{first}/same/{second}/"),
        *(f"/records/introductions/{one.id}/" for one in asks),
        *(f"/records/communities/{one.id}/" for one in list_entries(actor, (Community,))),
        *(f"/records/events/{one.id}/" for one in list_entries(actor, (Event,))),
        *(f"/records/entry/{one}/" for one in entries),
        *(f"/records/entry/{one}/correct/" for one in entries),
        *(f"/imports/{one.id}/" for one in list_imports(actor)),
        *(f"/people/{one.id}/" for one in list_people(actor, PeopleFilter(), size=12).lines),
    ]
    assert {page: found for page in pages if (found := gaps(page))} == {}
