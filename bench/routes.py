"""Route search beside networkx and scipy: ``python bench/routes.py [--people N] [--ties M]``.

Synthetic network with heavy-tailed degrees and triangles. Each query has its own targets (from
0.01 to 1 % of the people) and is asked cold, all engines in turn, values compared for equality.
The peers give values only, no routes and no alternatives.
Times are noisy on a shared machine; the ratios of one run are what counts.
"""

import argparse
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.network import ME, Network, NodeId, warm_paths

SEED = 20261123
OWN_TIES = 150

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def heavy_tailed_ties(people: int, ties: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Draw ties with Pareto degrees; one in four closes a triangle. Node 0 is the user."""
    weights = rng.pareto(1.6, people) + 1
    chances = weights / weights.sum()
    open_ends = rng.choice(people, (2, ties * 3 // 4), p=chances)
    # Two neighbours of one node: shift the list sorted by its first end by one place.
    order = np.argsort(open_ends[0], kind="stable")
    heads = open_ends[1][order]
    picks = rng.integers(0, heads.size - 1, ties - open_ends.shape[1])
    own = rng.choice(np.arange(1, people), OWN_TIES, replace=False)
    source = np.concatenate([open_ends[0], heads[picks], np.zeros(OWN_TIES, dtype=np.int64)])
    target = np.concatenate([open_ends[1], heads[picks + 1], own])
    return source, target


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """Run ``work`` and return its answer and the milliseconds it took."""
    begin = time.perf_counter()
    answer = work()
    return answer, (time.perf_counter() - begin) * 1000


def layered_values(matrix: Any, people: int, hops: int) -> Floats:
    """Best values of at most ``hops`` hops from node 0, dense layers over a sparse matrix."""
    best = np.zeros(people)
    best[0] = 1.0
    for _ in range(hops):
        # max-times is no product scipy has: scale the columns, then take the row maximum.
        scaled = matrix.multiply(best[None, :]).tocsr()
        best = np.maximum(best, scaled.max(axis=1).toarray().ravel())
    return best


class Peers:
    """Engines that answer the same question without alternatives."""

    def __init__(self, source: Ints, target: Ints, chances: Floats, people: int) -> None:
        self.people = people
        self.ties = (source, target, chances)

    def scipy(self) -> Callable[[int], Floats] | None:
        """Return the layered search over scipy's matrix, where scipy is installed."""
        if not find_spec("scipy"):
            return None
        sparse = import_module("scipy.sparse")
        source, target, chances = _single(*self.ties, self.people)
        shape = (self.people, self.people)
        matrix = sparse.csr_matrix((chances, (target, source)), shape=shape)
        return lambda hops: layered_values(matrix, self.people, hops)

    def networkx(self) -> Callable[[int], Floats] | None:
        """Return a layered search over networkx's adjacency, where networkx is installed."""
        if not find_spec("networkx"):
            return None
        graph = import_module("networkx").Graph()
        source, target, chances = _single(*self.ties, self.people)
        edges = zip(source.tolist(), target.tolist(), chances.tolist(), strict=True)
        graph.add_weighted_edges_from(edges)
        return lambda hops: _walk_networkx(graph.adj, self.people, hops)


def _single(source: Ints, target: Ints, chances: Floats, people: int) -> tuple[Ints, Ints, Floats]:
    """Both directions, once each, with the best chance, without ties of a node with itself."""
    tails, heads = np.concatenate([source, target]), np.concatenate([target, source])
    values = np.concatenate([chances, chances])
    key = tails * people + heads
    order = np.lexsort((-values, key))
    order = order[tails[order] != heads[order]]
    is_first = np.ones(order.size, dtype=np.bool_)
    is_first[1:] = np.diff(key[order]) != 0
    order = order[is_first]
    return tails[order], heads[order], values[order]


def _walk_networkx(rows: dict[int, dict[int, dict[str, float]]], people: int, hops: int) -> Floats:
    best: dict[int, float] = {0: 1.0}
    frontier = {0: 1.0}
    for _ in range(hops):
        reached: dict[int, float] = {}
        for node, value in frontier.items():
            for after, tie in rows[node].items():
                product = value * tie["weight"]
                if product > best.get(after, 0.0) and product > reached.get(after, 0.0):
                    reached[after] = product
        best.update(reached)
        frontier = reached
    values = np.zeros(people)
    values[list(best)] = list(best.values())
    return values


def main() -> int:
    """Build, ask, compare and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--peer-queries", type=int, default=5)
    chosen = parser.parse_args()
    rng = np.random.default_rng(SEED)
    source, target = heavy_tailed_ties(chosen.people, chosen.ties, rng)
    chances = rng.uniform(0.05, 0.95, source.size)
    names = [ME, *(f"p{number}" for number in range(1, chosen.people))]
    network, build = timed(lambda: Network.from_ties(source, target, chances, nodes=names))
    assert isinstance(network, Network)
    peers = Peers(source, target, chances, chosen.people)
    engines = {
        name: make() for name, make in (("scipy", peers.scipy), ("networkx", peers.networkx))
    }
    versions = " ".join(
        f"{name} {import_module(name).__version__}"
        for name in ("numpy", *engines)
        if find_spec(name)
    )
    print(f"Python {platform.python_version()}, {versions}, seed {SEED}")
    print(f"{chosen.people:,} people, {chosen.ties:,} ties; built once in {build:,.0f} ms")
    timed(lambda: network.index)
    for hops in (3, 4):
        _compare(network, engines, hops, chosen, rng)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


def _compare(
    network: Network,
    engines: dict[str, Callable[[int], Floats] | None],
    hops: int,
    chosen: argparse.Namespace,
    rng: np.random.Generator,
) -> None:
    times: dict[str, list[float]] = {"enishi": [], "enishi + 2 alternatives": []}
    for number in range(chosen.queries):
        share = 10 ** rng.uniform(-4, -2)
        picks = rng.choice(chosen.people, max(int(share * chosen.people), 1), replace=False)
        wanted = frozenset(network.nodes[pick] for pick in picks if pick)
        plain, took = timed(lambda: _ask(network, wanted, hops, 0))  # noqa: B023 - called at once
        times["enishi"].append(took)
        _, took = timed(lambda: _ask(network, wanted, hops, 2))  # noqa: B023 - called at once
        times["enishi + 2 alternatives"].append(took)
        if number < chosen.peer_queries:
            _ask_peers(engines, plain, network, hops, times)
    _print_table(times, hops)


def _ask(network: Network, wanted: frozenset[NodeId], hops: int, alternatives: int) -> object:
    return warm_paths(network, targets=wanted, hops=hops, alternatives=alternatives)


def _ask_peers(
    engines: dict[str, Callable[[int], Floats] | None],
    answer: object,
    network: Network,
    hops: int,
    times: dict[str, list[float]],
) -> None:
    for name, engine in engines.items():
        if engine is None:
            continue
        values, took = timed(lambda: engine(hops))  # noqa: B023 - called at once
        times.setdefault(name, []).append(took)
        assert isinstance(values, np.ndarray)
        for reach in answer:  # type: ignore[attr-defined]
            expected = values[network.index[reach.target]]
            got = reach.best.probability if reach.best else 0.0
            assert abs(got - expected) < 1e-12, (name, got, expected)


def _print_table(times: dict[str, list[float]], hops: int) -> None:
    print(f"\nat most {hops} hops, best 20 targets")
    print(f"{'engine':26}{'median ms':>12}{'p95 ms':>10}{'spread':>10}{'ratio':>9}{'queries':>9}")
    base = statistics.median(times["enishi + 2 alternatives"])
    for name, took in times.items():
        low, middle, high = np.percentile(took, [5, 50, 95])
        spread = (high - low) / middle
        print(f"{name:26}{middle:12.2f}{high:10.2f}{spread:10.1f}{middle / base:9.1f}{len(took):9}")


if __name__ == "__main__":
    sys.exit(main())
