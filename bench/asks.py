"""Planning asks beside lazy greedy in plain Python and HiGHS: ``python -m bench.asks``.

Three parts: how quick a plan and a plan after an answer are; how far plans are from the proven
best under every kind of limit; and, by simulation, how many people each way of choosing asks
meets. Times are noisy on a shared machine; the ratios of one run are what counts.
"""

import argparse
import heapq
import math
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
import numpy.typing as npt

from enishi.network import ME, ChainPrior, Network, NodeId, Ways
from enishi.outreach import AskPlanner, PlannedAsk
from enishi.outreach.planning.choosing import Choice, Limits, greedy
from enishi.outreach.planning.coverage import Prospects
from enishi.outreach.planning.exact import choose_exactly
from enishi.outreach.planning.improving import best_choice

SEED = 20261201
FACEBOOK = Path("data/graph-facebook/facebook_combined.txt")


def made_network(
    introducers: int, targets: int, each: int, rng: np.random.Generator
) -> tuple[Network, list[NodeId]]:
    """Draw friends who know targets and one another; some targets are only known by way of two."""
    friends = [f"friend{number}" for number in range(introducers)]
    wanted = [f"target{number}" for number in range(targets)]
    pairs = [(str(f), t) for t in wanted for f in rng.choice(friends, 1 + rng.poisson(each))]
    pairs += [(str(a), str(b)) for a, b in rng.choice(friends, (introducers, 2)) if a != b]
    tails = [ME] * introducers + [a for a, _ in pairs]
    heads = friends + [b for _, b in pairs]
    chances = np.clip(rng.beta(2, 3, len(tails)), 0.01, 1.0)
    network = Network.from_ties(tails, heads, chances, chain=ChainPrior())
    return network, [NodeId(one) for one in wanted]


def limits_of(
    planner: AskPlanner, budget: float, room: int, dice: np.random.Generator | None
) -> Limits:
    """Return limits; ``dice`` draws unequal costs."""
    count = len(planner.ways.nodes)
    cost = np.ones(count) if dice is None else dice.choice([1.0, 2.0, 3.0], count)
    return Limits(budget=budget, cost=cost, room=np.full(count, room))


def lazy_greedy(prospects: Prospects, limits: Limits) -> float:
    """CELF (Leskovec et al. 2007, doi:10.1145/1281192.1281239) on the same numbers, by hand."""
    ways, willing = prospects.ways, prospects.willing
    points = list(zip(willing.logs.tolist(), willing.weights.tolist(), strict=True))
    chosen: dict[int, list[int]] = {}
    asked, handed = ways.asked.tolist(), ways.handed.tolist()
    via, row, who = ways.via.tolist(), prospects.row.tolist(), ways.introducer.tolist()

    def worth(held: list[int]) -> float:
        total = 0.0
        for log, weight in points:
            untried: dict[int, float] = {}
            hands: dict[int, float] = {}
            for way in held:
                last = via[way]
                untried[last] = untried.get(last, 1.0) * (1 - math.exp(asked[way] * log))
                hands[last] = math.exp(handed[way] * log)
            fails = math.prod(1 - hands[last] * (1 - untried[last]) for last in untried)
            total += weight * (1 - fails)
        return total

    room, budget, total = limits.room.tolist(), limits.budget, 0.0
    heap = [(-worth([way]), way, 0) for way in range(len(asked))]
    heapq.heapify(heap)
    rounds = 0
    while heap and budget >= 1:
        gain, way, seen = heapq.heappop(heap)
        if room[who[way]] < 1:
            continue
        held = chosen.setdefault(row[way], [])
        if seen < rounds:
            heapq.heappush(heap, (worth(held) - worth([*held, way]), way, rounds))
            continue
        held.append(way)
        total -= gain
        room[who[way]] -= 1
        budget -= 1
        rounds += 1
    return total


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that ``work`` takes."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def _works(network: Network, wanted: list[NodeId]) -> dict[str, Callable[[], object]]:
    planner = AskPlanner.of(network, targets=wanted)
    prospects = Prospects.of(planner.ways, planner.willing, np.ones(len(planner.ways.nodes)))
    limits = limits_of(planner, 20, 1, None)
    nothing = Choice.none(prospects, limits, {})
    first = planner.plan(20)
    ask = first.asks[0]

    def plan_again() -> object:
        after = planner.answered(ask.introducer, ask.target, has_led_on=False)
        return after.plan(19, start=first)

    return {
        "enishi: greedy steps alone": lambda: greedy(nothing),
        "enishi: choose": lambda: best_choice(nothing),
        "enishi: a plan, told": lambda: planner.plan(20),
        "enishi: answer and plan again": plan_again,
        "enishi: find all ways": lambda: AskPlanner.of(network, targets=wanted),
        "CELF in Python": lambda: lazy_greedy(prospects, limits),
        "HiGHS, proven": lambda: choose_exactly(prospects, limits),
    }


