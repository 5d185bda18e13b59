"""Today: what to tend, whom one waits for, and how the experiment stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from enishi_app.web.requests import actor_of_request, page


@page
def show(request: HttpRequest) -> HttpResponse:
    """Show what to tend today."""
    from enishi_app.actions.today import load_today

    return render(request, "web/today/show.html", {"today": load_today(actor_of_request(request))})
