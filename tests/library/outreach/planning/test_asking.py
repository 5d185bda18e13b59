"""Plans of asks: within limits, near the best there is, and honest about what is left out."""

import math
from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import ME, ChainPrior, Network, NodeId
from enishi.outreach import (
    AskPlan,
    AskPlanError,
    AskPlanner,
    AskTerms,
    AskUnderWay,
    LeftOutReason,
    plan_asks,
)
from enishi.outreach.planning.choosing import Choice, Limits
from enishi.outreach.planning.coverage import Prospects
from enishi.outreach.planning.exact import choose_exactly
from enishi.outreach.planning.improving import best_choice
from enishi.outreach.planning.values import USUAL_TERMS

FRIENDS = [NodeId(f"friend{number}") for number in range(8)]
TARGETS = [NodeId(f"target{number}") for number in range(8)]
chances = st.floats(0.05, 1.0)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    ties = [(ME, friend, draw(chances)) for friend in FRIENDS if draw(st.booleans())]
    known = st.tuples(st.sampled_from(FRIENDS), st.sampled_from([*TARGETS, *FRIENDS]))
    pairs = draw(st.lists(known, unique=True, max_size=24))
    ties += [(friend, other, draw(chances)) for friend, other in pairs]
    return Network.from_ties(
        [a for a, _, _ in ties],
        [b for _, b, _ in ties],
        [p for _, _, p in ties],
        nodes=[ME, *FRIENDS, *TARGETS],
        chain=draw(st.sampled_from([None, ChainPrior()])),
    )


