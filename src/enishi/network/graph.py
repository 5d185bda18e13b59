"""The network as arrays: who is tied to whom, both ways, ready to be searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.network.chain import ChainPrior
from enishi.network.packed import PackedRows
from enishi.network.paths import NetworkError
from enishi.network.strength import TieRule, is_denied, tie_probability
from enishi.network.ties import ME, NodeId, Tie
from enishi.terms import TieState

Indices = npt.NDArray[np.int64]
Chances = npt.NDArray[np.float64]
States = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]

STATES = (TieState.POSSIBLE, TieState.LIKELY, TieState.CONFIRMED)
"""States in rising order; an array holds their positions."""
_CONFIRMED = STATES.index(TieState.CONFIRMED)
_STATE_CODE = {state: code for code, state in enumerate(STATES)}

CHAIN = ChainPrior()
"""What is assumed about willingness where nobody says otherwise."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Arcs:
    """Directed arcs in compressed rows: row ``v`` is ``ends[starts[v]:starts[v + 1]]``, rising.

    Attributes:
        starts: One more than there are nodes.
        ends: The other end of each arc.
        chances: Probability of each arc in the direction it is walked.
        weights: What a search multiplies along a route, above 0 and at most 1: the chances
            themselves, or what :meth:`ChainPrior.weights` makes of them.
        states: Position in ``STATES`` of each arc's tie.
    """

    starts: Indices
    ends: Indices
    chances: Chances
    weights: Chances
    states: States

    def rows(self, nodes: Indices) -> tuple[Indices, Indices]:
        """Return how many arcs each of ``nodes`` has, and where all of them stand, row by row."""
        begins = self.starts[nodes]
        counts = self.starts[nodes + 1] - begins
        before = np.cumsum(counts) - counts
        return counts, np.repeat(begins - before, counts) + np.arange(counts.sum())


@dataclass(frozen=True, kw_only=True, eq=False)
class Ties:
    """Directed ties as parallel arrays, before they are put in rows."""

    tails: Indices
    heads: Indices
    chances: Chances
    states: States

    def chosen(self, which: Mask) -> "Ties":
        """Return the ties where ``which`` is true."""
        return Ties(
            tails=self.tails[which],
            heads=self.heads[which],
            chances=self.chances[which],
            states=self.states[which],
        )

    def joined(self, other: "Ties") -> "Ties":
        """Return these ties and the ``other`` ones."""
        return Ties(
            tails=np.concatenate([self.tails, other.tails]),
            heads=np.concatenate([self.heads, other.heads]),
            chances=np.concatenate([self.chances, other.chances]),
            states=np.concatenate([self.states, other.states]),
        )

    def shifted(self, tails: int, heads: int) -> "Ties":
        """Return the same ties between nodes numbered higher by so much."""
        return Ties(
            tails=self.tails + tails,
            heads=self.heads + heads,
            chances=self.chances,
            states=self.states,
        )

    def turned(self) -> "Ties":
        """Return the ties seen from their heads."""
        return Ties(tails=self.heads, heads=self.tails, chances=self.chances, states=self.states)


