"""People: the list, one person, and a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.network import ME
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.people import (
    PeopleFilter,
    PeopleOrder,
    PersonFile,
    add_person,
    list_people,
    name_people,
    say_about,
    set_consent,
    show_person,
)
from enishi_app.web.people.forms import NewPersonForm, SayForm
from enishi_app.web.people.told import tell_entries, tell_facts, tell_ties
from enishi_app.web.requests import actor_of_request, page


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List the people that the filters let through."""
    actor, wanted = actor_of_request(request), _filter(request)
    asked = request.GET.get("page", "1")
    found = list_people(actor, wanted, page=int(asked) if asked.isdecimal() else 1)
    pages = Paginator(range(found.total), found.size)
    told = {
        "found": found,
        "wanted": wanted,
        "pages": pages.page(found.page),
        "is_narrowed": wanted != PeopleFilter(order=wanted.order),
        "today": today_of(actor),
    }
    return render(request, "web/people/list.html", told)


@require_GET
@page
def show(request: HttpRequest, person: str) -> HttpResponse:
    """Show everything about one person."""
    actor = actor_of_request(request)
    told = _told(actor, show_person(actor, person))
    return render(request, "web/people/show.html", told | {"form": SayForm()})


@require_http_methods(["GET", "POST"])
@page
def new(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    actor = actor_of_request(request)
    form = NewPersonForm(request.POST or None, language=actor.language)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Kept."))
        return redirect("people:show", person=add_person(actor, form.said()))
    return render(request, "web/people/new.html", {"form": form})


@require_POST
@page
def say(request: HttpRequest, person: str) -> HttpResponse:
    """Record what the user says of a person; it stands above what files say."""
    actor, form = actor_of_request(request), SayForm(request.POST)
    if not form.is_valid():
        told = _told(actor, show_person(actor, person))
        return render(request, "web/people/show.html", told | {"form": form})
    say_about(actor, person, [form.said()])
    messages.success(request, _("Kept."))
    return redirect("people:show", person=person)


@require_POST
@page
def consent(request: HttpRequest, person: str) -> HttpResponse:
    """Record whether a person agreed to be named in reports."""
    agreed = request.POST.get("may_be_named") == "yes"
    set_consent(actor_of_request(request), person, may_be_named=agreed)
    messages.success(request, _("Kept."))
    return redirect("people:show", person=person)


def _filter(request: HttpRequest) -> PeopleFilter:
    given = request.GET
    order = given.get("order", "")
    return PeopleFilter(
        text=given.get("text", ""),
        role=given.get("role", ""),
        place=given.get("place", ""),
        channel=given.get("channel", ""),
        is_met=given.get("met", "") == "1",
        order=PeopleOrder(order) if order in set(PeopleOrder) else PeopleOrder.NAME,
    )


def _told(actor: Actor, found: PersonFile) -> dict[str, object]:
    ends = {end for tie in found.ties for end in (tie.a, tie.b)}
    people = {p for e in found.entries for p in (getattr(e, "introducer", None),) if p}
    names = name_people(actor, ends | people)
    own = next((tie for tie in found.ties if ME in {tie.a, tie.b}), None)
    return {
        "person": found.card,
        "own_tie": own,
        "ties": tell_ties(found, names, actor.language, today_of(actor)),
        "entries": tell_entries(found, names, actor.language),
        "facts": tell_facts(found),
        "touches": found.touches,
        "touch_count": found.touch_count,
    }
