"""A plan of asks in words: whom to ask for whom and why, and what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from gettext import gettext, ngettext, pgettext
from typing import TYPE_CHECKING

from enishi.network import BAND_WORDS, NodeId, band_of, describe_query
from enishi.outreach import explain_ask, explain_left_out, people_words
from enishi.terms import Language

if TYPE_CHECKING:
    from enishi_app.actions.asks import PlannedAsks


def plan_lines(made: "PlannedAsks", language: Language) -> Iterator[str]:
    """Yield the lines of a plan: for whom, each ask with its reason, what is left out and why."""
    plan = made.plan
    names = _names(made)
    yield from _heading(made, language)
    if not plan.asks:
        yield gettext("There is nobody to ask at present.")
    for number, ask in enumerate(plan.asks, start=1):
        said = {"introducer": names[ask.introducer], "target": names[ask.target]}
        asks = ask.introducer != ask.target
        line = (
            gettext("ask %(introducer)s for %(target)s")
            if asks
            else gettext("write to %(target)s yourself")
        )
        yield ""
        yield f"{number}. {line % said} ({BAND_WORDS[band_of(ask.chance)].to(language)})"
        yield f"   {explain_ask(ask, names, language)}"
    yield ""
    yield _summary(made)
    yield from _left_out(made, names, language)


def _names(made: "PlannedAsks") -> Mapping[NodeId, str]:
    people = {NodeId(one): _polite(known.name) for one, known in made.people.items()}
    groups = {NodeId(one): known.name for one, known in made.communities.items()}
    return defaultdict(lambda: gettext("somebody"), {**people, **groups})


def _polite(name: str) -> str:
    return pgettext("a person's name in a sentence", "%s") % name


def _heading(made: "PlannedAsks", language: Language) -> Iterator[str]:
    count = ngettext("%d person", "%d people", made.target_count) % made.target_count
    for query in made.queries:
        yield describe_query(query, language)
    if made.met_count:
        already = ngettext("%d met already", "%d met already", made.met_count) % made.met_count
        yield gettext("%(count)s to meet, %(already)s") % {"count": count, "already": already}
    else:
        yield gettext("%(count)s to meet") % {"count": count}


def _summary(made: "PlannedAsks") -> str:
    plan = made.plan
    said = {"people": people_words(plan.expected), "waiting": people_words(plan.under_way)}
    if plan.under_way:
        sentence = gettext(
            "To be expected from this plan: %(people)s people met, beside %(waiting)s from asks "
            "not answered yet."
        )
    else:
        sentence = gettext("To be expected from this plan: %(people)s people met.")
    return sentence % said


def _left_out(
    made: "PlannedAsks", names: Mapping[NodeId, str], language: Language
) -> Iterator[str]:
    plan = made.plan
    if plan.left_out:
        yield ""
        yield gettext("Left out:")
    for one in plan.left_out:
        pair = {"introducer": names[one.introducer], "target": names[one.target]}
        line = gettext("%(introducer)s for %(target)s")
        if one.introducer == one.target:
            line = gettext("write to %(target)s yourself")
        yield f"- {line % pair}: {explain_left_out(one, names, language)}"
    if plan.no_way:
        yield ""
        count = len(plan.no_way)
        yield (
            ngettext(
                "Nobody you know leads to %d person within three steps:",
                "Nobody you know leads to %d people within three steps:",
                count,
            )
            % count
        )
        named = [names[node] for node in plan.no_way if node in names]
        yield gettext(", ").join(named) + (" …" if count > len(named) else "")
