"""Entries of the journal in sentences, with links to whom and what they name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from html import unescape

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
    channel_name,
)
from enishi.network import ME, StatedTie, TieCorrection, place_name
from enishi.outreach import FollowUp, Introduction, IntroductionStep, state_of
from enishi.terms import AttendanceState, Direction, MembershipStep
from enishi_app.actions.actor import Actor
from enishi_app.actions.journal import EntryValue, kind_of
from enishi_app.actions.picking import Candidate, PickKind, name_nodes
from enishi_app.web.dates import day_of, long_day, marked_up
from enishi_app.web.drawing import name_run
from enishi_app.web.records.words import NAMES, PUBLICATIONS, STEPS, TIE_WORDS, TOUCHES
from enishi_app.web.requests import screen_language

_NODES = ("a", "b", "person", "introducer", "target", "community", "event")


@dataclass(frozen=True, kw_only=True)
class EntryShown:
    """One entry as it stands in a list.

    Attributes:
        on: The day it is listed under; None for a community.
        name: What its kind is called.
        sentence: What happened.
        details: Where, how and through whom, in small print.
    """

    id: str
    kind: str
    name: str
    on: date | None
    sentence: SafeString
    details: SafeString
    note: str


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Writes the names that entries speak of."""

    names: Mapping[str, Candidate] = field(default_factory=dict)

    def person(self, one: str | None) -> SafeString:
        """Write a person in a sentence; Japanese adds さん."""
        if one == ME:
            return conditional_escape(_("you"))
        return format_html(_("{name}"), name=self._link(PickKind.PERSON, one))

    def community(self, one: str | None) -> SafeString:
        """Write a community."""
        return self._link(PickKind.COMMUNITY, one)

    def event(self, one: str | None) -> SafeString:
        """Write an event."""
        return self._link(PickKind.EVENT, one)

    def _link(self, kind: PickKind, one: str | None) -> SafeString:
        known = self.names.get(str(one))
        if known is None:
            return conditional_escape(_("somebody or something taken back"))
        return link_to(kind, known.id, known.name)


_PAGES = {
    PickKind.PERSON: "people:show",
    PickKind.COMMUNITY: "records:community",
    PickKind.EVENT: "records:event",
}


def link_to(kind: PickKind, node: str, name: str) -> SafeString:
    """Write a name that leads to the page of whom or what it names."""
    address = address_of_node(_PAGES[kind], node)
    return format_html('<a class="link" href="{}">{}</a>', address, name_run(name))


_OWN_PAGES = {
    "introduction": "records:introduction",
    "community": "records:community",
    "event": "records:event",
}


def own_page(value: EntryValue) -> str:
    """Return the address of the page that an entry has beside its own; empty where it has none."""
    page = _OWN_PAGES.get(kind_of(value))
    address = address_of_node(page, value.id) if page else ""
    return "" if address == reverse("records:entry", args=[value.id]) else address


def address_of_node(page: str, node: str) -> str:
    """Return the address of a page of its own, or that of the entry where there is none."""
    try:
        return reverse(page, args=[node])
    except NoReverseMatch:
        return reverse("records:entry", args=[node])


def tell_entries(actor: Actor, values: Iterable[EntryValue]) -> list[EntryShown]:
    """Tell entries; everybody they name is read at once."""
    held = list(values)
    naming = Naming(names=name_nodes(actor, (n for one in held for n in nodes_of(one))))
    return [_shown(one, naming) for one in held]


def plain_sentence(actor: Actor, value: EntryValue) -> str:
    """Tell one entry without links, for a message."""
    return unescape(strip_tags(tell_entries(actor, [value])[0].sentence))


def nodes_of(value: EntryValue) -> Iterator[str]:
    """Yield the ids of the people, communities and events that an entry names."""
    named = (getattr(value, name, None) for name in _NODES)
    return (str(node) for node in named if node)


def day_listed(value: EntryValue) -> date | None:
    """Return the day an entry is listed under."""
    if isinstance(value, Touch):
        return day_of(value.at)
    if isinstance(value, Introduction):
        return value.steps[0].on
    return None if isinstance(value, Community) else value.on


def _shown(value: EntryValue, naming: Naming) -> EntryShown:
    details = [one for one in _details(value, naming) if one]
    return EntryShown(
        id=value.id,
        kind=kind_of(value),
        name=str(NAMES[kind_of(value)]),
        on=day_listed(value),
        sentence=_sentence(value, naming),
        details=format_html_join(" · ", "{}", ((one,) for one in details)),
        note=getattr(value, "note", ""),
    )


def _details(value: EntryValue, naming: Naming) -> Iterator[SafeString]:
    """Yield what stands beside a sentence; what the sentence itself names is left out."""
    said = _SAID.get(type(value), frozenset())
    if channel := getattr(value, "channel", ""):
        yield conditional_escape(channel_name(channel, screen_language()))
    if isinstance(value, ContactMade) and value.introducer:
        words = _("introduced by {person}")
        yield format_html(words, person=naming.person(value.introducer))
    if (community := getattr(value, "community", None)) and "community" not in said:
        yield naming.community(community)
    if (event := getattr(value, "event", None)) and "event" not in said:
        yield naming.event(event)
    if place := getattr(value, "place", ""):
        yield name_run(place_name(place, screen_language()))
    if isinstance(value, FollowUp):
        yield from _when(value)


def _when(value: FollowUp) -> Iterator[SafeString]:
    words = _("done on {day}") if value.done_on else _("by {day}")
    yield format_html(words, day=_day(value.done_on or value.due))


def _day(day: date) -> SafeString:
    return marked_up(day, long_day(day, screen_language()))


