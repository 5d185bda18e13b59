"""The journal: what the user did and whom she met, as plain values.

Every figure enishi prints is counted from these, never typed in.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from enishi.terms import (
    AttendanceState,
    CommunityId,
    Direction,
    EntryId,
    EventId,
    ExperimentId,
    MembershipStep,
    PersonId,
    TouchKind,
)


@dataclass(frozen=True, kw_only=True)
class Community:
    """An online or local group, whether or not the user belongs to it."""

    id: CommunityId
    name: str
    is_online: bool = True
    place: str = ""
    """Place code (see ``enishi.network.places``) such as ``paris``; empty when everywhere."""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Membership:
    """One step of one person in one community, on a day. ``person`` None is the user herself."""

    id: EntryId
    community: CommunityId
    step: MembershipStep
    on: date
    person: PersonId | None = None
    experiment: ExperimentId | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A dated gathering."""

    id: EventId
    name: str
    on: date
    ends_on: date | None = None
    place: str = ""
    is_online: bool = False
    community: CommunityId | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """The user (``person`` None) or somebody else planned, attended or missed an event."""

    id: EntryId
    event: EventId
    state: AttendanceState
    on: date
    person: PersonId | None = None
    experiment: ExperimentId | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Touch:
    """One interaction with one person."""

    id: EntryId
    person: PersonId
    at: datetime
    kind: TouchKind
    direction: Direction
    is_zone_known: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactMade:
    """The first meeting with a person in an experiment: when, where, by which channel.

    Attributes:
        channel: A :class:`enishi.terms.Channel` value or a channel the user added.
        introducer: Who introduced them, where a person did.
        community: Where a community did, or in which group they met.
        event: At which event.
        attempt: The attempt it came of, where there was one.
    """

    id: EntryId
    person: PersonId
    on: date
    channel: str
    experiment: ExperimentId | None = None
    place: str = ""
    introducer: PersonId | None = None
    community: CommunityId | None = None
    event: EventId | None = None
    attempt: EntryId | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One try to reach somebody, whatever came of it: a post, a talk, a cold message, an article.

    Asks for an introduction are attempts too, but live in ``enishi.outreach`` with their course.
    Without attempts that came to nothing there is no denominator and no yield.
    """

    id: EntryId
    channel: str
    on: date
    experiment: ExperimentId | None = None
    person: PersonId | None = None
    community: CommunityId | None = None
    event: EventId | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """An article or post: where, when, in which language."""

    id: EntryId
    title: str
    on: date
    kind: str = "article"
    """``article`` or ``post``."""
    place: str = ""
    """Where it was published: ``note``, a medium's name, a network's name."""
    url: str = ""
    language: str = "ja"
    experiment: ExperimentId | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Journal:
    """Everything recorded in one workspace, each tuple ordered by date, then id."""

    communities: tuple[Community, ...] = ()
    memberships: tuple[Membership, ...] = ()
    events: tuple[Event, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    touches: tuple[Touch, ...] = ()
    contacts: tuple[ContactMade, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    publications: tuple[Publication, ...] = ()

    def of(self, experiment: ExperimentId) -> "Journal":
        """Return the journal without what was recorded for other experiments.

        A record that names no experiment belongs to every one whose days hold it.
        """
        own = {None, experiment}
        return replace(
            self,
            memberships=tuple(one for one in self.memberships if one.experiment in own),
            attendances=tuple(one for one in self.attendances if one.experiment in own),
            contacts=tuple(one for one in self.contacts if one.experiment in own),
            attempts=tuple(one for one in self.attempts if one.experiment in own),
            publications=tuple(one for one in self.publications if one.experiment in own),
        )
