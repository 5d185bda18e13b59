"""Ties: two nodes know each other, with the evidence for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from enishi.network.contact import History
from enishi.terms import EntryId, TieState

NodeId = NewType("NodeId", str)
"""A person's or a community's id; ``ME`` for the user herself."""

ME = NodeId("me")


class NodeKind(StrEnum):
    """What a node of the network stands for."""

    ME = "me"
    PERSON = "person"
    COMMUNITY = "community"


class EvidenceKind(StrEnum):
    """What supports a tie. Each has a sentence in ja and en."""

    CONNECTION = "connection"
    """A network's own list says that the two are connected."""
    ADDRESS_BOOK = "address-book"
    TOUCH = "touch"
    CONTACT_MADE = "contact-made"
    INTRODUCTION = "introduction"
    MEMBERSHIP = "membership"
    STATED = "stated"
    """The user said that the two know each other."""
    RELATED = "related"
    """A card names the other person as related."""
    POST = "post"
    """A post in a community."""
    RECOMMENDATION = "recommendation"
    """One has recommended the other in public."""
    ENDORSEMENT = "endorsement"
    """One has endorsed a skill of the other."""
    SHARED_EVENT = "shared-event"
    """Both were at one event."""
    SHARED_COMMUNITY = "shared-community"
    """Both belong to one community."""
    SHARED_EMPLOYER = "shared-employer"
    """Both worked for one organisation in the same years."""
    CORRECTION = "correction"
    """The user's word on a tie, whatever else speaks for it."""


class TieWord(StrEnum):
    """What the user says of a tie, on top of its evidence."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    KNOW = "know"
    """The two know each other."""
    DO_NOT_KNOW = "do-not-know"
    """The two do not know each other; no route leads over the tie."""
    AS_COUNTED = "as-counted"
    """The evidence shall speak for itself again."""


@dataclass(frozen=True, kw_only=True)
class TieEvidence:
    """One piece of evidence for a tie.

    Attributes:
        kind: What it is.
        on: The (last) day it speaks of, or None where the source gives none.
        count: How many times (messages, meetings), at least 1.
        source: ``you``, a file's name, or a journal entry's id.
        size: How many people at least belong to what is shared, where that is known; else 0.
        word: What the user says, for a correction only.
        history: Day by day, for touches; where it is there, ``on`` and ``count`` only sum it up.
    """

    kind: EvidenceKind
    on: date | None = None
    count: int = 1
    source: str = ""
    size: int = 0
    word: TieWord | None = None
    history: History | None = None


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Two nodes know each other. Undirected: ``a`` and ``b`` in any order.

    Attributes:
        state: ``confirmed`` and ``likely`` ties carry routes; ``possible`` ones never do.
        evidence: At least one piece for a confirmed tie.
    """

    a: NodeId
    b: NodeId
    state: TieState
    evidence: tuple[TieEvidence, ...]


@dataclass(frozen=True, kw_only=True)
class StatedTie:
    """The user says that two others know each other (evidence kind ``stated``).

    Attributes:
        id: Journal entry id.
        on: The day she said so.
    """

    id: EntryId
    a: NodeId
    b: NodeId
    on: date
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TieCorrection:
    """The user corrects a tie (evidence kind ``correction``); of several the latest holds.

    Attributes:
        id: Journal entry id.
        a: One end; ``ME`` for the user herself.
        b: The other end.
        word: What she says of it.
        on: The day she said so.
    """

    id: EntryId
    a: NodeId
    b: NodeId
    word: TieWord
    on: date
    note: str = ""
