"""The inner loops of the compiled search. Needs numba; imported only for large networks.

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

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

_BLOCKED, _EXACT, _BOUND, _LISTED = 1, 2, 4, 8
_KEPT = 3
_NONE = -1

# Nothing here allocates, so arrays need no counting of references (_nrt), which would cost more
# than the search; and small steps go into the loops around them.
jit = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)
step = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False, forceinline=True)


class Rows(NamedTuple):
    """Packed rows of one direction; a tuple because numba knows no dataclasses."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    exact: npt.NDArray[np.float64]


class Room(NamedTuple):
    """What one search at a time may write to; grows never, is cleared never.

    ``state`` holds: the number of this query, arcs read, the sizes of ``ball``, ``third``, the
    candidates and the best; ``cuts`` holds: the value of the ``top``-th best target so far and
    the best weight of a first step.
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
    state: npt.NDArray[np.int64]
    cuts: npt.NDArray[np.float64]


_QUERY, _READ, _BALL, _THIRD, _FOUND, _BEST = range(6)
_FLOOR, _FIRST = range(2)


@step
def _weight(rows, arc):
    """Return the exact weight of an arc."""
    if rows.exact.size:
        return rows.exact[arc]
    return np.float64(rows.weights[2 * arc + 1])


@step
def _is_fresh(room, node):
    return room.words[16 * node + 12] == room.state[_QUERY]


@step
def _freshen(room, node):
    """Empty the label if another query wrote it; say whether that was so."""
    at = 16 * node
    if room.words[at + 12] == room.state[_QUERY]:
        return False
    for place in range(5):
        room.labels[8 * node + place] = 0.0
    room.words[at + 10] = 0
    room.words[at + 11] = 0
    room.words[at + 12] = room.state[_QUERY]
    return True


@step
def _keep(room, node, value, introducer):
    """Put a value of level 2 in its place among the three best of the node."""
    label, word = 8 * node, 16 * node + 12
    place = _KEPT
    while place > 1 and value > room.labels[label + place - 1]:
        room.labels[label + place] = room.labels[label + place - 1]
        room.words[word + place] = room.words[word + place - 1]
        place -= 1
    room.labels[label + place] = value
    room.words[word + place] = introducer


@step
def _add_to_ball(room, node, value, introducer):
    # Tiny weights may multiply to nothing.
    if value <= 0.0:
        return
    if _freshen(room, node) or room.labels[8 * node + 1] == 0.0:
        room.near[node >> 6] |= np.uint64(1) << np.uint64(node & 63)
        room.ball[room.state[_BALL]] = node
        room.state[_BALL] += 1
    if value > room.labels[8 * node + _KEPT]:
        _keep(room, node, value, introducer)


@jit
def _walk_first(out, room, source):
    """Label the source's own ties."""
    room.cuts[_FIRST] = 0.0
    for arc in range(out.starts[source], out.starts[source + 1]):
        node = np.int64(out.ends[2 * arc])
        weight = _weight(out, arc)
        _add_to_ball(room, node, weight, node)
        room.labels[8 * node] = weight
        if not room.words[16 * node + 11] & _BLOCKED:
            room.cuts[_FIRST] = max(room.cuts[_FIRST], weight)


@jit
def _walk_second(out, room, source):
    """Label everybody two hops away, by up to three introducers each."""
    for first in range(out.starts[source], out.starts[source + 1]):
        via = np.int64(out.ends[2 * first])
        if room.words[16 * via + 11] & _BLOCKED:
            continue
        value = room.labels[8 * via]
        begin, end = out.starts[via], out.starts[via + 1]
        room.state[_READ] += end - begin
        for arc in range(begin, end):
            node = np.int64(out.ends[2 * arc])
            upper = value * out.weights[2 * arc + 1]
            if _is_near(room, node) and upper <= room.labels[8 * node + _KEPT]:
                continue
            _add_to_ball(room, node, value * _weight(out, arc), via)


@step
def _is_near(room, node):
    """Say whether a node is at most two hops away, without reading its label."""
    return (room.near[node >> 6] >> np.uint64(node & 63)) & np.uint64(1)


@step
def _is_target(room, node):
    return (room.bits[node >> 6] >> np.uint64(node & 63)) & np.uint64(1)


