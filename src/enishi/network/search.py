"""The search itself: the best value of every node by the number of hops, and the route behind it.

The value of a route is the product of its arcs' weights. Because none exceeds 1, dropping a loop
never lowers it, so the best walk of at most ``h`` hops is worth as much as the best loopless one,
and the fewest hops that reach this value make a loopless route. Where the steps of a route share
one doubt, its chance rises with this product, so that the best in value is the likeliest.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from enishi.network.graph import Chances, Indices, Mask, Network

_NOBODY = np.zeros(0, dtype=np.int64)


class Level(Protocol):
    """Best values of at most so many hops."""

    def at(self, nodes: Indices) -> Chances:
        """Return the value of each of ``nodes``, 0 where there is no route."""
        ...


@dataclass(frozen=True, kw_only=True, eq=False)
class Everywhere:
    """A level known for every node, except that ``barred`` ones are worth nothing."""

    values: Chances
    barred: Indices

    def at(self, nodes: Indices) -> Chances:
        """Return the value of each of ``nodes``."""
        found = self.values[nodes]
        return _cleared(found, nodes, self.barred)


@dataclass(frozen=True, kw_only=True, eq=False)
class Somewhere:
    """A level known for some nodes (sorted); the others are worth nothing to this search."""

    nodes: Indices
    values: Chances

    def at(self, nodes: Indices) -> Chances:
        """Return the value of each of ``nodes``."""
        places = np.searchsorted(self.nodes, nodes)
        places[places == self.nodes.size] = 0
        return np.where(self.nodes[places] == nodes, self.values[places], 0.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Ground:
    """What every search from one source starts with.

    Attributes:
        source: Number of the source.
        carries: False for nodes that may not stand inside a route.
        first: Values of one hop.
    """

    network: Network
    source: int
    carries: Mask
    first: Chances

    @classmethod
    def lay(cls, network: Network, source: int, blocked: Indices) -> "Ground":
        """Put the source's own ties down."""
        carries = np.ones(len(network.nodes), dtype=np.bool_)
        carries[blocked] = False
        carries[source] = False
        arcs = network.onward
        row = slice(arcs.starts[source], arcs.starts[source + 1])
        first = np.zeros(len(network.nodes))
        first[arcs.ends[row]] = arcs.weights[row]
        return cls(network=network, source=source, carries=carries, first=first)

    def second(self, barred: Indices) -> Chances:
        """Return values of at most two hops, none by way of ``barred``."""
        first = self.first.copy()
        first[barred] = 0.0
        middle = np.flatnonzero((first > 0) & self.carries)
        counts, places = self.network.onward.rows(middle)
        values = np.repeat(first[middle], counts) * self.network.onward.weights[places]
        np.maximum.at(first, self.network.onward.ends[places], values)
        first[self.source] = 0.0
        return first


@dataclass(frozen=True, kw_only=True, eq=False)
class Search:
    """Levels of one search: ``levels[h - 1]`` holds the best values of at most ``h`` hops.

    Attributes:
        barred: Nodes that may not be a first hop, nor stand inside a route.
    """

    ground: Ground
    barred: Indices
    levels: tuple[Level, ...]

    def values(self, targets: Indices) -> Chances:
        """Return the best value of each target."""
        return self.levels[-1].at(targets)

    def hop_counts(self, targets: Indices) -> Indices:
        """Return the fewest hops that reach the best value of each target."""
        best = self.values(targets)
        reached = np.stack([level.at(targets) == best for level in self.levels])
        fewest: Indices = np.argmax(reached, axis=0) + 1
        return fewest

    def route(self, target: int) -> tuple[int, ...]:
        """Return the best route to ``target``; of equal ones that with the fewest hops.

        Among those with as few hops the one whose nodes come first in the network's order, read
        from the target back.
        """
        here = np.array([target])
        nodes = [target]
        for hops in range(int(self.hop_counts(here)[0]), 1, -1):
            here = self._before(here, hops)
            nodes.append(int(here[0]))
        return (self.ground.source, *reversed(nodes))

    def _before(self, node: Indices, hops: int) -> Indices:
        inward = self.ground.network.inward
        _, places = inward.rows(node)
        tails = inward.ends[places]
        values = self._passing(tails, self.levels[hops - 2]) * inward.weights[places]
        wanted = self.levels[hops - 1].at(node)[0]
        best: Indices = tails[values == wanted]
        return best[:1]

    def _passing(self, tails: Indices, level: Level) -> Chances:
        return _passing(self.ground, tails, level, self.barred)