def compare_speed(runs: int) -> None:
    """Print how quick plans are beside CELF in Python and HiGHS."""
    print("\nSpeed: 275 introducers, 908 targets, 20 asks, one for each introducer (median, ms)")
    rng = np.random.default_rng(SEED)
    rows: dict[str, list[float]] = {}
    for _ in range(runs):
        network, wanted = made_network(275, 908, 6, rng)
        for name, work in _works(network, wanted).items():
            rows.setdefault(name, []).append(timed(work))
    base = statistics.median(rows["enishi: greedy steps alone"])
    for name, times in rows.items():
        median = statistics.median(times)
        print(
            f"  {name:32} {median:9.2f}  ({min(times):.2f}-{max(times):.2f})"
            f"  {median / base:6.1f} x"
        )


def _gap(
    network: Network,
    wanted: list[NodeId],
    budget: float,
    room: int,
    dice: np.random.Generator | None,
) -> float:
    planner = AskPlanner.of(network, targets=wanted)
    prospects = Prospects.of(planner.ways, planner.willing, np.ones(len(planner.ways.nodes)))
    limits = limits_of(planner, budget, room, dice)
    total = best_choice(Choice.none(prospects, limits, {})).coverage.total
    return 100 * (1 - total / choose_exactly(prospects, limits).bound)


