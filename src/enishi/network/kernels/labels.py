"""Labels: what a compiled search notes of each node. Needs numba; imported for large networks.

Everything here works on numbers of nodes and on levels: the value of a node at level ``h`` is the
largest product, taken from left to right, of the weights along a walk of at most ``h`` arcs from
the source. The label of a node is one cache line (64 bytes), read as doubles and as words:

====  =====================================================================================
word  content
====  =====================================================================================
0-1   weight of the source's own arc (level 1), 0 without one
2-7   the three best values at level 2, falling, each by another introducer
8-9   level 3, if a flag says what it is
10    one more than the position among the candidates, 0 for none
11    flags
12    the query that wrote this label; a label of another query is as good as empty
13-15 the introducers of the three values at level 2
====  =====================================================================================

Cuts are sound although values are rounded: rounding keeps order, so a product with a bound is
never below the product with the value.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numba
import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

Numbers = npt.NDArray[np.int64]
_F = TypeVar("_F", bound=Callable[..., Any])

BLOCKED, EXACT, BOUND, LISTED = 1, 2, 4, 8
"""Flags: may not stand inside a route; level 3 is known, or only a bound of it, or what was walked
to it, which is right where not below the floor of that moment."""
KEPT = 3
SIEVE = 16

# Nothing here allocates, so arrays need no counting of references (_nrt), which would cost more
# than the search; and small steps go into the loops around them.
_AS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}
jit: Callable[[_F], _F] = numba.njit(**_AS)
step: Callable[[_F], _F] = numba.njit(**_AS, forceinline=True)


class Rows(NamedTuple):
    """Packed rows of one direction; a tuple because numba knows no dataclasses."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    exact: npt.NDArray[np.float64]


class Question(NamedTuple):
    """What is asked, in numbers of nodes."""

    source: int
    targets: npt.NDArray[np.int64]
    blocked: npt.NDArray[np.int64]
    hops: int


class Room(NamedTuple):
    """What one search at a time may write to; grows never, is cleared never.

    ``state`` holds: the number of this query, arcs read, the sizes of ``ball``, ``third``, the
    candidates, the best and the row, the next arc of the row, and how many best make the floor (0
    for none is kept); ``cuts`` holds: the value of the
    ``top``-th best target so far and the best weight of a first step.
    """

    labels: npt.NDArray[np.float64]
    words: npt.NDArray[np.uint32]
    ball: npt.NDArray[np.uint32]
    third: npt.NDArray[np.uint32]
    bits: npt.NDArray[np.uint64]
    near: npt.NDArray[np.uint64]
    candidates: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    hops: npt.NDArray[np.int64]
    best: npt.NDArray[np.int64]
    chosen: npt.NDArray[np.int64]
    row_nodes: npt.NDArray[np.uint32]
    row_weights: npt.NDArray[np.float64]
    sieve: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]
    cuts: npt.NDArray[np.float64]


QUERY, READ, BALL, THIRD, FOUND, BEST, ROW, NEXT, SIZE = range(9)
FLOOR, FIRST = range(2)


@intrinsic
def prefetch(context, array, index):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201, ARG001 - as numba wants it
    """Ask for a cache line that will be read soon."""

    def build(target, builder, signature, arguments):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as numba wants it
        held = target.make_array(signature.args[0])(target, builder, arguments[0])
        place = builder.gep(held.data, [arguments[1]])
        byte, word = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, word, word, word])
        find: Any = cgutils.get_or_insert_function
        ask = find(builder.module, kind, "llvm.prefetch.p0i8")
        how = [word(0), word(3), word(1)]
        builder.call(ask, [builder.bitcast(place, byte), *how])
        return target.get_dummy_value()

    return types.void(array, types.intp), build


@step
def weight_of(rows: Rows, arc: int) -> float:
    """Return the exact weight of an arc."""
    if rows.exact.size:
        return rows.exact[arc]
    return np.float64(rows.weights[2 * arc + 1])


@step
def is_fresh(room: Room, node: int) -> bool:
    """Say whether this query wrote the label."""
    return room.words[16 * node + 12] == room.state[QUERY]


@step
def freshen(room: Room, node: int) -> bool:
    """Empty the label if another query wrote it; say whether that was so."""
    at = 16 * node
    if room.words[at + 12] == room.state[QUERY]:
        return False
    for place in range(5):
        room.labels[8 * node + place] = 0.0
    room.words[at + 10] = 0
    room.words[at + 11] = 0
    room.words[at + 12] = room.state[QUERY]
    return True


@step
def keep(room: Room, node: int, value: float, introducer: int) -> None:
    """Put a value of level 2 in its place among the three best of the node."""
    label, word = 8 * node, 16 * node + 12
    place = KEPT
    while place > 0 and _comes_before(room, value, introducer, label + place, word + place):
        if place < KEPT:
            room.labels[label + place + 1] = room.labels[label + place]
            room.words[word + place + 1] = room.words[word + place]
        place -= 1
    if place < KEPT:
        room.labels[label + place + 1] = value
        room.words[word + place + 1] = introducer


@step
def _comes_before(room: Room, value: float, introducer: int, label: int, word: int) -> bool:
    other = room.labels[label]
    return value > other or (value == other and introducer < room.words[word])


@step
def is_near(room: Room, node: int) -> int:
    """Say whether a node is at most two hops away, without reading its label."""
    return (room.near[node >> 6] >> np.uint64(node & 63)) & np.uint64(1)


@step
def is_target(room: Room, node: int) -> int:
    """Say whether a node is looked for."""
    return (room.bits[node >> 6] >> np.uint64(node & 63)) & np.uint64(1)


@step
def is_among(barred: Numbers, node: int) -> bool:
    """Say whether a node is among those barred."""
    for other in barred:  # noqa: SIM110 - numba compiles no generators
        if other == node:
            return True
    return False


@step
def may_pass(room: Room, node: int, barred: Numbers) -> bool:
    """Say whether a node with a label may stand inside a route."""
    return not room.words[16 * node + 11] & BLOCKED and not is_among(barred, node)


@step
def passes(room: Room, node: int, fresh: bool, barred: Numbers) -> bool:
    """Say whether a node, with a label or without, may stand inside a route."""
    if fresh:
        return may_pass(room, node, barred)
    return not is_among(barred, node)
