"""Settings and privacy: language, look, where everything lies, and what leaves the machine."""

from importlib.metadata import version

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from enishi_app.actions.actor import Actor
from enishi_app.actions.myself import Myself, say_myself, show_myself
from enishi_app.actions.workspaces import fixed_day
from enishi_app.web.forms import PageForm
from enishi_app.web.requests import actor_of_request, page

_LOOKS = (
    ("", _("As the device")),
    ("light", pgettext_lazy("theme", "Paper")),
    ("dark", pgettext_lazy("theme", "Night")),
)


class MyselfForm(PageForm):
    """Who the user is in her own files, a line each."""

    mails = forms.CharField(
        label=_("Your mail addresses"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line. They tell which mails you sent and which you received."),
    )
    names = forms.CharField(
        label=_("Your names in chats and exports"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, as LINE, WhatsApp and others show them."),
    )


@require_http_methods(["GET", "POST"])
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show what is kept where, who the user is in her files, and how pages look."""
    actor = actor_of_request(request)
    form = _form(request, show_myself(actor))
    if form.is_bound and form.is_valid():
        told = {name: form.cleaned_data[name].splitlines() for name in ("mails", "names")}
        say_myself(actor, **told)
        messages.success(request, _("Kept. Files you bring in from now on go by it."))
        return redirect(request.path)
    return render(request, "web/settings/show.html", _told(actor) | {"form": form})


def _form(request: HttpRequest, myself: Myself) -> MyselfForm:
    held = {"mails": "\n".join(myself.mails), "names": "\n".join(myself.names)}
    given = request.POST if request.method == "POST" else None
    return MyselfForm(given, initial=held)


def _told(actor: Actor) -> dict[str, object]:
    kept_in = str(settings.DATABASES["default"]["ENGINE"])
    return {
        "folder": settings.HOME.folder,
        "is_one_file": kept_in.endswith("sqlite3"),
        "version": version("enishi"),
        "fixed_day": fixed_day(actor),
        "looks": _LOOKS,
        "languages": settings.LANGUAGES,
    }
