"""What each metric counts, record by record, and the rule that says so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from enishi.evidence import Attendance, Community, ContactMade, Event, Journal, Membership, Touch
from enishi.experiment import Metric, MetricKind
from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.people import PersonCard
from enishi.report import ReportMaterial
from enishi.report.document import Text
from enishi.report.metric_counting import count_in
from enishi.report.sections.measurement import rule_words
from enishi.report.voice import Voice
from enishi.terms import (
    AttendanceState,
    CommunityId,
    Direction,
    EntryId,
    EventId,
    Language,
    MembershipStep,
    Period,
    PersonId,
    TouchKind,
)
from tests.library.report.builders import an_experiment, person

PERIOD = Period(start=date(2024, 6, 1), end=date(2024, 8, 31))
JULY = date(2024, 7, 1)


def material(journal: Journal = Journal(), **fields: object) -> ReportMaterial:  # noqa: B008  # a frozen value
    return ReportMaterial(experiments=(an_experiment(),), journal=journal, **fields)  # type: ignore[arg-type]


def met(key: str, who: str, on: date = JULY, **fields: object) -> ContactMade:
    fields = {"channel": "event", "place": "paris"} | fields
    return ContactMade(id=EntryId(key), person=PersonId(who), on=on, **fields)  # type: ignore[arg-type]


def joined(key: str, community: str, on: date = JULY, **fields: object) -> Membership:
    fields = {"step": MembershipStep.JOINED} | fields
    return Membership(id=EntryId(key), community=CommunityId(community), on=on, **fields)  # type: ignore[arg-type]


def attended(key: str, event: str, **fields: object) -> Attendance:
    fields = {"state": AttendanceState.ATTENDED, "on": JULY} | fields
    return Attendance(id=EntryId(key), event=EventId(event), **fields)  # type: ignore[arg-type]


def test_a_person_met_twice_is_one_contact() -> None:
    journal = Journal(contacts=(met("a", "p"), met("b", "p", date(2024, 7, 9)), met("c", "q")))
    found = count_in(material(journal), Metric(kind=MetricKind.CONTACTS), PERIOD)
    assert found.records == ("a", "c")


def test_both_ends_of_the_period_count_and_the_days_beside_do_not() -> None:
    days = (date(2024, 5, 31), date(2024, 6, 1), date(2024, 8, 31), date(2024, 9, 1))
    contacts = tuple(met(f"c{n}", f"p{n}", on) for n, on in enumerate(days))
    found = count_in(material(Journal(contacts=contacts)), Metric(kind=MetricKind.CONTACTS), PERIOD)
    assert found.records == ("c1", "c2")


@pytest.mark.parametrize(
    ("metric", "records"),
    [
        (Metric(kind=MetricKind.CONTACTS, role="marketer"), ("a", "b")),
        (Metric(kind=MetricKind.CONTACTS, role="digital-marketer"), ("a",)),
        (Metric(kind=MetricKind.CONTACTS, place="FR"), ("a", "c")),
        (Metric(kind=MetricKind.CONTACTS, channels=("event",)), ("a", "b")),
        (Metric(kind=MetricKind.CONTACTS, on_purpose=True), ("a",)),
        (Metric(kind=MetricKind.INTRODUCED), ("c",)),
    ],
)
def test_a_metric_narrows_as_its_rule_says(metric: Metric, records: tuple[str, ...]) -> None:
    people: tuple[PersonCard, ...] = (
        person("p", "P", roles=("digital-marketer",), place="paris"),
        person("q", "Q", roles=("marketer",), place="tokyo"),
        person("r", "R", roles=("designer",), place="paris"),
    )
    contacts = (
        met("a", "p"),
        met("b", "q", place="tokyo"),
        met("c", "r", channel="community-introduction"),
    )
    found = count_in(material(Journal(contacts=contacts), people=people), metric, PERIOD)
    assert found.records == records


def test_a_community_joined_again_is_one_community_and_others_steps_are_not_mine() -> None:
    journal = Journal(
        communities=(
            Community(id=CommunityId("g"), name="G"),
            Community(id=CommunityId("h"), name="H", is_online=False, place="paris"),
        ),
        memberships=(
            joined("a", "g"),
            joined("b", "g", date(2024, 8, 1)),
            joined("c", "h"),
            joined("d", "h", person=PersonId("p")),
            joined("e", "h", step=MembershipStep.POSTED),
            joined("f", "unknown"),
        ),
    )
    count = Metric(kind=MetricKind.COMMUNITIES_JOINED)
    assert count_in(material(journal), count, PERIOD).records == ("a", "c")
    assert count_in(material(journal), replace(count, is_online=True), PERIOD).records == ("a",)
    assert count_in(material(journal), replace(count, place="FR"), PERIOD).records == ("c",)


def test_only_events_that_i_attended_count_each_once() -> None:
    journal = Journal(
        events=(
            Event(id=EventId("x"), name="X", on=JULY, place="paris"),
            Event(id=EventId("y"), name="Y", on=JULY, is_online=True),
        ),
        attendances=(
            attended("a", "x"),
            attended("b", "x"),
            attended("c", "y", state=AttendanceState.MISSED),
            attended("d", "y", person=PersonId("p")),
        ),
    )
    count = Metric(kind=MetricKind.EVENTS_ATTENDED)
    assert count_in(material(journal), count, PERIOD).records == ("a",)
    assert count_in(material(journal), replace(count, is_online=True), PERIOD).value == 0


def test_an_ask_counts_from_the_day_it_was_asked_and_a_draft_never() -> None:
    def ask(
        key: str, *steps: tuple[IntroductionStep, date], channel: str = "event"
    ) -> Introduction:
        dated = tuple(DatedStep(step=step, on=on) for step, on in steps)
        return Introduction(id=EntryId(key), steps=dated, channel=channel)

    asks = (
        ask("a", (IntroductionStep.DRAFTED, date(2024, 5, 1)), (IntroductionStep.ASKED, JULY)),
        ask("b", (IntroductionStep.DRAFTED, JULY)),
        ask("c", (IntroductionStep.ASKED, JULY), channel="work"),
    )
    count = Metric(kind=MetricKind.ASKS)
    assert count_in(material(introductions=asks), count, PERIOD).records == ("a", "c")
    narrow = replace(count, channels=("work",))
    assert count_in(material(introductions=asks), narrow, PERIOD).records == ("c",)


def test_a_second_talk_is_a_touch_on_a_later_day_once_a_person() -> None:
    def touch(key: str, who: str, day: int) -> Touch:
        return Touch(
            id=EntryId(key),
            person=PersonId(who),
            at=datetime(2024, 7, day, 12, tzinfo=UTC),
            kind=TouchKind.CALL,
            direction=Direction.MUTUAL,
        )

    touches = (touch("t1", "p", 1), touch("t2", "p", 2), touch("t3", "p", 3), touch("t4", "x", 4))
    journal = Journal(contacts=(met("a", "p"), met("b", "q")), touches=touches)
    found = count_in(material(journal), Metric(kind=MetricKind.SECOND_TALKS), PERIOD)
    assert found.records == ("t2",)


def said(metric: Metric, language: Language) -> str:
    (run,) = rule_words(metric, Voice(language=language))
    assert isinstance(run, Text)
    assert run.is_quoted
    return run.text


def test_a_rule_says_every_limit() -> None:
    metric = Metric(
        kind=MetricKind.CONTACTS,
        role="marketer",
        place="paris",
        channels=("event", "読書会"),
        on_purpose=True,
        is_online=False,
        kind_of_publication="post",
    )
    assert said(metric, Language.JA) == (
        "期間中に初めて会った人。同じ人は一度だけ数えます。"
        "マーケターに限り、より細かい職種も含めます。パリでのものに限ります。"
        "きっかけがイベント、読書会のものに限ります。"
        "その日の「会いたい人」に当てはまる人に限ります。対面のものに限ります。投稿に限ります。"
    )
    assert said(metric, Language.EN) == (
        "People met for the first time within the period, each once. "
        "Only those with the role marketer or a narrower one. Only in Paris. "
        "Only by way of: event, 読書会. Only those whom the purpose of that day names. "
        "Only those on the spot. Only posts."
    )


@pytest.mark.parametrize("kind", MetricKind)
@pytest.mark.parametrize("language", Language)
def test_every_kind_of_metric_has_its_rule(kind: MetricKind, language: Language) -> None:
    assert said(Metric(kind=kind), language)
