"""People: the list, one person, and a new one."""

from collections.abc import Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.evidence import ContactMade
from enishi.language import name_readings
from enishi.network import ME
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.duplicates import list_duplicates_of, look_at_what_was_typed
from enishi_app.actions.exports import MEDIA_TYPES, SUFFIXES, ExportFormat, signs_lost, write_export
from enishi_app.actions.identities import list_identities, list_parts
from enishi_app.actions.inbox import what_waits
from enishi_app.actions.next_steps import next_steps_of
from enishi_app.actions.opt_outs import list_opt_outs, set_may_be_asked
from enishi_app.actions.people import (
    PeopleFilter,
    PersonFile,
    PersonLine,
    Said,
    add_person,
    list_people,
    name_people,
    say_about,
    set_consent,
    show_person,
    unsay_about,
)
from enishi_app.actions.picking import PickKind, find_named
from enishi_app.actions.ties import rule_of
from enishi_app.web.people.exporting import export_choices
from enishi_app.web.people.forms import FilterForm, NewPersonForm, SayForm
from enishi_app.web.people.told import (
    read_sign,
    sign_value,
    step_words,
    tell_facts,
    tell_moments,
    tell_ties,
)
from enishi_app.web.requests import actor_of_request, page

_SUGGESTED = 3
"""Readings offered at most; one more is quicker typed."""


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List the people that the filters let through."""
    actor = actor_of_request(request)
    form = FilterForm(request.GET, language=actor.language)
    wanted = form.wanted()
    asked = request.GET.get("page", "1")
    found = list_people(actor, wanted, page=int(asked[:9]) if asked.isdecimal() else 1)
    today = today_of(actor)
    told = {
        "found": found,
        "lines": _lines(actor, found.lines, today),
        "form": form,
        "pages": Paginator(range(found.total), found.size).page(found.page),
        "is_narrowed": wanted != PeopleFilter(order=wanted.order),
        "today": today,
        "waits": what_waits(actor),
    }
    return render(request, "web/people/list.html", told)


@require_GET
@page
def show(request: HttpRequest, person: str) -> HttpResponse:
    """Show everything about one person."""
    actor = actor_of_request(request)
    found = show_person(actor, person)
    if found.card.id != person:
        # Joined with others since: the person has one address.
        return redirect("people:show", person=found.card.id)
    return render(request, "web/people/show.html", _told(actor, found) | {"form": SayForm()})


@require_http_methods(["GET", "POST"])
@page
def new(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    actor = actor_of_request(request)
    given = request.POST if request.method == "POST" else None
    form = NewPersonForm(given, language=actor.language)
    same = _same(actor, form) if form.is_bound and form.is_valid() else ()
    if form.is_bound and form.is_valid() and not same:
        person = add_person(actor, form.said())
        look_at_what_was_typed(actor)
        messages.success(request, _("Kept."))
        if request.POST.get("do") == "met":
            return redirect(f"{reverse('records:add', args=['contact'])}?person={person}")
        return redirect("people:show", person=person)
    return render(request, "web/people/new.html", {"form": form, "same": same})


@require_GET
@page
def export(request: HttpRequest) -> HttpResponseBase:
    """Offer the formats, or hand out a file in one of them."""
    actor, asked = actor_of_request(request), request.GET.get("format", "")
    if asked not in set(ExportFormat):
        return render(request, "web/people/export.html", {"formats": export_choices()})
    into = ExportFormat(asked)
    if into is ExportFormat.CSV_CP932 and "sure" not in request.GET and (lost := signs_lost(actor)):
        told = {"lost": lost, "format": into.value}
        return render(request, "web/people/export_lost.html", told)
    # Written to the disk first: a hundred thousand people are not held in memory.
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    write_export(actor, into, file)
    file.seek(0)
    name = f"enishi-people{SUFFIXES[into]}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[into])


@require_POST
@page
def say(request: HttpRequest, person: str) -> HttpResponse:
    """Record what the user says of a person; it stands above what files say."""
    actor, form = actor_of_request(request), SayForm(request.POST)
    if not form.is_valid():
        told = _told(actor, show_person(actor, person))
        return render(request, "web/people/show.html", told | {"form": form})
    said = form.said()
    say_about(actor, person, [said])
    look_at_what_was_typed(actor)
    undo_at = reverse("people:unsay", args=[person, sign_value(said.field, said.value.strip())])
    messages.success(request, _("Kept."), extra_tags=undo_at)
    return redirect("people:show", person=person)


@require_POST
@page
def unsay(request: HttpRequest, person: str, sign: str) -> HttpResponse:
    """Record that a value on a card does not hold."""
    field, value = _signed(sign)
    actor = actor_of_request(request)
    unsay_about(actor, person, field, value)
    look_at_what_was_typed(actor)
    back_at = reverse("people:say_again", args=[person, sign])
    messages.success(request, _("The value is taken out."), extra_tags=back_at)
    return redirect("people:show", person=person)


@require_POST
@page
def say_again(request: HttpRequest, person: str, sign: str) -> HttpResponse:
    """Put a value back that was taken out."""
    field, value = _signed(sign)
    actor = actor_of_request(request)
    say_about(actor, person, [Said(field=field, value=value)])
    look_at_what_was_typed(actor)
    messages.success(request, _("The value is back."))
    return redirect("people:show", person=person)


@require_POST
@page
def consent(request: HttpRequest, person: str) -> HttpResponse:
    """Record whether a person agreed to be named in reports."""
    agreed = request.POST.get("may_be_named") == "yes"
    set_consent(actor_of_request(request), person, may_be_named=agreed)
    messages.success(request, _("Kept."))
    return redirect("people:show", person=person)


@require_POST
@page
def asking(request: HttpRequest, person: str) -> HttpResponse:
    """Record whether a person may be asked for introductions."""
    may_be_asked = request.POST.get("may_be_asked") == "yes"
    set_may_be_asked(actor_of_request(request), person, may_be_asked=may_be_asked)
    messages.success(request, _("Kept."))
    return redirect("people:show", person=person)


def _lines(actor: Actor, lines: Sequence[PersonLine], today: date) -> list[dict[str, object]]:
    steps = next_steps_of(actor, {line.id for line in lines})
    rule = rule_of(actor)
    return [
        {
            "line": line,
            "band": rule(line.tie.evidence, today=today).band if line.tie else None,
            "state": line.tie.state if line.tie else None,
            "step": steps.get(line.id),
            "words": step_words(steps[line.id]) if line.id in steps else "",
        }
        for line in lines
    ]


def _same(actor: Actor, form: NewPersonForm) -> tuple[object, ...]:
    """Return people of this name, unless the user says that she means somebody else."""
    if form.cleaned_data["is_new"]:
        return ()
    found = find_named(actor, PickKind.PERSON, form.cleaned_data["name"])
    return (found.sure,) if found.sure else ()


def _signed(sign: str) -> Any:  # noqa: ANN401 - a field and its value
    found = read_sign(sign)
    if found is None:
        raise Http404
    return found


def _identity(actor: Actor, found: PersonFile) -> dict[str, object]:
    parts = list_parts(actor, found.card.id)
    return {
        "standing": found.standing,
        "maybe": list_duplicates_of(actor, found.card.id),
        "parts": parts if len(parts) > 1 else (),
        "identities": list_identities(actor, found.card.id),
    }


def _told(actor: Actor, found: PersonFile) -> dict[str, object]:
    today = today_of(actor)
    ends = {end for tie in found.ties for end in (tie.a, tie.b)}
    ties = tell_ties(
        found, name_people(actor, ends - {ME}), actor.language, today=today, rule=rule_of(actor)
    )
    step = next_steps_of(actor, {found.card.id}).get(found.card.id)
    met = [one for one in found.entries if isinstance(one, ContactMade)]
    return {
        "person": found.card,
        "suggested": () if found.card.reading else name_readings(found.card.name)[:_SUGGESTED],
        "own_tie": next((one for one in ties if not one.id), None),
        "ties": [one for one in ties if one.id],
        "moments": tell_moments(actor, found),
        "facts": tell_facts(found, actor.language),
        "shown_touches": len(found.touches),
        "touch_count": found.touch_count,
        "met": met[-1] if met else None,
        **_identity(actor, found),
        "is_opted_out": found.card.id in list_opt_outs(actor),
        "step": step,
        "words": step_words(step) if step else "",
        "today": today,
    }
