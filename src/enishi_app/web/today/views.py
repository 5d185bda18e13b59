"""Today: what to tend, whom one waits for, and how the experiment stands."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.outreach import TendKind
from enishi_app.actions.tending import mark_tended, mark_untended
from enishi_app.web.requests import actor_of_request, page
from enishi_app.web.today.sentences import (
    course_of,
    lead_of,
    show_tends,
    show_waiting,
    title_of,
)

if TYPE_CHECKING:
    from enishi_app.actions.today import Today


@require_GET
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show what to tend today, or two ways in where nothing is written yet."""
    from enishi_app.actions.today import load_today

    today = load_today(actor_of_request(request))
    if _is_blank(today):
        return render(request, "web/today/first.html")
    written = {
        "today": today,
        "title": title_of(today),
        "lead": lead_of(today),
        "course": course_of(today),
        "tends": show_tends(today),
        "waiting": show_waiting(today),
    }
    return render(request, "web/today/show.html", written)


@require_POST
@page
def tend(request: HttpRequest, entry: str, kind: TendKind) -> HttpResponse:
    """Note that something was done."""
    mark_tended(actor_of_request(request), entry, kind)
    undo_at = reverse("today:undo", args=[entry, kind])
    messages.success(request, _("Noted, with today’s date."), extra_tags=undo_at)
    return redirect("today:show")


@require_POST
@page
def undo(request: HttpRequest, entry: str, kind: TendKind) -> HttpResponse:
    """Take it back."""
    mark_untended(actor_of_request(request), entry, kind)
    messages.success(request, _("Taken back."))
    return redirect("today:show")


def _is_blank(today: "Today") -> bool:
    return not (today.experiment or today.people_count or today.tends or today.coming)
