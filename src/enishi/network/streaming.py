"""Packed rows of networks too large to be held as parallel arrays: built from pieces.

The pieces are gone through twice: once to count, once to put every arc where it belongs. Eight
bytes an arc and sixteen a node are all that is held. Needs numba.
"""

from collections.abc import Callable, Iterable

import numba
import numpy as np
import numpy.typing as npt

from enishi.network.compiled import Compiled
from enishi.network.packed import MOST_NODES, PackedRows, wide_array
from enishi.network.paths import NetworkError

Numbers = npt.NDArray[np.int64]
Piece = tuple[Numbers, Numbers, npt.NDArray[np.float32]]
Pieces = Callable[[], Iterable[Piece]]

_jit = numba.njit(cache=True, nogil=True)
_LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)


def pack_pieces(count: int, pieces: Pieces) -> Compiled:
    """Build rows for the compiled search from ties that are walked both ways.

    Of several ties between the same two nodes the most probable one counts; a tie of a node with
    itself is left out. Takes O(m log d) time for m arcs in rows of d.

    Args:
        count: How many nodes there are, at most ``MOST_NODES``.
        pieces: Gives the same pieces each time it is called: numbers of nodes at either end, and
            weights above 0 and at most 1, as float32.

    Raises:
        NetworkError: For too many nodes, a number outside them, a weight outside (0, 1].
    """
    if not 0 < count <= MOST_NODES:
        msg = f"nodes must be from 1 to {MOST_NODES}, got {count}"
        raise NetworkError(msg)
    starts = _starts(count, pieces)
    pairs = wide_array(int(starts[-1]), np.uint64)
    nexts = starts[:-1].copy()
    for tails, heads, weights in pieces():
        _place(nexts, pairs, tails, heads, weights.view(np.uint32))
    size = _put_rows_in_order(starts, pairs)
    rows = PackedRows(starts=starts, pairs=pairs[:size], exact=np.zeros(0))
    return Compiled(onward=rows, inward=rows)


def _starts(count: int, pieces: Pieces) -> Numbers:
    starts = np.zeros(count + 1, dtype=np.int64)
    for tails, heads, weights in pieces():
        _check(count, tails, heads, weights)
        _count(starts, tails, heads)
    return np.cumsum(starts, out=starts)


def _check(count: int, tails: Numbers, heads: Numbers, weights: npt.NDArray[np.float32]) -> None:
    ends = (tails.min(), heads.min(), tails.max(), heads.max()) if tails.size else (0, 0)
    if min(ends) < 0 or max(ends) >= count or not tails.size == heads.size == weights.size:
        msg = f"node numbers must be from 0 to {count - 1} and as many as weights, got others"
        raise NetworkError(msg)
    if not ((weights > 0) & (weights <= 1)).all():
        msg = "weights must be above 0 and at most 1, got another"
        raise NetworkError(msg)


@_jit
def _count(starts: Numbers, tails: Numbers, heads: Numbers) -> None:
    for number in range(tails.size):
        if tails[number] != heads[number]:
            starts[tails[number] + 1] += 1
            starts[heads[number] + 1] += 1


@_jit
def _place(
    nexts: Numbers,
    pairs: npt.NDArray[np.uint64],
    tails: Numbers,
    heads: Numbers,
    weights: npt.NDArray[np.uint32],
) -> None:
    for number in range(tails.size):
        tail, head = tails[number], heads[number]
        if tail != head:
            # The node first and the weight turned over: rising order puts the best of each first.
            weight = np.uint64(~weights[number])
            pairs[nexts[tail]] = (np.uint64(head) << _HIGH) | weight & _LOW
            pairs[nexts[head]] = (np.uint64(tail) << _HIGH) | weight & _LOW
            nexts[tail] += 1
            nexts[head] += 1


@_jit
def _put_rows_in_order(starts: Numbers, pairs: npt.NDArray[np.uint64]) -> int:
    size, before = 0, np.uint64(0)
    for node in range(starts.size - 1):
        row = pairs[starts[node] : starts[node + 1]]
        row.sort()
        starts[node] = size
        for number in range(row.size):
            pair = row[number]
            if number == 0 or pair >> _HIGH != before:
                before = pair >> _HIGH
                pairs[size] = (pair << _HIGH) | before
                size += 1
        kept = pairs[starts[node] : size]
        kept.sort()
        for number in range(kept.size):
            kept[number] ^= ~_LOW
    starts[-1] = size
    return size
