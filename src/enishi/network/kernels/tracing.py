"""The routes behind the values found, and alternatives to them."""

import numpy as np

from enishi.network.kernels.finding import choose, find
from enishi.network.kernels.labels import (
    FIRST,
    KEPT,
    NEXT,
    READ,
    ROW,
    Numbers,
    Question,
    Room,
    Rows,
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
from enishi.network.kernels.pulling import first, level_of, second

_AHEAD = 16


@step
def _read_on(into: Rows, room: Room, node: int, hops: int, value: float) -> bool:
    """Read on in the row of a target as far as its arcs can be worth ``value``; note who counts.

    The row is read once for all routes to the target: later ones are worth less and go on.
    """
    arc, end = room.state[NEXT], into.starts[node + 1]
    stop = min(end, arc + _AHEAD)
    while arc < stop and room.cuts[FIRST] * into.weights[2 * arc + 1] >= value:
        via = np.int64(into.ends[2 * arc])
        if hops > 3 or is_near(room, via):
            prefetch(room.labels, 8 * via)
            room.row_nodes[room.state[ROW]] = via
            room.row_weights[room.state[ROW]] = weight_of(into, arc)
            room.state[ROW] += 1
        arc += 1
    room.state[READ] += arc - room.state[NEXT]
    room.state[NEXT] = arc
    return arc == stop and arc < end


@step
def _counts(room: Room, via: int, hops: int, barred: Numbers) -> bool:
    if is_near(room, via):
        return may_pass(room, via, barred)
    return hops > 3 and passes(room, via, is_fresh(room, via), barred)


@jit
def _best_by_row(
    into: Rows, room: Room, node: int, most: int, hops: int, barred: Numbers, value: float
) -> float:
    """Return the level ``hops`` of a target, given that of one hop less."""
    place, goes_on = 0, True
    while goes_on or place < room.state[ROW]:
        if place == room.state[ROW]:
            goes_on = _read_on(into, room, node, most, value)
            continue
        via, weight = np.int64(room.row_nodes[place]), room.row_weights[place]
        place += 1
        if room.cuts[FIRST] * weight > value and _counts(room, via, hops, barred):
            level = level_of(into, room, via, hops - 1, barred, weight, value)
            value = max(value, level * weight)
    return value


@jit
def _best_of(into: Rows, room: Room, target: int, hops: int, barred: Numbers) -> tuple[float, int]:
    """Return the best value of a target without the introducers barred, and its fewest hops."""
    value = first(room, target, barred)
    fewest = 1
    for more in range(2, hops + 1):
        if more == 2:
            found = second(into, room, target, barred)
        else:
            found = _best_by_row(into, room, target, hops, more, barred, value)
        if found > value:
            value, fewest = found, more
    return value, fewest


@jit
def _last_before(
    into: Rows, room: Room, node: int, most: int, hops: int, value: float, barred: Numbers
) -> tuple[int, float]:
    """Return who stands before a target on its route, and their level."""
    while _read_on(into, room, node, most, value):
        pass
    chosen, level_there = np.int64(into.starts.size), 0.0
    for place in range(room.state[ROW]):
        via, weight = np.int64(room.row_nodes[place]), room.row_weights[place]
        if via < chosen and room.cuts[FIRST] * weight >= value and _counts(room, via, hops, barred):
            level = level_of(into, room, via, hops - 1, barred, weight, value)
            if level * weight == value:
                chosen, level_there = via, level
    return chosen, level_there


@jit
def _before(
    into: Rows, room: Room, node: int, hops: int, value: float, barred: Numbers
) -> tuple[int, float]:
    """Return who stands before a node on its route, and their level: of equal ones the first."""
    if hops == 2:
        for place in range(1, KEPT + 1):
            via = np.int64(room.words[16 * node + 12 + place])
            if room.labels[8 * node + place] == value and via != node and not is_among(barred, via):
                return via, room.labels[8 * via]
    arc, end = into.starts[node], into.starts[node + 1]
    chosen, level_there = np.int64(into.starts.size), 0.0
    while arc < end and room.cuts[FIRST] * into.weights[2 * arc + 1] >= value:
        via, weight = np.int64(into.ends[2 * arc]), weight_of(into, arc)
        if via < chosen and is_near(room, via) and may_pass(room, via, barred):
            level = level_of(into, room, via, hops - 1, barred, weight, value)
            if level * weight == value:
                chosen, level_there = via, level
        arc += 1
    room.state[READ] += arc - into.starts[node] + 1
    return chosen, level_there


@jit
def _walk_back(
    into: Rows,
    room: Room,
    route: Numbers,
    target: int,
    spans: tuple[int, int],
    value: float,
    barred: Numbers,
) -> None:
    """Write the nodes of a route after the source."""
    hops, most = spans
    route[hops - 1] = target
    node = target
    if hops > 2:
        node, value = _last_before(into, room, target, most, hops, value, barred)
        route[hops - 2] = node
    for left in range(min(hops, hops - 1 if hops > 2 else hops), 1, -1):
        node, value = _before(into, room, node, left, value, barred)
        route[left - 2] = node


@jit
def answer(
    out: Rows,
    into: Rows,
    room: Room,
    question: Question,
    size: int,
    routes: Numbers,
    counts: Numbers,
    introducers: Numbers,
) -> int:
    """Find the best targets, and their routes, each further one without earlier introducers.

    Args:
        out: Rows of arcs onward.
        into: Rows of arcs inward.
        room: For this query alone.
        question: What is asked.
        size: How many best make the floor, 0 for none.
        routes: Filled with the nodes after the source: by target, route, hop.
        counts: Filled with the hops of each route, 0 where there is none.
        introducers: Room for as many numbers as a target has routes.

    Returns:
        How many targets were reached; their candidates are in ``room.chosen``.
    """
    find(out, into, room, question, size)
    reached = choose(room, routes.shape[0])
    for number in range(reached):
        _trace(
            into,
            room,
            question.hops,
            room.chosen[number],
            routes[number],
            counts[number],
            introducers,
        )
    return reached


@jit
def _trace(
    into: Rows,
    room: Room,
    hops: int,
    place: int,
    routes: Numbers,
    counts: Numbers,
    introducers: Numbers,
) -> None:
    target = room.candidates[place]
    value, fewest = room.values[place], room.hops[place]
    room.state[ROW] = 0
    room.state[NEXT] = into.starts[target]
    for turn in range(counts.size):
        barred = introducers[:turn]
        if turn:
            value, fewest = _best_of(into, room, target, hops, barred)
        if value <= 0.0:
            break
        _walk_back(into, room, routes[turn], target, (fewest, hops), value, barred)
        counts[turn] = fewest
        introducers[turn] = routes[turn, 0]