def search(
    ground: Ground, targets: Indices, *, hops: int, wide: bool, barred: Indices = _NOBODY, top: int
) -> Search:
    """Find the best values of at most ``hops`` hops for ``targets``.

    The first hop (the first two where ``wide``) is walked from the source, the rest is pulled
    from the targets inwards, so that only arcs near either end are touched.

    Args:
        ground: The network and the source's own ties.
        targets: Sorted numbers.
        hops: At least 1.
        wide: Walk two hops from the source: better for many targets, or for four hops and more.
        barred: Nodes that may not be a first hop, nor stand inside a route.
        top: Values below the ``top``-th best may come out too small.
    """
    levels: list[Level] = [Everywhere(values=ground.first, barred=barred)]
    if wide and hops > 1:
        levels.append(Everywhere(values=ground.second(barred), barred=_NOBODY))
    while len(levels) < hops:
        floor = _top_value(levels[-1].at(targets), top)
        levels = _one_further(ground, levels, targets, barred, floor)
    return Search(ground=ground, barred=barred, levels=tuple(levels))


def _top_value(values: Chances, top: int) -> float:
    if values.size < top:
        return 0.0
    return float(np.partition(values, values.size - top)[values.size - top])


def _one_further(
    ground: Ground, levels: list[Level], targets: Indices, barred: Indices, floor: float
) -> list[Level]:
    """Add a level for ``targets``; nodes near them get the levels they lack on the way."""
    known = sum(isinstance(level, Everywhere) for level in levels)
    needs = [targets]
    for _ in range(len(levels), known, -1):
        needs.append(_with_neighbours(ground, needs[-1], floor))
    higher = list(levels[:known])
    for need in reversed(needs):
        higher.append(_pulled(ground, higher[-1], need, barred))
    return higher


def _with_neighbours(ground: Ground, nodes: Indices, floor: float) -> Indices:
    inward = ground.network.inward
    _, places = inward.rows(nodes)
    # A route over an arc is worth no more than the arc, so weak arcs cannot beat the top.
    tails = inward.ends[places[inward.weights[places] >= floor]]
    is_needed = np.zeros(len(ground.network.nodes), dtype=np.bool_)
    is_needed[tails] = True
    is_needed &= ground.carries
    is_needed[nodes] = True
    return np.flatnonzero(is_needed)


def _pulled(ground: Ground, level: Level, nodes: Indices, barred: Indices) -> Somewhere:
    inward = ground.network.inward
    counts, places = inward.rows(nodes)
    values = _passing(ground, inward.ends[places], level, barred) * inward.weights[places]
    best = level.at(nodes)
    has_arcs = counts > 0
    if values.size:
        begins = (np.cumsum(counts) - counts)[has_arcs]
        best[has_arcs] = np.maximum(best[has_arcs], np.maximum.reduceat(values, begins))
    return Somewhere(nodes=nodes, values=best)


def _passing(ground: Ground, tails: Indices, level: Level, barred: Indices) -> Chances:
    values = level.at(tails) * ground.carries[tails]
    return _cleared(values, tails, barred)


def _cleared(values: Chances, nodes: Indices, barred: Indices) -> Chances:
    # Few nodes are ever barred; one comparison for each costs less than a set operation.
    for node in barred.tolist():
        values[nodes == node] = 0.0
    return values