@dataclass(frozen=True, kw_only=True, eq=False)
class Network:
    """People and communities with their ties, as arrays.

    Built once by :meth:`from_ties` or :func:`build_network` and then only read, so one value may
    serve many queries and threads.

    Attributes:
        nodes: Ids in the order that settles ties between equal routes.
        onward: Confirmed and likely ties, by the node they leave.
        inward: The same, by the node they reach.
        possible: Possible ties, in every direction they could be walked.
        chain: What the steps of a route share; None where they are independent.
        packed: Rows for the compiled search, onward and inward, where they are made already.
    """

    nodes: tuple[NodeId, ...]
    onward: Arcs
    inward: Arcs
    possible: Ties
    chain: ChainPrior | None = None
    packed: tuple[PackedRows, PackedRows] | None = None

    @classmethod
    def from_ties(  # noqa: PLR0913 - parallel arrays and what they mean, all of them named
        cls,
        source: npt.ArrayLike,
        target: npt.ArrayLike,
        probability: npt.ArrayLike,
        *,
        back: npt.ArrayLike | None = None,
        state: Sequence[TieState] | None = None,
        nodes: Sequence[str] | None = None,
        chain: ChainPrior | None = None,
    ) -> "Network":
        """Build a network from parallel arrays, one entry per tie.

        A tie is walked both ways. Of several ties between the same two nodes the most probable
        one counts; a tie of a node with itself is left out.

        Takes O(m log m) time and 17 bytes per arc (two arcs per tie), 8 more with a ``chain``,
        kept twice only where ``back`` differs: a million ties take about a second.

        Args:
            source: Numbers into ``nodes``, or ids.
            target: The same.
            probability: Above 0 and at most 1, from source to target.
            back: From target to source; the same as ``probability`` by default.
            state: Of each tie; confirmed by default. Possible ties carry no route.
            nodes: Ids of all nodes; needed only with numbers. By default the ids that occur, in
                sorted order, or the numbers as text.
            chain: What the steps of a route share. By default nothing: a route is as probable
                as the product of its ties.

        Raises:
            NetworkError: For arrays of unequal length, a probability outside (0, 1], a number
                outside ``nodes``.
        """
        names, tails, heads = _numbered(source, target, nodes)
        states = state_codes(state, len(tails))
        chances = checked_chances(probability, len(tails))
        there = Ties(tails=tails, heads=heads, chances=chances, states=states)
        return_chances = chances if back is None else checked_chances(back, len(tails))
        here = Ties(tails=heads, heads=tails, chances=return_chances, states=states)
        both = there.joined(here)
        arcs = both.chosen(both.tails != both.heads)
        return _from_directed(names, arcs, symmetric=back is None, chain=chain)

    @classmethod
    def open(cls, path: Path, *, fingerprint: str | None = None) -> "Network":
        """Open a network from a file; see :func:`enishi.network.open_network`."""
        opened: Network = _snapshot().open_network(path, fingerprint=fingerprint)
        return opened

    def save(self, path: Path, *, fingerprint: str = "") -> None:
        """Write the network to a file; see :func:`enishi.network.save_network`."""
        _snapshot().save_network(self, path, fingerprint=fingerprint)

    def pack(self) -> "Network":
        """Return the same network with rows for the compiled search, to be saved with it."""
        return replace(self, packed=self.packing)

    @cached_property
    def packing(self) -> tuple[PackedRows, PackedRows]:
        """Return the rows for the compiled search, made at once: a second for two million arcs."""
        if self.packed is not None:
            return self.packed
        onward = PackedRows.of(self.onward.starts, self.onward.ends, self.onward.weights)
        if self.inward is self.onward:
            return onward, onward
        return onward, PackedRows.of(self.inward.starts, self.inward.ends, self.inward.weights)

    @cached_property
    def index(self) -> Mapping[NodeId, int]:
        """Return the number of each node."""
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def with_one_possible(self) -> "Network":
        """Return the network in which a route may walk at most one possible tie.

        Node ``v`` appears twice, as ``v`` and, after the possible tie, as ``v + n``.
        """
        count = len(self.nodes)
        sure = self._directed()
        arcs = sure.joined(sure.shifted(count, count)).joined(self.possible.shifted(0, count))
        return Network(
            nodes=self.nodes * 2,
            onward=in_rows(arcs, 2 * count, self.chain),
            inward=in_rows(arcs.turned(), 2 * count, self.chain),
            possible=arcs.chosen(np.zeros(arcs.tails.size, dtype=np.bool_)),
            chain=self.chain,
        )

    @cached_property
    def groups(self) -> Indices:
        """Return for each node the smallest number among those it is tied to, however far."""
        arcs = self._directed()
        lowest = np.arange(len(self.nodes))
        while True:
            lower = lowest.copy()
            np.minimum.at(lower, arcs.tails, lowest[arcs.heads])
            np.minimum.at(lower, arcs.heads, lowest[arcs.tails])
            # Following the pointers makes the number of rounds logarithmic in practice.
            lower = lower[lower]
            if np.array_equal(lower, lowest):
                return lowest
            lowest = lower

    def _directed(self) -> Ties:
        arcs = self.onward
        return Ties(
            tails=np.repeat(np.arange(len(self.nodes)), np.diff(arcs.starts)),
            heads=arcs.ends,
            chances=arcs.chances,
            states=arcs.states,
        )


def _snapshot() -> Any:  # noqa: ANN401 - a module, and one that knows this one
    return import_module("enishi.network.snapshot")


def build_network(
    ties: Iterable[Tie],
    *,
    today: date,
    rule: TieRule = tie_probability,
    chain: ChainPrior | None = CHAIN,
) -> Network:
    """Build the network of ``ties``, each as probable as ``rule`` says on the day ``today``.

    Args:
        ties: In any order; the same ties give the same network.
        today: Evidence is judged as of this day.
        rule: Replaceable; see :func:`enishi.network.tie_probability`.
        chain: What the steps of a route share; None for independent steps.

    Ties that the user denies are left out.

    Returns:
        A network whose nodes are sorted by id. Its build is the slow part: about 5 µs per tie on
        top of :meth:`Network.from_ties`.
    """
    known = tuple(tie for tie in ties if not is_denied(tie, today))
    there = [rule(tie.evidence, today=today) for tie in known]
    chances = [one.probability for one in there]
    back = [one.probability if one.back is None else one.back for one in there]
    # An estimate begins with the user, wherever she stands in the tie.
    is_turned = [tie.b == ME for tie in known]
    return Network.from_ties(
        [tie.a for tie in known],
        [tie.b for tie in known],
        np.where(is_turned, back, chances),
        back=None if back == chances else np.where(is_turned, chances, back),
        state=[tie.state for tie in known],
        chain=chain,
    )


