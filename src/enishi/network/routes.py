"""Routes: who can introduce the user to whom, exactly, with alternatives and honest gaps."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import numpy as np

from enishi.network.graph import STATES, Indices, Mask, Network
from enishi.network.paths import Hop, NetworkError, NoRoute, NoRouteReason, Reach, Route
from enishi.network.search import Ground, Search, search
from enishi.network.table import RouteTable
from enishi.network.ties import ME, NodeId
from enishi.terms import TieState

Targets = Collection[NodeId] | Mask | Indices
"""Ids, or one bool for each node of the network, or numbers of nodes."""

SMALL = 20_000
"""Networks of at most so many nodes are searched without compiling anything."""

_FEW_TARGETS = 8
_MOST_COMPILED_HOPS = 4


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question put to a network."""

    network: Network
    source: int
    blocked: Indices
    hops: int
    top: int
    alternatives: int

    @cached_property
    def ground(self) -> Ground:
        """Return what the search on arrays starts with."""
        return Ground.lay(self.network, self.source, self.blocked)


def find_routes(  # noqa: PLR0913 - a query has this many sides, all of them named
    network: Network,
    *,
    targets: Targets,
    source: NodeId | int | np.integer[Any] = ME,
    hops: int = 3,
    top: int = 20,
    alternatives: int = 2,
    blocked: Collection[NodeId] | Indices = (),
) -> RouteTable:
    """Find what :func:`warm_paths` finds, as arrays of numbers and without the gaps.

    Args:
        network: As there.
        targets: As there, or numbers of nodes.
        source: Id or number.
        hops: As there.
        top: As there.
        alternatives: As there.
        blocked: Ids or numbers.

    Raises:
        NetworkError: As there.
    """
    number = _source_number(network, source)
    _check(hops=hops, top=top, alternatives=alternatives)
    asked = _Asked(
        network=network,
        source=number,
        blocked=_numbers(network, blocked),
        hops=hops,
        top=top,
        alternatives=alternatives,
    )
    return _table(asked, _wanted(asked, targets))


def warm_paths(  # noqa: PLR0913 - a query has this many sides, all of them named
    network: Network,
    *,
    targets: Targets,
    source: NodeId = ME,
    hops: int = 3,
    top: int = 20,
    alternatives: int = 2,
    blocked: Collection[NodeId] = (),
) -> tuple[Reach, ...]:
    """Find the best routes from ``source`` to the ``top`` targets that are easiest to reach.

    A route is a loopless way of at most ``hops`` confirmed or likely ties. Its probability is the
    product of theirs, or, where the network has a :class:`ChainPrior`, their chance together under
    the doubt they share. The answer is exact: no route of at most ``hops`` hops is more probable
    than the best one given. Communities are nodes like people.

    *Alternatives*: the first node after the source is the route's introducer (on a direct tie the
    target itself). The next route is the best one in which none of the introducers used so far
    appears at all (a target met directly may of course still end it), so that the routes to a
    target never all hang on one introducer.

    *Order*: targets by falling probability, then fewer hops, then the network's node order; equal
    routes by fewer hops, then by node order read from the target back.

    *Gaps*: where fewer than ``top`` targets have a verified route, the others follow, up to
    ``top`` in all, with the reason and with whom to warm up first: those nearest to a route first.

    *Engines*: small networks are searched on arrays. Those of more than ``SMALL`` nodes are
    searched by compiled code where numba is installed (``enishi[fast]``) and the hops are at most
    four: the first such query packs the arcs and, once for each installation, compiles. Both give
    the same.

    With d the source's ties, D the mean number of ties of a tied node and T targets, three hops
    touch about ``d D + T D`` arcs, and each alternative ``D ** 2`` more. On arrays a few passes
    over one number per node come on top; compiled, nothing grows with the network, and arcs too
    weak to matter are left out.

    Args:
        network: From :func:`build_network` or :meth:`Network.from_ties`.
        targets: Ids (those not in the network are answered as without ties), a bool mask, or
            numbers of nodes.
        source: Whose routes.
        hops: At least 1.
        top: How many targets to answer for, at least 1.
        alternatives: Further routes for each target, at least 0.
        blocked: People who may not be used as a route; they may still be targets.

    Raises:
        NetworkError: For an unknown source, a mask of another length, numbers out of range.
    """
    _check(hops=hops, top=top, alternatives=alternatives)
    asked = _Asked(
        network=network,
        source=_source_number(network, source),
        blocked=_numbers(network, blocked),
        hops=hops,
        top=top,
        alternatives=alternatives,
    )
    wanted = _wanted(asked, targets)
    reached = _reaches(asked, wanted)
    room = top - len(reached)
    gaps = _gaps(asked, _missed(asked, wanted, reached), room) if room else ()
    strangers = _strangers(network, targets)[: room - len(gaps)]
    return (*reached, *gaps, *strangers)


