"""Finding the best targets: out from the source, then on from there or back from the targets."""

import numpy as np
import numpy.typing as npt

from enishi.network.kernels.labels import (
    BALL,
    BEST,
    BLOCKED,
    FIRST,
    FLOOR,
    FOUND,
    KEPT,
    LISTED,
    QUERY,
    READ,
    SIZE,
    THIRD,
    Numbers,
    Question,
    Room,
    Rows,
    freshen,
    is_fresh,
    is_near,
    is_target,
    jit,
    keep,
    prefetch,
    step,
    weight_of,
)
from enishi.network.kernels.pulling import pull

_AHEAD = 16
_FEW = 4
_LAST_QUERY = 2**32 - 1


@step
def _add_to_ball(room: Room, node: int, value: float, introducer: int) -> None:
    # Tiny weights may multiply to nothing.
    if value <= 0.0:
        return
    if freshen(room, node) or room.labels[8 * node + 1] == 0.0:
        room.near[node >> 6] |= np.uint64(1) << np.uint64(node & 63)
        room.ball[room.state[BALL]] = node
        room.state[BALL] += 1
    if value >= room.labels[8 * node + KEPT]:
        keep(room, node, value, introducer)


@jit
def _walk_first(out: Rows, room: Room, source: int) -> None:
    """Label the source's own ties."""
    room.cuts[FIRST] = 0.0
    for arc in range(out.starts[source], out.starts[source + 1]):
        node = np.int64(out.ends[2 * arc])
        weight = weight_of(out, arc)
        _add_to_ball(room, node, weight, node)
        room.labels[8 * node] = weight
        if not room.words[16 * node + 11] & BLOCKED:
            room.cuts[FIRST] = max(room.cuts[FIRST], weight)


@jit
def _walk_second(out: Rows, room: Room, source: int) -> None:
    """Label everybody two hops away, by up to three introducers each."""
    for first in range(out.starts[source], out.starts[source + 1]):
        via = np.int64(out.ends[2 * first])
        prefetch(out.ends, 2 * out.starts[via])
    for first in range(out.starts[source], out.starts[source + 1]):
        via = np.int64(out.ends[2 * first])
        if room.words[16 * via + 11] & BLOCKED:
            continue
        value = room.labels[8 * via]
        begin, end = out.starts[via], out.starts[via + 1]
        room.state[READ] += end - begin
        for arc in range(begin, min(begin + _AHEAD, end)):
            prefetch(room.labels, 8 * np.int64(out.ends[2 * arc]))
        for arc in range(begin, end):
            if arc + _AHEAD < end:
                prefetch(room.labels, 8 * np.int64(out.ends[2 * (arc + _AHEAD)]))
            node = np.int64(out.ends[2 * arc])
            upper = value * out.weights[2 * arc + 1]
            if is_near(room, node) and upper < room.labels[8 * node + KEPT]:
                continue
            _add_to_ball(room, node, value * weight_of(out, arc), via)


@step
def _offer(room: Room, node: int, value: float, hops: int) -> None:
    """Take a value of a target into account."""
    if value < room.cuts[FLOOR] or value <= 0.0:
        return
    freshen(room, node)
    place = np.int64(room.words[16 * node + 10]) - 1
    if place < 0:
        place = room.state[FOUND]
        room.state[FOUND] += 1
        room.words[16 * node + 10] = place + 1
        room.candidates[place] = node
    elif value <= room.values[place]:
        return
    room.values[place] = value
    room.hops[place] = hops
    _raise_floor(room, place)


@jit
def _raise_floor(room: Room, place: int) -> None:
    """Keep the positions of the best candidates, and the least value among them as the floor."""
    size, top = room.state[BEST], room.state[SIZE]
    if top == 0:
        return
    weakest, least, is_in = -1, np.inf, False
    for number in range(size):
        here = room.best[number]
        is_in |= here == place
        if room.values[here] < least:
            weakest, least = number, room.values[here]
    if not is_in and size < top:
        room.best[size] = place
        room.state[BEST] = size + 1
        least = min(least, room.values[place])
    elif not is_in:
        if room.values[place] > least:
            room.best[weakest] = place
        least = _least(room)
    if room.state[BEST] == top:
        room.cuts[FLOOR] = least


