"""The same choice as a mixed integer program, for judging the quick one (needs scipy)."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.outreach.planning.choosing import Limits
from enishi.outreach.planning.coverage import Coverage, Prospects

_ROUNDS = 60
_TINY = 1e-9
_HALF = 0.5


@dataclass(frozen=True, kw_only=True)
class ExactChoice:
    """The best choice there is.

    Attributes:
        chosen: Numbers of ways, rising.
        worth: Expected of them.
        bound: No choice is worth more than this.
    """

    chosen: tuple[int, ...]
    worth: float
    bound: float


def choose_exactly(
    prospects: Prospects, limits: Limits, *, seconds: float = 60.0, gap: float = 1e-6
) -> ExactChoice:
    """Choose the asks that add most by HiGHS, with cuts for asks that overlap.

    What a target adds is a submodular function of the asks for it, so it is at most
    ``f(S) + sum of the gains beyond S`` for every set S of asks (Nemhauser, Wolsey 1981,
    doi:10.1016/S0304-0208(08)73478-9). The program begins with the empty set's bounds and adds
    those of each set that it proposes, until a proposal is worth what the program believes.

    Args:
        prospects: Ways and worths.
        limits: Budget, cost and room.
        seconds: For each round at most.
        gap: Between worth and bound, as a share of the bound.

    Raises:
        ImportError: Without scipy.
    """
    program = _Program(prospects, limits)
    best: tuple[int, ...] = ()
    worth, bound = 0.0, np.inf
    for _ in range(_ROUNDS):
        chosen, upper = program.solve(seconds, gap)
        got = program.learn(chosen)
        bound = min(bound, upper)
        best, worth = max((best, worth), (chosen, got), key=lambda one: one[1])
        if bound - worth <= gap * bound + _TINY:
            break
    return ExactChoice(chosen=best, worth=worth, bound=float(bound))


class _Program:
    """Variables: one for each way (asked or not), then one for each target (its worth met)."""

    def __init__(self, prospects: Prospects, limits: Limits) -> None:
        self._sparse = import_module("scipy.sparse")
        self._optimize = import_module("scipy.optimize")
        self._prospects = prospects
        self._limits = limits
        self._rows: list[Any] = []
        self._upper: list[float] = []
        self._keep_within_limits()
        empty = Coverage.empty(prospects)
        for row in range(prospects.worth.size):
            self._cut(row, empty)

    def solve(self, seconds: float, gap: float) -> tuple[tuple[int, ...], float]:
        """Return the best proposal, and above what no choice can be."""
        introducers, worth = self._prospects.ways.introducer, self._prospects.worth
        count = introducers.size
        is_open = self._limits.room[introducers] > 0
        result = self._optimize.milp(
            np.concatenate([np.zeros(count), -np.ones(worth.size)]),
            integrality=np.concatenate([np.ones(count), np.zeros(worth.size)]),
            bounds=self._optimize.Bounds(0, np.concatenate([is_open.astype(np.float64), worth])),
            constraints=self._optimize.LinearConstraint(
                self._sparse.vstack(self._rows, format="csc"), ub=np.array(self._upper)
            ),
            options={"time_limit": seconds, "mip_rel_gap": gap / 10},
        )
        chosen = np.flatnonzero(result.x[:count] > _HALF)
        return tuple(chosen.tolist()), -float(result.mip_dual_bound)

    def learn(self, chosen: tuple[int, ...]) -> float:
        """Add the bounds of a proposal, and return what it is worth."""
        coverage = Coverage.empty(self._prospects)
        for way in chosen:
            coverage.add(way)
        for row in sorted({int(self._prospects.row[way]) for way in chosen}):
            self._cut(row, coverage)
        return coverage.total

    def _keep_within_limits(self) -> None:
        introducers = self._prospects.ways.introducer
        everybody = np.arange(introducers.size)
        self._row(everybody, self._limits.cost[introducers], self._limits.budget)
        for node in np.unique(introducers).tolist():
            asks = np.flatnonzero(introducers == node)
            self._row(asks, np.ones(asks.size), float(self._limits.room[node]))

    def _cut(self, row: int, coverage: Coverage) -> None:
        place = self._prospects.place(row)
        columns = np.append(np.arange(place.start, place.stop), len(self._prospects.ways) + row)
        values = np.append(-coverage.gains[place], 1.0)
        self._row(columns, values, coverage.worth_met(row))

    def _row(
        self, columns: npt.NDArray[np.int64], values: npt.NDArray[np.float64], upper: float
    ) -> None:
        width = len(self._prospects.ways) + self._prospects.worth.size
        place = (np.zeros(columns.size, dtype=np.int64), columns)
        self._rows.append(self._sparse.csr_matrix((values, place), shape=(1, width)))
        self._upper.append(upper)