def _check(**least: int) -> None:
    for name, number in least.items():
        lowest = 0 if name == "alternatives" else 1
        if number < lowest:
            msg = f"{name} must be {lowest} or more, got {number}"
            raise NetworkError(msg)


def _source_number(network: Network, source: NodeId | int | np.integer[Any]) -> int:
    if isinstance(source, (int, np.integer)):
        number = int(source) if 0 <= source < len(network.nodes) else None
    else:
        number = network.index.get(source)
    if number is None:
        msg = "source must be a node of the network, got another"
        raise NetworkError(msg)
    return number


def _numbers(network: Network, nodes: Iterable[NodeId] | Indices) -> Indices:
    if isinstance(nodes, np.ndarray):
        return _checked_numbers(network, nodes)
    known = {network.index[node] for node in nodes if node in network.index}
    return np.array(sorted(known), dtype=np.int64)


def _checked_numbers(network: Network, nodes: Indices) -> Indices:
    count = len(network.nodes)
    if nodes.dtype.kind not in "iu":
        msg = f"nodes must be given by integers, got {nodes.dtype}"
        raise NetworkError(msg)
    known = nodes.astype(np.int64, copy=False)
    if not (known[1:] > known[:-1]).all():
        known = np.unique(known)
    if known.size and (known[0] < 0 or known[-1] >= count):
        msg = f"node numbers must be from 0 to {count - 1}, got others"
        raise NetworkError(msg)
    return known


def _wanted(asked: _Asked, targets: Targets) -> Indices:
    network = asked.network
    if isinstance(targets, np.ndarray) and targets.dtype == np.bool_:
        numbers = _masked(network, targets.astype(np.bool_, copy=False))
    else:
        numbers = _numbers(network, targets)
    return _without(numbers, asked.source)


def _without(numbers: Indices, number: int) -> Indices:
    place = int(np.searchsorted(numbers, number))
    if place < numbers.size and numbers[place] == number:
        return np.delete(numbers, place)
    return numbers


def _masked(network: Network, mask: Mask) -> Indices:
    if mask.shape != (len(network.nodes),):
        msg = f"mask must hold {len(network.nodes)} bools, got {mask.size}"
        raise NetworkError(msg)
    return np.flatnonzero(mask)


def _strangers(network: Network, targets: Targets) -> tuple[Reach, ...]:
    if isinstance(targets, np.ndarray):
        return ()
    unknown = sorted({node for node in targets if node not in network.index})
    return tuple(_gap(node, NoRouteReason.NO_TIES) for node in unknown)


def _gap(target: NodeId, reason: NoRouteReason) -> Reach:
    return Reach(target=target, no_route=NoRoute(target=target, reason=reason))


def _reaches(asked: _Asked, wanted: Indices) -> tuple[Reach, ...]:
    table = _table(asked, wanted)
    return tuple(
        Reach(
            target=asked.network.nodes[target],
            routes=tuple(_as_route(asked.network, nodes) for nodes in table.routes(row)),
        )
        for row, target in enumerate(table.targets.tolist())
    )


def _missed(asked: _Asked, wanted: Indices, reached: tuple[Reach, ...]) -> Indices:
    """Return who has no verified route, given that all who have one were found."""
    found = np.array([asked.network.index[reach.target] for reach in reached], dtype=np.int64)
    return np.setdiff1d(wanted, found, assume_unique=True)


def _table(asked: _Asked, wanted: Indices) -> RouteTable:
    if _is_compiled(asked):
        return _table_compiled(asked, wanted)
    return _table_on_arrays(asked, wanted)


def _table_compiled(asked: _Asked, wanted: Indices) -> RouteTable:
    engine = _compiled().Compiled.kept(asked.network)
    table: RouteTable = engine.search(
        asked.source,
        wanted,
        hops=asked.hops,
        top=asked.top,
        alternatives=asked.alternatives,
        blocked=asked.blocked,
    )
    return table


def _is_compiled(asked: _Asked) -> bool:
    is_in_reach = asked.hops <= _MOST_COMPILED_HOPS and len(asked.network.nodes) > SMALL
    return is_in_reach and _has_numba()


@cache
def _has_numba() -> bool:
    return find_spec("numba") is not None


@cache
def _compiled() -> Any:  # noqa: ANN401 - a module
    # Loading numba takes longer than a question about a small network.
    return import_module("enishi.network.compiled")


