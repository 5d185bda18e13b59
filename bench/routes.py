"""Route search beside GraphBLAS and DuckDB: ``python -m bench.routes [--people N] [--ties M]``.

Synthetic network with heavy-tailed degrees and triangles. Each query has its own targets (from
0.01 to 1 % of the people) and is asked cold, all engines in turn, values compared for equality.
The peers hold prepared matrices or tables, get their targets ready-made, and give the values of
the best 20 only: no routes and no alternatives.
Times are noisy on a shared machine; the ratios of one run are what counts.

The floor is the time it takes to read as many arcs as the search looked at, at random: in runs of
ten neighbouring arcs, as rows are short.
"""

import argparse
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.network import Network, find_routes
from enishi.network.packed import wide_array

SEED = 20261123
OWN_TIES = 150
TOP = 20
RUN = 10

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


@dataclass(frozen=True, kw_only=True)
class Question:
    """Who is looked for: numbers, and the same as each peer wants it."""

    targets: Ints
    hops: int


Values = Floats
Ask = Callable[[], Values]
Engine = Callable[[Question], Ask]


def graphblas_engine(network: Network, *, from_both_ends: bool) -> Engine | None:
    """Layered max-times products, the last but one only where a target is one arc further."""
    if not find_spec("graphblas"):
        return None
    gb = import_module("graphblas")
    people = len(network.nodes)
    arcs = network.onward
    rows = np.repeat(np.arange(people), np.diff(arcs.starts))
    matrix = gb.Matrix.from_coo(rows, arcs.ends, arcs.weights, nrows=people, ncols=people)
    turned = matrix.T.new()
    product = gb.semiring.max_times

    def prepare(question: Question) -> Ask:
        ones = np.ones(question.targets.size, dtype=np.bool_)
        mask = gb.Vector.from_coo(question.targets, ones, size=people)

        def ask() -> Values:
            reached = gb.Vector(float, size=people)
            reached << matrix[0, :]
            for hop in range(2, question.hops):
                if from_both_ends and hop == question.hops - 1:
                    needed = mask.vxm(turned, gb.semiring.any_pair).new()
                    further = gb.Vector(float, size=people)
                    further(needed.S) << turned.mxv(reached, product)
                    reached(gb.binary.max) << further
                else:
                    reached(gb.binary.max) << reached.vxm(matrix, product)
            found = gb.Vector(float, size=people)
            found(mask.S) << reached
            if from_both_ends:
                found(mask.S, gb.binary.max) << turned.mxv(reached, product)
            else:
                found(mask.S, gb.binary.max) << reached.vxm(matrix, product)
            return best(found.to_coo(indices=False)[1])

        return ask

    return prepare


def duckdb_engine(network: Network) -> Engine | None:
    """One statement with a layer for each hop over tables sorted by either end."""
    if not find_spec("duckdb"):
        return None
    base = import_module("duckdb").connect()
    people = len(network.nodes)
    arcs = network.onward
    tails = np.repeat(np.arange(people, dtype=np.int32), np.diff(arcs.starts))
    held = {"tail": tails, "head": arcs.ends.astype(np.int32), "weight": arcs.weights}
    base.register("given", held)
    base.execute("create table arcs as select * from given order by tail")
    base.unregister("given")

    def prepare(question: Question) -> Ask:
        base.register("wanted", {"node": question.targets.astype(np.int32)})
        base.execute("create or replace temp table targets as select * from wanted")
        base.unregister("wanted")
        statement = layers(question.hops)

        def ask() -> Values:
            got = base.execute(statement).fetchnumpy()["value"]
            return np.asarray(got, dtype=np.float64)

        return ask

    return prepare


