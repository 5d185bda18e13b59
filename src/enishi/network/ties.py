"""Ties: two nodes know each other, with the evidence for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

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


@dataclass(frozen=True, kw_only=True)
class TieEvidence:
    """One piece of evidence for a tie.

    Attributes:
        kind: What it is.
        on: The (last) day it speaks of, or None where the source gives none.
        count: How many times (messages, meetings), at least 1.
        source: ``you``, a file's name, or a journal entry's id.
    """

    kind: EvidenceKind
    on: date | None = None
    count: int = 1
    source: str = ""


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
