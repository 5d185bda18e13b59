from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.evidence import Attempt, ContactMade, Journal, channel_counts, channel_name
from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.terms import Channel, EntryId, ExperimentId, Language, Period, PersonId

JUNE = date(2024, 6, 1)
SUMMER = Period(start=JUNE, end=date(2024, 8, 31))


def tried(number: int, channel: str, on: date = JUNE) -> Attempt:
    return Attempt(id=EntryId(f"try-{number}"), channel=channel, on=on)


def met(number: int, channel: str, on: date = JUNE, who: str = "") -> ContactMade:
    person = PersonId(who or str(number))
    return ContactMade(id=EntryId(f"met-{number}"), person=person, on=on, channel=channel)


def ask(number: int, step: IntroductionStep) -> Introduction:
    return Introduction(
        id=EntryId(f"ask-{number}"),
        steps=(DatedStep(step=step, on=JUNE),),
        channel=Channel.FRIEND_INTRODUCTION,
    )


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_a_name_in_both_languages(channel: Channel) -> None:
    names = {channel_name(channel, language) for language in Language}
    assert len(names) == 2
    assert channel.value not in names or channel_name(channel, Language.EN) == channel.value


def test_a_channel_of_the_users_own_stands_as_she_wrote_it() -> None:
    assert channel_name("合唱団", Language.EN) == "合唱団"


def test_asks_count_as_attempts_and_drafts_do_not() -> None:
    asks = (ask(1, IntroductionStep.ASKED), ask(2, IntroductionStep.DRAFTED))
    (only,) = channel_counts(Journal(), asks, period=SUMMER)
    assert (only.channel, only.attempts) == ("friend-introduction", ("ask-1",))


def test_contacts_on_purpose_are_those_the_caller_says() -> None:
    journal = Journal(
        attempts=(tried(1, "event"),), contacts=(met(1, "event"), met(2, "event", who="b"))
    )
    (only,) = channel_counts(journal, (), period=SUMMER, is_on_purpose=lambda c: c.person == "b")
    assert (only.contacts, only.on_purpose) == (("met-1", "met-2"), ("met-2",))


CONTACTS = st.builds(
    lambda number, channel, days, who: met(number, channel, JUNE + timedelta(days=days), who),
    st.integers(0, 1000),
    st.sampled_from([*Channel, "choir"]),
    st.integers(-30, 120),
    st.sampled_from("abcdefgh"),
)
ATTEMPTS = st.builds(
    lambda number, channel, days: tried(number, channel, JUNE + timedelta(days=days)),
    st.integers(0, 1000),
    st.sampled_from([*Channel, "choir"]),
    st.integers(-30, 120),
)


@given(
    st.lists(CONTACTS, max_size=15, unique_by=lambda one: one.id),
    st.lists(ATTEMPTS, max_size=15, unique_by=lambda one: one.id),
)
def test_channels_part_people_and_attempts_among_them(
    contacts: list[ContactMade], attempts: list[Attempt]
) -> None:
    journal = Journal(contacts=tuple(contacts), attempts=tuple(attempts))
    counts = channel_counts(journal, (), period=SUMMER)
    people = {one.person for one in contacts if one.on in SUMMER}
    assert sum(len(one.contacts) for one in counts) == len(people)
    assert sum(len(one.attempts) for one in counts) == sum(one.on in SUMMER for one in attempts)
    assert len({one.channel for one in counts}) == len(counts)
    sizes = [len(one.contacts) for one in counts]
    assert sizes == sorted(sizes, reverse=True)


def test_records_of_another_experiment_are_left_out_and_those_of_none_kept() -> None:
    mine, other = ExperimentId("a"), ExperimentId("b")
    attempts = tuple(
        Attempt(id=EntryId(str(key)), channel="event", on=JUNE, experiment=key)
        for key in (mine, other, None)
    )
    assert [one.id for one in Journal(attempts=attempts).of(mine).attempts] == ["a", "None"]