@step
def _offer(room, node, value, hops):
    """Take a value of a target into account."""
    if value < room.cuts[_FLOOR] or value <= 0.0:
        return
    _freshen(room, node)
    place = np.int64(room.words[16 * node + 10]) - 1
    if place < 0:
        place = room.state[_FOUND]
        room.state[_FOUND] += 1
        room.words[16 * node + 10] = place + 1
        room.candidates[place] = node
    elif value <= room.values[place]:
        return
    room.values[place] = value
    room.hops[place] = hops
    _raise_floor(room, place)


@jit
def _raise_floor(room, place):
    """Keep the positions of the best candidates, and the least value among them as the floor."""
    size, top = room.state[_BEST], room.best.size
    if top == 0:
        return
    weakest, least, is_in = _NONE, np.inf, False
    for number in range(size):
        here = room.best[number]
        is_in |= here == place
        if room.values[here] < least:
            weakest, least = number, room.values[here]
    if not is_in and size < top:
        room.best[size] = place
        room.state[_BEST] = size + 1
        least = min(least, room.values[place])
    elif not is_in:
        if room.values[place] > least:
            room.best[weakest] = place
        least = _least(room)
    if room.state[_BEST] == top:
        room.cuts[_FLOOR] = least


@jit
def _least(room):
    least = np.inf
    for number in range(room.state[_BEST]):
        least = min(least, room.values[room.best[number]])
    return least


@jit
def _offer_ball(room):
    for number in range(room.state[_BALL]):
        node = np.int64(room.ball[number])
        if _is_target(room, node):
            value = room.labels[8 * node + 1]
            _offer(room, node, value, 1 if value == room.labels[8 * node] else 2)


@jit
def _push_on(out, room, node, value, hops):
    """Walk one arc further from a node, and offer the targets found."""
    arc, end = out.starts[node], out.starts[node + 1]
    while arc < end and value * out.weights[2 * arc + 1] >= room.cuts[_FLOOR]:
        after = np.int64(out.ends[2 * arc])
        if _is_target(room, after):
            _offer(room, after, value * _weight(out, arc), hops)
        arc += 1
    room.state[_READ] += arc - out.starts[node]


@jit
def _push_from_ball(out, room):
    """Find targets three hops away from the source's side, the warmest middles first."""
    half = room.cuts[_FIRST] / 2
    for turn in range(2):
        for number in range(room.state[_BALL]):
            node = np.int64(room.ball[number])
            value = room.labels[8 * node + 1]
            if (value >= half) != (turn == 0) or value < room.cuts[_FLOOR]:
                continue
            if not room.words[16 * node + 11] & _BLOCKED:
                _push_on(out, room, node, value, 3)


@jit
def _walk_third(out, room):
    """Label everybody whose level 3 is above level 2 and not below the floor."""
    floor = room.cuts[_FLOOR]
    for number in range(room.state[_BALL]):
        node = np.int64(room.ball[number])
        value = room.labels[8 * node + 1]
        if value < floor or room.words[16 * node + 11] & _BLOCKED:
            continue
        arc, end = out.starts[node], out.starts[node + 1]
        while arc < end and value * out.weights[2 * arc + 1] >= floor:
            _label_third(out, room, arc, value)
            arc += 1
        room.state[_READ] += arc - out.starts[node]


@step
def _label_third(out, room, arc, value):
    node = np.int64(out.ends[2 * arc])
    _freshen(room, node)
    known = max(room.labels[8 * node + 1], room.labels[8 * node + 4])
    if value * out.weights[2 * arc + 1] <= known:
        return
    product = value * _weight(out, arc)
    if product > known:
        room.labels[8 * node + 4] = product
        if not room.words[16 * node + 11] & _LISTED:
            room.words[16 * node + 11] |= _LISTED
            room.third[room.state[_THIRD]] = node
            room.state[_THIRD] += 1


@jit
def _push_from_third(out, room):
    half = room.cuts[_FIRST] / 2
    for turn in range(2):
        for number in range(room.state[_THIRD]):
            node = np.int64(room.third[number])
            value = room.labels[8 * node + 4]
            if (value >= half) != (turn == 0) or value < room.cuts[_FLOOR]:
                continue
            if not room.words[16 * node + 11] & _BLOCKED:
                _push_on(out, room, node, value, 4)


@step
def _is_among(barred, node):
    for other in barred:  # noqa: SIM110 - numba compiles no generators
        if other == node:
            return True
    return False


@step
def _may_pass(room, node, barred):
    """Say whether a node with a label may stand inside a route."""
    return not room.words[16 * node + 11] & _BLOCKED and not _is_among(barred, node)


