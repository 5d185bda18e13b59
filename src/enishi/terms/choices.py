"""Choices: the closed lists of the field, one word per thing (see docs/glossary.md)."""

from enum import StrEnum


class Language(StrEnum):
    """A language of screens and reports."""

    JA = "ja"
    EN = "en"


class Channel(StrEnum):
    """How a contact came about (きっかけ). Users may add their own; these are always there."""

    FRIEND_INTRODUCTION = "friend-introduction"
    COMMUNITY_INTRODUCTION = "community-introduction"
    EVENT = "event"
    ONLINE_GROUP = "online-group"
    LANGUAGE_EXCHANGE = "language-exchange"
    COLD_MESSAGE = "cold-message"
    INBOUND = "inbound"
    WORK = "work"
    CHANCE = "chance"


class Mark(StrEnum):
    """Outcome mark of an activity: ○ △ × –. Describes fidelity to the plan, never effect."""

    DONE = "done"
    PARTIAL = "partial"
    NOT_DONE = "not-done"
    NOT_DUE = "not-due"

    @property
    def sign(self) -> str:
        """Return the sign that Japanese reports print."""
        return {"done": "○", "partial": "△", "not-done": "×", "not-due": "–"}[self.value]

    @property
    def needs_reason(self) -> bool:
        """Tell whether this mark must carry a reason."""
        return self in {Mark.PARTIAL, Mark.NOT_DONE}


class TieState(StrEnum):
    """How sure it is that two people know each other."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"


class TouchKind(StrEnum):
    """Kind of an interaction (やりとり)."""

    MAIL = "mail"
    MESSAGE = "message"
    CALL = "call"
    MEETING = "meeting"
    CARD_EXCHANGE = "card-exchange"
    INVITATION = "invitation"
    OTHER = "other"


class Direction(StrEnum):
    """Who began a touch, seen from the user."""

    SENT = "sent"
    RECEIVED = "received"
    MUTUAL = "mutual"
    UNKNOWN = "unknown"


class AttendanceState(StrEnum):
    """What became of an event for the user."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"


class MembershipStep(StrEnum):
    """Steps in a community, from the member's side."""

    JOINED = "joined"
    INTRODUCED_MYSELF = "introduced-myself"
    POSTED = "posted"
    MET_SOMEONE = "met-someone"
    LEFT = "left"


class ExperimentKind(StrEnum):
    """Own (自主企画) or assigned by a sponsor (指定企画)."""

    OWN = "own"
    ASSIGNED = "assigned"


class Comparison(StrEnum):
    """How a success criterion compares the count with its number."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    EXACTLY = "exactly"