@jit
def _least(room: Room) -> float:
    least = np.inf
    for number in range(room.state[BEST]):
        least = min(least, room.values[room.best[number]])
    return least


@jit
def _offer_ball(room: Room) -> None:
    for number in range(room.state[BALL]):
        node = np.int64(room.ball[number])
        if is_target(room, node):
            value = room.labels[8 * node + 1]
            _offer(room, node, value, 1 if value == room.labels[8 * node] else 2)


@step
def _prefetch_rows(rows: Rows, nodes: npt.NDArray[np.uint32], number: int, size: int) -> None:
    if number + 2 * _FEW < size:
        prefetch(rows.starts, np.int64(nodes[number + 2 * _FEW]))
    if number + _FEW < size:
        prefetch(rows.ends, 2 * rows.starts[np.int64(nodes[number + _FEW])])


@jit
def _push_on(out: Rows, room: Room, node: int, value: float, hops: int) -> None:
    """Walk one arc further from a node, and offer the targets found."""
    arc, end = out.starts[node], out.starts[node + 1]
    while arc < end and value * out.weights[2 * arc + 1] >= room.cuts[FLOOR]:
        after = np.int64(out.ends[2 * arc])
        if is_target(room, after):
            _offer(room, after, value * weight_of(out, arc), hops)
        arc += 1
    room.state[READ] += arc - out.starts[node]


@jit
def _push_from_ball(out: Rows, room: Room) -> None:
    """Find targets three hops away from the source's side, the warmest middles first."""
    half = room.cuts[FIRST] / 2
    for turn in range(2):
        for number in range(room.state[BALL]):
            _prefetch_rows(out, room.ball, number, room.state[BALL])
            node = np.int64(room.ball[number])
            value = room.labels[8 * node + 1]
            if (value >= half) != (turn == 0) or value < room.cuts[FLOOR]:
                continue
            if not room.words[16 * node + 11] & BLOCKED:
                _push_on(out, room, node, value, 3)


@jit
def _walk_third(out: Rows, room: Room) -> None:
    """Label everybody whose level 3 is above level 2 and not below the floor."""
    floor = room.cuts[FLOOR]
    for number in range(room.state[BALL]):
        _prefetch_rows(out, room.ball, number, room.state[BALL])
        node = np.int64(room.ball[number])
        value = room.labels[8 * node + 1]
        if value < floor or room.words[16 * node + 11] & BLOCKED:
            continue
        arc, end = out.starts[node], out.starts[node + 1]
        while arc < end and value * out.weights[2 * arc + 1] >= floor:
            _label_third(out, room, arc, value)
            arc += 1
        room.state[READ] += arc - out.starts[node]


@step
def _label_third(out: Rows, room: Room, arc: int, value: float) -> None:
    node = np.int64(out.ends[2 * arc])
    freshen(room, node)
    known = max(room.labels[8 * node + 1], room.labels[8 * node + 4])
    if value * out.weights[2 * arc + 1] <= known:
        return
    product = value * weight_of(out, arc)
    if product > known:
        room.labels[8 * node + 4] = product
        if not room.words[16 * node + 11] & LISTED:
            room.words[16 * node + 11] |= LISTED
            room.third[room.state[THIRD]] = node
            room.state[THIRD] += 1


@jit
def _push_from_third(out: Rows, room: Room) -> None:
    half = room.cuts[FIRST] / 2
    for turn in range(2):
        for number in range(room.state[THIRD]):
            _prefetch_rows(out, room.third, number, room.state[THIRD])
            node = np.int64(room.third[number])
            value = room.labels[8 * node + 4]
            if (value >= half) != (turn == 0) or value < room.cuts[FLOOR]:
                continue
            if not room.words[16 * node + 11] & BLOCKED:
                _push_on(out, room, node, value, 4)


