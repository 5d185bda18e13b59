"""Routes as a page shows them: names, and the evidence of every hop."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from enishi.network import (
    BAND_WORDS,
    ME,
    STATE_WORDS,
    NodeId,
    Reach,
    Route,
    band_of,
    explain_gap,
    explain_hop,
)
from enishi.terms import Language
from enishi_app.actions.reach import ReachAnswer


@dataclass(frozen=True, kw_only=True)
class ShownNode:
    """Somebody on a route: the user, a person or a community."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ShownHop:
    """One step of a route, with what supports it."""

    start: ShownNode
    end: ShownNode
    state: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ShownRoute:
    """A route, with how probable it is in words."""

    nodes: tuple[ShownNode, ...]
    hops: tuple[ShownHop, ...]
    band: str


@dataclass(frozen=True, kw_only=True)
class ShownReach:
    """One target: the best route, others, or why there is none yet."""

    target: ShownNode
    about: tuple[str, ...]
    place: str
    best: ShownRoute | None
    others: tuple[ShownRoute, ...]
    gap: str


def show_reach(answer: ReachAnswer, reach: Reach, language: Language) -> ShownReach:
    """Return one answer as a page shows it."""
    person = answer.people.get(reach.target)
    routes = tuple(_route(answer, route, language) for route in reach.routes)
    return ShownReach(
        target=_node(answer, reach.target),
        about=tuple(t for t in (person.title, person.organisation) if t) if person else (),
        place=person.place if person else "",
        best=routes[0] if routes else None,
        others=routes[1:],
        gap=_gap(answer, reach, language),
    )


def _route(answer: ReachAnswer, route: Route, language: Language) -> ShownRoute:
    return ShownRoute(
        nodes=tuple(_node(answer, node) for node in route.nodes),
        hops=tuple(_hops(answer, route, language)),
        band=BAND_WORDS[band_of(route.probability)].to(language),
    )


def _hops(answer: ReachAnswer, route: Route, language: Language) -> Iterator[ShownHop]:
    for hop in route.hops:
        tie = answer.ties.get((hop.a, hop.b))
        yield ShownHop(
            start=_node(answer, hop.a),
            end=_node(answer, hop.b),
            state=STATE_WORDS[hop.state].to(language),
            evidence=explain_hop(tie, language=language, today=answer.day) if tie else "",
        )


def _node(answer: ReachAnswer, node: NodeId) -> ShownNode:
    if node == ME:
        return ShownNode(id=node, name=_("you"), kind="me")
    if node in answer.people:
        return ShownNode(id=node, name=answer.people[node].name, kind="person")
    community = answer.communities.get(node)
    name = community.name if community else _("somebody")
    return ShownNode(id=node, name=name, kind="community")


def _gap(answer: ReachAnswer, reach: Reach, language: Language) -> str:
    if reach.no_route is None:
        return ""
    first = reach.no_route.warm_up
    name = _node(answer, first).name if first else ""
    return explain_gap(reach.no_route, warm_up_name=name, language=language)
