"""What goes into a plan of asks, and what comes out, as plain values."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from enishi.network import NodeId
from enishi.terms import EnishiError

USUAL_ROOM = 1
"""How often one person is asked in one plan where nobody says otherwise."""


class AskPlanError(EnishiError):
    """A budget, a cost or a weight with which no plan can be made."""


@dataclass(frozen=True, kw_only=True)
class AskTerms:
    """What the user wants to give for whom, and whom she spares.

    Attributes:
        worth: Of meeting a target, above 0; 1 for those not named.
        cost: Of asking somebody once, above 0, in the unit of the budget; 1 for those not named.
        room: How often somebody may be asked now, at least 0; ``USUAL_ROOM`` for those not named.
        blocked: Those who stand in no way at all, such as whoever said "please don't ask me".
    """

    worth: Mapping[NodeId, float] = field(default_factory=dict)
    cost: Mapping[NodeId, float] = field(default_factory=dict)
    room: Mapping[NodeId, int] = field(default_factory=dict)
    blocked: frozenset[NodeId] = frozenset()

    def __post_init__(self) -> None:
        for name, said in (("worth", self.worth), ("cost", self.cost)):
            if not all(0 < value < math.inf for value in said.values()):
                msg = f"{name} must be above 0 and finite, got another"
                raise AskPlanError(msg)
        if not all(value >= 0 for value in self.room.values()):
            msg = "room must be 0 or more, got less"
            raise AskPlanError(msg)


USUAL_TERMS = AskTerms()
"""Everybody counts and costs the same, and is asked once."""


@dataclass(frozen=True, kw_only=True)
class AskUnderWay:
    """An ask that was made and not answered yet.

    Attributes:
        waited: Since it was made; the longer, the less it may be counted on
            (:func:`enishi.outreach.hope_after`).
    """

    introducer: NodeId
    target: NodeId
    waited: timedelta = timedelta(0)


@dataclass(frozen=True, kw_only=True)
class PlannedAsk:
    """One ask of a plan: whom to ask for whom, and why.

    Attributes:
        introducer: Whom to ask; the target itself where the source knows it.
        via: Who hands over to the target in the end.
        chance: That the ask leads to the target, by itself.
        adds: How many people more one may expect to meet, worth counted, given the asks before it
            in the plan and those under way.
        beside: Who else is asked for the same target, in the plan or under way.
        cost: What it takes of the budget.
    """

    introducer: NodeId
    target: NodeId
    via: NodeId
    chance: float
    adds: float
    cost: float
    beside: tuple[NodeId, ...] = ()


class LeftOutReason(StrEnum):
    """Why an ask is not in a plan. Each has a sentence in ja and en."""

    NO_ROOM = "no-room"
    """The introducer is not to be asked at present."""
    ASKED_FOR_ANOTHER = "asked-for-another"
    """The plan asks the introducer for somebody else, as often as she may be asked."""
    TOO_DEAR = "too-dear"
    """It costs more than the whole budget."""
    BUDGET_SPENT = "budget-spent"
    """Others add more for the same budget."""
    OVERLAP = "overlap"
    """Others are asked for the same target already; one more adds little."""


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """An ask that was weighed and left out.

    Attributes:
        would_add: To what the plan is expected to reach, beside all its asks.
    """

    introducer: NodeId
    target: NodeId
    would_add: float
    reason: LeftOutReason


@dataclass(frozen=True, kw_only=True)
class AskPlan:
    """Whom to ask for whom, with a limited number of asks.

    Attributes:
        asks: The one first that adds most.
        expected: How many people the plan may be expected to reach, worth counted, beside those
            whom asks under way reach.
        under_way: How many those may be expected to reach.
        none: The chance that nobody is met, neither by the plan nor by asks under way.
        left_out: Asks that were weighed and left out, those first that would add most; a few.
        no_way: Targets to whom nobody known leads within three steps.
    """

    asks: tuple[PlannedAsk, ...]
    expected: float
    under_way: float
    none: float
    left_out: tuple[LeftOut, ...]
    no_way: tuple[NodeId, ...]
