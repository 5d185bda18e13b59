"""Where a form leads when it is kept."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from enishi.outreach import FollowUp, TendKind
from enishi_app.actions.journal import EntryValue
from enishi_app.web.records.forms.base import RecordForm

_CARRIED = ("community", "event", "experiment", "channel", "place", "kind", "direction")


def within(request: HttpRequest) -> str:
    """Return the page to go on to, where one of this product was named; empty otherwise."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and asked.startswith("/") else ""


def address_after(request: HttpRequest, entry: str) -> str:
    """Return where to go on to: the page that was named, or the entry's own."""
    return within(request) or reverse("records:entry", args=[entry])


def address_again(kind: str, form: RecordForm, kept: EntryValue) -> str:
    """Return the form for one more of the kind, with what the next one is likely to share."""
    told = {name: getattr(kept, name, None) for name in _CARRIED if name in form.fields}
    told["on"] = form.day.isoformat()
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('records:add', args=[kind])}?{query}"


def done_address(held: EntryValue) -> str:
    """Return where to say that a next step is done; empty where there is nothing to do."""
    if not isinstance(held, FollowUp) or held.done_on:
        return ""
    return reverse("today:tend", args=[held.id, TendKind.FOLLOW_UP])