terms_of = st.builds(
    AskTerms,
    worth=st.dictionaries(st.sampled_from(TARGETS), st.floats(0.1, 5.0), max_size=4),
    cost=st.dictionaries(st.sampled_from(FRIENDS), st.floats(0.5, 3.0), max_size=4),
    room=st.dictionaries(st.sampled_from(FRIENDS), st.integers(0, 3), max_size=4),
    blocked=st.frozensets(st.sampled_from(FRIENDS), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(networks(), terms_of, st.floats(0, 6))
def test_a_plan_keeps_within_budget_and_room(network, terms, budget):
    plan = plan_asks(network, targets=TARGETS, budget=budget, terms=terms)
    assert sum(ask.cost for ask in plan.asks) <= budget + 1e-6
    for introducer, times in Counter(ask.introducer for ask in plan.asks).items():
        assert times <= terms.room.get(introducer, 1)
    assert not terms.blocked & {node for ask in plan.asks for node in (ask.introducer, ask.via)}
    assert plan.expected == pytest.approx(sum(ask.adds for ask in plan.asks))
    assert len({(ask.introducer, ask.target) for ask in plan.asks}) == len(plan.asks)


@given(networks(), st.integers(1, 5))
def test_a_larger_budget_never_promises_less(network, budget):
    less = plan_asks(network, targets=TARGETS, budget=budget)
    more = plan_asks(network, targets=TARGETS, budget=budget + 1)
    assert more.expected >= less.expected * 0.98


@given(networks())
def test_everybody_wanted_is_either_reachable_or_said_not_to_be(network):
    plan = plan_asks(network, targets=TARGETS, budget=100)
    planned = {ask.target for ask in plan.asks} | {one.target for one in plan.left_out}
    assert not planned & set(plan.no_way)


def random_prospects(seed: int, *, equal_cost: bool, room: int) -> tuple[Prospects, Limits]:
    """Thirty introducers, forty targets: dense enough for limits to bite."""
    rng = np.random.default_rng(seed)
    friends = [f"friend{number}" for number in range(30)]
    wanted = [f"target{number}" for number in range(40)]
    pairs = [(f, t) for t in wanted for f in rng.choice(friends, 5, replace=False)]
    pairs += [tuple(rng.choice(friends, 2, replace=False)) for _ in range(40)]
    tails = [ME] * len(friends) + [a for a, _ in pairs]
    heads = friends + [b for _, b in pairs]
    network = Network.from_ties(tails, heads, rng.beta(2, 3, len(tails)), chain=ChainPrior())
    planner = AskPlanner.of(network, targets=[NodeId(t) for t in wanted])
    count = len(planner.ways.nodes)
    limits = Limits(
        budget=10.0,
        cost=np.ones(count) if equal_cost else rng.choice([1.0, 2.0, 3.0], count),
        room=np.full(count, room),
    )
    return Prospects.of(planner.ways, planner.willing, np.ones(count)), limits


@pytest.mark.parametrize("room", [1, 2])
@pytest.mark.parametrize("equal_cost", [True, False])
def test_plans_are_nearly_as_good_as_the_proven_best(equal_cost, room):
    gaps = []
    for seed in range(8):
        prospects, limits = random_prospects(seed, equal_cost=equal_cost, room=room)
        choice = best_choice(Choice.none(prospects, limits, {}))
        best = choose_exactly(prospects, limits)
        assert choice.coverage.total <= best.bound * (1 + 1e-6)
        assert best.bound == pytest.approx(best.worth, rel=1e-5)
        gaps.append(1 - choice.coverage.total / best.bound)
    assert max(gaps) < 0.03
    assert np.median(gaps) < 0.001


def paris(terms: AskTerms = USUAL_TERMS) -> AskPlanner:
    """Aoi and Ryo know Inès, Aoi knows Nadia too; nobody knows Zoé."""
    network = Network.from_ties(
        [ME, ME, "aoi", "aoi", "ryo"],
        ["aoi", "ryo", "ines", "nadia", "ines"],
        [0.9, 0.5, 0.8, 0.7, 0.6],
        nodes=["aoi", "ines", "me", "nadia", "ryo", "zoe"],
        chain=ChainPrior(),
    )
    wanted = [NodeId(name) for name in ("ines", "nadia", "zoe")]
    return AskPlanner.of(network, targets=wanted, terms=terms)


def pairs(plan: AskPlan) -> list[tuple[str, str]]:
    return [(ask.introducer, ask.target) for ask in plan.asks]


def test_the_only_one_who_knows_nadia_is_asked_for_her():
    plan = paris().plan(2)
    assert sorted(pairs(plan)) == [("aoi", "nadia"), ("ryo", "ines")]
    assert plan.no_way == ("zoe",)
    (left,) = plan.left_out
    assert (left.introducer, left.target) == ("aoi", "ines")
    assert left.reason is LeftOutReason.ASKED_FOR_ANOTHER


def test_two_asks_for_one_person_say_so():
    plan = paris(AskTerms(room={NodeId("aoi"): 2})).plan(3)
    by_pair = {(str(ask.introducer), str(ask.target)): ask for ask in plan.asks}
    assert by_pair["ryo", "ines"].beside == ("aoi",)
    assert by_pair["ryo", "ines"].adds < by_pair["ryo", "ines"].chance


@pytest.mark.parametrize(
    ("terms", "budget", "reason"),
    [
        ({"room": {NodeId("aoi"): 0}}, 1, LeftOutReason.NO_ROOM),
        ({"cost": {NodeId("aoi"): 3.0}}, 1, LeftOutReason.TOO_DEAR),
        ({"room": {NodeId("aoi"): 2}}, 1, LeftOutReason.BUDGET_SPENT),
    ],
)
def test_what_is_left_out_has_its_reason(terms, budget, reason):
    plan = paris(AskTerms(**terms)).plan(budget)
    assert reason in {one.reason for one in plan.left_out}


def test_whoever_has_led_on_needs_no_other_ask_and_people_seem_more_willing():
    planner = paris(AskTerms(room={NodeId("aoi"): 2}))
    after = planner.answered(NodeId("aoi"), NodeId("ines"), has_led_on=True)
    assert "ines" not in {ask.target for ask in after.plan(5).asks}
    assert after.willing.mean > planner.willing.mean
    assert "ines" not in after.plan(5).no_way


def test_a_refusal_is_not_asked_again_and_makes_people_seem_less_willing():
    planner = paris(AskTerms(room={NodeId("aoi"): 3}))
    after = planner.answered(NodeId("aoi"), NodeId("ines"), has_led_on=False)
    assert ("aoi", "ines") not in pairs(after.plan(9))
    assert after.willing.mean < planner.willing.mean


def test_an_introducer_who_has_answered_has_less_room():
    after = paris().answered(NodeId("aoi"), NodeId("ines"), has_led_on=False)
    assert "aoi" not in {ask.introducer for ask in after.plan(9).asks}


@pytest.mark.parametrize("days", [timedelta(0), timedelta(days=5)])
def test_an_ask_under_way_is_counted_on_and_not_made_again(days):
    planner = paris()
    waiting = AskPlanner(
        ways=planner.ways,
        willing=planner.willing,
        under_way=(AskUnderWay(introducer=NodeId("aoi"), target=NodeId("ines"), waited=days),),
        terms=AskTerms(room={NodeId("aoi"): 0}),
    )
    plan = waiting.plan(5)
    assert pairs(plan) == [("ryo", "ines")]
    assert plan.asks[0].beside == ("aoi",)
    assert 0 < plan.under_way < 1


@given(networks(), terms_of, st.integers(1, 6), st.booleans())
def test_planning_again_keeps_within_limits_and_loses_little(network, terms, budget, has_led_on):
    planner = AskPlanner.of(network, targets=TARGETS, terms=terms)
    first = planner.plan(budget)
    if not first.asks:
        return
    ask = first.asks[0]
    after = planner.answered(ask.introducer, ask.target, has_led_on=has_led_on)
    quick, anew = after.plan(budget - 0.5, start=first), after.plan(budget - 0.5)
    assert sum(one.cost for one in quick.asks) <= budget - 0.5 + 1e-6
    assert quick.expected >= 0.75 * anew.expected - 1e-9


@pytest.mark.parametrize("budget", [-1, math.nan, math.inf])
def test_a_budget_that_is_none_is_refused(budget):
    with pytest.raises(AskPlanError, match="budget must be 0 or more and finite"):
        paris().plan(budget)


@pytest.mark.parametrize(
    "terms",
    [
        {"worth": {NodeId("ines"): 0.0}},
        {"cost": {NodeId("aoi"): -1.0}},
        {"cost": {NodeId("aoi"): math.nan}},
        {"room": {NodeId("aoi"): -1}},
    ],
)
def test_terms_that_are_none_are_refused(terms):
    with pytest.raises(AskPlanError, match="must be"):
        AskTerms(**terms)


def test_people_who_are_gone_are_passed_over():
    gone = NodeId("erased")
    planner = paris(
        AskTerms(room={gone: 3}, worth={gone: 2.0}, cost={gone: 1.0}, blocked=frozenset({gone}))
    )
    assert planner.answered(gone, NodeId("ines"), has_led_on=False).plan(2).asks
    empty = Network.from_ties([], [], [], nodes=[ME])
    plan = plan_asks(empty, targets=[gone], budget=2)
    assert plan == AskPlan(
        asks=(), expected=0.0, under_way=0.0, none=1.0, left_out=(), no_way=(gone,)
    )