@jit
def _pull_targets(into: Rows, room: Room, targets: Numbers, hops: int, nobody: Numbers) -> None:
    for number in range(targets.size):
        target = targets[number]
        if number + 2 * _FEW < targets.size:
            prefetch(into.starts, targets[number + 2 * _FEW])
        if number + _FEW < targets.size:
            prefetch(into.ends, 2 * into.starts[targets[number + _FEW]])
        best = 0.0
        if is_fresh(room, target):
            best = room.labels[8 * target + 1]
            place = np.int64(room.words[16 * target + 10]) - 1
            if place >= 0:
                best = max(best, room.values[place])
        value = pull(into, room, target, hops, nobody, best, room.cuts[FLOOR])
        if value > best:
            _offer(room, target, value, hops)


@jit
def _goes_forward(out: Rows, room: Room, targets: Numbers, hops: int) -> bool:
    """Guess from which side fewer arcs are touched: about as many as are nearer than the top."""
    nodes, arcs = out.starts.size - 1, out.starts[-1]
    top = room.state[SIZE]
    if targets.size <= top:
        return False
    near = nodes * (top / targets.size)
    if hops == 3:
        near = min(near, np.float64(room.state[BALL]))
        return near < targets.size
    return near < targets.size * (arcs / nodes) * 0.5


@jit
def _begin(room: Room, source: int, blocked: Numbers, size: int) -> None:
    """Start a query: nothing is found yet, and some may not stand inside a route."""
    for place in range(room.state[BALL]):
        room.near[np.int64(room.ball[place]) >> 6] = 0
    query = room.state[QUERY] + 1
    if query == _LAST_QUERY:
        query = 1
        for node in range(room.labels.size // 8):
            room.words[16 * node + 12] = 0
    for place in range(room.state.size):
        room.state[place] = 0
    room.state[QUERY] = query
    room.state[SIZE] = size
    room.cuts[FLOOR] = 0.0
    for node in blocked:
        freshen(room, node)
        room.words[16 * node + 11] = BLOCKED
    freshen(room, source)
    room.words[16 * source + 11] = BLOCKED


@jit
def find(out: Rows, into: Rows, room: Room, question: Question, size: int) -> None:
    """Find the values of the best targets; those below the floor may lack."""
    source, targets, hops = question.source, question.targets, question.hops
    _begin(room, source, question.blocked, size)
    for target in targets:
        room.bits[target >> 6] |= np.uint64(1) << np.uint64(target & 63)
    _walk_first(out, room, source)
    if hops > 1:
        _walk_second(out, room, source)
    _offer_ball(room)
    for more in range(3, hops + 1):
        if not _goes_forward(out, room, targets, more):
            _pull_targets(into, room, targets, more, targets[:0])
        elif more == 3:
            _push_from_ball(out, room)
        else:
            _walk_third(out, room)
            _push_from_third(out, room)
    for target in targets:
        room.bits[target >> 6] = 0


@step
def _is_before(room: Room, one: int, other: int) -> bool:
    """Say whether a candidate comes before another: more probable, then nearer, then in order."""
    if room.values[one] != room.values[other]:
        return room.values[one] > room.values[other]
    if room.hops[one] != room.hops[other]:
        return room.hops[one] < room.hops[other]
    return room.candidates[one] < room.candidates[other]


@jit
def choose(room: Room, most: int) -> int:
    """Put the best candidates in order, and return how many there are, up to ``most``."""
    size = 0
    for one in range(room.state[FOUND]):
        if room.values[one] < room.cuts[FLOOR]:
            continue
        place = size
        while place > 0 and _is_before(room, one, room.chosen[place - 1]):
            room.chosen[place] = room.chosen[place - 1]
            place -= 1
        room.chosen[place] = one
        size = min(size + 1, most)
    return size
