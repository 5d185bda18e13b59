"""Which asks to make: greedy steps, then exchanges, under a budget and each introducer's room."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from enishi.outreach.planning.coverage import Coverage, Prospects

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LEAST_GAIN = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Limits:
    """What may be asked of whom.

    Attributes:
        budget: What all asks together may cost.
        cost: Of asking each node of the network once, above 0.
        room: How often each node may still be asked.
    """

    budget: float
    cost: Floats
    room: Indices


@dataclass(kw_only=True, eq=False)
class Choice:
    """Asks chosen so far, what they cover, and what is left to spend.

    Attributes:
        costs: Of each way.
        chosen: Numbers of ways, in the order they were taken.
        budget: What is left of it.
        room: What is left of it.
    """

    prospects: Prospects
    limits: Limits
    coverage: Coverage
    costs: Floats
    chosen: list[int]
    budget: float
    room: Indices

    @classmethod
    def none(cls, prospects: Prospects, limits: Limits, counted: Mapping[int, float]) -> "Choice":
        """Return the choice of nothing beside the asks ``counted`` on."""
        coverage = Coverage.empty(prospects)
        for way, hope in counted.items():
            coverage.add(way, hope=hope)
        return cls(
            prospects=prospects,
            limits=limits,
            coverage=coverage,
            costs=limits.cost[prospects.ways.introducer],
            chosen=[],
            budget=limits.budget,
            room=limits.room.copy(),
        )

    def copy(self) -> "Choice":
        """Return a choice that can be changed without changing this one."""
        return replace(
            self,
            coverage=self.coverage.copy(),
            chosen=list(self.chosen),
            room=self.room.copy(),
        )

    @property
    def introducers(self) -> Indices:
        """Return whom each way begins with."""
        return self.prospects.ways.introducer

    def cost(self, way: int) -> float:
        """Return what an ask costs."""
        return float(self.costs[way])

    def take(self, way: int) -> None:
        """Choose an ask."""
        self.coverage.add(way)
        self.chosen.append(way)
        self.budget -= self.cost(way)
        self.room[self.introducers[way]] -= 1

    def drop(self, way: int) -> float:
        """Choose an ask no longer; return what that loses."""
        self.chosen.remove(way)
        self.budget += self.cost(way)
        self.room[self.introducers[way]] += 1
        return self.coverage.remove(way)

    def affords(self) -> Mask:
        """Return which ways there is money and room for."""
        affordable: Mask = self.costs <= self.budget + LEAST_GAIN
        return affordable & (self.room[self.introducers] > 0)

    def best(self, *, by_cost: bool = False) -> int | None:
        """Return the ask that adds most (for its cost), or None where none adds anything."""
        gains = np.where(self.affords(), self.coverage.gains, 0.0)
        if gains.max(initial=0.0) <= LEAST_GAIN:
            return None
        return int(np.argmax(gains / self.costs if by_cost else gains))

    def fill(self, *, by_cost: bool = False) -> None:
        """Take the best ask again and again, until nothing more is to be gained."""
        while (way := self.best(by_cost=by_cost)) is not None:
            self.take(way)

    def losses(self) -> dict[int, float]:
        """Return what would be lost with each chosen ask."""
        lost = {}
        for way in self.chosen:
            lost[way] = self.coverage.remove(way)
            self.coverage.add(way)
        return lost


def greedy(nothing: Choice) -> list[Choice]:
    """Return the greedy choice by what an ask adds and, if costs differ, that for its cost.

    The gains of one target change only with asks for the same target, so that a step looks at one
    row of ways again and not at all of them.
    """
    choices = [nothing.copy()]
    choices[0].fill()
    if has_unequal_cost(nothing):
        choices.append(nothing.copy())
        choices[1].fill(by_cost=True)
    return choices


def has_unequal_cost(choice: Choice) -> bool:
    """Return whether some ask costs more than another."""
    costs = choice.costs
    return bool(costs.size) and bool(costs.max() > costs.min())


def in_order(nothing: Choice, chosen: Collection[int]) -> list[tuple[int, float]]:
    """Return the chosen ways with what each adds, the one first that adds most after the others."""
    coverage, left = nothing.coverage.copy(), sorted(chosen)
    ordered: list[tuple[int, float]] = []
    while left:
        way = max(left, key=lambda one: (coverage.gains[one], -one))
        ordered.append((way, coverage.add(way)))
        left.remove(way)
    return ordered