def compare_gaps(instances: int) -> None:
    """Print how far plans are from the proven best."""
    print("\nDistance to the proven best (HiGHS), in percent")
    # HiGHS takes about a second for each of the larger ones.
    sizes = ((30, 40, 10, instances), (275, 908, 20, max(instances // 10, 3)))
    for introducers, targets, budget, count in sizes:
        for room in (1, 2):
            for is_equal in (True, False):
                gaps = []
                for seed in range(count):
                    rng = np.random.default_rng(SEED + seed)
                    network, wanted = made_network(introducers, targets, 4, rng)
                    gaps.append(_gap(network, wanted, budget, room, None if is_equal else rng))
                within = sum(gap <= 0.1 for gap in gaps)
                print(
                    f"  {introducers:4} introducers, room {room}, "
                    f"{'equal' if is_equal else 'unequal'} cost: mean {statistics.mean(gaps):.3f}, "
                    f"largest {max(gaps):.2f}, within 0.1: {within} of {count}"
                )


@dataclass(frozen=True, kw_only=True)
class World:
    """How everything turns out: what each way and each last step would give."""

    ways: Ways
    asked: npt.NDArray[np.bool_]
    handed: dict[tuple[int, int], bool]

    @classmethod
    def drawn(cls, ways: Ways, rng: np.random.Generator, *, is_shared: bool) -> "World":
        """Draw one willingness for all, or one for each introducer."""
        count = len(ways.nodes)
        mu = rng.beta(1.5, 3.5) * np.ones(count) if is_shared else rng.beta(1.5, 3.5, count)
        asked = rng.random(len(ways)) < mu[ways.introducer] ** ways.asked
        last = zip(ways.via.tolist(), ways.target.tolist(), ways.handed.tolist(), strict=True)
        steps = {(via, target): handed for via, target, handed in last}
        handed = {key: bool(rng.random() < mu[key[0]] ** r) for key, r in steps.items()}
        return cls(ways=ways, asked=asked, handed=handed)

    def leads_on(self, way: int) -> bool:
        """Return whether an ask brings a meeting."""
        key = (int(self.ways.via[way]), int(self.ways.target[way]))
        return bool(self.asked[way]) and self.handed[key]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How asks are made: so many, all at once or each after the answer to the one before."""

    asks: int
    is_at_once: bool


Policy = Callable[[AskPlanner, World, Asking, np.random.Generator], int]


def by_plan(planner: AskPlanner, world: World, asking: Asking, _: np.random.Generator) -> int:
    """Ask what the plan says; plan again after each answer."""
    plan = planner.plan(asking.asks)
    if asking.is_at_once:
        return len({ask.target for ask in plan.asks if _leads_on(world, ask)})
    for left in range(asking.asks - 1, -1, -1):
        if not plan.asks:
            break
        ask = plan.asks[0]
        has_led_on = _leads_on(world, ask)
        planner = planner.answered(ask.introducer, ask.target, has_led_on=has_led_on)
        plan = planner.plan(left, start=plan)
    return len(planner.met)


def _leads_on(world: World, ask: PlannedAsk) -> bool:
    way = world.ways.place(ask.introducer, ask.target)
    return way is not None and world.leads_on(way)


def in_turn(order: npt.NDArray[np.int64], world: World, asking: Asking) -> int:
    """Ask in an order, each introducer once; for nobody who is known to be met already."""
    ways = world.ways
    met: set[int] = set()
    used: set[int] = set()
    for way in order.tolist():
        introducer, target = int(ways.introducer[way]), int(ways.target[way])
        if len(used) == asking.asks:
            break
        if introducer in used or (target in met and not asking.is_at_once):
            continue
        used.add(introducer)
        if world.leads_on(way):
            met.add(target)
    return len(met)


def by_strongest_tie(
    planner: AskPlanner, world: World, asking: Asking, _: np.random.Generator
) -> int:
    """Ask those first who are closest, each for whom she most likely leads to."""
    ways = planner.ways
    closest = np.full(len(ways.nodes), np.inf)
    np.minimum.at(closest, ways.introducer, ways.asked)
    return in_turn(np.lexsort((ways.reluctance, closest[ways.introducer])), world, asking)


def by_degree(planner: AskPlanner, world: World, asking: Asking, _: np.random.Generator) -> int:
    """Ask those first who lead to most targets, each for whom she most likely leads to."""
    ways = planner.ways
    degree = np.bincount(ways.introducer, minlength=len(ways.nodes))
    return in_turn(np.lexsort((ways.reluctance, -degree[ways.introducer])), world, asking)


def by_best_route(planner: AskPlanner, world: World, asking: Asking, _: np.random.Generator) -> int:
    """Ask by the likeliest routes, one after the other."""
    return in_turn(np.argsort(planner.ways.reluctance, kind="stable"), world, asking)


def at_random(planner: AskPlanner, world: World, asking: Asking, rng: np.random.Generator) -> int:
    """Ask anybody for anybody."""
    return in_turn(rng.permutation(len(planner.ways)), world, asking)


POLICIES: dict[str, Policy] = {
    "plan": by_plan,
    "likeliest route first": by_best_route,
    "strongest tie first": by_strongest_tie,
    "highest degree first": by_degree,
    "random": at_random,
}


def facebook(rng: np.random.Generator, count: int) -> tuple[Network, list[NodeId]] | None:
    """Friends of a published network: one of them asks for some others, anywhere in it."""
    path = next((p for p in (FACEBOOK, Path("..") / "shared" / FACEBOOK) if p.exists()), None)
    if path is None:
        return None
    ends = np.loadtxt(path, dtype=np.int64)
    chances = np.clip(rng.beta(2, 3, len(ends)), 0.01, 1.0)
    network = Network.from_ties(ends[:, 0], ends[:, 1], chances, chain=ChainPrior())
    return network, [
        NodeId(str(one)) for one in rng.choice(len(network.nodes), count, replace=False)
    ]


def compare_policies(worlds: int, asks: int) -> None:
    """Print how many people each way of choosing meets."""
    rng = np.random.default_rng(SEED)
    planners = {}
    for count in (6, 60):
        made, wanted = made_network(40, count, 4, rng)
        planners[f"made: 40 friends, {count} wanted"] = AskPlanner.of(made, targets=wanted)
        known = facebook(rng, count)
        if known:
            network, people = known
            degree = np.diff(network.onward.starts)
            source = network.nodes[int(np.argsort(degree, kind="stable")[len(degree) // 2])]
            planners[f"graph-facebook: {count} wanted"] = AskPlanner.of(
                network, targets=people, source=source
            )
    for name, planner in planners.items():
        for is_at_once in (False, True):
            asking = Asking(asks=asks, is_at_once=is_at_once)
            for is_shared in (True, False):
                _print_met(name, planner, asking, worlds, is_shared=is_shared)


def _print_met(
    name: str, planner: AskPlanner, asking: Asking, worlds: int, *, is_shared: bool
) -> None:
    rng = np.random.default_rng(SEED)
    met: dict[str, list[int]] = {policy: [] for policy in POLICIES}
    for _ in range(worlds):
        world = World.drawn(planner.ways, rng, is_shared=is_shared)
        for policy, choose in POLICIES.items():
            met[policy].append(choose(planner, world, asking, rng))
    when = "all at once" if asking.is_at_once else "one after the other"
    doubt = "one willingness for all" if is_shared else "each introducer her own"
    print(f"\n{name}; {asking.asks} asks, {when}; {doubt}; {worlds} worlds: people met")
    for policy, counts in met.items():
        error = statistics.stdev(counts) / math.sqrt(worlds)
        print(f"  {policy:24} {statistics.mean(counts):.2f} (standard error {error:.2f})")


def main() -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--instances", type=int, default=60)
    parser.add_argument("--worlds", type=int, default=400)
    parser.add_argument("--asks", type=int, default=8)
    chosen = parser.parse_args()
    versions = " ".join(f"{n} {import_module(n).__version__}" for n in ("numpy", "scipy"))
    print(f"Python {platform.python_version()}, {versions}, seed {SEED}")
    compare_speed(chosen.runs)
    compare_gaps(chosen.instances)
    compare_policies(chosen.worlds, chosen.asks)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