def layers(hops: int) -> str:
    """Return SQL for the best values of at most so many hops from node 0."""
    steps = ["l1 as materialized (select head as node, weight as value from arcs where tail = 0)"]
    for hop in range(2, hops + 1):
        wanted = "(select node from targets)" if hop == hops else None
        arcs = f"where a.head in {wanted}" if wanted else ""
        kept = f"where node in {wanted}" if wanted else ""
        steps.append(
            f"l{hop} as materialized (select node, max(value) as value from ("  # noqa: S608 - our numbers
            f"select a.head as node, l.value * a.weight as value from l{hop - 1} l "
            f"join arcs a on a.tail = l.node {arcs} union all select * from l{hop - 1} {kept}) "
            "where node <> 0 group by node)"
        )
    return (
        f"with {', '.join(steps)} select value from l{hops} "  # noqa: S608 - our numbers
        f"where node in (select node from targets) order by value desc limit {TOP}"
    )


def enishi_engine(network: Network, alternatives: int, reads: list[int]) -> Engine:
    """Our own search; what it read is noted."""

    def prepare(question: Question) -> Ask:
        def ask() -> Values:
            table = find_routes(
                network,
                targets=question.targets,
                source=0,
                hops=question.hops,
                top=TOP,
                alternatives=alternatives,
            )
            reads.append(table.arcs_read)
            return table.values

        return ask

    return prepare


def best(values: Floats) -> Floats:
    """Return the best values, falling."""
    if values.size > TOP:
        values = np.partition(values, values.size - TOP)[-TOP:]
    return np.sort(values)[::-1]


