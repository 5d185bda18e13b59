"""People found in mail, chats and lists: none is kept until the user says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from enishi.evidence import Community
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.inbox import (
    FoundPlace,
    InboxRule,
    InboxWord,
    RuleSubject,
    list_inbox,
    list_inbox_rules,
    number_in_inbox,
    say_in_inbox,
    set_inbox_rule,
    where_found,
)
from enishi_app.actions.journal import list_entries
from enishi_app.actions.people import number_of_people
from enishi_app.web.requests import actor_of_request, page, refuse

_WORDS = {"keep": InboxWord.KEPT, "ignore": InboxWord.DISMISSED, "back": InboxWord.OPEN}
_RULES = {"always": InboxWord.KEPT, "never": InboxWord.DISMISSED, "ask": InboxWord.OPEN}


@dataclass(frozen=True, kw_only=True)
class ToldRule:
    """A rule, with the name of what it goes by."""

    rule: InboxRule
    name: str
    is_always: bool


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List those who wait for a yes."""
    actor = actor_of_request(request)
    asked, is_dismissed = request.GET.get("page", "1"), request.GET.get("left_out") == "1"
    text = request.GET.get("text", "")
    number = int(asked[:9]) if asked.isdecimal() else 1
    found = list_inbox(actor, text=text, is_dismissed=is_dismissed, page=number)
    places = where_found(actor, [line.id for line in found.lines])
    told = {
        "found": found,
        "lines": [{"line": line, "place": places[line.id]} for line in found.lines],
        "groups": _groups(places.values()),
        "pages": Paginator(range(found.total), found.size).page(found.page),
        "rules": _told_rules(actor),
        "is_left_out": is_dismissed,
        "text": text,
        "waiting": number_in_inbox(actor),
        "people": number_of_people(actor),
        "today": today_of(actor),
    }
    return render(request, "web/people/found.html", told)


@require_POST
@page
def say(request: HttpRequest) -> HttpResponse:
    """Keep, ignore or put back those who are chosen."""
    word = _WORDS.get(request.POST.get("do", ""))
    people = request.POST.getlist("person")
    if word is None:
        return refuse(request, "do must be keep, ignore or back")
    count = say_in_inbox(actor_of_request(request), people, word)
    _tell(request, word, people, count)
    return redirect(_here(request))


def _tell(request: HttpRequest, word: InboxWord, people: list[str], count: int) -> None:
    if word is InboxWord.OPEN:
        messages.success(request, _("Taken back."))
        return
    kept = ngettext("%(n)d person kept.", "%(n)d people kept.", count)
    ignored = ngettext("%(n)d person ignored.", "%(n)d people ignored.", count)
    sentence = (kept if word is InboxWord.KEPT else ignored) % {"n": count}
    back = reverse("people:found_back", args=["-".join(people)]) if len(people) == 1 else ""
    messages.success(request, sentence, extra_tags=back)


@require_POST
@page
def back(request: HttpRequest, person: str) -> HttpResponse:
    """Put one person back among those who wait."""
    say_in_inbox(actor_of_request(request), [person], InboxWord.OPEN)
    messages.success(request, _("Taken back."))
    return redirect("people:found")


@require_POST
@page
def rule(request: HttpRequest) -> HttpResponse:
    """Make a rule for everybody from one place, or take it back."""
    given = request.POST
    word, subject = _RULES.get(given.get("do", "")), given.get("subject", "")
    value = given.get("value", "").strip()
    if word is None or subject not in set(RuleSubject) or not value:
        return refuse(request, "do must be always, never or ask; subject and value must be known")
    made = InboxRule(subject=RuleSubject(subject), value=value, word=word)
    set_inbox_rule(actor_of_request(request), made)
    messages.success(request, _("Kept."))
    return redirect("people:found")


def _here(request: HttpRequest) -> str:
    address = reverse("people:found")
    return f"{address}?left_out=1" if request.POST.get("left_out") else address


def _groups(places: Iterable[FoundPlace]) -> list[tuple[str, str]]:
    held = {one for place in places for one in place.communities}
    return sorted(held, key=lambda pair: (pair[1], pair[0]))


def _told_rules(actor: Actor) -> list[ToldRule]:
    rules = list_inbox_rules(actor)
    if not rules:
        return []
    held = list_entries(actor, (Community,))
    names = {str(one.id): one.name for one in held if isinstance(one, Community)}
    return [
        ToldRule(
            rule=one, name=names.get(one.value, one.value), is_always=one.word is InboxWord.KEPT
        )
        for one in rules
    ]
