import os
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from enishi.network import (
    ME,
    ChainPrior,
    EvidenceKind,
    History,
    Network,
    NetworkError,
    NodeId,
    Tie,
    TieEstimate,
    TieEvidence,
    TieWord,
    band_of,
    build_network,
    tie_probability,
    warm_paths,
)
from enishi.terms import TieState

TODAY = date(2024, 9, 10)


def tie(a: str, b: str, kind: EvidenceKind, state: TieState = TieState.CONFIRMED) -> Tie:
    evidence = (TieEvidence(kind=kind, on=TODAY),)
    return Tie(a=NodeId(a), b=NodeId(b), state=state, evidence=evidence)


TIES = (
    tie(ME, "aoi", EvidenceKind.CONTACT_MADE),
    tie("aoi", "ines", EvidenceKind.STATED),
    tie("cafe", ME, EvidenceKind.MEMBERSHIP),
    tie("cafe", "ines", EvidenceKind.MEMBERSHIP),
)


def probabilities(network: Network) -> list[float]:
    (reach,) = warm_paths(network, targets={NodeId("ines")})
    return [route.probability for route in reach.routes]


def test_ties_become_a_network_by_the_rule() -> None:
    expected = [
        tie_probability(a.evidence, today=TODAY).probability
        * tie_probability(b.evidence, today=TODAY).probability
        for a, b in (TIES[:2], TIES[2:])
    ]
    independent = build_network(TIES, today=TODAY, chain=None)
    assert probabilities(independent) == pytest.approx(expected)


def test_steps_share_one_doubt_unless_told_otherwise() -> None:
    expected = [
        ChainPrior().chain_chance(
            [tie_probability(tie.evidence, today=TODAY).probability for tie in pair]
        )
        for pair in (TIES[:2], TIES[2:])
    ]
    assert probabilities(build_network(TIES, today=TODAY)) == pytest.approx(expected)


def test_the_order_of_ties_changes_nothing() -> None:
    turned = [Tie(a=t.b, b=t.a, state=t.state, evidence=t.evidence) for t in reversed(TIES)]
    once, again = build_network(TIES, today=TODAY), build_network(turned, today=TODAY)
    targets = {NodeId("ines")}
    assert warm_paths(once, targets=targets) == warm_paths(again, targets=targets)


def test_the_rule_can_be_replaced() -> None:
    def half(evidence: tuple[TieEvidence, ...], *, today: date) -> TieEstimate:
        return TieEstimate(probability=0.5, band=band_of(0.5), parts=())

    assert probabilities(build_network(TIES, today=TODAY, rule=half, chain=None)) == [0.25, 0.25]


def asked_in_vain() -> TieEvidence:
    days = tuple(TODAY.toordinal() - ago for ago in (100, 80, 60))
    history = History(days=days, incoming=(0,) * 3, outgoing=(1,) * 3, began=(1,) * 3)
    return TieEvidence(kind=EvidenceKind.TOUCH, on=TODAY, count=3, history=history)


@pytest.mark.parametrize("ends", [(ME, "ines"), ("ines", ME)])
def test_an_estimate_begins_with_the_user_wherever_she_stands(ends: tuple[str, str]) -> None:
    evidence = (asked_in_vain(),)
    a, b = map(NodeId, ends)
    tie = Tie(a=a, b=b, state=TieState.CONFIRMED, evidence=evidence)
    network = build_network([tie], today=TODAY, chain=None)
    estimate = tie_probability(evidence, today=TODAY)
    assert probabilities(network) == [estimate.probability]
    (back,) = warm_paths(network, targets={ME}, source=NodeId("ines"))
    assert back.routes[0].probability == estimate.back
    assert estimate.back != estimate.probability


def test_a_tie_that_the_user_denies_is_none() -> None:
    denied = TieEvidence(kind=EvidenceKind.CORRECTION, on=TODAY, word=TieWord.DO_NOT_KNOW)
    ties = [
        Tie(a=t.a, b=t.b, state=TieState.CONFIRMED, evidence=(*t.evidence, denied)) for t in TIES
    ]
    assert build_network(ties, today=TODAY).nodes == ()


