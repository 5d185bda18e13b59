"""The compiled search against the one on arrays, which is held against brute force and networkx."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import Network, NodeId, warm_paths

pytest.importorskip("numba")
from enishi.network.compiled import Compiled

NODES = 11
GRAPHS = settings(max_examples=1500, deadline=None)
# Few different values, so that equal routes are common; some that no float32 holds.
chance = st.sampled_from([0.25, 0.5, 0.7, 0.75, 1.0]) | st.floats(0.01, 1.0) | st.just(1e-300)
pairs = st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1))


@dataclass(frozen=True)
class Question:
    """A random network, with ties of a node with itself, repeated ones and cycles."""

    ties: list[tuple[int, int]]
    there: list[float]
    back: list[float] | None
    targets: list[int]
    blocked: list[int]
    hops: int
    top: int
    alternatives: int

    def network(self) -> Network:
        return Network.from_ties(
            [a for a, _ in self.ties],
            [b for _, b in self.ties],
            self.there,
            back=self.back,
            nodes=[str(number) for number in range(NODES)],
        )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    ties = draw(st.lists(pairs, max_size=40))
    there = draw(st.lists(chance, min_size=len(ties), max_size=len(ties)))
    back = draw(st.none() | st.lists(chance, min_size=len(ties), max_size=len(ties)))
    return Question(
        ties=ties,
        there=there,
        back=back,
        targets=sorted(draw(st.sets(st.integers(1, NODES - 1), min_size=1))),
        blocked=sorted(draw(st.sets(st.integers(1, NODES - 1), max_size=2))),
        hops=draw(st.integers(1, 4)),
        top=draw(st.integers(1, 12)),
        alternatives=draw(st.integers(0, 5)),
    )


def on_arrays(network: Network, asked: Question) -> dict[int, list[tuple[int, ...]]]:
    found = warm_paths(
        network,
        targets={NodeId(str(target)) for target in asked.targets},
        source=NodeId("0"),
        hops=asked.hops,
        top=asked.top,
        alternatives=asked.alternatives,
        blocked={NodeId(str(node)) for node in asked.blocked},
    )
    return {
        int(reach.target): [tuple(map(int, route.nodes)) for route in reach.routes]
        for reach in found
        if reach.routes
    }


def compiled(engine: Compiled, asked: Question) -> dict[int, list[tuple[int, ...]]]:
    table = engine.search(
        0,
        np.array(asked.targets),
        hops=asked.hops,
        top=asked.top,
        alternatives=asked.alternatives,
        blocked=np.array(asked.blocked, dtype=np.int64),
    )
    return {target: table.routes(row) for row, target in enumerate(table.targets.tolist())}


@GRAPHS
@given(questions())
def test_both_searches_give_the_same_routes_in_the_same_order(asked: Question) -> None:
    network = asked.network()
    expected = on_arrays(network, asked)
    engine = Compiled.of(network)
    assert list(compiled(engine, asked).items()) == list(expected.items())
    # What a query leaves behind must not be seen by the next one.
    assert compiled(engine, asked) == expected


def large(people: int, ties: int, seed: int, *, digits: int | None) -> Network:
    dice = np.random.default_rng(seed)
    weights = dice.pareto(1.3, people) + 1
    ends = dice.choice(people, (2, ties), p=weights / weights.sum())
    chances = dice.uniform(0.01, 1.0, ties)
    if digits is not None:
        chances = np.maximum(chances.round(digits), 0.1)
    return Network.from_ties(ends[0], ends[1], chances, nodes=[str(n) for n in range(people)])


def some_question(dice: np.random.Generator, people: int) -> Question:
    count = int(dice.choice([1, 5, 30, 100, 600]))
    targets = dice.choice(np.arange(1, people), count, replace=False)
    blocked = dice.choice(np.arange(1, people), 20, replace=False)
    return Question(
        ties=[],
        there=[],
        back=None,
        targets=sorted(targets.tolist()),
        blocked=sorted(blocked.tolist()),
        hops=int(dice.integers(1, 5)),
        top=int(dice.choice([1, 5, 20, 700])),
        alternatives=int(dice.choice([0, 2, 4])),
    )


@pytest.mark.parametrize(("seed", "digits"), [(1, None), (2, 1), (3, 2)])
def test_both_searches_agree_on_networks_with_hubs(seed: int, digits: int | None) -> None:
    network = large(1500, 9000, seed, digits=digits)
    engine = Compiled.of(network)
    dice = np.random.default_rng(seed)
    for _ in range(60):
        asked = some_question(dice, 1500)
        assert list(compiled(engine, asked).items()) == list(on_arrays(network, asked).items())


def test_queries_at_the_same_time_do_not_disturb_each_other() -> None:
    network = large(1500, 9000, 4, digits=2)
    engine = Compiled.of(network)
    dice = np.random.default_rng(4)
    asked = [some_question(dice, 1500) for _ in range(12)]
    alone = [compiled(engine, one) for one in asked]
    found: list[list[object]] = [[] for _ in range(4)]

    def ask(number: int) -> None:
        found[number] = [compiled(engine, one) for one in asked * 3]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone * 3] * 4


def test_both_searches_agree_on_a_published_friendship_graph() -> None:
    root = Path(__file__).parents[3]
    folder = Path(os.environ.get("ENISHI_TEST_DATA", root.parent / "shared" / "data"))
    file = folder / "graph-facebook" / "facebook_combined.txt"
    if not file.exists():
        pytest.skip("no published files of graph-facebook here (set ENISHI_TEST_DATA)")
    ends = np.loadtxt(file, dtype=np.int64)
    dice = np.random.default_rng(20241123)
    network = Network.from_ties(ends[:, 0], ends[:, 1], dice.uniform(0.05, 0.95, len(ends)))
    engine = Compiled.of(network)
    for _ in range(40):
        asked = some_question(dice, len(network.nodes))
        assert list(compiled(engine, asked).items()) == list(on_arrays(network, asked).items())
