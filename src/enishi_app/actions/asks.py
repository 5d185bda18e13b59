"""Plan asks: whom to ask for whom, with a limited number of favours."""

from dataclasses import dataclass, replace
from datetime import date

from enishi.evidence import Community, ContactMade
from enishi.experiment import Experiment, WhoCell, purpose_at
from enishi.network import NodeId, ReachQuery, parse_query
from enishi.outreach import (
    AskPlan,
    AskPlanner,
    AskTerms,
    AskUnderWay,
    FavourBudget,
    Introduction,
    IntroductionStep,
    count_steps,
    resting_until,
    room_for,
    state_of,
)
from enishi.terms import EnishiError, PersonId
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.reach import network_of
from enishi_app.store.load.experiments import load_experiments
from enishi_app.store.load.journal import load_entries, load_introductions
from enishi_app.store.load.opt_outs import load_opt_outs
from enishi_app.store.load.people import PersonName, load_names
from enishi_app.store.load.reach import match_query
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace

BUDGET = 5
"""How many asks are planned where nobody says otherwise."""
NAMED_WITHOUT_A_WAY = 5
"""So many of those to whom nobody leads are named; the others are counted."""
_ARRIVED = {IntroductionStep.INTRODUCED, IntroductionStep.MET}
_UNDER_WAY = {IntroductionStep.ASKED, IntroductionStep.INTRODUCER_AGREED}


class NoPurposeError(EnishiError):
    """Nobody to be met is named, neither in the question nor in the purpose."""


@dataclass(frozen=True, kw_only=True)
class PlannedAsks:
    """A plan of asks, and what it was made for.

    Attributes:
        queries: Whom it looks for: the question, or the purpose's cells.
        is_purpose: Whether it looks for the purpose.
        target_count: How many people these are, without those already met.
        met_count: How many of them were met already.
        budget: How many asks were allowed.
        plan: Whom to ask for whom.
        day: As of which day.
        people: Everybody named in the plan, by id; of those without a way the first few.
        communities: Every community named in it, by id.
        resting: Until when an introducer is not to be asked again.
    """

    queries: tuple[ReachQuery, ...]
    is_purpose: bool
    target_count: int
    met_count: int
    budget: float
    plan: AskPlan
    day: date
    people: dict[str, PersonName]
    communities: dict[str, Community]
    resting: dict[str, date]


def plan_asks(
    actor: Actor,
    text: str = "",
    *,
    budget: float = BUDGET,
    favours: FavourBudget | None = None,
    as_of: date | None = None,
) -> PlannedAsks:
    """Plan whom to ask for whom.

    Args:
        actor: Who asks.
        text: Whom she wants to meet; empty for the purpose of her experiment.
        budget: How many asks, at least 0.
        favours: How often one person may be asked; the usual norms where it is None.
        as_of: The day; today where it is None.

    Raises:
        QueryError: If the question asks for nothing that can be looked for.
        NoPurposeError: If there is no question, and no purpose that names anybody.
        AskPlanError: If the budget is out of range.
    """
    workspace = reading(actor)
    day = as_of or today_in(workspace)
    queries = (parse_query(text, today=day),) if text.strip() else _purpose(workspace, day)
    wanted = {node for query in queries for node in match_query(workspace, query)}
    introductions = load_introductions(workspace)
    met = wanted & _met(workspace, introductions, day)
    planner = AskPlanner.of(
        network_of(workspace, day),
        targets=wanted - met,
        terms=AskTerms(
            room=_room(introductions, day, favours),
            blocked=frozenset(NodeId(one) for one in load_opt_outs(workspace)),
        ),
        under_way=_under_way(introductions, day),
    )
    plan = _learned(planner, introductions, day).plan(budget)
    nodes = _named(plan)
    return PlannedAsks(
        queries=queries,
        is_purpose=not text.strip(),
        target_count=len(wanted - met),
        met_count=len(met),
        budget=budget,
        plan=plan,
        day=day,
        people=load_names(workspace, nodes),
        communities=_communities(workspace, nodes),
        resting=_resting(introductions, nodes, day),
    )


def _named(plan: AskPlan) -> set[str]:
    nodes = {node for ask in plan.asks for node in (ask.introducer, ask.target, ask.via)}
    nodes |= {node for ask in plan.asks for node in ask.beside}
    nodes |= {node for one in plan.left_out for node in (one.introducer, one.target)}
    return {str(node) for node in (*nodes, *plan.no_way[:NAMED_WITHOUT_A_WAY])}


def _communities(workspace: Workspace, nodes: set[str]) -> dict[str, Community]:
    known = load_entries(workspace, (Community,))
    return {str(one.id): one for one in known if one.id in nodes}


def _resting(
    introductions: tuple[Introduction, ...], nodes: set[str], day: date
) -> dict[str, date]:
    rests = {node: resting_until(introductions, PersonId(node), today=day) for node in nodes}
    return {node: until for node, until in rests.items() if until}


def _purpose(workspace: Workspace, day: date) -> tuple[ReachQuery, ...]:
    experiments = load_experiments(workspace)
    cells = [cell for one in experiments[:1] for cell in _who(one, day)]
    if not cells:
        msg = "purpose must name whom to meet, got nobody"
        raise NoPurposeError(msg)
    return tuple(_query(cell) for cell in cells)


def _who(experiment: Experiment, day: date) -> tuple[WhoCell, ...]:
    purpose = purpose_at(experiment, day)
    return purpose.who if purpose else ()


def _query(cell: WhoCell) -> ReachQuery:
    return ReachQuery(
        roles=(cell.role,) if cell.role else (),
        places=(cell.place,) if cell.place else (),
        languages=(cell.language,) if cell.language else (),
    )


def _met(workspace: Workspace, introductions: tuple[Introduction, ...], day: date) -> set[NodeId]:
    made = load_entries(workspace, (ContactMade,))
    met = {str(one.person) for one in made if one.on <= day}
    met |= {str(one.target) for one in introductions if one.target and _has_met(one, day)}
    return set(map(NodeId, met))


def _has_met(one: Introduction, day: date) -> bool:
    return any(step.step in _ARRIVED and step.on <= day for step in one.steps)


def _room(
    introductions: tuple[Introduction, ...], day: date, favours: FavourBudget | None
) -> dict[NodeId, int]:
    return dict(room_for(introductions, today=day, budget=favours or FavourBudget()))


def _under_way(introductions: tuple[Introduction, ...], day: date) -> tuple[AskUnderWay, ...]:
    return tuple(
        AskUnderWay(
            introducer=NodeId(str(one.introducer or one.community)),
            target=NodeId(one.target),
            waited=day - one.steps[-1].on,
        )
        for one in introductions
        if one.target and state_of(one) in _UNDER_WAY and one.steps[-1].on <= day
    )


def _learned(planner: AskPlanner, introductions: tuple[Introduction, ...], day: date) -> AskPlanner:
    """Return the planner with what the user's own asks say of people's willingness."""
    steps = count_steps(introductions, today=day)
    willing = planner.willing.after(yes=[1.0] * steps.yes, no=[1.0] * steps.no)
    return replace(planner, willing=willing)


__all__ = ["BUDGET", "NAMED_WITHOUT_A_WAY", "NoPurposeError", "PlannedAsks", "plan_asks"]