def _numbered(
    source: npt.ArrayLike, target: npt.ArrayLike, nodes: Sequence[str] | None
) -> tuple[tuple[NodeId, ...], Indices, Indices]:
    if _are_numbers(source) and _are_numbers(target):
        return _by_number(np.asarray(source), np.asarray(target), nodes)
    return _by_id(_texts(source), _texts(target), nodes)


def _are_numbers(ends: npt.ArrayLike) -> bool:
    if isinstance(ends, np.ndarray):
        return ends.dtype.kind in "iu"
    first = next(iter(_entries(ends)), None)
    return isinstance(first, int)


def _entries(ends: Any) -> Sequence[Any]:  # noqa: ANN401 - array-likes have no narrower type
    return ends.tolist() if isinstance(ends, np.ndarray) else list(ends)


def _texts(ends: npt.ArrayLike) -> list[str]:
    return [str(end) for end in _entries(ends)]


def _by_number(
    source: npt.NDArray[Any], target: npt.NDArray[Any], nodes: Sequence[str] | None
) -> tuple[tuple[NodeId, ...], Indices, Indices]:
    _demand_equal_length(len(source), len(target))
    count = int(max(source.max(), target.max())) + 1 if len(source) else 0
    names = nodes if nodes is not None else [str(number) for number in range(count)]
    if count > len(names) or (len(source) and min(source.min(), target.min()) < 0):
        msg = f"node numbers must be from 0 to {len(names) - 1}, got others"
        raise NetworkError(msg)
    return tuple(map(NodeId, names)), source.astype(np.int64), target.astype(np.int64)


def _by_id(
    source: list[str], target: list[str], nodes: Sequence[str] | None
) -> tuple[tuple[NodeId, ...], Indices, Indices]:
    _demand_equal_length(len(source), len(target))
    names = nodes if nodes is not None else sorted({*source, *target})
    number = {name: position for position, name in enumerate(names)}
    try:
        tails = np.array([number[name] for name in source], dtype=np.int64)
        heads = np.array([number[name] for name in target], dtype=np.int64)
    except KeyError:
        msg = "every end of a tie must be among the nodes, got one that is not"
        raise NetworkError(msg) from None
    return tuple(map(NodeId, names)), tails, heads


def _demand_equal_length(expected: int, got: int) -> None:
    if expected != got:
        msg = f"arrays must be equally long, got {expected} and {got}"
        raise NetworkError(msg)


def checked_chances(probability: npt.ArrayLike, count: int) -> Chances:
    """Return so many probabilities, or raise a :class:`NetworkError`."""
    chances = np.asarray(probability, dtype=np.float64)
    _demand_equal_length(count, chances.size)
    if not ((chances > 0) & (chances <= 1)).all():
        msg = "probability must be above 0 and at most 1, got another"
        raise NetworkError(msg)
    return chances


def state_codes(state: Sequence[TieState] | None, count: int) -> States:
    """Return the positions of so many states, all confirmed where none are given."""
    if state is None:
        return np.full(count, _CONFIRMED, dtype=np.int8)
    _demand_equal_length(count, len(state))
    return np.array([_STATE_CODE[one] for one in state], dtype=np.int8)


def _from_directed(
    nodes: tuple[NodeId, ...], arcs: Ties, *, symmetric: bool, chain: ChainPrior | None
) -> Network:
    is_possible = arcs.states == 0
    sure = arcs.chosen(~is_possible)
    onward = in_rows(sure, len(nodes), chain)
    return Network(
        nodes=nodes,
        onward=onward,
        inward=onward if symmetric else in_rows(sure.turned(), len(nodes), chain),
        possible=arcs.chosen(is_possible),
        chain=chain,
    )


def in_rows(arcs: Ties, count: int, chain: ChainPrior | None) -> Arcs:
    """Put ties in rows, of several between the same two the most probable one."""
    key = arcs.tails * count + arcs.heads
    order = np.argsort(key)
    if (np.diff(key[order]) == 0).any():
        order = _best_of_each(arcs, key)
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(arcs.tails[order], minlength=count), out=starts[1:])
    chances = arcs.chances[order]
    return Arcs(
        starts=starts,
        ends=arcs.heads[order],
        chances=chances,
        weights=chances if chain is None else chain.weights(chances),
        states=arcs.states[order],
    )


def _best_of_each(arcs: Ties, key: Indices) -> Indices:
    order = np.lexsort((-arcs.states, -arcs.chances, key))
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = np.diff(key[order]) != 0
    return order[is_first]
