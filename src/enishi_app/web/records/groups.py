"""Communities and events: each on a page of its own, with what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi.evidence import Attendance, Community, ContactMade, Event, Membership
from enishi.terms import AttendanceState, MembershipStep
from enishi_app.actions.actor import Actor, NoSuchThingError, today_of
from enishi_app.actions.journal import (
    EntryValue,
    list_entries,
    list_entries_naming,
    show_entry,
)
from enishi_app.actions.lists import who_was_listed
from enishi_app.actions.picking import Candidate, name_nodes
from enishi_app.web.records.sentences import tell_entries
from enishi_app.web.records.words import ATTENDANCES, MEMBERSHIPS
from enishi_app.web.requests import actor_of_request, page

_STEPS = (
    MembershipStep.JOINED,
    MembershipStep.INTRODUCED_MYSELF,
    MembershipStep.POSTED,
    MembershipStep.MET_SOMEONE,
)
_T = TypeVar("_T", bound=EntryValue)


@dataclass(frozen=True, kw_only=True)
class CommunityShown:
    """A community from the member's side.

    Attributes:
        steps: The four steps from joining to meeting someone, with the first day of each.
        members: Other people in it.
        met: People met through it or in it.
    """

    community: Community
    steps: tuple[tuple[str | Promise, date | None], ...]
    has_left: date | None
    posts: int
    last_post: date | None
    members: tuple[str, ...]
    met: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EventShown:
    """An event with what became of it.

    Attributes:
        own: What became of it for the user; None where nothing is said.
        others: Other people who were there.
        met: People met there.
    """

    event: Event
    own: str | Promise | None
    others: tuple[str, ...]
    met: tuple[str, ...]


@require_GET
@page
def communities(request: HttpRequest) -> HttpResponse:
    """List the communities, those one is in first."""
    actor = actor_of_request(request)
    entries = list_entries(actor, (Community, Membership, ContactMade))
    shown = [_community(one, entries) for one in _only(entries, Community)]
    shown.sort(key=lambda one: (bool(one.has_left), not one.steps[0][1], one.community.name))
    told = {"communities": shown, "today": today_of(actor)}
    return render(request, "web/records/communities/list.html", told)


@require_GET
@page
def community(request: HttpRequest, entry: str) -> HttpResponse:
    """Show one community."""
    actor = actor_of_request(request)
    held = _held(actor, entry, Community)
    naming = list_entries_naming(actor, entry)
    shown = _community(held, naming)
    told = {
        "shown": shown,
        "entries": tell_entries(actor, [one for one in naming if one.id != entry]),
        "members": _named(actor, shown.members),
        "met": _named(actor, shown.met),
        "today": today_of(actor),
    }
    return render(request, "web/records/communities/show.html", told)


@require_GET
@page
def events(request: HttpRequest) -> HttpResponse:
    """List the events: those to come first, then the past ones, the newest first."""
    actor = actor_of_request(request)
    today = today_of(actor)
    entries = list_entries(actor, (Event, Attendance, ContactMade))
    shown = [_event(one, entries) for one in _only(entries, Event)]
    groups = (
        (_("To come"), [one for one in shown if (one.event.ends_on or one.event.on) >= today]),
        (_("Past"), [one for one in shown if (one.event.ends_on or one.event.on) < today][::-1]),
    )
    told = {"groups": [group for group in groups if group[1]], "today": today}
    return render(request, "web/records/events/list.html", told)


@require_GET
@page
def event(request: HttpRequest, entry: str) -> HttpResponse:
    """Show one event."""
    actor = actor_of_request(request)
    held = _held(actor, entry, Event)
    naming = list_entries_naming(actor, entry)
    shown = _event(held, naming)
    told = {
        "shown": shown,
        "entries": tell_entries(actor, [one for one in naming if one.id != entry]),
        "others": _named(actor, shown.others),
        "met": _named(actor, shown.met),
        "community": _named(actor, [held.community] if held.community else []),
        **_listed(actor, entry),
        "today": today_of(actor),
    }
    return render(request, "web/records/events/show.html", told)


def _held(actor: Actor, entry: str, kind: type[_T]) -> _T:
    found = show_entry(actor, entry)
    if not isinstance(found, kind):
        msg = "entry must be the id of one of this kind, got another"
        raise NoSuchThingError(msg)
    return found


def _only(entries: Iterable[EntryValue], kind: type[_T]) -> list[_T]:
    return [one for one in entries if isinstance(one, kind)]


def _community(held: Community, entries: Sequence[EntryValue]) -> CommunityShown:
    steps = [one for one in _only(entries, Membership) if one.community == held.id]
    own = [one for one in steps if one.person is None]
    first = {step: min((o.on for o in own if o.step is step), default=None) for step in _STEPS}
    posts = [one.on for one in own if one.step is MembershipStep.POSTED]
    left = [one.on for one in own if one.step is MembershipStep.LEFT]
    return CommunityShown(
        community=held,
        steps=tuple((MEMBERSHIPS[step], first[step]) for step in _STEPS),
        has_left=max(left, default=None),
        posts=len(posts),
        last_post=max(posts, default=None),
        members=_each(one.person for one in steps),
        met=_each(c.person for c in _only(entries, ContactMade) if c.community == held.id),
    )


def _event(held: Event, entries: Sequence[EntryValue]) -> EventShown:
    there = [one for one in _only(entries, Attendance) if one.event == held.id]
    own = sorted((one for one in there if one.person is None), key=_by_word)
    return EventShown(
        event=held,
        own=ATTENDANCES[own[-1].state] if own else None,
        others=_each(one.person for one in there if one.state is AttendanceState.ATTENDED),
        met=_each(c.person for c in _only(entries, ContactMade) if c.event == held.id),
    )


def _listed(actor: Actor, event: str) -> dict[str, object]:
    """Return who stands on the lists of attendees that were brought in."""
    found = who_was_listed(actor, event)
    names = name_nodes(actor, [one.person for one in found.people]) if found.people else {}
    lines = [
        {"one": names[one.person], "state": ATTENDANCES[one.state]}
        for one in found.people
        if one.person in names
    ]
    return {"listed": lines, "listed_count": found.count}


def _by_word(one: Attendance) -> tuple[date, bool]:
    # On the day itself, what became of a plan outweighs the plan.
    return one.on, one.state is not AttendanceState.PLANNED


def _each(people: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one) for one in people if one))


def _named(actor: Actor, nodes: Iterable[str]) -> list[Candidate]:
    wanted = list(nodes)
    names = name_nodes(actor, wanted)
    return [names[one] for one in wanted if one in names]
