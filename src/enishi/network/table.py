"""Routes as arrays of numbers, for those who go on reckoning with them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, kw_only=True, eq=False)
class RouteTable:
    """Routes from one source, as numbers of nodes.

    Attributes:
        source: Number of the source.
        targets: Those reached, the easiest first.
        values: What the best route to each is worth: the product of its arcs' weights.
        hops: By target and route, the best first; 0 where there is no further route.
        nodes: By target, route and hop, the nodes after the source; meaningless from ``hops`` on.
        arcs_read: How many arcs were looked at, where that was counted.
    """

    source: int
    targets: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    hops: npt.NDArray[np.int64]
    nodes: npt.NDArray[np.int64]
    arcs_read: int = 0

    @classmethod
    def of(
        cls, source: int, values: npt.NDArray[np.float64], routes: list[list[tuple[int, ...]]]
    ) -> "RouteTable":
        """Put routes, each from the source to its target, into arrays."""
        most = max((len(ways) for ways in routes), default=0)
        longest = max((len(way) - 1 for ways in routes for way in ways), default=0)
        hops = np.zeros((len(routes), most), dtype=np.int64)
        nodes = np.zeros((len(routes), most, longest), dtype=np.int64)
        for row, ways in enumerate(routes):
            for turn, way in enumerate(ways):
                hops[row, turn] = len(way) - 1
                nodes[row, turn, : len(way) - 1] = way[1:]
        targets = np.array([ways[0][-1] for ways in routes], dtype=np.int64)
        return cls(source=source, targets=targets, values=values, hops=hops, nodes=nodes)

    def routes(self, row: int) -> list[tuple[int, ...]]:
        """Return the routes to the target in one row, each from the source to the target."""
        nodes = self.nodes[row].tolist()
        return [
            (self.source, *after[:count])
            for after, count in zip(nodes, self.hops[row].tolist(), strict=True)
            if count
        ]
