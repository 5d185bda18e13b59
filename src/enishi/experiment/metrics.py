"""Metrics of the plan, counted from records, and success criteria judged by them.

The rules, each in force from the first to the last day of a period, both included:

- **contacts**: people with a contact made in the period, each once; the first contact tells
  channel, place and day. **introduced**: those whose channel is a friend's or a community's
  introduction.
- **second-talks**: of these, people with a call or a meeting on a later day of the period.
- **communities-joined**: communities the user joined, each once, by the first day.
- **events-attended**: events the user attended, each once, by the first day.
- **publications**: every publication.
- **asks**: every try to reach somebody: introductions asked for, and attempts of the journal.

A role counts whoever has it or a narrower one; a place counts whatever lies in it. ``on_purpose``
keeps people who fit a WHO cell of the purpose in force on the day of the contact.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.evidence import ContactMade, Journal, asked_on, first_contacts
from enishi.experiment.plan import Metric, MetricKind, Purpose, WhoCell
from enishi.network import is_within, role_covers
from enishi.outreach import Introduction
from enishi.people import PersonFacts
from enishi.terms import (
    AttendanceState,
    Channel,
    EntryId,
    MembershipStep,
    Period,
    PersonId,
    TouchKind,
)

INTRODUCTIONS = frozenset({Channel.FRIEND_INTRODUCTION, Channel.COMMUNITY_INTRODUCTION})
"""Channels by which somebody is introduced."""
TALKS = frozenset({TouchKind.CALL, TouchKind.MEETING})
"""Kinds of touches in which two people talk with each other."""
_NOBODY = PersonFacts()


class CountedKind(StrEnum):
    """Kinds of records that metrics count."""

    CONTACT = "contact"
    TOUCH = "touch"
    MEMBERSHIP = "membership"
    ATTENDANCE = "attendance"
    PUBLICATION = "publication"
    INTRODUCTION = "introduction"
    ATTEMPT = "attempt"


@dataclass(frozen=True, kw_only=True)
class CountedRecord:
    """One record that was counted.

    Attributes:
        id: The entry's id.
        person: Whom it is about, where it is about somebody.
        on: The day by which it counts.
    """

    kind: CountedKind
    id: EntryId
    on: date
    person: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number and the records behind it, by day, then id."""

    value: int
    records: tuple[CountedRecord, ...]


@dataclass(frozen=True, kw_only=True)
class _Sources:
    """Everything a metric can be counted from, with the metric itself."""

    metric: Metric
    journal: Journal
    introductions: Sequence[Introduction]
    people: Mapping[PersonId, PersonFacts]
    purposes: Sequence[Purpose]
    period: Period


def count_metric(
    metric: Metric,
    *,
    journal: Journal,
    introductions: Sequence[Introduction],
    people: Mapping[PersonId, PersonFacts],
    purposes: Sequence[Purpose],
    period: Period,
) -> Count:
    """Count a metric from records, by the rule of its kind (see the module's docstring).

    Args:
        metric: What to count. Parts that do not apply to its kind do not narrow.
        journal: What was recorded.
        introductions: All asks with their course.
        people: Facts of the people whom contacts name; somebody missing has no role and no place.
        purposes: Versions of the purpose card, oldest first.
        period: Days that count, both ends included.
    """
    sources = _Sources(
        metric=metric,
        journal=journal,
        introductions=introductions,
        people=people,
        purposes=purposes,
        period=period,
    )
    records = sorted(_RULES[metric.kind](sources), key=lambda one: (one.on, one.id))
    return Count(value=len(records), records=tuple(records))


def purpose_in_force(purposes: Sequence[Purpose], day: date) -> Purpose | None:
    """Return the purpose in force on a day, or None before the first."""
    return next((purpose for purpose in reversed(purposes) if purpose.on <= day), None)


def fits_purpose(facts: PersonFacts, purpose: Purpose | None) -> bool:
    """Tell whether a person fits a WHO cell of a purpose."""
    return purpose is not None and any(_fits(facts, cell) for cell in purpose.who)


def _fits(facts: PersonFacts, cell: WhoCell) -> bool:
    return (
        _has_role(facts, cell.role)
        and (not cell.place or is_within(facts.place, cell.place))
        and (not cell.language or cell.language in facts.languages)
    )


def _has_role(facts: PersonFacts, role: str) -> bool:
    return not role or any(role_covers(role, one) for one in facts.roles)


def _contacts(sources: _Sources) -> Iterator[CountedRecord]:
    for one in _chosen_contacts(sources):
        yield CountedRecord(
            kind=CountedKind.CONTACT, id=one.id, on=one.on, person=PersonId(one.person)
        )


