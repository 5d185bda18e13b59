"""Records: the list, quick entry, one entry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi_app.actions.journal import is_kept, kind_of, record, show_entry
from enishi_app.actions.picking import PickKind, suggest_named
from enishi_app.actions.records import take_back_last, withdraw_whole
from enishi_app.web.picking import Typed, offer_names
from enishi_app.web.records.facts import tell_countings, tell_fields
from enishi_app.web.records.forms.base import RecordForm, Values
from enishi_app.web.records.kinds import KINDS, Kind, grouped_kinds, kind_named
from enishi_app.web.records.listing import tell_list
from enishi_app.web.records.onward import address_after, address_again, done_address, within
from enishi_app.web.records.past import tell_past
from enishi_app.web.records.prefill import initial_from, initial_of
from enishi_app.web.records.sentences import own_page, plain_sentence, tell_entries
from enishi_app.web.requests import actor_of_request, page


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List what was recorded, the newest first."""
    told = tell_list(actor_of_request(request), request.GET.dict())
    return render(request, "web/records/list.html", told)


@require_GET
@page
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to record."""
    query = request.GET.urlencode()
    told = {"groups": grouped_kinds(), "query": f"?{query}" if query else ""}
    return render(request, "web/records/new.html", told)


@require_http_methods(["GET", "POST"])
@page
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Record something in a few taps."""
    actor, sort = actor_of_request(request), kind_named(kind)
    begun = initial_from(actor, sort.form, request.GET)
    form = sort.form(request.POST or None, actor=actor, initial=begun)
    if request.method == "POST" and is_kept(actor, form.new_id):
        # The button was pressed twice, or the page sent again.
        return redirect(address_after(request, form.new_id))
    if request.method == "POST" and form.is_valid():
        values = _kept(request, form)
        if "again" in request.POST:
            return redirect(address_again(kind, form, values[0]))
        return redirect(address_after(request, values[0].id))
    told = {"form": form, "kind": sort, "next": within(request), "title": sort.ask}
    return render(request, "web/records/form.html", told)


@require_GET
@page
def entry(request: HttpRequest, entry: str) -> HttpResponse:
    """Show one entry: its fields, what it counts for, and its earlier forms."""
    actor = actor_of_request(request)
    held = show_entry(actor, entry)
    sort = KINDS[kind_of(held)]
    form = sort.form(actor=actor, initial=initial_of(actor, sort.form, held), held=held)
    told = {
        "kind": sort,
        "done_at": done_address(held),
        "own_page": own_page(held),
        "shown": tell_entries(actor, [held])[0],
        "fields": tell_fields(form),
        "countings": tell_countings(actor, entry),
        "past": tell_past(actor, entry),
    }
    return render(request, "web/records/entry.html", told)


@require_http_methods(["GET", "POST"])
@page
def correct(request: HttpRequest, entry: str) -> HttpResponse:
    """Give an entry a new form; the older one stays among what was said."""
    actor = actor_of_request(request)
    held = show_entry(actor, entry)
    sort: Kind = KINDS[kind_of(held)]
    begun = initial_of(actor, sort.form, held)
    form = sort.form(request.POST or None, actor=actor, initial=begun, held=held)
    if request.method == "POST" and form.is_valid():
        record(actor, *form.entries())
        undo_at = reverse("records:undo", args=[entry])
        messages.success(request, _("The correction is kept."), extra_tags=undo_at)
        return redirect(address_after(request, entry))
    told = {"form": form, "kind": sort, "next": within(request), "held": held, "title": ""}
    return render(request, "web/records/form.html", told)


@require_POST
@page
def withdraw(request: HttpRequest, entry: str) -> HttpResponse:
    """Take an entry back, with what says nothing without it."""
    taken = withdraw_whole(actor_of_request(request), entry)
    undo_at = reverse("records:undo", args=[entry])
    messages.success(request, _("The entry is taken back."), extra_tags=undo_at)
    there = within(request) or f"{reverse('records:list')}?kind={kind_of(taken[0])}"
    return redirect(there)


@require_POST
@page
def undo(request: HttpRequest, entry: str) -> HttpResponse:
    """Take back the last thing said of an entry."""
    take_back_last(actor_of_request(request), entry)
    messages.success(request, _("It is as it was before."))
    return redirect("records:entry", entry=entry)


@require_GET
@page
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest names while one is being typed."""
    asked = request.GET
    field = asked.get("field", "pick")
    text = " ".join(asked.get("text", asked.get(field, "")).split())
    kind = PickKind(asked["kind"]) if asked.get("kind") in set(PickKind) else PickKind.PERSON
    known = suggest_named(actor_of_request(request), kind, text)
    return HttpResponse(offer_names(kind, field, Typed(text=text), known, is_sure=False))


def _kept(request: HttpRequest, form: RecordForm) -> Values:
    values = form.entries()
    record(form.actor, *values)
    said = {"entry": plain_sentence(form.actor, values[0])}
    undo_at = reverse("records:withdraw", args=[values[0].id])
    messages.success(request, _("Kept: %(entry)s") % said, extra_tags=undo_at)
    return values
