"""Pairs of people who may be one, with the reasons."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from enishi_app.actions.duplicates import find_duplicates, list_duplicates
from enishi_app.actions.identities import list_identities
from enishi_app.actions.inbox import what_waits
from enishi_app.actions.people import name_people, number_of_people
from enishi_app.web.requests import actor_of_request, page

SHOWN = 50


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List the pairs that nothing has been said of yet."""
    asked = request.GET.get("page", "1")
    number = int(asked[:9]) if asked.isdecimal() else 1
    actor = actor_of_request(request)
    found = list_duplicates(actor, page=number)
    told = {
        "found": found,
        "pages": Paginator(range(found.total), found.size).page(found.page),
        "waits": what_waits(actor),
        "people": number_of_people(actor),
    }
    return render(request, "web/people/pairs.html", told)


@require_GET
@page
def settled(request: HttpRequest) -> HttpResponse:
    """List everything said of who is who that still holds; each can be taken back."""
    actor = actor_of_request(request)
    said = list_identities(actor)
    pages = Paginator(said, SHOWN).get_page(request.GET.get("page"))
    names = name_people(actor, {one for word in pages for one in word.people})
    lines = [
        {"said": word, "people": [names[one] for one in word.people if one in names]}
        for word in pages
    ]
    told = {"lines": lines, "pages": pages, "total": len(said)}
    return render(request, "web/people/settled.html", told)


@require_POST
@page
def look(request: HttpRequest) -> HttpResponse:
    """Look through everybody anew."""
    count = find_duplicates(actor_of_request(request))
    sentence = ngettext("%(n)d pair may be one person.", "%(n)d pairs may be one person.", count)
    messages.success(request, sentence % {"n": count})
    return redirect("people:pairs")