def _chosen_contacts(sources: _Sources) -> Iterator[ContactMade]:
    for one in first_contacts(sources.journal.contacts, sources.period):
        if _is_chosen(one, sources) and _is_wanted(one, sources):
            yield one


def _is_chosen(one: ContactMade, sources: _Sources) -> bool:
    metric = sources.metric
    is_introduced = one.channel in INTRODUCTIONS
    return (
        (is_introduced or metric.kind is not MetricKind.INTRODUCED)
        and (not metric.channels or one.channel in metric.channels)
        and _lies_in(one.place, metric)
    )


def _is_wanted(one: ContactMade, sources: _Sources) -> bool:
    facts = sources.people.get(one.person, _NOBODY)
    if not _has_role(facts, sources.metric.role):
        return False
    purpose = purpose_in_force(sources.purposes, one.on)
    return not sources.metric.on_purpose or fits_purpose(facts, purpose)


def _second_talks(sources: _Sources) -> Iterator[CountedRecord]:
    met = {one.person: one.on for one in _chosen_contacts(sources)}
    for touch in sorted(sources.journal.touches, key=lambda one: (one.at.date(), one.id)):
        on, person = touch.at.date(), touch.person
        is_talk = touch.kind in TALKS and person in met
        if is_talk and on in sources.period and on > met[person]:
            del met[person]
            yield CountedRecord(kind=CountedKind.TOUCH, id=touch.id, on=on, person=person)


def _joined(sources: _Sources) -> Iterator[CountedRecord]:
    communities = {one.id: one for one in sources.journal.communities}
    seen = set()
    for step in sorted(sources.journal.memberships, key=lambda one: (one.on, one.id)):
        is_joining = step.person is None and step.step is MembershipStep.JOINED
        community = communities.get(step.community)
        if not is_joining or step.on not in sources.period or step.community in seen:
            continue
        seen.add(step.community)
        if community and _is_there(community.is_online, community.place, sources.metric):
            yield CountedRecord(kind=CountedKind.MEMBERSHIP, id=step.id, on=step.on)


def _attended(sources: _Sources) -> Iterator[CountedRecord]:
    events = {one.id: one for one in sources.journal.events}
    seen = set()
    for one in sorted(sources.journal.attendances, key=lambda one: (one.on, one.id)):
        is_attending = one.person is None and one.state is AttendanceState.ATTENDED
        event = events.get(one.event)
        if not is_attending or one.on not in sources.period or one.event in seen:
            continue
        seen.add(one.event)
        if event and _is_there(event.is_online, event.place, sources.metric):
            yield CountedRecord(kind=CountedKind.ATTENDANCE, id=one.id, on=one.on)


def _is_there(is_online: bool, place: str, metric: Metric) -> bool:
    return metric.is_online in {None, is_online} and _lies_in(place, metric)


def _lies_in(place: str, metric: Metric) -> bool:
    return not metric.place or is_within(place, metric.place)


def _published(sources: _Sources) -> Iterator[CountedRecord]:
    for one in sources.journal.publications:
        if one.on in sources.period and sources.metric.kind_of_publication in {"", one.kind}:
            yield CountedRecord(kind=CountedKind.PUBLICATION, id=one.id, on=one.on)


def _asked(sources: _Sources) -> Iterator[CountedRecord]:
    for attempt in sources.journal.attempts:
        if _is_try(attempt.channel, attempt.on, sources):
            yield CountedRecord(
                kind=CountedKind.ATTEMPT, id=attempt.id, on=attempt.on, person=attempt.person
            )
    for ask in sources.introductions:
        on = asked_on(ask)
        if on is not None and _is_try(ask.channel, on, sources):
            yield CountedRecord(kind=CountedKind.INTRODUCTION, id=ask.id, on=on, person=ask.target)


def _is_try(channel: str, on: date, sources: _Sources) -> bool:
    wanted = sources.metric.channels
    return on in sources.period and (not wanted or channel in wanted)


_RULES: Mapping[MetricKind, Callable[[_Sources], Iterator[CountedRecord]]] = {
    MetricKind.CONTACTS: _contacts,
    MetricKind.INTRODUCED: _contacts,
    MetricKind.SECOND_TALKS: _second_talks,
    MetricKind.COMMUNITIES_JOINED: _joined,
    MetricKind.EVENTS_ATTENDED: _attended,
    MetricKind.PUBLICATIONS: _published,
    MetricKind.ASKS: _asked,
}