def test_of_ties_between_the_same_two_the_most_probable_counts() -> None:
    network = Network.from_ties([0, 1, 0, 0], [1, 0, 1, 0], [0.2, 0.6, 0.4, 0.9])
    (reach,) = warm_paths(network, targets={NodeId("1")}, source=NodeId("0"))
    assert [route.probability for route in reach.routes] == [0.6]


def test_a_tie_may_be_stronger_one_way() -> None:
    network = Network.from_ties(["me"], ["a"], [0.9], back=[0.1])
    (there,) = warm_paths(network, targets={NodeId("a")})
    (back,) = warm_paths(network, targets={ME}, source=NodeId("a"))
    assert there.routes[0].probability == 0.9
    assert back.routes[0].probability == 0.1


def test_an_empty_network_has_no_source() -> None:
    with pytest.raises(NetworkError, match="source must be"):
        warm_paths(build_network([], today=TODAY), targets={NodeId("a")})


def test_a_source_without_ties_reaches_nobody() -> None:
    network = Network.from_ties([1], [2], [0.5], nodes=["me", "a", "b"])
    assert [reach.best for reach in warm_paths(network, targets=set(network.nodes))] == [None] * 2


@pytest.mark.parametrize(
    ("source", "target", "probability", "nodes"),
    [
        ([0], [1, 2], [0.5], None),
        ([0], [1], [0.5, 0.5], None),
        ([0], [1], [0.0], None),
        ([0], [1], [1.1], None),
        ([0], [1], [float("nan")], None),
        ([0], [-1], [0.5], None),
        ([0], [7], [0.5], ["me", "a"]),
        (["me"], ["b"], [0.5], ["me", "a"]),
    ],
)
def test_arrays_that_make_no_network_are_refused(
    source: Sequence[int], target: Sequence[int], probability: Sequence[float], nodes: list[str]
) -> None:
    with pytest.raises(NetworkError, match="must be"):
        Network.from_ties(source, target, probability, nodes=nodes)


def test_states_must_be_as_many_as_ties() -> None:
    with pytest.raises(NetworkError, match="equally long"):
        Network.from_ties([0], [1], [0.5], state=[])


@pytest.fixture(scope="module")
def friendships() -> list[tuple[int, int]]:
    root = Path(__file__).parents[3]
    folder = Path(os.environ.get("ENISHI_TEST_DATA", root.parent / "shared" / "data"))
    file = folder / "graph-facebook" / "facebook_combined.txt"
    if not file.exists():
        pytest.skip("no published files of graph-facebook here (set ENISHI_TEST_DATA)")
    lines = file.read_text(encoding="ascii").splitlines()
    return [(int(a), int(b)) for a, b in (line.split() for line in lines)]


def test_a_published_friendship_graph_gives_the_routes_of_networkx(
    friendships: list[tuple[int, int]],
) -> None:
    dice = random.Random(20241123)  # noqa: S311 - relabelling, no secret
    graph = nx.Graph()
    for a, b in friendships:
        graph.add_edge(a, b, probability=dice.uniform(0.05, 0.95))
    edges = list(graph.edges(data="probability"))
    network = Network.from_ties(*map(np.array, zip(*edges, strict=True)))
    assert (len(network.nodes), len(edges)) == (4039, 88234)
    for source in dice.sample(sorted(graph), 5):
        targets = {NodeId(str(node)) for node in dice.sample(sorted(graph), 400)}
        found = warm_paths(network, targets=targets, source=NodeId(str(source)), top=400)
        best = best_products(graph, source, hops=3)
        for reach in found:
            expected = best.get(int(reach.target), 0.0)
            got = reach.best.probability if reach.best else 0.0
            assert got == pytest.approx(expected, rel=1e-12)


def best_products(graph: nx.Graph, source: int, *, hops: int) -> dict[int, float]:
    best = {source: 1.0}
    for _ in range(hops):
        for node, value in list(best.items()):
            for after, ends in graph.adj[node].items():
                best[after] = max(best.get(after, 0.0), value * ends["probability"])
    return best
