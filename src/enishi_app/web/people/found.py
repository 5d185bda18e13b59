"""People found in mail, chats and lists: none is kept until the user says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from enishi.evidence import Community, Event
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.inbox import (
    FoundPlace,
    InboxRule,
    InboxWord,
    RuleSubject,
    list_found_groups,
    list_inbox,
    list_inbox_rules,
    say_in_inbox,
    say_of_group,
    set_inbox_rule,
    what_waits,
    where_found,
)
from enishi_app.actions.journal import list_entries
from enishi_app.actions.people import number_of_people
from enishi_app.web.requests import actor_of_request, page, refuse

_DOMAINS = 3
# Whoever writes from these has nothing in common with the next one who does.
_EVERYBODYS = frozenset(
    {
        *("gmail.com", "googlemail.com", "icloud.com", "me.com", "outlook.com", "outlook.jp"),
        *("hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "yahoo.com", "yahoo.co.jp"),
        *("docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp"),
        *("proton.me", "protonmail.com", "gmx.de", "gmx.net", "web.de", "qq.com", "naver.com"),
    }
)
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
    text, group = request.GET.get("text", ""), request.GET.get("group", "")
    number = int(asked[:9]) if asked.isdecimal() else 1
    found = list_inbox(actor, text=text, group=group, is_dismissed=is_dismissed, page=number)
    seen_in = list_found_groups(actor, is_dismissed=is_dismissed)
    places = where_found(actor, [line.id for line in found.lines])
    told = {
        "found": found,
        "lines": [{"line": line, "place": places[line.id]} for line in found.lines],
        "seen_in": seen_in,
        "group": group,
        "chosen": next((one for one in seen_in if one.id == group), None),
        "domains": _domains(places.values()),
        "pages": Paginator(range(found.total), found.size).page(found.page),
        "rules": _told_rules(actor),
        "is_left_out": is_dismissed,
        "text": text,
        "waits": what_waits(actor),
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
    if not people:
        messages.error(request, _("Choose somebody first."))
        return redirect(_here(request))
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
    known = [one for one in people if one.isalnum()]
    back = reverse("people:found_back", args=["-".join(known)]) if known else ""
    messages.success(request, sentence, extra_tags=back)


@require_POST
@page
def whole_group(request: HttpRequest) -> HttpResponse:
    """Keep or ignore everybody who waits and was seen in one group."""
    word, group = _WORDS.get(request.POST.get("do", "")), request.POST.get("group", "")
    if word not in {InboxWord.KEPT, InboxWord.DISMISSED} or not group:
        return refuse(request, "do must be keep or ignore, group must be known")
    people = say_of_group(actor_of_request(request), group, word)
    _tell(request, word, list(people), len(people))
    return redirect("people:found")


@require_POST
@page
def back(request: HttpRequest, person: str) -> HttpResponse:
    """Put people back among those who wait: ids, joined by hyphens."""
    say_in_inbox(actor_of_request(request), person.split("-"), InboxWord.OPEN)
    messages.success(request, _("Taken back."))
    return redirect("people:found")


@require_POST
@page
def rule(request: HttpRequest) -> HttpResponse:
    """Make a rule for everybody from one place, or take it back."""
    given = request.POST
    word, subject = _RULES.get(given.get("do", "")), given.get("subject", "")
    value = given.get("value", "").strip().removeprefix("@")
    value = value.lower() if subject == RuleSubject.MAIL_DOMAIN else value
    if word is None or subject not in set(RuleSubject) or not value:
        return refuse(request, "do must be always, never or ask; subject and value must be known")
    made = InboxRule(subject=RuleSubject(subject), value=value, word=word)
    count = set_inbox_rule(actor_of_request(request), made)
    sentence = ngettext("Settled, for %(n)d person now.", "Settled, for %(n)d people now.", count)
    again = "" if word is InboxWord.OPEN else reverse("people:rule_back", args=[subject, value])
    messages.success(request, sentence % {"n": count}, extra_tags=again)
    return redirect("people:found")


@require_POST
@page
def rule_back(request: HttpRequest, subject: str, value: str) -> HttpResponse:
    """Take a rule back: those it was about are asked about again."""
    if subject not in set(RuleSubject):
        return refuse(request, "subject must be known")
    open_again = InboxRule(subject=RuleSubject(subject), value=value, word=InboxWord.OPEN)
    set_inbox_rule(actor_of_request(request), open_again)
    messages.success(request, _("Taken back."))
    return redirect("people:found")


def _here(request: HttpRequest) -> str:
    held = {name: request.POST.get(name, "") for name in ("left_out", "text", "group", "page")}
    said = urlencode({name: value for name, value in held.items() if value})
    address = reverse("people:found")
    return f"{address}?{said}" if said else address


def _domains(places: Iterable[FoundPlace]) -> list[str]:
    """Return the domains that several of those shown write from, the most frequent first."""
    held = Counter(
        domain
        for place in places
        for domain in {mail.rpartition("@")[2].lower() for mail in place.mails}
    )
    several = [
        (-count, domain)
        for domain, count in held.items()
        if count > 1 and domain not in _EVERYBODYS
    ]
    return [domain for _, domain in sorted(several)[:_DOMAINS]]


def _told_rules(actor: Actor) -> list[ToldRule]:
    rules = list_inbox_rules(actor)
    if not rules:
        return []
    held = list_entries(actor, (Community, Event))
    names = {str(one.id): one.name for one in held if isinstance(one, Community | Event)}
    return [
        ToldRule(
            rule=one, name=names.get(one.value, one.value), is_always=one.word is InboxWord.KEPT
        )
        for one in rules
    ]