@step
def _first(room, node, barred):
    """Return level 1 without the introducers barred."""
    if not _is_near(room, node) or _is_among(barred, node):
        return 0.0
    return room.labels[8 * node]


@step
def _second(into, room, node, barred):
    """Return level 2 without the introducers barred."""
    if not _is_near(room, node):
        return 0.0
    for place in range(1, _KEPT + 1):
        value = room.labels[8 * node + place]
        if value == 0.0 or not _is_among(barred, np.int64(room.words[16 * node + 12 + place])):
            return value
    return _second_again(into, room, node, barred)


@jit
def _second_again(into, room, node, barred):
    """Work level 2 out anew, where all introducers kept are barred."""
    best = _first(room, node, barred)
    arc, end = into.starts[node], into.starts[node + 1]
    while arc < end and room.cuts[_FIRST] * into.weights[2 * arc + 1] > best:
        via = np.int64(into.ends[2 * arc])
        if _is_near(room, via) and _may_pass(room, via, barred):
            best = max(best, _first(room, via, barred) * _weight(into, arc))
        arc += 1
    room.state[_READ] += arc - into.starts[node]
    return best


@step
def _third(into, room, node, barred, after, need):
    """Return level 3 without the introducers barred, if its product with ``after`` can reach ``need``.

    Otherwise something not above it.
    """
    fresh = _is_fresh(room, node)
    flags = room.words[16 * node + 11] if fresh else 0
    known = room.labels[8 * node + 4]
    if flags & (_EXACT | _BOUND) and known * after < need:
        return 0.0
    if flags & _EXACT and not barred.size:
        return known
    return _third_anew(into, room, node, barred, after, need)


@jit
def _third_anew(into, room, node, barred, after, need):
    best = _second(into, room, node, barred)
    arc, end = into.starts[node], into.starts[node + 1]
    bound = 0.0
    while arc < end:
        upper = room.cuts[_FIRST] * into.weights[2 * arc + 1]
        if upper <= best:
            break
        if upper * after < need:
            bound = upper
            break
        via = np.int64(into.ends[2 * arc])
        if _is_near(room, via) and _may_pass(room, via, barred):
            best = max(best, _second(into, room, via, barred) * _weight(into, arc))
        arc += 1
    room.state[_READ] += arc - into.starts[node] + 1
    if not barred.size:
        _remember_third(room, node, best, bound)
    return best


@step
def _remember_third(room, node, best, bound):
    _freshen(room, node)
    flags = room.words[16 * node + 11]
    if flags & _LISTED or flags & _EXACT:
        return
    room.labels[8 * node + 4] = max(best, bound)
    room.words[16 * node + 11] = (flags & _BLOCKED) | (_BOUND if bound > best else _EXACT)


@step
def _level(into, room, node, hops, barred, after, need):
    if hops == 1:
        return _first(room, node, barred)
    if hops == 2:  # noqa: PLR2004 - hops are counted
        return _second(into, room, node, barred)
    return _third(into, room, node, barred, after, need)


@jit
def _pull(into, room, node, hops, barred, best, floor):
    """Return the level ``hops`` of a node, given that of one hop less; too low if below ``floor``."""
    arc, end = into.starts[node], into.starts[node + 1]
    while arc < end:
        weight = np.float64(into.weights[2 * arc + 1])
        upper = room.cuts[_FIRST] * weight
        if upper <= best or upper < floor:
            break
        via = np.int64(into.ends[2 * arc])
        fresh = _is_near(room, via) or (hops > 3 and _is_fresh(room, via))  # noqa: PLR2004 - hops are counted
        if (fresh or hops > 3) and _passes(room, via, fresh, barred):  # noqa: PLR2004 - hops are counted
            level = _level(into, room, via, hops - 1, barred, weight, max(best, floor))
            if level * weight > best:
                best = max(best, level * _weight(into, arc))
        arc += 1
    room.state[_READ] += arc - into.starts[node] + 1
    return best


@step
def _passes(room, node, fresh, barred):
    if fresh:
        return _may_pass(room, node, barred)
    return not _is_among(barred, node)


@jit
def _pull_targets(into, room, targets, hops, nobody):
    for target in targets:
        best = 0.0
        if _is_fresh(room, target):
            best = room.labels[8 * target + 1]
            place = np.int64(room.words[16 * target + 10]) - 1
            if place >= 0:
                best = max(best, room.values[place])
        value = _pull(into, room, target, hops, nobody, best, room.cuts[_FLOOR])
        if value > best:
            _offer(room, target, value, hops)


