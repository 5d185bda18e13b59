"""What the drawing of an answer shows: routes as threads, people and communities as boxes."""

from collections.abc import Iterator
from math import prod

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.network import NodeId, Route, place_name
from enishi.terms import Language, TieState
from enishi_app.actions.reach import ReachAnswer
from enishi_app.web.dates import short_day
from enishi_app.web.reach.diagram import Box, Line, Sort, Words, draw, pick
from enishi_app.web.reach.routes import node_of


def draw_answer(answer: ReachAnswer, language: Language) -> SafeString:
    """Draw the routes of an answer; nothing where there is neither a route nor a possible one."""
    lines = pick(_best(answer, language), _others(answer, language))
    return draw(lines, _words(lines)) if lines else SafeString("")


def _best(answer: ReachAnswer, language: Language) -> Iterator[Line]:
    for reach in answer.reaches:
        if reach.best:
            yield _line(answer, reach.best, Sort.BEST, language)


def _others(answer: ReachAnswer, language: Language) -> Iterator[Line]:
    for reach in answer.reaches:
        yield from (_line(answer, one, Sort.ALTERNATIVE, language) for one in reach.alternatives)
    for reach in answer.reaches:
        if reach.no_route and reach.no_route.would_be:
            yield _line(answer, reach.no_route.would_be, Sort.GUESS, language)


def _line(answer: ReachAnswer, route: Route, sort: Sort, language: Language) -> Line:
    between = [node_of(answer, node).name for node in route.introducers[1:]]
    first, *rest = (hop.probability for hop in route.hops)
    introducer = route.introducers[0] if route.introducers else None
    return Line(
        target=_target(answer, route.nodes[-1], language),
        introducer=_introducer(answer, introducer, language) if introducer else None,
        first=first,
        rest=prod(rest),
        sort=sort,
        over=_("over %(names)s") % {"names": "・".join(between)} if between else "",
    )


def _introducer(answer: ReachAnswer, node: NodeId, language: Language) -> Box:
    until = answer.asks.resting.get(node)
    shown = node_of(answer, node)
    if until:
        day = short_day(until, language, today=answer.day)
        note = _("resting until %(day)s") % {"day": day}
    else:
        note = _note(answer, node, language)
    return Box(
        id=node,
        name=shown.name,
        note=note,
        is_community=shown.kind == "community",
        is_resting=until is not None,
    )


def _target(answer: ReachAnswer, node: NodeId, language: Language) -> Box:
    note = _note(answer, node, language)
    return Box(id=node, name=node_of(answer, node).name, note=note, is_far=_is_far(answer, node))


def _note(answer: ReachAnswer, node: NodeId, language: Language) -> str:
    person = answer.people.get(node)
    if person is None:
        return _("community")
    place = place_name(person.place, language)
    return ", ".join(filter(None, (person.title or person.organisation, place)))


def _is_far(answer: ReachAnswer, node: NodeId) -> bool:
    """Tell whether no verified tie of the user's own leads there."""
    reach = next((one for one in answer.reaches if one.target == node), None)
    return not (reach and any(_is_direct(route) for route in reach.routes))


def _is_direct(route: Route) -> bool:
    return len(route.hops) == 1 and route.hops[0].state is not TieState.POSSIBLE


def _words(lines: tuple[Line, ...]) -> Words:
    targets = {line.target.id for line in lines}
    strongest = max(lines, key=lambda line: (-line.sort, line.first * line.rest))
    through = strongest.introducer.name if strongest.introducer else _("you")
    said = ngettext("%(n)s route is drawn.", "%(n)s routes are drawn.", len(lines)) % {
        "n": len(lines)
    }
    best = _("The strongest: %(introducer)s to %(target)s.") % {
        "introducer": through,
        "target": strongest.target.name,
    }
    title = ngettext(
        "Routes from you to %(n)s person", "Routes from you to %(n)s people", len(targets)
    ) % {"n": len(targets)}
    listed = _("The same routes are listed as text below.")
    return Words(
        title=title,
        description=f"{said} {best} {listed}",
        you=_("You"),
        heads=(_("You"), _("Introducer"), _("To meet")),
    )
