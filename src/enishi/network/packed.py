"""Rows of arcs packed for a compiled search: eight bytes an arc, the heaviest first.

An arc is ``[other end: uint32 | weight: float32]``, both in one cache line with its neighbours in
the row. Rows are sorted by falling weight (then rising end), so that a search may leave a row as
soon as no later arc can matter.

A weight that float32 cannot hold is rounded up, and the exact one stands beside it in an array of
its own that is read only for arcs that could matter. Values are therefore the very same as those
of the search over :class:`Arcs`; networks whose weights are float32 anyway need eight bytes an
arc instead of sixteen.
"""

import mmap
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Starts = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint32]
Singles = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.uint64]

MOST_NODES = 2**31 - 1
_FLIP = np.uint64(0xFFFFFFFF << 32)
_HIGH = np.uint64(32)


@dataclass(frozen=True, kw_only=True, eq=False)
class PackedRows:
    """Arcs in rows, as a compiled search reads them; row ``v`` is ``starts[v]:starts[v + 1]``.

    Attributes:
        starts: One more than there are nodes.
        pairs: An end in the lower and a float32, never below the weight, in the upper half.
        exact: The weight of each arc; empty where each is a float32.
    """

    starts: Starts
    pairs: Pairs
    exact: Doubles

    @classmethod
    def of(cls, starts: Starts, ends: npt.NDArray[np.int64], weights: Doubles) -> "PackedRows":
        """Pack arcs in compressed rows; O(m log m) time.

        Args:
            starts: One more than there are nodes, of which there are fewer than 2**31.
            ends: The other end of each arc.
            weights: Above 0 and at most 1.
        """
        raised = raised_to_float32(weights)
        key = (raised.view(np.uint32).astype(np.uint64) << _HIGH) | ends.astype(np.uint64)
        rows = np.repeat(np.arange(starts.size - 1), np.diff(starts))
        order = np.lexsort((keys_of(key), rows))
        is_single = bool((raised.astype(np.float64) == weights).all())
        exact = np.zeros(0) if is_single else weights[order]
        pairs = wide_array(key.size, np.uint64)
        np.take(key, order, out=pairs, mode="clip")
        return cls(starts=starts, pairs=pairs, exact=exact)

    @cached_property
    def words(self) -> Words:
        """Return the arcs as halves; ends are the even ones."""
        return self.pairs.view(np.uint32)

    @cached_property
    def singles(self) -> Singles:
        """Return the arcs as halves; weights are the odd ones."""
        return self.pairs.view(np.float32)

    @property
    def exact_weights(self) -> Doubles:
        """Return the weight of each arc."""
        return self.exact if self.exact.size else self.singles[1::2].astype(np.float64)

    @property
    def bytes_per_arc(self) -> float:
        """Return the memory of the rows, shared out over the arcs."""
        size = self.starts.nbytes + self.pairs.nbytes + self.exact.nbytes
        return size / max(self.pairs.size, 1)


def keys_of(pairs: Pairs) -> Pairs:
    """Return numbers that rise in the order of a row: the heaviest first, then the lower end."""
    return pairs ^ _FLIP


def wide_array(count: int, kind: npt.DTypeLike) -> npt.NDArray[Any]:
    """Return zeros that begin where a cache line does, in large pages where the system has them.

    Random reads of hundreds of megabytes in pages of 4 KB miss the table of pages nearly each time.
    """
    size = max(count, 1) * np.dtype(kind).itemsize
    memory = mmap.mmap(-1, size)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        memory.madvise(mmap.MADV_HUGEPAGE)
    return np.frombuffer(memory, dtype=kind, count=count)


def raised_to_float32(weights: Doubles) -> Singles:
    """Return for each weight the smallest float32 that is not below it."""
    near = weights.astype(np.float32)
    is_low = near.astype(np.float64) < weights
    near[is_low] = np.nextafter(near[is_low], np.float32(2))
    return near
