"""Channels (きっかけ): their names, and what came of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from enishi.evidence.journal import ContactMade, Journal
from enishi.outreach import Introduction, IntroductionStep
from enishi.terms import Channel, EntryId, Language, Period

_NAMES = {
    Channel.FRIEND_INTRODUCTION: ("友人の紹介", "friend's introduction"),
    Channel.COMMUNITY_INTRODUCTION: ("コミュニティの紹介", "community's introduction"),
    Channel.EVENT: ("イベント", "event"),
    Channel.ONLINE_GROUP: ("オンラインの場", "online group"),
    Channel.LANGUAGE_EXCHANGE: ("言語交換", "language exchange"),
    Channel.COLD_MESSAGE: ("面識のない人への連絡", "cold message"),
    Channel.INBOUND: ("先方からの連絡", "inbound"),
    Channel.WORK: ("仕事", "work"),
    Channel.CHANCE: ("偶然", "chance"),
}


@dataclass(frozen=True, kw_only=True)
class ChannelCount:
    """Attempts made through a channel, and the contacts that came of it.

    Attributes:
        attempts: Ids of attempts and asks, by day.
        contacts: Ids of contacts made, by day.
        on_purpose: Those of them with somebody the purpose wanted.
    """

    channel: str
    attempts: tuple[EntryId, ...]
    contacts: tuple[EntryId, ...]
    on_purpose: tuple[EntryId, ...] = ()


def channel_name(code: str, language: Language) -> str:
    """Return the name of a channel; one the user added stands as she wrote it."""
    if code not in set(Channel):
        return code
    ja, en = _NAMES[Channel(code)]
    return ja if language is Language.JA else en


def channel_counts(
    journal: Journal,
    introductions: Iterable[Introduction],
    *,
    period: Period,
    is_on_purpose: Callable[[ContactMade], bool] | None = None,
) -> tuple[ChannelCount, ...]:
    """Count attempts and contacts by channel.

    An attempt is an entry of the journal that says so, or an introduction that was asked for,
    whatever came of it. A contact counts once per person, by her first contact in the period.

    Args:
        journal: What was recorded.
        introductions: All asks with their course.
        period: Days that count, both ends included.
        is_on_purpose: Tells of a contact whether the purpose of its day wanted that person;
            without it, nobody is counted as on purpose.

    Returns:
        Every channel with an attempt or a contact, most contacts first, then by code.
    """
    tries = list(_attempts(journal, introductions, period))
    made = list(first_contacts(journal.contacts, period))
    channels = {channel for channel, _ in tries} | {contact.channel for contact in made}
    wanted = {one.id for one in made if is_on_purpose and is_on_purpose(one)}
    counts = [
        ChannelCount(
            channel=channel,
            attempts=tuple(entry for one, entry in tries if one == channel),
            contacts=tuple(one.id for one in made if one.channel == channel),
            on_purpose=tuple(o.id for o in made if o.channel == channel and o.id in wanted),
        )
        for channel in channels
    ]
    return tuple(sorted(counts, key=lambda count: (-len(count.contacts), count.channel)))


def first_contacts(contacts: Iterable[ContactMade], period: Period) -> Iterator[ContactMade]:
    """Yield each person's first contact that lies in a period, by day, then id."""
    seen = set()
    for contact in sorted(contacts, key=lambda one: (one.on, one.id)):
        if contact.on in period and contact.person not in seen:
            seen.add(contact.person)
            yield contact


def asked_on(introduction: Introduction) -> date | None:
    """Return the day on which an introduction was asked for, or None for a mere draft."""
    asked = (s.on for s in introduction.steps if s.step is not IntroductionStep.DRAFTED)
    return next(asked, None)


def _attempts(
    journal: Journal,
    introductions: Iterable[Introduction],
    period: Period,
) -> Iterator[tuple[str, EntryId]]:
    tries = [(a.on, a.channel, a.id) for a in journal.attempts]
    tries += [(on, i.channel, i.id) for i in introductions if (on := asked_on(i))]
    for on, channel, entry in sorted(tries):
        if on in period:
            yield channel, entry
