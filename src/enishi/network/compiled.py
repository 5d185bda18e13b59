"""The search for large networks: compiled, over packed rows, on the same values as the other one.

Both engines give the same routes in the same order. This one touches fewer arcs (see
:mod:`enishi.network.kernels`) and nothing that grows with the network: what it writes to is kept
from one query to the next, one set for each query that runs at the same time.
"""

from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from enishi.network import kernels
from enishi.network.graph import Indices, Network
from enishi.network.packed import PackedRows
from enishi.network.table import RouteTable

MOST_HOPS = 4
_LINE = 64
_MOST_FOR_A_FLOOR = 500
_LAST_QUERY = 2**32 - 1


@dataclass(kw_only=True, eq=False)
class _Desk:
    """What one query at a time writes to: 64 bytes a node for labels, room for lists."""

    labels: npt.NDArray[np.float64]
    ball: npt.NDArray[np.uint32]
    third: npt.NDArray[np.uint32]
    bits: npt.NDArray[np.uint64]
    near: npt.NDArray[np.uint64]
    state: npt.NDArray[np.int64]
    candidates: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    hops: npt.NDArray[np.int64]
    row_nodes: npt.NDArray[np.uint32]
    row_weights: npt.NDArray[np.float64]
    query: int = 0

    @classmethod
    def of(cls, count: int) -> "_Desk":
        return cls(
            labels=_aligned(8 * count),
            ball=np.empty(count, dtype=np.uint32),
            third=np.empty(count, dtype=np.uint32),
            bits=np.zeros(count // 64 + 1, dtype=np.uint64),
            near=np.zeros(count // 64 + 1, dtype=np.uint64),
            state=np.zeros(8, dtype=np.int64),
            row_nodes=np.empty(count, dtype=np.uint32),
            row_weights=np.empty(count),
            candidates=np.empty(count, dtype=np.int64),
            values=np.empty(count),
            hops=np.empty(count, dtype=np.int64),
        )

    def room(self, floor_size: int) -> kernels.Room:
        """Return the same as the kernels take it, ready for the next query."""
        if self.query == _LAST_QUERY:
            self.labels[:] = 0.0
            self.query = 0
        self.query += 1
        return kernels.Room(
            labels=self.labels,
            words=self.labels.view(np.uint32),
            ball=self.ball,
            third=self.third,
            bits=self.bits,
            near=self.near,
            candidates=self.candidates,
            values=self.values,
            hops=self.hops,
            best=np.empty(floor_size, dtype=np.int64),
            row_nodes=self.row_nodes,
            row_weights=self.row_weights,
            state=self.state,
            cuts=np.zeros(2),
        )


def _aligned(count: int) -> npt.NDArray[np.float64]:
    """Return zeros that begin where a cache line does."""
    raw = np.zeros(count + _LINE // 8)
    skip = (-raw.ctypes.data % _LINE) // 8
    return raw[skip : skip + count]


def _rows(packed: PackedRows) -> kernels.Rows:
    return kernels.Rows(
        starts=packed.starts, ends=packed.words, weights=packed.singles, exact=packed.exact
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Compiled:
    """Packed rows of a network both ways, and room for those who search in them."""

    onward: PackedRows
    inward: PackedRows
    _desks: list[_Desk] = field(default_factory=list)

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
        """Pack the arcs of a network; about a second for each two million."""
        there, here = network.onward, network.inward
        onward = PackedRows.of(there.starts, there.ends, there.weights)
        if here is there:
            return cls(onward=onward, inward=onward)
        return cls(onward=onward, inward=PackedRows.of(here.starts, here.ends, here.weights))

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
            room = desk.room(_floor_size(top, targets.size))
            kernels.begin(room, desk.query, source, blocked)
            inward = _rows(self.inward)
            kernels.find(_rows(self.onward), inward, room, source, targets, hops)
            chosen = _best_first(room, top)
            routes = np.zeros((chosen.size, 1 + alternatives, hops), dtype=np.int64)
            counts = np.zeros((chosen.size, 1 + alternatives), dtype=np.int64)
            kernels.trace(inward, room, chosen, hops, routes, counts, np.empty(1 + alternatives, np.int64))
            return RouteTable(
                source=source,
                targets=room.candidates[chosen],
                values=room.values[chosen],
                hops=counts,
                nodes=routes,
                arcs_read=int(room.state[1]),
            )
        finally:
            self._desks.append(desk)

    def _take_desk(self) -> _Desk:
        # Taking from a list and appending to it are atomic, so no lock is held while searching.
        try:
            return self._desks.pop()
        except IndexError:
            return _Desk.of(self.onward.starts.size - 1)


def _floor_size(top: int, targets: int) -> int:
    # Keeping the floor takes a look at each of the best for every value found.
    size = min(top, targets)
    return size if size <= _MOST_FOR_A_FLOOR else 0


_LOCK = Lock()
_KEPT: WeakKeyDictionary[Network, Compiled] = WeakKeyDictionary()
"""Derived from the network alone, and gone with it."""


def _best_first(room: kernels.Room, top: int) -> Indices:
    found = int(room.state[4])
    values = room.values[:found]
    near = np.flatnonzero(values >= room.cuts[0])
    order = np.lexsort((room.candidates[near], room.hops[near], -values[near]))
    return near[order[:top]]
