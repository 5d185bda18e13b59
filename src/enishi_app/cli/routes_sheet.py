"""An answer of Reach in words: whom, by which routes, and on what evidence."""

from collections.abc import Iterator
from gettext import gettext, ngettext
from typing import TYPE_CHECKING

from enishi.network import BAND_WORDS, ME, band_of, explain_gap, explain_hop
from enishi.terms import Language
from enishi_app.cli.people_sheet import place_words

if TYPE_CHECKING:
    from enishi.network import NodeId, Reach, Route
    from enishi_app.actions.reach import ReachAnswer


def answer_lines(answer: "ReachAnswer", language: Language) -> Iterator[str]:
    """Yield the lines of an answer: the question as it was understood, then each target."""
    from enishi.network import describe_query

    count = ngettext("%d person", "%d people", answer.target_count) % answer.target_count
    yield f"{describe_query(answer.query, language)}: {count}"
    for number, reach in enumerate(answer.reaches, start=1):
        yield ""
        yield from reach_lines(answer, reach, language, number=number)


def reach_lines(
    answer: "ReachAnswer", reach: "Reach", language: Language, *, number: int
) -> Iterator[str]:
    """Yield the lines for one target: the best route hop by hop, others, or why there is none."""
    yield f"{number}. {_described(answer, reach.target)}"
    if reach.best is None:
        yield f"   {_gap(answer, reach, language)}"
        return
    yield f"   {BAND_WORDS[band_of(reach.best.probability)].to(language)}"
    yield from (f"   {line}" for line in hop_lines(answer, reach.best, language))
    for other in reach.alternatives:
        through = " → ".join(name_of(answer, node) for node in other.nodes)
        yield "   " + gettext("or: %s") % through


def hop_lines(answer: "ReachAnswer", route: "Route", language: Language) -> Iterator[str]:
    """Yield one line for each hop of a route, with its evidence."""
    for hop in route.hops:
        tie = answer.ties.get((hop.a, hop.b))
        said = explain_hop(tie, language=language, today=answer.day) if tie else ""
        yield f"{name_of(answer, hop.a)} → {name_of(answer, hop.b)}: {said}"


def name_of(answer: "ReachAnswer", node: "NodeId") -> str:
    """Return the name of a node on a route."""
    if node == ME:
        return gettext("you")
    if node in answer.people:
        return answer.people[node].name
    community = answer.communities.get(node)
    return community.name if community else gettext("somebody")


def _described(answer: "ReachAnswer", target: "NodeId") -> str:
    person = answer.people.get(target)
    if person is None:
        return name_of(answer, target)
    about = (person.title, person.organisation, place_words(person.place))
    said = gettext(", ").join(part for part in about if part)
    return (
        gettext("%(name)s (%(about)s)") % {"name": person.name, "about": said}
        if said
        else person.name
    )


def _gap(answer: "ReachAnswer", reach: "Reach", language: Language) -> str:
    gap = reach.no_route
    if gap is None:
        return ""
    warm_up = name_of(answer, gap.warm_up) if gap.warm_up else ""
    return explain_gap(gap, warm_up_name=warm_up, language=language)