@jit
def _best_of(into, room, target, hops, barred):
    """Return the best value of a target without the introducers barred, and its fewest hops."""
    value = _first(room, target, barred)
    fewest = 1
    for more in range(2, hops + 1):
        if more == 2:  # noqa: PLR2004 - hops are counted
            found = _second(into, room, target, barred)
        else:
            found = _pull(into, room, target, more, barred, value, 0.0)
        if found > value:
            value, fewest = found, more
    return value, fewest


@jit
def _before(into, room, node, hops, value, barred):
    """Return who stands before a node on its route: of equal ones the first in order."""
    arc, end = into.starts[node], into.starts[node + 1]
    chosen, level_there = np.int64(into.starts.size), 0.0
    while arc < end:
        weight = np.float64(into.weights[2 * arc + 1])
        if room.cuts[_FIRST] * weight < value:
            break
        via = np.int64(into.ends[2 * arc])
        fresh = _is_fresh(room, via)
        if via < chosen and (fresh or hops > 3) and _passes(room, via, fresh, barred):  # noqa: PLR2004 - hops are counted
            level = _level(into, room, via, hops - 1, barred, weight, value)
            if level * _weight(into, arc) == value:
                chosen, level_there = via, level
        arc += 1
    room.state[_READ] += arc - into.starts[node] + 1
    return chosen, level_there


@jit
def _trace(into, room, route, target, hops, value, barred):
    """Write the nodes of a route after the source."""
    route[hops - 1] = target
    node = target
    for left in range(hops, 1, -1):
        node, value = _before(into, room, node, left, value, barred)
        route[left - 2] = node


@jit
def _goes_forward(room, targets, hops, nodes, arcs):
    """Guess from which side fewer arcs are touched: about as many as are nearer than the top."""
    top = room.best.size
    if targets.size <= top:
        return False
    near = nodes * (top / targets.size)
    if hops == 3:  # noqa: PLR2004 - hops are counted
        near = min(near, np.float64(room.state[_BALL]))
        return near < targets.size
    return near < targets.size * (arcs / nodes) * 0.5


@jit
def begin(room, query, source, blocked):
    """Start a query: nothing is found yet, and some may not stand inside a route."""
    for place in range(room.state[_BALL]):
        room.near[np.int64(room.ball[place]) >> 6] = 0
    for place in range(room.state.size):
        room.state[place] = 0
    room.state[_QUERY] = query
    room.cuts[_FLOOR] = 0.0
    for node in blocked:
        _freshen(room, node)
        room.words[16 * node + 11] = _BLOCKED
    _freshen(room, source)
    room.words[16 * source + 11] = _BLOCKED


@jit
def find(out, into, room, source, targets, hops):
    """Find the values of the best targets at level ``hops``; those below the floor may lack."""
    nobody = targets[:0]
    for target in targets:
        room.bits[target >> 6] |= np.uint64(1) << np.uint64(target & 63)
    _walk_first(out, room, source)
    if hops > 1:
        _walk_second(out, room, source)
    _offer_ball(room)
    nodes, arcs = out.starts.size - 1, out.starts[-1]
    for more in range(3, hops + 1):
        if not _goes_forward(room, targets, more, nodes, arcs):
            _pull_targets(into, room, targets, more, nobody)
        elif more == 3:  # noqa: PLR2004 - hops are counted
            _push_from_ball(out, room)
        else:
            _walk_third(out, room)
            _push_from_third(out, room)
    for target in targets:
        room.bits[target >> 6] = 0
    return room.state[_FOUND]


@jit
def trace(into, room, chosen, hops, routes, counts, introducers):
    """Write the routes of the chosen candidates, each further one without earlier introducers.

    Args:
        chosen: Positions among the candidates.
        routes: Nodes after the source: by target, route, hop.
        counts: Hops of each route, 0 where there is none.
        introducers: Room for as many numbers as a target has routes.
    """
    for number in range(chosen.size):
        target = room.candidates[chosen[number]]
        value, fewest = room.values[chosen[number]], room.hops[chosen[number]]
        for turn in range(routes.shape[1]):
            barred = introducers[:turn]
            if turn:
                value, fewest = _best_of(into, room, target, hops, barred)
            if value <= 0.0:
                break
            _trace(into, room, routes[number, turn], target, fewest, value, barred)
            counts[number, turn] = fewest
            introducers[turn] = routes[number, turn, 0]
