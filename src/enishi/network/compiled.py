"""The search for large networks: compiled, over packed rows, on the same values as the other one.

Both engines give the same routes in the same order. This one touches fewer arcs (see
:mod:`enishi.network.kernels`) and nothing that grows with the network: what it writes to is kept
from one query to the next, one set for each query that runs at the same time.
"""

from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from enishi.network import kernels
from enishi.network.graph import Indices, Network
from enishi.network.packed import PackedRows, wide_array
from enishi.network.table import RouteTable

MOST_HOPS = 4
_MOST_FOR_A_FLOOR = 500


def _desk(count: int) -> kernels.Room:
    """Lay out what one query at a time writes to: 64 bytes a node for labels, room for lists."""
    labels = wide_array(8 * count, np.float64)
    return kernels.Room(
        labels=labels,
        words=labels.view(np.uint32),
        ball=np.empty(count, dtype=np.uint32),
        third=np.empty(count, dtype=np.uint32),
        bits=np.zeros(count // 64 + 1, dtype=np.uint64),
        near=np.zeros(count // 64 + 1, dtype=np.uint64),
        candidates=np.empty(count, dtype=np.int64),
        values=np.empty(count),
        hops=np.empty(count, dtype=np.int64),
        best=np.empty(_MOST_FOR_A_FLOOR, dtype=np.int64),
        chosen=np.empty(count, dtype=np.int64),
        row_nodes=np.empty(count, dtype=np.uint32),
        row_weights=np.empty(count),
        sieve=np.empty(kernels.SIEVE, dtype=np.int64),
        state=np.zeros(10, dtype=np.int64),
        cuts=np.zeros(2),
    )


def _rows(packed: PackedRows) -> kernels.Rows:
    return kernels.Rows(
        starts=packed.starts, ends=packed.words, weights=packed.singles, exact=packed.exact
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Compiled:
    """Packed rows of a network both ways, and room for those who search in them."""

    onward: PackedRows
    inward: PackedRows
    _desks: list[kernels.Room] = field(default_factory=list)

    @cached_property
    def _both(self) -> tuple[kernels.Rows, kernels.Rows]:
        return _rows(self.onward), _rows(self.inward)

    @classmethod
    def kept(cls, network: Network) -> "Compiled":
        """Return the packed rows of a network, made at its first query."""
        with _LOCK:
            found = _KEPT.get(network)
            if found is None:
                found = _KEPT[network] = cls.of(network)
            return found

    @classmethod
    def of(cls, network: Network) -> "Compiled":
        """Pack the arcs of a network, if it is not packed yet; a second for two million."""
        onward, inward = network.packing
        return cls(onward=onward, inward=inward)

    def search(
        self,
        source: int,
        targets: Indices,
        *,
        hops: int,
        top: int,
        alternatives: int,
        blocked: Indices,
    ) -> RouteTable:
        """Find the best routes to the best ``top`` targets; see :func:`warm_paths`.

        Args:
            source: Whose routes.
            targets: Rising numbers without the source.
            hops: From 1 to ``MOST_HOPS``.
            top: How many targets, at least 1.
            alternatives: Further routes for each.
            blocked: Who may not stand inside a route.
        """
        desk = self._take_desk()
        try:
            room = min(top, targets.size)
            routes = np.zeros((room, 1 + alternatives, hops), dtype=np.int64)
            counts = np.zeros((room, 1 + alternatives), dtype=np.int64)
            question = kernels.Question(source=source, targets=targets, blocked=blocked, hops=hops)
            introducers = np.empty(1 + alternatives, dtype=np.int64)
            size = _floor_size(room)
            found = kernels.answer(*self._both, desk, question, size, routes, counts, introducers)
            chosen = desk.chosen[:found]
            return RouteTable(
                source=source,
                targets=desk.candidates[chosen],
                values=desk.values[chosen],
                hops=counts[:found],
                nodes=routes[:found],
                arcs_read=int(desk.state[kernels.READ]),
            )
        finally:
            self._desks.append(desk)

    def _take_desk(self) -> kernels.Room:
        # Taking from a list and appending to it are atomic, so no lock is held while searching.
        try:
            return self._desks.pop()
        except IndexError:
            return _desk(self.onward.starts.size - 1)


def _floor_size(room: int) -> int:
    # Keeping the floor takes a look at each of the best for every value found.
    return room if room <= _MOST_FOR_A_FLOOR else 0


_LOCK = Lock()
_KEPT: WeakKeyDictionary[Network, Compiled] = WeakKeyDictionary()
"""Derived from the network alone, and gone with it."""
