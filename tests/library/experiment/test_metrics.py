from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.evidence import ContactMade, Journal
from enishi.experiment import CountedKind, Metric, MetricKind, Purpose, WhoCell, metric_rule
from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.people import PersonFacts
from enishi.terms import (
    AttendanceState,
    Channel,
    EntryId,
    Language,
    Period,
    TouchKind,
)
from tests.library.experiment.builders import (
    AUGUST,
    JUNE,
    SUMMER,
    attended,
    count,
    day,
    event,
    group,
    joined,
    met,
    published,
    said,
    talked,
    tried,
)

K = MetricKind
MARKETER = PersonFacts(roles=("growth-marketer",), place="paris", languages=("fr", "en"))
DESIGNER = PersonFacts(roles=("designer",), place="lisbon")


def an_ask(on: date, *, is_draft: bool = False) -> Introduction:
    step = IntroductionStep.DRAFTED if is_draft else IntroductionStep.ASKED
    return Introduction(
        id=EntryId(f"ask-{on}-{is_draft}"),
        steps=(DatedStep(step=step, on=on),),
        channel=Channel.FRIEND_INTRODUCTION,
    )


def test_a_person_counts_once_by_her_first_contact() -> None:
    journal = Journal(contacts=(met("a", day(9)), met("a", day(3)), met("b", day(5))))
    found = count(K.CONTACTS, journal)
    assert found.value == 2
    assert [(one.kind, one.person, one.on) for one in found.records] == [
        (CountedKind.CONTACT, "a", day(3)),
        (CountedKind.CONTACT, "b", day(5)),
    ]


def test_the_first_and_the_last_day_count_and_no_other_day_beside_them() -> None:
    days = (JUNE - timedelta(days=1), JUNE, AUGUST, AUGUST + timedelta(days=1))
    journal = Journal(contacts=tuple(met(str(number), on) for number, on in enumerate(days)))
    assert [one.person for one in count(K.CONTACTS, journal).records] == ["1", "2"]


def test_only_introductions_by_friends_and_communities_are_introduced() -> None:
    journal = Journal(contacts=tuple(met(channel, day(1), channel) for channel in Channel))
    people = {one.person for one in count(K.INTRODUCED, journal).records}
    assert people == {"friend-introduction", "community-introduction"}


def test_a_role_counts_whoever_has_a_narrower_one() -> None:
    journal = Journal(contacts=(met("a", day(1)), met("b", day(2)), met("unknown", day(3))))
    metric = Metric(kind=K.CONTACTS, role="marketer")
    found = count(metric, journal, people={"a": MARKETER, "b": DESIGNER})
    assert [one.person for one in found.records] == ["a"]


@pytest.mark.parametrize(("place", "value"), [("paris", 1), ("FR", 2), ("europe", 3), ("JP", 0)])
def test_a_place_counts_whatever_lies_in_it(place: str, value: int) -> None:
    journal = Journal(
        contacts=(
            met("a", day(1), place="paris"),
            met("b", day(1), place="lyon"),
            met("c", day(1), place="lisbon"),
            met("d", day(1), place=""),
        )
    )
    assert count(Metric(kind=K.CONTACTS, place=place), journal).value == value


def test_channels_narrow_contacts_and_the_users_own_channel_counts_too() -> None:
    journal = Journal(contacts=(met("a", day(1), "choir"), met("b", day(1), Channel.WORK)))
    metric = Metric(kind=K.CONTACTS, channels=("choir", Channel.INBOUND))
    assert [one.person for one in count(metric, journal).records] == ["a"]


def test_on_purpose_asks_the_purpose_of_that_day() -> None:
    purposes = (
        Purpose(version=1, on=day(0), who=(WhoCell(role="designer"),), why=said("x")),
        Purpose(
            version=2,
            on=day(10),
            who=(WhoCell(role="marketer", place="FR", language="fr"),),
            why=said("y"),
        ),
    )
    journal = Journal(
        contacts=(met("a", day(9)), met("b", day(9)), met("c", day(10)), met("d", day(10)))
    )
    people = {"a": MARKETER, "b": DESIGNER, "c": MARKETER, "d": DESIGNER}
    metric = Metric(kind=K.CONTACTS, on_purpose=True)
    found = count(metric, journal, people=people, purposes=purposes)
    assert [one.person for one in found.records] == ["b", "c"]


def test_nobody_is_on_purpose_before_there_is_one() -> None:
    journal = Journal(contacts=(met("a", day(1)),))
    metric = Metric(kind=K.CONTACTS, on_purpose=True)
    later = (Purpose(version=1, on=day(2), who=(WhoCell(),), why=said("x")),)
    assert count(metric, journal, people={"a": MARKETER}).value == 0
    assert count(metric, journal, people={"a": MARKETER}, purposes=later).value == 0


def test_a_second_talk_is_a_call_or_meeting_on_a_later_day() -> None:
    journal = Journal(
        contacts=tuple(met(who, day(5)) for who in "abcdef"),
        touches=(
            talked("a", day(5)),
            talked("b", day(6)),
            talked("b", day(8)),
            talked("c", day(6), TouchKind.MAIL),
            talked("d", day(4)),
            talked("e", AUGUST + timedelta(days=1)),
            talked("f", AUGUST, TouchKind.MEETING),
            talked("stranger", day(7)),
        ),
    )
    found = count(K.SECOND_TALKS, journal)
    assert [(one.person, one.on) for one in found.records] == [("b", day(6)), ("f", AUGUST)]