def floor_ms(arcs: int, memory: Floats, rng: np.random.Generator) -> float:
    """Measure how long reading so many arcs takes, in runs that begin anywhere."""
    begins = rng.integers(0, memory.size - RUN, max(arcs // RUN, 1))
    places = (begins[:, None] + np.arange(RUN)).ravel()
    out = np.empty(places.size)
    _, took = timed(lambda: np.take(memory, places, out=out, mode="clip"))
    return took


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Run ``work`` and return its answer and the milliseconds it took."""
    begin = time.perf_counter()
    answer = work()
    return answer, (time.perf_counter() - begin) * 1000


def large(people: int, arcs: int, queries: int) -> None:
    """Build a network from pieces on one node and ask it; no peers, which would not fit beside."""
    from enishi.network.streaming import pack_pieces

    piece, ties = 5_000_000, arcs // 2
    names = np.random.default_rng(SEED).permutation(people).astype(np.int32)

    def pieces() -> Iterator[tuple[Ints, Ints, npt.NDArray[np.float32]]]:
        for number in range(-(-ties // piece)):
            rng = np.random.default_rng((SEED, number))
            # Ends as if degrees were Pareto with exponent 1.6; one tie in four closes a triangle.
            open_ends = names[(people * rng.random((2, piece * 3 // 4)) ** (1.6 / 0.6)).astype(int)]
            heads = open_ends[1][np.argsort(open_ends[0], kind="stable")]
            picks = rng.integers(0, heads.size - 1, piece - open_ends.shape[1])
            weights = rng.uniform(0.05, 0.95, piece).astype(np.float32)
            yield (
                np.concatenate([open_ends[0], heads[picks]]),
                np.concatenate([open_ends[1], heads[picks + 1]]),
                weights,
            )

    _, drawn = timed(lambda: [weights.size for _, _, weights in pieces()])
    engine, build = timed(lambda: pack_pieces(people, pieces))
    size = engine.onward.pairs.size
    print(_versions())
    print(f"{people:,} people, {size:,} arcs, seed {SEED}")
    print(
        f"built in {build / 1000:,.0f} s, of which {2 * drawn / 1000:,.0f} s to draw the ties twice"
    )
    rng = np.random.default_rng(SEED)
    degrees = np.diff(engine.onward.starts)
    sources = np.flatnonzero((degrees >= OWN_TIES) & (degrees < 2 * OWN_TIES))
    nobody = np.zeros(0, dtype=np.int64)
    print(f"{engine.onward.bytes_per_arc:.1f} bytes an arc")
    for hops in (3, 4):
        times = []
        for _ in range(queries):
            count = int(10 ** rng.uniform(-4, -2) * people)
            targets = np.unique(rng.integers(0, people, count))
            source = int(rng.choice(sources))
            targets = targets[targets != source]
            wanted = {"hops": hops, "top": TOP, "alternatives": 2, "blocked": nobody}
            times.append(timed(partial(engine.search, source, targets, **wanted))[1])
        middle, high = np.percentile(times[1:], [50, 95])
        print(f"{hops} hops with 2 alternatives: median {middle:.2f} ms, p95 {high:.2f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB, {peak * 2**20 / size:.1f} bytes an arc with everything")


def main() -> int:
    """Build, ask, compare and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--large", action="store_true", help="from pieces, without peers")
    chosen = parser.parse_args()
    if chosen.large:
        large(chosen.people, 2 * chosen.ties, chosen.queries)
        return 0
    rng = np.random.default_rng(SEED)
    source, target = heavy_tailed_ties(chosen.people, chosen.ties, rng)
    chances = rng.uniform(0.05, 0.95, source.size).astype(np.float32).astype(np.float64)
    network, build = timed(lambda: Network.from_ties(source, target, chances))
    _, packed = timed(lambda: _warm_up(network))
    reads: dict[str, list[int]] = {"enishi": [], "enishi + 2 alternatives": []}
    made = {
        # A peer stands between our two, so that neither finds warm caches.
        "enishi + 2 alternatives": enishi_engine(network, 2, reads["enishi + 2 alternatives"]),
        "GraphBLAS": graphblas_engine(network, from_both_ends=False),
        "enishi": enishi_engine(network, 0, reads["enishi"]),
        "GraphBLAS, both ends": graphblas_engine(network, from_both_ends=True),
        "DuckDB": duckdb_engine(network),
    }
    engines = {name: engine for name, engine in made.items() if engine is not None}
    print(_versions())
    print(f"{chosen.people:,} people, {chosen.ties:,} ties, seed {SEED}")
    print(f"built once in {build:,.0f} ms, packed (or compiled and packed) in {packed:,.0f} ms")
    for hops in (3, 4):
        _compare(engines, reads, hops, chosen, rng)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


def _warm_up(network: Network) -> None:
    find_routes(network, targets=np.array([1]), source=0, hops=4)


def _versions() -> str:
    names = [
        name for name in ("numpy", "numba", "graphblas", "duckdb") if find_spec(name) is not None
    ]
    told = " ".join(f"{name} {import_module(name).__version__}" for name in names)
    return f"Python {platform.python_version()}, {told}"


def _compare(
    engines: dict[str, Engine],
    reads: dict[str, list[int]],
    hops: int,
    chosen: argparse.Namespace,
    rng: np.random.Generator,
) -> None:
    times: dict[str, list[float]] = {name: [] for name in engines}
    for noted in reads.values():
        noted.clear()
    for _ in range(chosen.queries):
        share = 10 ** rng.uniform(-4, -2)
        count = max(int(share * chosen.people), 1)
        targets = np.sort(rng.choice(np.arange(1, chosen.people), count, replace=False))
        _ask_all(engines, Question(targets=targets, hops=hops), times)
    memory = wide_array(2 * chosen.ties, np.float64)
    memory[:] = 1.0
    floors = {
        name: statistics.median(floor_ms(arcs, memory, rng) for arcs in noted)
        for name, noted in reads.items()
    }
    _print_table(times, floors, hops)


def _ask_all(engines: dict[str, Engine], question: Question, times: dict[str, list[float]]) -> None:
    expected: Values | None = None
    for name, engine in engines.items():
        values, took = timed(engine(question))
        times[name].append(took)
        expected = values if expected is None else expected
        assert np.array_equal(values, expected), (name, values, expected)


def _print_table(times: dict[str, list[float]], floors: dict[str, float], hops: int) -> None:
    print(f"\nat most {hops} hops, best {TOP} targets", flush=True)
    print(f"{'engine':26}{'median ms':>12}{'p95 ms':>10}{'ratio':>9}{'÷ floor':>9}{'queries':>9}")
    base = statistics.median(times["enishi + 2 alternatives"])
    for name, took in times.items():
        middle, high = np.percentile(took, [50, 95])
        floor = f"{middle / floors[name]:9.1f}" if name in floors else " " * 9
        print(f"{name:26}{middle:12.3f}{high:10.3f}{middle / base:9.1f}{floor}{len(took):9}")


if __name__ == "__main__":
    sys.exit(main())
