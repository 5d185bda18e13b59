"""Pairs of people who may be one, with the reasons."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from enishi_app.actions.duplicates import find_duplicates, list_duplicates
from enishi_app.web.requests import actor_of_request, page


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List the pairs that nothing has been said of yet."""
    asked = request.GET.get("page", "1")
    number = int(asked[:9]) if asked.isdecimal() else 1
    found = list_duplicates(actor_of_request(request), page=number)
    pages = Paginator(range(found.total), found.size).page(found.page)
    return render(request, "web/people/pairs.html", {"found": found, "pages": pages})


@require_POST
@page
def look(request: HttpRequest) -> HttpResponse:
    """Look through everybody anew."""
    count = find_duplicates(actor_of_request(request))
    sentence = ngettext("%(n)d pair may be one person.", "%(n)d pairs may be one person.", count)
    messages.success(request, sentence % {"n": count})
    return redirect("people:pairs")
