"""How probable it is that each target is met, under asks that share steps and one doubt.

For one point of willingness, a target is met if one of those who could hand over to it does, and
somebody got them to try: ``1 - product(1 - h (1 - product(1 - a)))``, the outer product over those
who hand over, the inner one over the asks by way of each. Two asks that end with the same person
share that last step. Each ask adds less the more there are (the function is submodular), and so
does their mean over the points of willingness.
"""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from enishi.network import Ways, Willingness

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prospects:
    """Ways with what each target is worth, in rows by target.

    Attributes:
        ways: Row ``r`` holds entries ``starts[r]`` to ``starts[r + 1]``.
        starts: One more than there are targets.
        row: Of each way.
        worth: What meeting the target of each row is worth, above 0.
        alone: What each way adds where nobody was asked yet.
    """

    ways: Ways
    willing: Willingness
    starts: Indices
    row: Indices
    worth: Floats
    alone: Floats

    @classmethod
    def of(cls, ways: Ways, willing: Willingness, worth_of_node: Floats) -> "Prospects":
        """Put ways in rows.

        Args:
            ways: By target, as :func:`enishi.network.find_ways` returns them.
            willing: What is believed of people's willingness.
            worth_of_node: For each node of the network, above 0.
        """
        is_first = np.ones(len(ways), dtype=np.bool_)
        is_first[1:] = np.diff(ways.target) != 0
        begins = np.flatnonzero(is_first)
        row = np.cumsum(is_first) - 1
        worth = worth_of_node[ways.target[begins]]
        return cls(
            ways=ways,
            willing=willing,
            starts=np.append(begins, len(ways)),
            row=row,
            worth=worth,
            alone=worth[row] * willing.chances(ways.reluctance),
        )

    def place(self, row: int) -> slice:
        """Return where the ways to the target of a row stand."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


@dataclass(kw_only=True, eq=False)
class Coverage:
    """Which asks are counted on, and what each further one would add.

    Attributes:
        gains: What each way would add to the expected worth met; 0 for those counted on.
    """

    prospects: Prospects
    gains: Floats
    _counted: dict[int, dict[int, float]] = field(default_factory=dict)
    _met: dict[int, float] = field(default_factory=dict)
    _fails: dict[int, Floats] = field(default_factory=dict)

    @classmethod
    def empty(cls, prospects: Prospects) -> "Coverage":
        """Return the coverage of no ask."""
        return cls(prospects=prospects, gains=prospects.alone.copy())

    def copy(self) -> "Coverage":
        """Return a coverage that can be changed without changing this one."""
        return Coverage(
            prospects=self.prospects,
            gains=self.gains.copy(),
            _counted={row: dict(counted) for row, counted in self._counted.items()},
            _met=dict(self._met),
            _fails=dict(self._fails),
        )

    @property
    def total(self) -> float:
        """Return the expected worth of those met."""
        return math.fsum(self._met.values())

    @property
    def none(self) -> float:
        """Return the chance that not one target is met."""
        willing = self.prospects.willing
        together = _product(list(self._fails.values()), willing.weights.size)
        return float(willing.weights @ together)

    def worth_met(self, row: int) -> float:
        """Return the expected worth of the target of a row."""
        return self._met.get(row, 0.0)

    def add(self, way: int, *, hope: float = 1.0) -> float:
        """Count on an ask, and return what it adds.

        Args:
            way: Its number among the ways.
            hope: What is left of its chance, such as after days of silence: from 0 to 1.
        """
        row = int(self.prospects.row[way])
        self._counted.setdefault(row, {})[way] = hope
        return self._renew(row)

    def remove(self, way: int) -> float:
        """Count on an ask no longer, and return what that loses."""
        row = int(self.prospects.row[way])
        del self._counted[row][way]
        return -self._renew(row)

    def _renew(self, row: int) -> float:
        """Work a row out again, and return by how much its expected worth has changed."""
        groups = self._groups(row)
        willing, worth = self.prospects.willing, float(self.prospects.worth[row])
        fails = _product([group.fails for group in groups.values()], willing.weights.size)
        self._renew_gains(row, groups, fails)
        before = self._met.get(row, 0.0)
        self._fails[row] = fails
        self._met[row] = worth * float(willing.weights @ (1 - fails))
        return self._met[row] - before

    def _groups(self, row: int) -> dict[int, "_Group"]:
        ways, willing = self.prospects.ways, self.prospects.willing
        groups: dict[int, _Group] = {}
        for way, hope in self._counted[row].items():
            fails = 1 - hope * willing.powers(ways.asked[way])
            via = int(ways.via[way])
            earlier = groups.get(via)
            groups[via] = _Group(
                hands=willing.powers(ways.handed[way]),
                untried=fails if earlier is None else earlier.untried * fails,
            )
        return groups

    def _renew_gains(self, row: int, groups: dict[int, "_Group"], fails: Floats) -> None:
        prospects = self.prospects
        place = prospects.place(row)
        powers = prospects.willing.powers(prospects.ways.reluctance[place])
        weights = prospects.willing.weights
        gains = powers @ (weights * fails)
        for via, group in groups.items():
            same = np.flatnonzero(prospects.ways.via[place] == via)
            others = _product([g.fails for v, g in groups.items() if v != via], fails.size)
            gains[same] = powers[same] @ (weights * others * group.untried)
        gains *= prospects.worth[row]
        gains[np.fromiter(self._counted[row], dtype=np.int64) - place.start] = 0.0
        self.gains[place] = gains


@dataclass(frozen=True, kw_only=True, eq=False)
class _Group:
    """Those asks that end with one person, at each point of willingness.

    Attributes:
        hands: The chance that she hands over once she tries.
        untried: The chance that none of the asks gets her to try.
    """

    hands: Floats
    untried: Floats

    @property
    def fails(self) -> Floats:
        return 1 - self.hands * (1 - self.untried)


def _product(factors: list[Floats], size: int) -> Floats:
    result = np.ones(size)
    for factor in factors:
        result = result * factor
    return result
