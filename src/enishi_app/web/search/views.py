"""The search: one line of words, and what fits it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi.language import read_search
from enishi_app.actions.actor import Actor
from enishi_app.actions.search import FoundEntries, SearchAnswer, search_notebook
from enishi_app.web.records.sentences import EntryShown, tell_entries
from enishi_app.web.requests import actor_of_request, page

_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Section:
    """Entries of one group under their heading."""

    id: str
    head: str
    shown: list[EntryShown]
    has_more: bool


@require_GET
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show what fits the words, or ask for some."""
    actor, text = actor_of_request(request), request.GET.get("text", "").strip()[:_LONGEST]
    answer = search_notebook(actor, text) if text else None
    told = {
        "text": text,
        "answer": answer,
        "query": read_search(text),
        "sections": _sections(actor, answer) if answer else [],
    }
    return render(request, "web/search/show.html", told)


def _sections(actor: Actor, answer: SearchAnswer) -> list[Section]:
    groups = (
        ("communities", _("Communities"), answer.communities),
        ("events", _("Events"), answer.events),
        ("records", _("What happened"), answer.entries),
    )
    return [_section(actor, one, head, found) for one, head, found in groups if found.lines]


def _section(actor: Actor, one: str, head: str, found: FoundEntries) -> Section:
    shown = tell_entries(actor, found.lines)
    return Section(id=one, head=head, shown=shown, has_more=found.has_more)