def test_a_community_counts_once_and_only_when_the_user_herself_joined() -> None:
    journal = Journal(
        communities=(group("a"), group("b"), group("c", is_online=False, place="paris")),
        memberships=(
            joined("a", day(1)),
            joined("a", day(30)),
            joined("b", day(2), person="lena"),
            joined("c", day(3)),
            joined("gone", day(3)),
        ),
    )
    assert count(K.COMMUNITIES_JOINED, journal).value == 2
    assert count(Metric(kind=K.COMMUNITIES_JOINED, is_online=True), journal).value == 1
    assert count(Metric(kind=K.COMMUNITIES_JOINED, is_online=False), journal).value == 1
    assert count(Metric(kind=K.COMMUNITIES_JOINED, place="FR"), journal).value == 1


def test_an_event_counts_once_and_only_when_attended() -> None:
    journal = Journal(
        events=(event("a", day(1), place="paris"), event("b", day(2), is_online=True)),
        attendances=(
            attended("a", day(1), AttendanceState.PLANNED),
            attended("a", day(1)),
            attended("b", day(2), AttendanceState.MISSED),
            attended("b", day(3)),
        ),
    )
    assert [one.on for one in count(K.EVENTS_ATTENDED, journal).records] == [day(1), day(3)]
    assert count(Metric(kind=K.EVENTS_ATTENDED, is_online=False), journal).value == 1


def test_publications_count_by_kind() -> None:
    journal = Journal(
        publications=(
            published("a", day(1)),
            published("b", day(2), "post"),
            published("c", AUGUST),
        )
    )
    assert count(K.PUBLICATIONS, journal).value == 3
    article = Metric(kind=K.PUBLICATIONS, kind_of_publication="article")
    assert count(article, journal).value == 2


def test_asks_are_introductions_asked_for_and_attempts_never_drafts() -> None:
    journal = Journal(attempts=(tried(Channel.EVENT, day(1)), tried(Channel.COLD_MESSAGE, day(2))))
    asks = (an_ask(day(3)), an_ask(day(3), is_draft=True), an_ask(AUGUST + timedelta(days=1)))
    found = count(K.ASKS, journal, introductions=asks)
    assert [one.kind for one in found.records] == ["attempt", "attempt", "introduction"]
    cold = Metric(kind=K.ASKS, channels=(Channel.COLD_MESSAGE,))
    assert count(cold, journal, introductions=asks).value == 1


CONTACTS = st.builds(
    lambda who, number, channel, place: met(who, JUNE + timedelta(days=number), channel, place),
    st.sampled_from("abcdef"),
    st.integers(-20, 120),
    st.sampled_from(Channel),
    st.sampled_from(["paris", "lyon", "tokyo", ""]),
)


@given(st.lists(CONTACTS, max_size=20, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_records_changes_nothing(contacts: list[ContactMade], dice) -> None:
    shuffled = list(contacts)
    dice.shuffle(shuffled)
    one, other = Journal(contacts=tuple(contacts)), Journal(contacts=tuple(shuffled))
    assert count(K.CONTACTS, one) == count(K.CONTACTS, other)


@given(st.lists(CONTACTS, max_size=20, unique_by=lambda one: one.id), st.integers(0, 90))
def test_contacts_never_fall_as_days_go_by_and_agree_with_plain_counting(
    contacts: list[ContactMade], length: int
) -> None:
    period = Period(start=JUNE, end=JUNE + timedelta(days=length))
    journal = Journal(contacts=tuple(contacts))
    now = count(K.CONTACTS, journal, period=period)
    assert now.value == len(
        {one.person for one in contacts if period.start <= one.on <= period.end}
    )
    assert now.value <= count(K.CONTACTS, journal, period=SUMMER).value
    assert now.value == len(now.records) == len({one.id for one in now.records})


@given(st.lists(CONTACTS, max_size=20, unique_by=lambda one: one.id))
def test_channels_part_the_contacts_among_them(contacts: list[ContactMade]) -> None:
    journal = Journal(contacts=tuple(contacts))
    parts = [count(Metric(kind=K.CONTACTS, channels=(c,)), journal).value for c in Channel]
    assert sum(parts) == count(K.CONTACTS, journal).value


@pytest.mark.parametrize("kind", K)
def test_every_kind_of_metric_says_its_rule_in_both_languages(kind: MetricKind) -> None:
    japanese = metric_rule(Metric(kind=kind), Language.JA)
    english = metric_rule(Metric(kind=kind), Language.EN)
    assert japanese.endswith("。")
    assert english.endswith(".")
    assert japanese != english


def test_whatever_narrows_a_metric_is_said() -> None:
    metric = Metric(
        kind=K.CONTACTS,
        role="marketer",
        place="paris",
        channels=("event", "choir"),
        on_purpose=True,
        is_online=False,
    )
    assert metric_rule(metric, Language.EN) == (
        "People met for the first time within the period, each once. "
        "Only those with the role marketer or a narrower one. Only in Paris. "
        "Only by way of: event, choir. Only those whom the purpose of that day names. "
        "Only those on the spot."
    )
    articles = Metric(kind=K.PUBLICATIONS, kind_of_publication="article")
    assert metric_rule(articles, Language.JA) == "期間中に公開したもの。記事に限ります。"
