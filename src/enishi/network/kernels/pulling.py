"""Levels of single nodes, pulled from the arcs that lead to them."""

import numpy as np

from enishi.network.kernels.labels import (
    BLOCKED,
    BOUND,
    EXACT,
    FIRST,
    KEPT,
    LISTED,
    READ,
    SIEVE,
    Numbers,
    Room,
    Rows,
    freshen,
    is_among,
    is_fresh,
    is_near,
    jit,
    may_pass,
    passes,
    prefetch,
    step,
    weight_of,
)

_FEW = 4


@step
def first(room: Room, node: int, barred: Numbers) -> float:
    """Return level 1 without the introducers barred."""
    if not is_near(room, node) or is_among(barred, node):
        return 0.0
    return room.labels[8 * node]


@step
def second(into: Rows, room: Room, node: int, barred: Numbers) -> float:
    """Return level 2 without the introducers barred."""
    if not is_near(room, node):
        return 0.0
    for place in range(1, KEPT + 1):
        value = room.labels[8 * node + place]
        if value == 0.0 or not is_among(barred, np.int64(room.words[16 * node + 12 + place])):
            return value
    return _second_again(into, room, node, barred)


@jit
def _second_again(into: Rows, room: Room, node: int, barred: Numbers) -> float:
    """Work level 2 out anew, where all introducers kept are barred."""
    best = first(room, node, barred)
    arc, end = into.starts[node], into.starts[node + 1]
    while arc < end and room.cuts[FIRST] * into.weights[2 * arc + 1] > best:
        via = np.int64(into.ends[2 * arc])
        if is_near(room, via) and may_pass(room, via, barred):
            best = max(best, first(room, via, barred) * weight_of(into, arc))
        arc += 1
    room.state[READ] += arc - into.starts[node]
    return best


@step
def third(into: Rows, room: Room, node: int, barred: Numbers, after: float, need: float) -> float:
    """Return level 3 without the introducers barred.

    If its product with ``after`` cannot reach ``need``, return something not above it.
    """
    fresh = is_fresh(room, node)
    flags = room.words[16 * node + 11] if fresh else 0
    known = room.labels[8 * node + 4]
    if flags & (EXACT | BOUND) and known * after < need:
        return 0.0
    if flags & EXACT and not barred.size:
        return known
    return _third_anew(into, room, node, barred, after, need)


@step
def _sieve(into: Rows, room: Room, arc: int, stop: int) -> int:
    """Put the arcs that come from near into the sieve, without a branch to guess wrong at."""
    kept = 0
    while arc < stop:
        room.sieve[kept] = arc
        kept += np.int64(is_near(room, np.int64(into.ends[2 * arc])))
        arc += 1
    return kept


@step
def _best_in_sieve(into: Rows, room: Room, kept: int, barred: Numbers, best: float) -> float:
    for place in range(kept):
        arc = room.sieve[place]
        if room.cuts[FIRST] * into.weights[2 * arc + 1] <= best:
            break
        via = np.int64(into.ends[2 * arc])
        if may_pass(room, via, barred):
            best = max(best, second(into, room, via, barred) * weight_of(into, arc))
    return best


@jit
def _third_anew(
    into: Rows, room: Room, node: int, barred: Numbers, after: float, need: float
) -> float:
    best, bound = second(into, room, node, barred), 0.0
    arc, end = into.starts[node], into.starts[node + 1]
    while arc < end:
        upper = room.cuts[FIRST] * into.weights[2 * arc + 1]
        if upper <= best:
            break
        if upper * after < need:
            bound = upper
            break
        stop = min(arc + SIEVE, end)
        best = _best_in_sieve(into, room, _sieve(into, room, arc, stop), barred, best)
        arc = stop
    room.state[READ] += arc - into.starts[node] + 1
    if not barred.size:
        _remember_third(room, node, best, bound)
    return best


@step
def _remember_third(room: Room, node: int, best: float, bound: float) -> None:
    freshen(room, node)
    flags = room.words[16 * node + 11]
    if flags & LISTED or flags & EXACT:
        return
    room.labels[8 * node + 4] = max(best, bound)
    room.words[16 * node + 11] = (flags & BLOCKED) | (BOUND if bound > best else EXACT)


@step
def level_of(
    into: Rows, room: Room, node: int, hops: int, barred: Numbers, after: float, need: float
) -> float:
    """Return the level of a node after so many hops, as :func:`third` does."""
    if hops == 1:
        return first(room, node, barred)
    if hops == 2:
        return second(into, room, node, barred)
    return third(into, room, node, barred, after, need)


@step
def _look_ahead(into: Rows, room: Room, arc: int, end: int) -> None:
    if arc + 2 * _FEW < end:
        later = np.int64(into.ends[2 * (arc + 2 * _FEW)])
        prefetch(into.starts, later)
        prefetch(room.labels, 8 * later)
    if arc + _FEW < end:
        prefetch(into.ends, 2 * into.starts[np.int64(into.ends[2 * (arc + _FEW)])])


@jit
def pull(
    into: Rows, room: Room, node: int, hops: int, barred: Numbers, best: float, floor: float
) -> float:
    """Return a level of a node, given that of one hop less; maybe too low if below ``floor``."""
    arc, end = into.starts[node], into.starts[node + 1]
    while arc < end:
        weight = np.float64(into.weights[2 * arc + 1])
        upper = room.cuts[FIRST] * weight
        if upper <= best or upper < floor:
            break
        via = np.int64(into.ends[2 * arc])
        if hops > 3:
            _look_ahead(into, room, arc, end)
        fresh = is_near(room, via) or (hops > 3 and is_fresh(room, via))
        if (fresh or hops > 3) and passes(room, via, fresh, barred):
            level = level_of(into, room, via, hops - 1, barred, weight, max(best, floor))
            if level * weight > best:
                best = max(best, level * weight_of(into, arc))
        arc += 1
    room.state[READ] += arc - into.starts[node] + 1
    return best
