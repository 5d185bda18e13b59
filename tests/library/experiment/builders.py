"""Plain builders for tests of experiments."""

from datetime import date, datetime, timedelta

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Journal,
    Membership,
    Publication,
    Touch,
)
from enishi.experiment import (
    Activity,
    ActivityId,
    Count,
    Experiment,
    Metric,
    MetricKind,
    Plan,
    Purpose,
    Stage,
    StageId,
    Workstream,
    WorkstreamId,
    count_metric,
)
from enishi.outreach import Introduction
from enishi.people import PersonFacts
from enishi.terms import (
    AttendanceState,
    Bilingual,
    Channel,
    CommunityId,
    Direction,
    EntryId,
    EventId,
    ExperimentId,
    ExperimentKind,
    MembershipStep,
    Period,
    PersonId,
    TouchKind,
)

JUNE, AUGUST = date(2024, 6, 1), date(2024, 8, 31)
SUMMER = Period(start=JUNE, end=AUGUST)


def day(number: int) -> date:
    return JUNE + timedelta(days=number)


def said(text: str) -> Bilingual:
    return Bilingual(ja=text)


def met(who: str, on: date, channel: str = Channel.EVENT, place: str = "paris") -> ContactMade:
    return ContactMade(
        id=EntryId(f"met-{who}-{on}"), person=PersonId(who), on=on, channel=channel, place=place
    )


def talked(who: str, on: date, kind: TouchKind = TouchKind.CALL) -> Touch:
    return Touch(
        id=EntryId(f"talk-{who}-{on}-{kind}"),
        person=PersonId(who),
        at=datetime(on.year, on.month, on.day, 23, 59),  # noqa: DTZ001 - a file without zones
        kind=kind,
        direction=Direction.MUTUAL,
    )


def joined(group: str, on: date, person: str | None = None) -> Membership:
    return Membership(
        id=EntryId(f"joined-{group}-{on}"),
        community=CommunityId(group),
        step=MembershipStep.JOINED,
        on=on,
        person=PersonId(person) if person else None,
    )


def group(key: str, **fields: object) -> Community:
    return Community(id=CommunityId(key), name=key, **fields)  # type: ignore[arg-type]


def event(key: str, on: date, **fields: object) -> Event:
    return Event(id=EventId(key), name=key, on=on, **fields)  # type: ignore[arg-type]


def attended(key: str, on: date, state: AttendanceState = AttendanceState.ATTENDED) -> Attendance:
    return Attendance(id=EntryId(f"{state}-{key}-{on}"), event=EventId(key), state=state, on=on)


def tried(channel: str, on: date, number: int = 1) -> Attempt:
    return Attempt(id=EntryId(f"try-{channel}-{on}-{number}"), channel=channel, on=on)


def published(title: str, on: date, kind: str = "article") -> Publication:
    return Publication(id=EntryId(f"pub-{title}"), title=title, on=on, kind=kind)


def count(
    metric: Metric | MetricKind,
    journal: Journal,
    *,
    introductions: tuple[Introduction, ...] = (),
    people: dict[str, PersonFacts] | None = None,
    purposes: tuple[Purpose, ...] = (),
    period: Period = SUMMER,
) -> Count:
    return count_metric(
        metric if isinstance(metric, Metric) else Metric(kind=metric),
        journal=journal,
        introductions=introductions,
        people={PersonId(key): facts for key, facts in (people or {}).items()},
        purposes=purposes,
        period=period,
    )


def a_plan(**changes: object) -> Plan:
    fields: dict[str, object] = {
        "title": said("つながる"),
        "question": said("つながれるか？"),
        "period": Period(start=JUNE, end=date(2024, 11, 30)),
        "workstreams": (Workstream(id=WorkstreamId("net"), name=said("人脈")),),
        "stages": (Stage(id=StageId("s1"), name=said("はじめる"), period=SUMMER),),
        "activities": (an_activity("ask"), an_activity("go")),
    }
    return Plan(**(fields | changes))  # type: ignore[arg-type]


def an_activity(key: str, title: str = "頼む") -> Activity:
    return Activity(
        id=ActivityId(key),
        stage=StageId("s1"),
        workstream=WorkstreamId("net"),
        title=said(title),
    )


def an_experiment(**changes: object) -> Experiment:
    fields: dict[str, object] = {
        "id": ExperimentId("e1"),
        "kind": ExperimentKind.OWN,
        "plan": a_plan(),
    }
    return Experiment(**(fields | changes))  # type: ignore[arg-type]
