"""Routes as a page shows them: names, the evidence of every hop, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from enishi.network import (
    BAND_WORDS,
    EVIDENCE_WORDS,
    ME,
    STATE_WORDS,
    Band,
    NodeId,
    Reach,
    Route,
    Tie,
    band_of,
    explain_gap,
    explain_hop,
)
from enishi.terms import Language, TieState
from enishi_app.actions.reach import ReachAnswer

_RECORDS_OF_A_HOP = 3
"""The newest are linked; the person's page has all of them."""


@dataclass(frozen=True, kw_only=True)
class ShownNode:
    """Somebody on a route: the user, a person or a community."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ShownRecord:
    """A record that supports a hop."""

    entry: str
    word: str
    on: date | None


@dataclass(frozen=True, kw_only=True)
class ShownHop:
    """One step of a route, with what supports it."""

    start: ShownNode
    end: ShownNode
    state: str
    tie_state: TieState
    tie_band: Band
    evidence: str
    records: tuple[ShownRecord, ...]


@dataclass(frozen=True, kw_only=True)
class ShownAsk:
    """What can be done with the introducer of a route.

    Attributes:
        address: Where the ask is recorded; empty where it is not the time.
        resting: Until when the introducer rests.
        kept: Where the ask that was made already is shown.
    """

    introducer: ShownNode
    address: str = ""
    resting: date | None = None
    kept: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownRoute:
    """A route, with how probable it is in words."""

    nodes: tuple[ShownNode, ...]
    hops: tuple[ShownHop, ...]
    band: str
    ask: ShownAsk | None


@dataclass(frozen=True, kw_only=True)
class ShownReach:
    """One target: the best route, others, or why there is none yet."""

    target: ShownNode
    about: tuple[str, ...]
    place: str
    best: ShownRoute | None
    others: tuple[ShownRoute, ...]
    gap: str
    warm_up: ShownNode | None


def show_reach(
    answer: ReachAnswer, reach: Reach, language: Language, *, here: str = ""
) -> ShownReach:
    """Return one answer as a page shows it; ``here`` is where a form leads back to."""
    person = answer.people.get(reach.target)
    routes = tuple(_route(answer, route, language, here) for route in reach.routes)
    first = reach.no_route.warm_up if reach.no_route else None
    return ShownReach(
        target=node_of(answer, reach.target),
        about=tuple(t for t in (person.title, person.organisation) if t) if person else (),
        place=person.place if person else "",
        best=routes[0] if routes else None,
        others=routes[1:],
        gap=_gap(answer, reach, language),
        warm_up=node_of(answer, first) if first else None,
    )


def node_of(answer: ReachAnswer, node: NodeId) -> ShownNode:
    """Return somebody on a route, by name."""
    if node == ME:
        return ShownNode(id=node, name=_("you"), kind="me")
    if node in answer.people:
        return ShownNode(id=node, name=answer.people[node].name, kind="person")
    community = answer.communities.get(node)
    name = community.name if community else _("somebody")
    return ShownNode(id=node, name=name, kind="community")


def _route(answer: ReachAnswer, route: Route, language: Language, here: str) -> ShownRoute:
    return ShownRoute(
        nodes=tuple(node_of(answer, node) for node in route.nodes),
        hops=tuple(_hops(answer, route, language)),
        band=BAND_WORDS[band_of(route.probability)].to(language),
        ask=_ask(answer, route, here),
    )


def _ask(answer: ReachAnswer, route: Route, here: str) -> ShownAsk | None:
    if not route.introducers:
        return None
    who, target = node_of(answer, route.introducers[0]), route.nodes[-1]
    kept = answer.asks.kept.get((who.id, target))
    if kept:
        return ShownAsk(introducer=who, kept=_introduction_address(kept))
    resting = answer.asks.resting.get(who.id)
    if resting:
        return ShownAsk(introducer=who, resting=resting)
    by = "community" if who.kind == "community" else "introducer"
    asked = {by: who.id, "person": target, "target": target, "next": here}
    address = f"{reverse('records:add', args=['introduction'])}?{urlencode(asked)}"
    return ShownAsk(introducer=who, address=address)


def _introduction_address(entry: str) -> str:
    try:
        return reverse("records:introduction", args=[entry])
    except NoReverseMatch:
        return reverse("records:entry", args=[entry])


def _hops(answer: ReachAnswer, route: Route, language: Language) -> Iterator[ShownHop]:
    for hop in route.hops:
        tie = answer.ties.get((hop.a, hop.b))
        yield ShownHop(
            start=node_of(answer, hop.a),
            end=node_of(answer, hop.b),
            state=STATE_WORDS[hop.state].to(language),
            tie_state=hop.state,
            tie_band=band_of(hop.probability),
            evidence=explain_hop(tie, language=language, today=answer.day) if tie else "",
            records=_records(answer, tie, language) if tie else (),
        )


def _records(answer: ReachAnswer, tie: Tie, language: Language) -> tuple[ShownRecord, ...]:
    found = [
        ShownRecord(entry=one.source, word=EVIDENCE_WORDS[one.kind].to(language), on=one.on)
        for one in tie.evidence
        if one.source in answer.records and (one.on is None or one.on <= answer.day)
    ]
    newest = sorted(found, key=lambda one: (one.on or date.min, one.entry), reverse=True)
    return tuple(newest[:_RECORDS_OF_A_HOP])


def _gap(answer: ReachAnswer, reach: Reach, language: Language) -> str:
    if reach.no_route is None:
        return ""
    first = reach.no_route.warm_up
    name = node_of(answer, first).name if first else ""
    return explain_gap(reach.no_route, warm_up_name=name, language=language)
