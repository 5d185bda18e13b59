"""Routes against a search that tries every way, and against networkx."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import (
    ME,
    ChainPrior,
    Network,
    NetworkError,
    NodeId,
    NoRouteReason,
    Reach,
    Route,
    warm_paths,
)
from enishi.terms import TieState

SURE, LIKELY, LOOSE = TieState.CONFIRMED, TieState.LIKELY, TieState.POSSIBLE
NAMES = [ME, *(NodeId(letter) for letter in "abcdefgh")]
PRIOR = ChainPrior()
FEW_STEPS = 4
GRAPHS = settings(max_examples=1000, deadline=None)


@dataclass(frozen=True)
class Case:
    """A small random network and a question."""

    ties: dict[tuple[NodeId, NodeId], tuple[float, float, TieState]]
    hops: int
    blocked: frozenset[NodeId]
    chain: ChainPrior | None = None

    def network(self) -> Network:
        return Network.from_ties(
            [a for a, _ in self.ties],
            [b for _, b in self.ties],
            [there for there, _, _ in self.ties.values()],
            back=[back for _, back, _ in self.ties.values()],
            state=[state for _, _, state in self.ties.values()],
            nodes=NAMES,
            chain=self.chain,
        )

    def arcs(self, *states: TieState) -> dict[NodeId, dict[NodeId, float]]:
        out: dict[NodeId, dict[NodeId, float]] = {name: {} for name in NAMES}
        for (a, b), (there, back, state) in self.ties.items():
            if state in states:
                out[a][b], out[b][a] = there, back
        return out


# Few different values, so that equal routes are common and the order is put to the test.
chance = st.sampled_from([0.25, 0.5, 0.75, 1.0]) | st.floats(0.01, 1.0)
pairs = [(a, b) for number, a in enumerate(NAMES) for b in NAMES[number + 1 :]]


@st.composite
def cases(draw: st.DrawFn, states: tuple[TieState, ...] = (SURE, LIKELY, LOOSE)) -> Case:
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20))
    ties = {pair: (draw(chance), draw(chance), draw(st.sampled_from(states))) for pair in chosen}
    blocked = draw(st.frozensets(st.sampled_from(NAMES[1:]), max_size=2))
    return Case(ties=ties, hops=draw(st.integers(1, 5)), blocked=blocked)


def every_route(case: Case, target: NodeId) -> list[tuple[float, tuple[NodeId, ...]]]:
    """All verified routes, best first, by trying every loopless way."""
    arcs = case.arcs(SURE, LIKELY)
    found: list[tuple[float, tuple[NodeId, ...]]] = []

    def walk(nodes: tuple[NodeId, ...], value: float) -> None:
        here = nodes[-1]
        if here == target:
            found.append((value, nodes))
            return
        if len(nodes) > case.hops or (here in case.blocked):
            return
        for after, probability in arcs[here].items():
            if after not in nodes:
                walk((*nodes, after), value * probability)

    walk((ME,), 1.0)
    rank = {name: number for number, name in enumerate(NAMES)}
    return sorted(
        found, key=lambda item: (-item[0], len(item[1]), [rank[n] for n in reversed(item[1])])
    )


def expected_routes(case: Case, target: NodeId, count: int) -> list[tuple[NodeId, ...]]:
    """The best route, then each time the best without the introducers used so far."""
    chosen: list[tuple[NodeId, ...]] = []
    ways = every_route(case, target)
    while ways and len(chosen) < count:
        chosen.append(ways[0][1])
        used = {nodes[1] for nodes in chosen}
        ways = [
            (value, nodes)
            for value, nodes in ways
            if nodes[1] not in used and not used & set(nodes[1:-1])
        ]
    return chosen


def ask(case: Case, *, top: int = 20, alternatives: int = 2) -> tuple[Reach, ...]:
    return warm_paths(
        case.network(),
        targets=NAMES,
        hops=case.hops,
        top=top,
        alternatives=alternatives,
        blocked=case.blocked,
    )


@GRAPHS
@given(cases())
def test_routes_and_alternatives_are_those_of_trying_every_way(case: Case) -> None:
    found = {reach.target: [route.nodes for route in reach.routes] for reach in ask(case)}
    assert found == {name: expected_routes(case, name, 3) for name in NAMES[1:]}


@GRAPHS
@given(cases(), st.integers(1, 4))
def test_targets_come_in_the_stated_order_and_the_top_is_the_top(case: Case, top: int) -> None:
    ways = {name: every_route(case, name) for name in NAMES[1:]}
    order = sorted(
        (name for name in ways if ways[name]),
        key=lambda n: (-ways[n][0][0], len(ways[n][0][1]), NAMES.index(n)),
    )
    found = ask(case, top=top, alternatives=0)
    assert [reach.target for reach in found if reach.best] == order[:top]
    assert len(found) == min(top, len(NAMES) - 1)
    for reach in found:
        if reach.best:
            assert math.isclose(reach.best.probability, ways[reach.target][0][0], rel_tol=1e-12)


@GRAPHS
@given(cases(states=(SURE,)))
def test_probabilities_are_those_of_networkx(case: Case) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(NAMES)
    for tail, row in case.arcs(SURE).items():
        for head, probability in row.items():
            graph.add_edge(tail, head, probability=probability, cost=-math.log(probability))
    graph.remove_edges_from(
        [(name, head) for name in case.blocked for head in list(graph.successors(name))]
    )
    for reach in ask(case):
        simple = nx.all_simple_paths(graph, ME, reach.target, cutoff=case.hops)
        products = [math.prod(graph[a][b]["probability"] for a, b in pairwise(p)) for p in simple]
        got = reach.best.probability if reach.best else 0.0
        assert math.isclose(got, max(products, default=0.0), rel_tol=1e-12)


@settings(max_examples=200, deadline=None)
@given(cases(states=(SURE, LIKELY)))
def test_without_a_bound_in_force_probabilities_are_those_of_dijkstra(case: Case) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(NAMES)
    for tail, row in case.arcs(SURE, LIKELY).items():
        graph.add_weighted_edges_from((tail, head, -math.log(p)) for head, p in row.items())
    costs = nx.single_source_dijkstra_path_length(graph, ME)
    found = warm_paths(case.network(), targets=NAMES, hops=len(NAMES))
    got = {reach.target: reach.best.probability for reach in found if reach.best}
    assert got.keys() == costs.keys() - {ME}
    for name, probability in got.items():
        assert math.isclose(probability, math.exp(-costs[name]), rel_tol=1e-12)


def every_chain(case: Case, target: NodeId) -> list[list[float]]:
    """The chances along every way to the target, where no hop is a possible tie."""
    ways: list[list[float]] = []
    arcs = case.arcs(SURE, LIKELY)
    for _, nodes in every_route(case, target):
        ways.append([arcs[a][b] for a, b in pairwise(nodes)])
    return ways


@GRAPHS
@given(cases())
def test_under_a_shared_doubt_the_best_route_is_the_likeliest_chain(case: Case) -> None:
    doubtful = replace(case, chain=PRIOR)
    for reach in ask(doubtful):
        chains = [PRIOR.chain_chance(way) for way in every_chain(case, reach.target)]
        got = reach.best.probability if reach.best else 0.0
        assert math.isclose(got, max(chains, default=0.0), rel_tol=1e-9)


@given(cases())
def test_under_a_shared_doubt_order_and_ranges_follow_the_chance(case: Case) -> None:
    found = ask(replace(case, chain=PRIOR))
    best = [reach.best.probability for reach in found if reach.best]
    assert all(one >= other * (1 - 1e-9) for one, other in pairwise(best))
    for route in (route for reach in found for route in reach.routes):
        assert 0 <= route.low <= route.probability + 1e-9
        assert route.probability <= route.high + 1e-9 or len(route.hops) > FEW_STEPS
        assert route.probability >= math.prod(hop.probability for hop in route.hops) * (1 - 1e-5)


def test_independent_steps_leave_no_doubt_to_share() -> None:
    (ines,) = warm_paths(paris(), targets=ids("ines"))
    assert all(route.low == route.probability == route.high for route in ines.routes)


def best_values(found: tuple[Reach, ...]) -> dict[NodeId, float]:
    return {reach.target: reach.best.probability if reach.best else 0.0 for reach in found}


@given(cases(), st.sampled_from(pairs), chance)
def test_adding_a_tie_never_lowers_a_probability(
    case: Case, pair: tuple[NodeId, NodeId], probability: float
) -> None:
    before = best_values(ask(case))
    ties = case.ties | {pair: (probability, probability, SURE)}
    if pair in case.ties:
        there, back, _ = case.ties[pair]
        ties[pair] = (max(there, probability), max(back, probability), SURE)
    after = best_values(ask(Case(ties=ties, hops=case.hops, blocked=case.blocked)))
    assert all(after[name] >= before[name] for name in before)


@given(cases(), st.permutations(NAMES[1:]))
def test_other_names_change_no_probability(case: Case, names: list[NodeId]) -> None:
    other = dict(zip(NAMES, [ME, *names], strict=True))
    renamed = Case(
        ties={(other[a], other[b]): tie for (a, b), tie in case.ties.items()},
        hops=case.hops,
        blocked=frozenset(other[name] for name in case.blocked),
    )
    before, after = best_values(ask(case)), best_values(ask(renamed))
    assert {other[name]: value for name, value in before.items()} == after


@given(cases())
def test_routes_to_one_target_differ_in_their_introducers(case: Case) -> None:
    for reach in ask(case, alternatives=4):
        firsts = [route.nodes[1] for route in reach.routes]
        assert len(set(firsts)) == len(firsts)
        values = [route.probability for route in reach.routes]
        assert values == sorted(values, reverse=True)


@given(cases())
def test_who_is_not_to_be_asked_stands_inside_no_route(case: Case) -> None:
    for reach in ask(case):
        for route in reach.routes:
            assert not case.blocked & set(route.introducers)
            assert len(set(route.nodes)) == len(route.nodes)
            assert all(hop.state is not LOOSE for hop in route.hops)


def best_with_one_possible(case: Case, target: NodeId) -> float:
    """The best product over ways with exactly one possible tie, by trying every way."""
    sure, loose = case.arcs(SURE, LIKELY), case.arcs(LOOSE)

    def best(nodes: tuple[NodeId, ...], value: float, *, has_loose: bool) -> float:
        here = nodes[-1]
        if here == target:
            return value if has_loose else 0.0
        if len(nodes) > case.hops or here in case.blocked:
            return 0.0
        steps = [(after, p, has_loose) for after, p in sure[here].items()]
        steps += [(after, p, True) for after, p in loose[here].items() if not has_loose]
        return max(
            (best((*nodes, n), value * p, has_loose=x) for n, p, x in steps if n not in nodes),
            default=0.0,
        )

    return best((ME,), 1.0, has_loose=False)


@GRAPHS
@given(cases())
def test_the_tie_to_warm_up_is_the_one_that_opens_the_best_route(case: Case) -> None:
    for reach in ask(case):
        gap = reach.no_route
        assert (gap is None) == bool(reach.routes)
        if gap is None:
            continue
        best = best_with_one_possible(case, reach.target)
        got = gap.would_be.probability if gap.would_be else 0.0
        assert math.isclose(got, best, rel_tol=1e-12)
        assert (gap.reason is NoRouteReason.ONLY_POSSIBLE) == (best > 0)
        if gap.would_be:
            loose = [hop for hop in gap.would_be.hops if hop.state is LOOSE]
            assert len(loose) == 1
            assert len(set(gap.would_be.nodes)) == len(gap.would_be.nodes)
            assert gap.warm_up == (loose[0].b if loose[0].a == ME else loose[0].a)


def paris() -> Network:
    """Me, two friends, one group, two marketers; an address book entry leads to a third."""
    ties = [
        ("me", "aoi", 0.8, SURE),
        ("me", "ryo", 0.6, SURE),
        ("me", "cafe", 0.5, SURE),
        ("aoi", "ines", 0.7, SURE),
        ("cafe", "ines", 0.4, LIKELY),
        ("ryo", "nadia", 0.9, SURE),
        ("me", "karim", 0.3, LOOSE),
        ("karim", "lea", 0.9, SURE),
        ("omar", "zoe", 0.9, SURE),
    ]
    return Network.from_ties(
        [tie[0] for tie in ties],
        [tie[1] for tie in ties],
        [tie[2] for tie in ties],
        state=[tie[3] for tie in ties],
    )


def ids(*names: str) -> frozenset[NodeId]:
    return frozenset(map(NodeId, names))


def paths(routes: tuple[Route, ...]) -> list[str]:
    return [">".join(route.nodes) for route in routes]


def test_a_group_is_an_alternative_to_a_friend() -> None:
    (ines,) = warm_paths(paris(), targets=ids("ines"))
    assert paths(ines.routes) == ["me>aoi>ines", "me>cafe>ines"]
    assert math.isclose(ines.routes[0].probability, 0.8 * 0.7)
    assert ines.alternatives[0].hops[1].state is LIKELY


def test_a_friend_who_is_not_to_be_asked_leaves_the_group() -> None:
    (ines,) = warm_paths(paris(), targets=ids("ines"), blocked=ids("aoi"))
    assert paths(ines.routes) == ["me>cafe>ines"]


def test_without_a_verified_route_the_user_hears_whom_to_warm_up() -> None:
    (lea,) = warm_paths(paris(), targets=ids("lea"))
    assert lea.no_route is not None
    assert lea.no_route.reason is NoRouteReason.ONLY_POSSIBLE
    assert lea.no_route.warm_up == "karim"
    assert lea.best is None


@pytest.mark.parametrize(
    ("target", "hops", "reason"),
    [
        ("nadia", 1, NoRouteReason.TOO_FAR),
        ("zoe", 3, NoRouteReason.NOT_CONNECTED),
        ("nobody", 3, NoRouteReason.NO_TIES),
    ],
)
def test_a_gap_says_why_it_is_one(target: str, hops: int, reason: NoRouteReason) -> None:
    (reach,) = warm_paths(paris(), targets=ids(target), hops=hops)
    assert reach.no_route is not None
    assert reach.no_route.reason is reason
    assert reach.no_route.warm_up is None


def test_verified_routes_come_before_gaps_and_both_share_the_top() -> None:
    found = warm_paths(paris(), targets=ids("zoe", "lea", "ines", "nadia", "x"), top=4)
    assert [reach.target for reach in found] == ["ines", "nadia", "lea", "zoe"]


def test_a_mask_chooses_the_same_targets_as_ids() -> None:
    network = paris()
    wanted = ids("ines", "lea")
    mask = np.array([node in wanted for node in network.nodes])
    assert warm_paths(network, targets=mask) == warm_paths(network, targets=wanted)


def test_the_source_is_no_target() -> None:
    assert warm_paths(paris(), targets=ids("me")) == ()


def test_anybody_may_be_the_source() -> None:
    (me,) = warm_paths(paris(), targets=ids("me"), source=NodeId("ines"))
    assert paths(me.routes) == ["ines>aoi>me", "ines>cafe>me"]


@pytest.mark.parametrize(
    "wrong", [{"hops": 0}, {"top": 0}, {"alternatives": -1}, {"source": NodeId("stranger")}]
)
def test_a_question_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(NetworkError, match="must be"):
        warm_paths(paris(), targets=ids("ines"), **wrong)  # type: ignore[arg-type]


def test_a_mask_of_another_length_is_refused() -> None:
    with pytest.raises(NetworkError, match="mask must hold"):
        warm_paths(paris(), targets=np.array([True]))
