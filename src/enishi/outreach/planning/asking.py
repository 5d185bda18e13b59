"""Plan a limited number of asks, and plan again after each answer."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from enishi.network import LONGEST_WAY, ME, Network, NodeId, Ways, Willingness, find_ways
from enishi.outreach.planning.choosing import Choice, Limits, in_order
from enishi.outreach.planning.coverage import Prospects
from enishi.outreach.planning.favours import hope_after
from enishi.outreach.planning.improving import best_choice, exchanged
from enishi.outreach.planning.values import (
    USUAL_ROOM,
    USUAL_TERMS,
    AskPlan,
    AskPlanError,
    AskTerms,
    AskUnderWay,
    LeftOut,
    LeftOutReason,
    PlannedAsk,
)

Targets = Collection[NodeId] | npt.NDArray[np.bool_]

_MOST_LEFT_OUT = 8
_WORTH_TELLING = 1e-3


@dataclass(frozen=True, kw_only=True, eq=False)
class AskPlanner:
    """Everything a plan is made from, to be planned with again as answers come in.

    Attributes:
        ways: By whom each target can be reached.
        willing: What is believed of people's willingness.
        under_way: Asks not answered yet.
        met: Targets that need no ask any more.
        used: How often each was asked since the terms were set.
    """

    ways: Ways
    willing: Willingness
    terms: AskTerms = USUAL_TERMS
    under_way: tuple[AskUnderWay, ...] = ()
    met: frozenset[NodeId] = frozenset()
    used: Mapping[NodeId, int] = field(default_factory=dict)
    targets: tuple[NodeId, ...] = ()

    @classmethod
    def of(
        cls,
        network: Network,
        *,
        targets: Targets,
        terms: AskTerms = USUAL_TERMS,
        under_way: Collection[AskUnderWay] = (),
        source: NodeId = ME,
        hops: int = LONGEST_WAY,
    ) -> "AskPlanner":
        """Find the ways to all targets.

        Raises:
            NetworkError: For an unknown source, or ``hops`` out of range.
        """
        return cls(
            ways=find_ways(network, targets, source=source, hops=hops, blocked=terms.blocked),
            willing=Willingness.of(network.chain),
            terms=terms,
            under_way=tuple(under_way),
            targets=_named(network, targets),
        )

    def plan(self, budget: float, *, start: AskPlan | None = None) -> AskPlan:
        """Choose the asks that are expected to reach most.

        Args:
            budget: What they may cost together, at least 0.
            start: Begin with the asks of an earlier plan that still can be made, and only exchange
                single ones: quick after an answer.

        Raises:
            AskPlanError: For a budget that is no such number.
        """
        if not 0 <= budget < math.inf:
            msg = f"budget must be 0 or more and finite, got {budget}"
            raise AskPlanError(msg)
        nothing = Choice.none(self._prospects, self._limits(budget), self._counted)
        choice = best_choice(nothing) if start is None else self._continued(nothing, start)
        return self._told(nothing, choice)

    def answered(self, introducer: NodeId, target: NodeId, *, has_led_on: bool) -> "AskPlanner":
        """Return the planner after an ask was answered: it led to the target, or it did not.

        What the answer says of people's willingness is learned from it, so that all other chances
        change a little.
        """
        way = self.ways.place(introducer, target)
        told = [] if way is None else [float(self.ways.reluctance[way])]
        rest = (a for a in self.under_way if (a.introducer, a.target) != (introducer, target))
        return replace(
            self,
            ways=self.ways.chosen(self._met(target) if has_led_on else self._asked(way)),
            willing=self.willing.after(**{"yes" if has_led_on else "no": told}),
            under_way=tuple(rest),
            met=self.met | {target} if has_led_on else self.met,
            used={**self.used, introducer: self.used.get(introducer, 0) + 1},
        )

    def _met(self, target: NodeId) -> npt.NDArray[np.bool_]:
        number = self.ways.index.get(target, -1)
        is_other: npt.NDArray[np.bool_] = self.ways.target != number
        return is_other

    def _asked(self, way: int | None) -> npt.NDArray[np.bool_]:
        is_other = np.ones(len(self.ways), dtype=np.bool_)
        if way is not None:
            is_other[way] = False
        return is_other

    @cached_property
    def _prospects(self) -> Prospects:
        return Prospects.of(self.ways, self.willing, self._by_node(self.terms.worth, 1.0))

    @cached_property
    def _counted(self) -> dict[int, float]:
        counted = {}
        for ask in self.under_way:
            way = self.ways.place(ask.introducer, ask.target)
            if way is not None:
                chance = float(self.willing.chances(self.ways.reluctance[way]))
                counted[way] = hope_after(ask.waited, chance=chance)
        return counted

    def _limits(self, budget: float) -> Limits:
        room = self._by_node(self.terms.room, USUAL_ROOM).astype(np.int64)
        for node, times in self.used.items():
            if node in self.ways.index:
                room[self.ways.index[node]] -= times
        room[[self.ways.index[node] for node in self.terms.blocked if node in self.ways.index]] = 0
        return Limits(budget=budget, cost=self._by_node(self.terms.cost, 1.0), room=room)

    def _by_node(self, said: Mapping[NodeId, float], usual: float) -> npt.NDArray[np.float64]:
        values = np.full(len(self.ways.nodes), float(usual))
        for node, value in said.items():
            if node in self.ways.index:
                values[self.ways.index[node]] = value
        return values

    def _continued(self, nothing: Choice, start: AskPlan) -> Choice:
        choice = nothing.copy()
        for ask in start.asks:
            way = self.ways.place(ask.introducer, ask.target)
            if way is not None and choice.affords()[way] and way not in self._counted:
                choice.take(way)
        choice.fill()
        return exchanged(choice)

    def _told(self, nothing: Choice, choice: Choice) -> AskPlan:
        ordered = in_order(nothing, choice.chosen)
        return AskPlan(
            asks=tuple(self._planned(choice, way, adds) for way, adds in ordered),
            expected=choice.coverage.total - nothing.coverage.total,
            under_way=nothing.coverage.total,
            none=choice.coverage.none,
            left_out=tuple(self._left_out(choice)),
            no_way=self._unreached,
        )

    def _planned(self, choice: Choice, way: int, adds: float) -> PlannedAsk:
        ways, node = self.ways, self.ways.nodes
        place = self._prospects.place(int(self._prospects.row[way]))
        others = [one for one in (*self._counted, *choice.chosen) if one != way]
        return PlannedAsk(
            introducer=node[ways.introducer[way]],
            target=node[ways.target[way]],
            via=node[ways.via[way]],
            chance=float(self.willing.chances(ways.reluctance[way])),
            adds=adds,
            cost=choice.cost(way),
            beside=tuple(
                node[ways.introducer[one]]
                for one in sorted(others)
                if place.start <= one < place.stop
            ),
        )

    def _left_out(self, choice: Choice) -> Iterator[LeftOut]:
        """Yield what would add most beside the plan: one ask for each introducer and reason."""
        order = _largest(choice.coverage.gains, 4 * _MOST_LEFT_OUT)
        told: set[tuple[int, LeftOutReason]] = set()
        for way in order.tolist():
            gain = float(choice.coverage.gains[way])
            reason = self._reason(choice, way)
            key = (int(self.ways.introducer[way]), reason)
            if gain < _WORTH_TELLING or len(told) == _MOST_LEFT_OUT:
                return
            if key not in told:
                told.add(key)
                yield LeftOut(
                    introducer=self.ways.nodes[self.ways.introducer[way]],
                    target=self.ways.nodes[self.ways.target[way]],
                    would_add=gain,
                    reason=reason,
                )

    def _reason(self, choice: Choice, way: int) -> LeftOutReason:
        introducer = self.ways.introducer[way]
        if choice.limits.room[introducer] < 1:
            return LeftOutReason.NO_ROOM
        if choice.room[introducer] < 1:
            return LeftOutReason.ASKED_FOR_ANOTHER
        if choice.limits.cost[introducer] > choice.limits.budget:
            return LeftOutReason.TOO_DEAR
        if choice.coverage.gains[way] < self._prospects.alone[way] / 2:
            return LeftOutReason.OVERLAP
        return LeftOutReason.BUDGET_SPENT

    @cached_property
    def _unreached(self) -> tuple[NodeId, ...]:
        known = {self.ways.nodes[number] for number in np.unique(self.ways.target).tolist()}
        known |= self.met
        return tuple(node for node in self.targets if node not in known)


def _largest(values: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.int64]:
    """Return where the largest values stand, the largest first, of equal ones the first."""
    if count < values.size:
        least = np.partition(values, values.size - count)[values.size - count]
        places = np.flatnonzero(values >= least)
    else:
        places = np.arange(values.size)
    return places[np.argsort(-values[places], kind="stable")][:count]


def _named(network: Network, targets: Targets) -> tuple[NodeId, ...]:
    if isinstance(targets, np.ndarray):
        return tuple(network.nodes[number] for number in np.flatnonzero(targets).tolist())
    return tuple(sorted(set(targets)))


def plan_asks(  # noqa: PLR0913 - a plan has this many sides, all of them named
    network: Network,
    *,
    targets: Targets,
    budget: float,
    terms: AskTerms = USUAL_TERMS,
    under_way: Collection[AskUnderWay] = (),
    source: NodeId = ME,
    hops: int = LONGEST_WAY,
) -> AskPlan:
    """Plan whom to ask for whom, so that as many of ``targets`` as possible may be met.

    The expected number of different targets met (each counted with its worth) is made as large as
    the budget and each introducer's room allow. Two asks for one target overlap: they share the
    doubt about people's willingness and, where the same person hands over in the end, that step.
    Greedy steps and exchanges come within 0.1 % of the proven best in nearly all cases; the
    reference manual has the table.

    Args:
        network: From :func:`build_network` or :meth:`Network.from_ties`.
        targets: Ids, or a bool for each node of the network.
        budget: What the asks may cost together; with the usual cost of 1 their number.
        terms: Worth, cost and room, where they are not the usual ones.
        under_way: Asks not answered yet; what they may still bring is not counted twice.
        source: Who asks.
        hops: The longest way, at most 3.

    Raises:
        AskPlanError: For a budget that is negative or not a number.
        NetworkError: For an unknown source, or ``hops`` out of range.
    """
    planner = AskPlanner.of(
        network, targets=targets, terms=terms, under_way=under_way, source=source, hops=hops
    )
    return planner.plan(budget)
