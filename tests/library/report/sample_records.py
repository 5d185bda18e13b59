"""The records of the invented experiment: people, contacts, attempts, asks, articles."""

from collections.abc import Iterator
from datetime import date, timedelta

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Journal,
    Membership,
    Publication,
)
from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.people import PersonCard
from enishi.terms import (
    AttendanceState,
    Channel,
    CommunityId,
    EntryId,
    EventId,
    MembershipStep,
    PersonId,
)
from tests.library.report.builders import EXPERIMENT

# Channel, attempts, contacts, of whom marketers.
_WAYS = (
    (Channel.FRIEND_INTRODUCTION, 8, 6, 3),
    (Channel.ONLINE_GROUP, 14, 5, 1),
    (Channel.EVENT, 7, 4, 1),
    (Channel.COLD_MESSAGE, 22, 2, 0),
    (Channel.INBOUND, 7, 1, 0),
)
_GROUPS = (
    "パリ五輪観戦者の会",
    "言語交換カフェ",
    "Tandem Paris",
    "Digital Nomads Europe",
    "海外マーケ勉強会",
)


def sample_people() -> tuple[PersonCard, ...]:
    named = {
        "friend-introduction-0": ("佐伯 真帆", "さえき まほ", ""),
        "friend-introduction-1": ("Camille Roche", "", "Cさん"),
    }
    return tuple(
        PersonCard(
            id=PersonId(key),
            name=named.get(key, (f"Nobody {key}", "", ""))[0],
            reading=named.get(key, ("", "", ""))[1],
            alias=named.get(key, ("", "", ""))[2],
            roles=("digital-marketer",) if number < marketers else ("designer",),
            place="paris",
        )
        for channel, _, contacts, marketers in _WAYS
        for number in range(contacts)
        for key in [f"{channel}-{number}"]
    )


def sample_journal() -> Journal:
    return Journal(
        communities=tuple(
            Community(id=CommunityId(f"g{n}"), name=name) for n, name in enumerate(_GROUPS)
        ),
        memberships=tuple(
            Membership(
                id=EntryId(f"joined-{n}"),
                community=CommunityId(f"g{n}"),
                step=MembershipStep.JOINED,
                on=date(2024, 6, 5) + timedelta(days=9 * n),
                experiment=EXPERIMENT,
            )
            for n in range(len(_GROUPS))
        ),
        events=(
            Event(
                id=EventId("meetup"),
                name="Paris Growth Meetup",
                on=date(2024, 7, 24),
                place="paris",
            ),
        ),
        attendances=(
            Attendance(
                id=EntryId("attended"),
                event=EventId("meetup"),
                state=AttendanceState.ATTENDED,
                on=date(2024, 7, 24),
                experiment=EXPERIMENT,
            ),
        ),
        contacts=tuple(_contacts()),
        attempts=tuple(_attempts()),
        publications=tuple(_publications()),
    )


def _contacts() -> Iterator[ContactMade]:
    for position, (channel, _, contacts, _) in enumerate(_WAYS):
        for number in range(contacts):
            yield ContactMade(
                id=EntryId(f"met-{channel}-{number}"),
                person=PersonId(f"{channel}-{number}"),
                on=date(2024, 6, 20) + timedelta(days=11 * number + 3 * position),
                channel=channel,
                experiment=EXPERIMENT,
                place="paris",
            )


def _attempts() -> Iterator[Attempt]:
    for channel, attempts, _, _ in _WAYS[1:]:
        for number in range(attempts):
            yield Attempt(
                id=EntryId(f"tried-{channel}-{number}"),
                channel=channel,
                on=date(2024, 6, 10) + timedelta(days=3 * number),
                experiment=EXPERIMENT,
            )


def sample_introductions() -> tuple[Introduction, ...]:
    return tuple(
        Introduction(
            id=EntryId(f"ask-{number}"),
            channel=Channel.FRIEND_INTRODUCTION,
            steps=(
                DatedStep(
                    step=IntroductionStep.ASKED, on=date(2024, 6, 3) + timedelta(days=4 * number)
                ),
            ),
            experiment=EXPERIMENT,
        )
        for number in range(_WAYS[0][1])
    )


def _publications() -> Iterator[Publication]:
    titles = (
        ("五輪前のパリを歩く", "ja"),
        ("言語交換カフェで話したこと", "ja"),
        ("A summer without meetups", "en"),
        ("パリの交流会に出てみた", "ja"),
        ("佐伯真帆さんに聞く、パリで働くこと", "ja"),
        ("Asking well", "en"),
        ("八月の街で考えた", "ja"),
    )
    for number, (title, language) in enumerate(titles):
        yield Publication(
            id=EntryId(f"article-{number}"),
            title=title,
            on=date(2024, 6, 28) + timedelta(days=10 * number),
            place="note",
            url=f"https://example.org/articles/{number}",
            language=language,
            experiment=EXPERIMENT,
        )