_SAID = {
    Attendance: frozenset({"event"}),
    Membership: frozenset({"community"}),
    Introduction: frozenset({"community"}),
}


@singledispatch
def _sentence(value: object, _naming: Naming) -> SafeString:
    return conditional_escape(type(value).__name__)


@_sentence.register
def _contact(value: ContactMade, naming: Naming) -> SafeString:
    return format_html(_("Met {person}"), person=naming.person(value.person))


_TOUCH_WORDS = {
    Direction.SENT: gettext_lazy("{kind} to {person}"),
    Direction.RECEIVED: gettext_lazy("{kind} from {person}"),
    Direction.MUTUAL: gettext_lazy("{kind} with {person}"),
    Direction.UNKNOWN: gettext_lazy("{kind} with {person}"),
}


@_sentence.register
def _touch(value: Touch, naming: Naming) -> SafeString:
    words, person = str(_TOUCH_WORDS[value.direction]), naming.person(value.person)
    return format_html(words, kind=TOUCHES[value.kind], person=person)


@_sentence.register
def _introduction(value: Introduction, naming: Naming) -> SafeString:
    asked = (
        naming.person(value.introducer) if value.introducer else naming.community(value.community)
    )
    person = naming.person(value.target) if value.target else name_run(value.profile)
    words, state = _asking_words(value), STEPS[state_of(value)]
    return format_html(words, introducer=asked, person=person, state=state)


def _asking_words(value: Introduction) -> str:
    if state_of(value) is IntroductionStep.DRAFTED:
        if value.target:
            return _("To ask {introducer} about {person}: {state}")
        return _("To ask {introducer} about “{person}”: {state}")
    if value.target:
        return _("Asked {introducer} about {person}: {state}")
    return _("Asked {introducer} about “{person}”: {state}")


@_sentence.register
def _follow_up(value: FollowUp, naming: Naming) -> SafeString:
    if not value.person:
        return name_run(value.text)
    words = _("{what}, for {person}")
    return format_html(words, what=name_run(value.text), person=naming.person(value.person))


@_sentence.register
def _attempt(value: Attempt, naming: Naming) -> SafeString:
    if not value.person:
        return conditional_escape(_("An attempt"))
    return format_html(_("An attempt to reach {person}"), person=naming.person(value.person))


@_sentence.register
def _tie(value: StatedTie, naming: Naming) -> SafeString:
    words = _("{a} and {b} know each other")
    return format_html(words, a=naming.person(value.a), b=naming.person(value.b))


@_sentence.register
def _correction(value: TieCorrection, naming: Naming) -> SafeString:
    word = TIE_WORDS[value.word]
    if ME in (value.a, value.b):
        other = value.b if value.a == ME else value.a
        return format_html(_("You and {b}: {word}"), b=naming.person(other), word=word)
    words = _("{a} and {b}: {word}")
    return format_html(words, a=naming.person(value.a), b=naming.person(value.b), word=word)


@_sentence.register
def _community(value: Community, _naming: Naming) -> SafeString:
    words = _("{name}, an online community") if value.is_online else _("{name}, a local community")
    return format_html(words, name=link_to(PickKind.COMMUNITY, value.id, value.name))


@_sentence.register
def _event(value: Event, _naming: Naming) -> SafeString:
    words = _("{name}, an online event") if value.is_online else _("{name}, an event")
    return format_html(words, name=link_to(PickKind.EVENT, value.id, value.name))


_STEP_WORDS: dict[MembershipStep, tuple[Promise, Promise]] = {
    MembershipStep.JOINED: (
        gettext_lazy("Joined {community}"),
        gettext_lazy("{person} joined {community}"),
    ),
    MembershipStep.INTRODUCED_MYSELF: (
        gettext_lazy("Introduced myself in {community}"),
        gettext_lazy("{person} said hello in {community}"),
    ),
    MembershipStep.POSTED: (
        gettext_lazy("Posted in {community}"),
        gettext_lazy("{person} posted in {community}"),
    ),
    MembershipStep.MET_SOMEONE: (
        gettext_lazy("Met someone in {community}"),
        gettext_lazy("{person} met someone in {community}"),
    ),
    MembershipStep.LEFT: (
        gettext_lazy("Left {community}"),
        gettext_lazy("{person} left {community}"),
    ),
}
_ATTENDANCE_WORDS: dict[AttendanceState, tuple[Promise, Promise]] = {
    AttendanceState.PLANNED: (
        gettext_lazy("Planned to attend {event}"),
        gettext_lazy("{person} planned to attend {event}"),
    ),
    AttendanceState.ATTENDED: (
        gettext_lazy("Attended {event}"),
        gettext_lazy("{person} attended {event}"),
    ),
    AttendanceState.MISSED: (
        gettext_lazy("Missed {event}"),
        gettext_lazy("{person} missed {event}"),
    ),
}


@_sentence.register
def _membership(value: Membership, naming: Naming) -> SafeString:
    community = naming.community(value.community)
    own, other = _STEP_WORDS[value.step]
    if not value.person:
        return format_html(str(own), community=community)
    return format_html(str(other), community=community, person=naming.person(value.person))


@_sentence.register
def _attendance(value: Attendance, naming: Naming) -> SafeString:
    event = naming.event(value.event)
    own, other = _ATTENDANCE_WORDS[value.state]
    if not value.person:
        return format_html(str(own), event=event)
    return format_html(str(other), event=event, person=naming.person(value.person))


@_sentence.register
def _publication(value: Publication, _naming: Naming) -> SafeString:
    kind = PUBLICATIONS.get(value.kind, value.kind)
    return format_html(
        pgettext("publication", "{kind} “{title}”"), kind=kind, title=name_run(value.title)
    )
