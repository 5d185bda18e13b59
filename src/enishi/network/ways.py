"""Ways: for each target, by whom one could be introduced, each introducer's best way at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from enishi.network.graph import Arcs, Indices, Mask, Network
from enishi.network.paths import NetworkError
from enishi.network.ties import ME, NodeId

Floats = npt.NDArray[np.float64]

LONGEST_WAY = 3
"""A request that passes through more than two people's hands is not worth planning."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ways:
    """Parallel arrays, one entry for each introducer and target; by target, then the best first.

    Attributes:
        nodes: Ids that the numbers stand for.
        index: The number of each id.
        introducer: Whom to ask; the target itself where the source knows it.
        target: Who is wanted.
        via: Who hands over to the target in the end: the introducer, somebody whom the introducer
            knows, or the target itself.
        asked: Reluctance of all steps until ``via`` tries, at least 0.
        handed: Reluctance of the step from ``via`` to the target; 0 where ``via`` is the target.
    """

    nodes: tuple[NodeId, ...]
    index: Mapping[NodeId, int]
    introducer: Indices
    target: Indices
    via: Indices
    asked: Floats
    handed: Floats

    @property
    def reluctance(self) -> Floats:
        """Return the reluctance of each whole way."""
        return self.asked + self.handed

    def __len__(self) -> int:
        return len(self.introducer)

    def place(self, introducer: NodeId, target: NodeId) -> int | None:
        """Return where the way by an introducer to a target stands, or None where there is none."""
        who, whom = self.index.get(introducer), self.index.get(target)
        if who is None or whom is None:
            return None
        begin, end = np.searchsorted(self.target, [whom, whom + 1])
        found = np.flatnonzero(self.introducer[begin:end] == who)
        return int(begin + found[0]) if found.size else None

    def chosen(self, which: Indices | Mask) -> "Ways":
        """Return some of the ways."""
        return Ways(
            nodes=self.nodes,
            index=self.index,
            introducer=self.introducer[which],
            target=self.target[which],
            via=self.via[which],
            asked=self.asked[which],
            handed=self.handed[which],
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Ground:
    """What all targets share: the source's own ties and who may stand in a way."""

    inward: Arcs
    source: int
    mine: Floats
    carries: Mask
    hops: int


def find_ways(
    network: Network,
    targets: Collection[NodeId] | Mask,
    *,
    source: NodeId = ME,
    hops: int = LONGEST_WAY,
    blocked: Collection[NodeId] = (),
    per_target: int | None = None,
) -> Ways:
    """Find the best way by each introducer to each target.

    Unlike :func:`warm_paths`, which gives the few best routes of each target, this gives one way
    for everybody who could be asked, so that a plan can choose among all of them.

    With D the mean number of ties of a tied node, a target costs about ``D ** 2`` arcs.

    Args:
        network: From :func:`build_network` or :meth:`Network.from_ties`.
        targets: Ids (those not in the network have no way), or a bool for each node.
        source: Who asks.
        hops: The longest way, from 1 to ``LONGEST_WAY``.
        blocked: Nodes that may not stand inside a way; they may still be targets.
        per_target: Keep so many of the best ways of each target; all by default.

    Raises:
        NetworkError: For an unknown source, or ``hops`` out of range.
    """
    if source not in network.index:
        msg = "source must be a node of the network, got another id"
        raise NetworkError(msg)
    if not 1 <= hops <= LONGEST_WAY:
        msg = f"hops must be from 1 to {LONGEST_WAY}, got {hops}"
        raise NetworkError(msg)
    ground = _ground(network, source, blocked, hops)
    found = [
        _best_of_each(_ways_to(ground, target), target, per_target)
        for target in _numbers(network, targets)
        if target != ground.source
    ]
    columns = np.concatenate(found, axis=1) if found else np.zeros((5, 0))
    return Ways(
        nodes=network.nodes,
        index=network.index,
        introducer=columns[0].astype(np.int64),
        target=columns[4].astype(np.int64),
        via=columns[1].astype(np.int64),
        asked=columns[2],
        handed=columns[3],
    )


def _ground(network: Network, source: NodeId, blocked: Collection[NodeId], hops: int) -> _Ground:
    number = network.index[source]
    carries = np.ones(len(network.nodes), dtype=np.bool_)
    carries[[network.index[node] for node in blocked if node in network.index]] = False
    carries[number] = False
    ends, reluctance = _row(network.onward, number)
    mine = np.full(len(network.nodes), np.inf)
    mine[ends] = reluctance
    return _Ground(inward=network.inward, source=number, mine=mine, carries=carries, hops=hops)


def _numbers(network: Network, targets: Collection[NodeId] | Mask) -> list[int]:
    if isinstance(targets, np.ndarray):
        numbers: list[int] = np.flatnonzero(targets).tolist()
        return numbers
    return sorted({network.index[node] for node in targets if node in network.index})


def _row(arcs: Arcs, node: int) -> tuple[Indices, Floats]:
    row = slice(arcs.starts[node], arcs.starts[node + 1])
    return arcs.ends[row], -np.log(arcs.weights[row])


def _ways_to(ground: _Ground, target: int) -> Floats:
    """Return columns (introducer, via, asked, handed) of every way to a target, unordered."""
    known = ground.mine[target]
    direct = [[target], [target], [known], [0.0]] if np.isfinite(known) else [[], [], [], []]
    pieces = [np.array(direct, dtype=np.float64)]
    if ground.hops > 1:
        pieces += _introduced(ground, target)
    return np.concatenate(pieces, axis=1)


def _introduced(ground: _Ground, target: int) -> Iterator[Floats]:
    last, handed = _row(ground.inward, target)
    carries = ground.carries[last]
    last, handed = last[carries], handed[carries]
    mine = ground.mine[last]
    is_mine = np.isfinite(mine)
    yield np.stack([last[is_mine], last[is_mine], mine[is_mine], handed[is_mine]])
    if ground.hops < LONGEST_WAY:
        return
    counts, places = ground.inward.rows(last)
    first = ground.inward.ends[places]
    asked = ground.mine[first]
    # Far fewer know both ends than stand in these rows: they are cut before any logarithm.
    usable = np.flatnonzero(np.isfinite(asked) & ground.carries[first] & (first != target))
    between = asked[usable] - np.log(ground.inward.weights[places[usable]])
    owner = np.repeat(np.arange(last.size), counts)[usable]
    yield np.stack([first[usable], last[owner], between, handed[owner]])


def _best_of_each(ways: Floats, target: int, per_target: int | None) -> Floats:
    introducer, via, asked, handed = ways
    total = asked + handed
    # Of equal ways the more direct one: an introducer who is also the last to hand over.
    order = np.lexsort((via, via != introducer, total, introducer))
    is_first = np.ones(order.size, dtype=np.bool_)
    is_first[1:] = np.diff(introducer[order]) != 0
    kept = order[is_first]
    kept = kept[np.argsort(total[kept], kind="stable")][:per_target]
    return np.concatenate([ways[:, kept], np.full((1, kept.size), target, dtype=np.float64)])
