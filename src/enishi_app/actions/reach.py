"""Reach: who can introduce the user to whom, and on what evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import pairwise

from enishi.evidence import Community
from enishi.network import (
    ME,
    Network,
    NodeId,
    Reach,
    ReachQuery,
    Tie,
    build_network,
    parse_query,
    warm_paths,
)
from enishi.outreach import Introduction, resting_until
from enishi.terms import EntryId
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.kept import Kept
from enishi_app.actions.ties import rule_in, shared_in
from enishi_app.store.load.journal import (
    load_entries,
    load_introductions,
    load_known_entries,
)
from enishi_app.store.load.network import load_ties, load_ties_between
from enishi_app.store.load.opt_outs import load_opt_outs
from enishi_app.store.load.people import PersonName, count_people, load_names
from enishi_app.store.load.reach import match_query
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace
from enishi_app.store.networks import network_in_file

HOPS, TOP, ALTERNATIVES = 3, 20, 2
_networks: Kept[Network] = Kept()


@dataclass(frozen=True, kw_only=True)
class Asks:
    """What was asked of introducers so far.

    Attributes:
        resting: Until when an introducer is not to be asked again, by id; nobody else is in it.
        kept: The newest ask, by whom was asked and for whom.
    """

    resting: dict[str, date]
    kept: dict[tuple[str, str], EntryId]


@dataclass(frozen=True, kw_only=True)
class NearMatch:
    """A wider question that somebody fits."""

    query: ReachQuery
    count: int


@dataclass(frozen=True, kw_only=True)
class ReachAnswer:
    """What is known about reaching those whom a question asks for.

    Attributes:
        query: How the question was understood.
        target_count: How many people it asks for.
        reaches: The easiest to reach first; those without a verified route last.
        ties: Every tie on a route shown, by its two ends in both orders.
        people: Everybody on a route shown, by id.
        communities: Every community on a route shown, by id.
        day: The day ties were judged on.
        people_count: How many people were looked through.
        asks: What was asked of those who could introduce.
        records: Those sources of evidence that are records of the user's own.
        opted_out_count: How many asked not to be asked; they stand in no route.
        near: Where nobody fits: the question without one of its parts, the most people first.
    """

    query: ReachQuery
    target_count: int
    reaches: tuple[Reach, ...]
    ties: dict[tuple[NodeId, NodeId], Tie]
    people: dict[str, PersonName]
    communities: dict[str, Community]
    day: date
    people_count: int
    asks: Asks
    records: frozenset[str]
    near: tuple[NearMatch, ...] = ()
    opted_out_count: int = 0


def find_reach(
    actor: Actor,
    text: str,
    *,
    hops: int = HOPS,
    top: int = TOP,
    as_of: date | None = None,
) -> ReachAnswer:
    """Answer a question such as "marketer in Paris" over people and communities.

    Args:
        actor: Who asks.
        text: The question, in plain words or fields, Japanese or English.
        hops: The longest route, at least 1.
        top: For how many people to answer, at least 1.
        as_of: The day ties are judged on; today where it is None.

    Raises:
        QueryError: If the question asks for nothing that can be looked for.
        NetworkError: If ``hops`` or ``top`` is out of range.
    """
    workspace = reading(actor)
    day = as_of or today_in(workspace)
    query = parse_query(text, today=day)
    targets = match_query(workspace, query)
    network = network_of(workspace, day)
    opted_out = load_opt_outs(workspace)
    reaches: tuple[Reach, ...] = ()
    if targets:
        reaches = warm_paths(
            network,
            targets=targets,
            hops=hops,
            top=top,
            alternatives=ALTERNATIVES,
            blocked=[NodeId(one) for one in opted_out],
        )
    nodes = _nodes(reaches)
    ties = _ties(workspace, reaches, day)
    return ReachAnswer(
        query=query,
        target_count=len(targets),
        reaches=reaches,
        ties=ties,
        people=load_names(workspace, nodes),
        communities=_communities(workspace, nodes),
        day=day,
        people_count=count_people(workspace),
        asks=_asks(load_introductions(workspace), day),
        records=load_known_entries(workspace, _sources(ties)),
        near=() if targets else _near(workspace, query),
        opted_out_count=len(opted_out),
    )


def network_of(workspace: Workspace, day: date) -> Network:
    """Return the network of a workspace on a day, kept until either changes.

    It is kept in memory, and in a file for those who start anew for each question.
    """
    return _networks.get(
        workspace,
        lambda: network_in_file(workspace, day, lambda: _build(workspace, day)),
        day,
    )


def _build(workspace: Workspace, day: date) -> Network:
    ties = load_ties(workspace, today=day, shared=shared_in(workspace))
    if any(ME in (tie.a, tie.b) for tie in ties):
        return build_network(ties, today=day, rule=rule_in(workspace, day))
    return Network.from_ties([], [], [], nodes=[ME])


def _nodes(reaches: tuple[Reach, ...]) -> set[str]:
    nodes = {str(reach.target) for reach in reaches}
    for reach in reaches:
        nodes.update(node for route in _routes(reach) for node in route)
        if reach.no_route and reach.no_route.warm_up:
            nodes.add(reach.no_route.warm_up)
    return nodes - {ME}


def _routes(reach: Reach) -> list[tuple[NodeId, ...]]:
    routes = [route.nodes for route in reach.routes]
    if reach.no_route and reach.no_route.would_be:
        routes.append(reach.no_route.would_be.nodes)
    return routes


def _ties(
    workspace: Workspace,
    reaches: tuple[Reach, ...],
    day: date,
) -> dict[tuple[NodeId, NodeId], Tie]:
    hops = {hop for reach in reaches for nodes in _routes(reach) for hop in pairwise(nodes)}
    found = load_ties_between(workspace, hops, today=day, shared=shared_in(workspace))
    return {ends: tie for tie in found for ends in ((tie.a, tie.b), (tie.b, tie.a))}


def _communities(workspace: Workspace, nodes: set[str]) -> dict[str, Community]:
    known = load_entries(workspace, (Community,))
    return {community.id: community for community in known if community.id in nodes}


def _asks(introductions: tuple[Introduction, ...], day: date) -> Asks:
    people = {one.introducer for one in introductions if one.introducer}
    rests = {person: resting_until(introductions, person, today=day) for person in people}
    return Asks(
        resting={str(person): until for person, until in rests.items() if until},
        kept={_asked(one): one.id for one in introductions if one.steps[0].on <= day},
    )


def _asked(one: Introduction) -> tuple[str, str]:
    return str(one.introducer or one.community or ""), str(one.target or "")


def _sources(ties: dict[tuple[NodeId, NodeId], Tie]) -> set[str]:
    return {piece.source for tie in ties.values() for piece in tie.evidence if piece.source}


def _near(workspace: Workspace, query: ReachQuery) -> tuple[NearMatch, ...]:
    counted = (
        NearMatch(query=wider, count=len(match_query(workspace, wider)))
        for wider in _without_one_part(query)
    )
    found = [one for one in counted if one.count]
    return tuple(sorted(found, key=lambda one: -one.count))


def _without_one_part(query: ReachQuery) -> Iterator[ReachQuery]:
    """Yield the question without each of its parts in turn; nothing for one of a single part."""
    asked = [part.name for part in fields(query) if getattr(query, part.name) and part.name != "by"]
    if len(asked) > 1:
        for name in asked:
            yield replace(query, **{name: ()})


__all__ = [
    "ALTERNATIVES",
    "HOPS",
    "TOP",
    "Asks",
    "NearMatch",
    "ReachAnswer",
    "find_reach",
    "network_of",
]
