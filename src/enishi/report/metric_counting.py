"""Count a metric of the plan in the journal."""

from collections.abc import Iterator
from datetime import date

from enishi.evidence import ContactMade, asked_on, first_contacts
from enishi.experiment import Experiment, Metric, MetricKind, purpose_at
from enishi.network import is_within, role_covers
from enishi.people import PersonCard
from enishi.report.findings import Counted
from enishi.report.material import ReportMaterial
from enishi.terms import AttendanceState, Channel, MembershipStep, Period, PersonId

_INTRODUCED = {Channel.FRIEND_INTRODUCTION, Channel.COMMUNITY_INTRODUCTION}
_Dated = Iterator[tuple[date, str]]


def count_in(material: ReportMaterial, metric: Metric, period: Period) -> Counted:
    """Return how many records ``metric`` counts in a period, ends included."""
    choose = {
        MetricKind.CONTACTS: _contacts,
        MetricKind.INTRODUCED: _contacts,
        MetricKind.SECOND_TALKS: _second_talks,
        MetricKind.COMMUNITIES_JOINED: _joined,
        MetricKind.EVENTS_ATTENDED: _attended,
        MetricKind.PUBLICATIONS: _published,
        MetricKind.ASKS: _asked,
    }[metric.kind]
    found = sorted((on, key) for on, key in choose(material, metric, period) if on in period)
    return Counted(value=len(found), records=tuple(key for _, key in found))


def _contacts(material: ReportMaterial, metric: Metric, period: Period) -> _Dated:
    for one in _met(material, metric, period):
        yield one.on, one.id


def _met(material: ReportMaterial, metric: Metric, period: Period) -> Iterator[ContactMade]:
    people = {card.id: card for card in material.people}
    for one in first_contacts(material.journal.contacts, period):
        if metric.kind is MetricKind.INTRODUCED and one.channel not in _INTRODUCED:
            continue
        if metric.channels and one.channel not in metric.channels:
            continue
        if not _lies_in(one.place, metric):
            continue
        if _is_wanted(people.get(one.person), one, metric, material.experiments[0]):
            yield one


def _is_wanted(
    card: PersonCard | None, contact: ContactMade, metric: Metric, experiment: Experiment
) -> bool:
    roles = card.roles if card else ()
    if metric.role and not any(role_covers(metric.role, role) for role in roles):
        return False
    purpose = purpose_at(experiment, contact.on)
    return not metric.on_purpose or any(
        (not cell.role or any(role_covers(cell.role, role) for role in roles))
        and (not cell.place or (card is not None and is_within(card.place, cell.place)))
        and (not cell.language or (card is not None and cell.language in card.languages))
        for cell in (purpose.who if purpose else ())
    )


def _second_talks(material: ReportMaterial, metric: Metric, period: Period) -> _Dated:
    met: dict[PersonId, date] = {one.person: one.on for one in _met(material, metric, period)}
    for touch in sorted(material.journal.touches, key=lambda one: (one.at.date(), one.id)):
        if touch.person in met and touch.at.date() > met[touch.person]:
            del met[touch.person]
            yield touch.at.date(), touch.id


def _joined(material: ReportMaterial, metric: Metric, period: Period) -> _Dated:
    communities = {one.id: one for one in material.journal.communities}
    seen = set()
    for step in sorted(material.journal.memberships, key=lambda one: (one.on, one.id)):
        community = communities.get(step.community)
        is_mine = step.person is None and step.step is MembershipStep.JOINED
        if not is_mine or not community or step.on not in period or community.id in seen:
            continue
        if metric.is_online in {None, community.is_online} and _lies_in(community.place, metric):
            seen.add(community.id)
            yield step.on, step.id


def _attended(material: ReportMaterial, metric: Metric, period: Period) -> _Dated:
    events = {one.id: one for one in material.journal.events}
    seen = set()
    for one in sorted(material.journal.attendances, key=lambda one: (one.on, one.id)):
        event = events.get(one.event)
        is_mine = one.person is None and one.state is AttendanceState.ATTENDED
        if not is_mine or not event or one.on not in period or event.id in seen:
            continue
        if metric.is_online in {None, event.is_online} and _lies_in(event.place, metric):
            seen.add(event.id)
            yield one.on, one.id


def _lies_in(place: str, metric: Metric) -> bool:
    return not metric.place or is_within(place, metric.place)


def _published(material: ReportMaterial, metric: Metric, _: Period) -> _Dated:
    for one in material.journal.publications:
        if metric.kind_of_publication in {"", one.kind}:
            yield one.on, one.id


def _asked(material: ReportMaterial, metric: Metric, _: Period) -> _Dated:
    for one in material.introductions:
        on = asked_on(one)
        if on and (not metric.channels or one.channel in metric.channels):
            yield on, one.id
