"""Who is who: two people side by side, joined or told apart; one of several taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi_app.actions.actor import Actor
from enishi_app.actions.duplicates import list_duplicates, why_the_same
from enishi_app.actions.identities import (
    Comparison,
    compare_people,
    join_people,
    last_identity,
    part_people,
    split_person,
    undo_identity,
)
from enishi_app.web.people.comparing import chosen_in, compare_rows
from enishi_app.web.people.forms import OtherForm
from enishi_app.web.requests import actor_of_request, page


@require_http_methods(["GET", "POST"])
@page
def other(request: HttpRequest, person: str) -> HttpResponse:
    """Ask who else may be the same person."""
    actor = actor_of_request(request)
    given = request.POST if request.method == "POST" else None
    form = OtherForm(given, actor=actor)
    if form.is_bound and form.is_valid() and (chosen := form.chosen()):
        return redirect("people:same", person=person, other=chosen)
    return render(request, "web/people/other.html", {"form": form, "person_id": person})


@require_http_methods(["GET", "POST"])
@page
def same(request: HttpRequest, person: str, other: str) -> HttpResponse:
    """Show two people side by side, and take what the user says of them."""
    actor = actor_of_request(request)
    found = compare_people(actor, person, other)
    if request.method == "POST":
        return _say(request, actor, found)
    reasons = why_the_same(actor, found.cards[0].id, found.cards[1].id)
    rows = compare_rows(found, actor.language)
    told = {"found": found, "rows": rows, "reasons": " · ".join(reasons)}
    told |= {"is_in_row": _is_in_row(request)}
    return render(request, "web/people/same.html", told)


def _say(request: HttpRequest, actor: Actor, found: Comparison) -> HttpResponse:
    one, two = found.cards
    if request.POST.get("do") == "two":
        part_people(actor, one.id, two.id)
        _offer_undo(request, actor, _("Noted: two different people."))
        return _onward(request, actor, one.id)
    if request.POST.get("do") != "same":
        return redirect("people:pairs") if _is_in_row(request) else _to(one.id)
    given = {name: request.POST.getlist(name) for name in request.POST}
    chosen = chosen_in(given, found, actor.language)
    ids = [one.id, two.id]
    joined = join_people(actor, ids, choices=chosen.choices, dropped=chosen.dropped)
    _offer_undo(request, actor, _("Joined. Nothing is lost."))
    return _onward(request, actor, joined)


def _is_in_row(request: HttpRequest) -> bool:
    """Tell whether somebody goes through the list of pairs."""
    return request.GET.get("from") == "pairs"


def _onward(request: HttpRequest, actor: Actor, person: str) -> HttpResponse:
    """Lead to the next pair of the list, or to the person where she came from one."""
    if not _is_in_row(request):
        return _to(person)
    pairs = list_duplicates(actor, size=1).pairs
    if not pairs:
        return redirect("people:pairs")
    address = reverse("people:same", args=[pairs[0].one.id, pairs[0].other.id])
    return redirect(f"{address}?from=pairs")


def _to(person: str) -> HttpResponse:
    return redirect("people:show", person=person)


def _offer_undo(request: HttpRequest, actor: Actor, sentence: str) -> None:
    back = reverse("people:undo_same", args=[last_identity(actor)])
    messages.success(request, sentence, extra_tags=back)


@require_POST
@page
def split(request: HttpRequest, person: str) -> HttpResponse:
    """Take one of several records out of a person."""
    actor = actor_of_request(request)
    out = split_person(actor, person, request.POST.getlist("part"))
    _offer_undo(request, actor, _("Taken out: two different people."))
    return redirect("people:show", person=out)


@require_POST
@page
def undo(request: HttpRequest, said: int) -> HttpResponse:
    """Take back what was said about who is who."""
    undo_identity(actor_of_request(request), said)
    messages.success(request, _("Taken back."))
    return redirect("people:list")