def _table_on_arrays(asked: _Asked, wanted: Indices) -> RouteTable:
    best = _search(asked, wanted)
    chosen = _best_first(best, wanted[best.values(wanted) > 0])[: asked.top]
    found = {target: [best.route(target)] for target in chosen.tolist()}
    for _ in range(asked.alternatives):
        _add_alternatives(asked, found)
    return RouteTable.of(asked.source, best.values(chosen), list(found.values()))


def _search(asked: _Asked, wanted: Indices, barred: Sequence[int] = ()) -> Search:
    is_wide = not barred or asked.hops > 3 or wanted.size > _FEW_TARGETS  # noqa: PLR2004 - beyond three, ways multiply
    return search(
        asked.ground,
        wanted,
        hops=asked.hops,
        wide=is_wide,
        barred=np.array(barred, dtype=np.int64),
        top=wanted.size if barred else asked.top,
    )


def _best_first(best: Search, targets: Indices) -> Indices:
    values = best.values(targets)
    return targets[np.lexsort((targets, best.hop_counts(targets), -values))]


def _add_alternatives(asked: _Asked, found: dict[int, list[tuple[int, ...]]]) -> None:
    """Add the next route to each target, searching once for all that bar the same introducers."""
    rounds = max((len(routes) for routes in found.values()), default=0)
    groups: dict[tuple[int, ...], list[int]] = {}
    for target, routes in found.items():
        if len(routes) == rounds:
            barred = tuple(sorted(nodes[1] for nodes in routes))
            groups.setdefault(barred, []).append(target)
    for barred, targets in groups.items():
        wanted = np.array(sorted(targets), dtype=np.int64)
        other = _search(asked, wanted, barred)
        for target in wanted[other.values(wanted) > 0].tolist():
            found[target].append(other.route(target))


def _as_route(network: Network, nodes: tuple[int, ...]) -> Route:
    hops = tuple(_hop(network, a, b) for a, b in pairwise(nodes))
    chances = [hop.probability for hop in hops]
    chain = network.chain
    probability = math.prod(chances) if chain is None else chain.chain_chance(chances)
    low, high = (probability, probability) if chain is None else chain.chain_range(chances)
    return Route(
        nodes=tuple(network.nodes[node] for node in nodes),
        hops=hops,
        probability=probability,
        low=low,
        high=high,
    )


def _hop(network: Network, a: int, b: int) -> Hop:
    arcs = network.onward
    begin, end = arcs.starts[a], arcs.starts[a + 1]
    place = begin + np.searchsorted(arcs.ends[begin:end], b)
    return Hop(
        a=network.nodes[a],
        b=network.nodes[b],
        probability=float(arcs.chances[place]),
        state=STATES[int(arcs.states[place])],
    )


def _gaps(asked: _Asked, missed: Indices, room: int) -> tuple[Reach, ...]:
    """Return why ``room`` of ``missed`` have no route, those that one tie would open first."""
    opened = _opened(asked, missed) if asked.network.possible.tails.size else {}
    closed = [node for node in missed.tolist() if node not in opened][:room]
    others = [_gap(asked.network.nodes[node], _reason(asked, node)) for node in closed]
    return (*opened.values(), *others)[:room]


def _opened(asked: _Asked, missed: Indices) -> dict[int, Reach]:
    network, blocked = asked.network, asked.blocked
    count = len(network.nodes)
    wider = replace(
        asked,
        network=network.with_one_possible,
        blocked=np.concatenate([blocked, blocked + count, [asked.source + count]]),
        alternatives=0,
    )
    reached = _reaches(wider, missed + count)
    return {network.index[reach.target]: _as_gap(reach) for reach in reached}


def _as_gap(reach: Reach) -> Reach:
    would_be = reach.routes[0]
    loose = next(hop for hop in would_be.hops if hop.state is TieState.POSSIBLE)
    warm_up = loose.b if loose.a == would_be.nodes[0] else loose.a
    gap = NoRoute(
        target=reach.target,
        reason=NoRouteReason.ONLY_POSSIBLE,
        warm_up=warm_up,
        would_be=would_be,
    )
    return Reach(target=reach.target, no_route=gap)


def _reason(asked: _Asked, node: int) -> NoRouteReason:
    network = asked.network
    has_ties = network.onward.starts[node + 1] > network.onward.starts[node]
    if not has_ties:
        return NoRouteReason.NO_TIES
    if network.groups[node] == network.groups[asked.source]:
        return NoRouteReason.TOO_FAR
    return NoRouteReason.NOT_CONNECTED
