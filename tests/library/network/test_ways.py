"""Ways to targets against trying every way."""

import math
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import ME, ChainPrior, Network, NetworkError, NodeId, find_ways, warm_paths

NAMES = [ME, *(NodeId(letter) for letter in "abcdefg")]
PAIRS = [(a, b) for number, a in enumerate(NAMES) for b in NAMES[number + 1 :]]
chances = st.sampled_from([0.25, 0.5, 1.0]) | st.floats(0.01, 1.0)
Known = dict[tuple[NodeId, NodeId], tuple[float, float]]
networks = st.dictionaries(st.sampled_from(PAIRS), st.tuples(chances, chances), max_size=16)


def network_of(ties: Known, chain: ChainPrior | None = None) -> Network:
    return Network.from_ties(
        [a for a, _ in ties],
        [b for _, b in ties],
        [there for there, _ in ties.values()],
        back=[back for _, back in ties.values()],
        nodes=NAMES,
        chain=chain,
    )


def best_by_introducer(ties: Known, target: NodeId, blocked: frozenset[NodeId]) -> dict[str, float]:
    """The best product of at most three steps by each first step, by trying every way."""
    arcs = {**{(a, b): p for (a, b), (p, _) in ties.items()}}
    arcs |= {(b, a): p for (a, b), (_, p) in ties.items()}
    found: dict[str, float] = {}
    for length in range(3):
        for middle in permutations([n for n in NAMES[1:] if n != target], length):
            nodes = (ME, *middle, target)
            steps = list(pairwise(nodes))
            if all(step in arcs for step in steps) and not blocked & set(middle):
                value = math.prod(arcs[step] for step in steps)
                found[nodes[1]] = max(found.get(nodes[1], 0.0), value)
    return found


@settings(max_examples=1000, deadline=None)
@given(networks, st.sampled_from(NAMES[1:]), st.frozensets(st.sampled_from(NAMES[1:]), max_size=2))
def test_each_introducer_has_her_best_way(ties, target, blocked):
    ways = find_ways(network_of(ties), {target}, blocked=blocked)
    got = {
        str(ways.nodes[who]): math.exp(-total)
        for who, total in zip(ways.introducer, ways.reluctance, strict=True)
    }
    assert got == pytest.approx(best_by_introducer(ties, target, blocked))


@given(networks)
def test_the_best_way_is_the_best_route(ties):
    network = network_of(ties, ChainPrior())
    ways = find_ways(network, NAMES[1:])
    for reach in warm_paths(network, targets=NAMES[1:]):
        own = ways.reluctance[ways.target == network.index[reach.target]]
        best = ChainPrior().chance(own.min()) if own.size else 0.0
        assert best == pytest.approx(reach.best.probability if reach.best else 0.0)


@given(networks)
def test_ways_come_by_target_and_the_best_first(ties):
    ways = find_ways(network_of(ties), NAMES[1:])
    assert np.array_equal(np.lexsort((ways.reluctance, ways.target)), np.arange(len(ways)))
    pairs = set(zip(ways.introducer.tolist(), ways.target.tolist(), strict=True))
    assert len(pairs) == len(ways)


def test_only_the_best_few_of_a_target_are_kept_when_asked():
    ties = {(ME, NodeId(a)): (0.5, 0.5) for a in "abc"}
    ties |= {(NodeId(a), NodeId("g")): (p, p) for a, p in (("a", 0.2), ("b", 0.9), ("c", 0.5))}
    ways = find_ways(network_of(ties), {NodeId("g")}, per_target=2)
    assert [ways.nodes[who] for who in ways.introducer] == ["b", "c"]


def test_nobody_leads_to_a_stranger():
    assert len(find_ways(network_of({}), {NodeId("nobody"), NodeId("a"), ME})) == 0


@pytest.mark.parametrize(("hops", "source"), [(0, ME), (4, ME), (3, "x")])
def test_what_cannot_be_searched_is_refused(hops, source):
    with pytest.raises(NetworkError, match="must be"):
        find_ways(network_of({}), {NodeId("a")}, hops=hops, source=NodeId(source))
