"""Settings and privacy: language, look, where everything lies, and what leaves the machine."""

from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi_app.actions.workspaces import fixed_day
from enishi_app.web.requests import actor_of_request, page

_LOOKS = (
    ("", _("As the device")),
    ("light", pgettext_lazy("theme", "Paper")),
    ("dark", pgettext_lazy("theme", "Night")),
)


@page
def show(request: HttpRequest) -> HttpResponse:
    """Show what is kept where, and how pages look."""
    kept_in = str(settings.DATABASES["default"]["ENGINE"])
    told = {
        "folder": settings.HOME.folder,
        "is_one_file": kept_in.endswith("sqlite3"),
        "version": version("enishi"),
        "fixed_day": fixed_day(actor_of_request(request)),
        "looks": _LOOKS,
        "languages": settings.LANGUAGES,
    }
    return render(request, "web/settings/show.html", told)
