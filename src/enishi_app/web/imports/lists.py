"""Lists of attendees that do not name their event: which one is it?"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from enishi_app.actions.actor import Actor, NoSuchThingError
from enishi_app.actions.lists import AttendeeList, lists_of_import, name_list, unname_list
from enishi_app.actions.picking import PickKind
from enishi_app.web.picking import Picked, PickField, PickingForm, settle
from enishi_app.web.records.forms.parts import day_field
from enishi_app.web.requests import actor_of_request, page


class EventOfListForm(PickingForm):
    """Which event a list is of: one that is known, or a new one with its day."""

    event = PickField(PickKind.EVENT, label=gettext_lazy("Event"))
    on = day_field(gettext_lazy("Its day, if it is not listed yet"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of an event that is new."""
        cleaned = super().clean()
        event = cleaned.get("event")
        if event and not event.id and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("A new event needs its day."))
        return cleaned

    def chosen(self) -> str:
        """Return the id of the event of a valid form, added where it is new."""
        event: Picked = self.cleaned_data["event"]
        return event.id or settle(self.actor, event, on=self.cleaned_data["on"]) or ""


@require_http_methods(["GET", "POST"])
@page
def name(request: HttpRequest, run: int, held: str) -> HttpResponse:
    """Ask which event a list is of, and take the answer."""
    actor = actor_of_request(request)
    one = _find(actor, run, held)
    given: Mapping[str, Any] | None = request.POST if request.method == "POST" else None
    form = EventOfListForm(given, actor=actor)
    if form.is_bound and form.is_valid():
        name_list(actor, run, one.id, form.chosen())
        back = reverse("imports:unname", args=[run, one.id])
        messages.success(
            request, _("Kept. Everybody on the list counts for this event."), extra_tags=back
        )
        return redirect("imports:one", run=run)
    return render(request, "web/imports/list.html", {"form": form, "one": one, "run": run})


@require_POST
@page
def unname(request: HttpRequest, run: int, held: str) -> HttpResponse:
    """Take back which event a list is of."""
    unname_list(actor_of_request(request), run, held)
    messages.success(request, _("Taken back."))
    return redirect("imports:one", run=run)


def _find(actor: Actor, run: int, held: str) -> AttendeeList:
    found = next((one for one in lists_of_import(actor, run) if one.id == held), None)
    if found is None:
        msg = "list must be one of this import, got another"
        raise NoSuchThingError(msg)
    return found
