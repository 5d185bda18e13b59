"""A network with a few ties more, fewer or other: spliced into the rows, nothing sorted again.

Arrays are copied once, which takes a few hundredths of the time of a build; the network given
stays as it is, so that queries under way are not disturbed. There is nothing to be compacted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from enishi.network.graph import (
    Arcs,
    Indices,
    Mask,
    Network,
    Ties,
    checked_chances,
    in_rows,
    state_codes,
)
from enishi.network.packed import PackedRows, keys_of
from enishi.network.paths import NetworkError
from enishi.network.ties import NodeId
from enishi.terms import TieState


def with_ties(
    network: Network,
    source: Sequence[str],
    target: Sequence[str],
    probability: npt.ArrayLike,
    *,
    back: npt.ArrayLike | None = None,
    state: Sequence[TieState] | None = None,
) -> Network:
    """Return the network in which these ties stand in place of what stood between their ends.

    The same as building anew from the ties that hold then, over the same nodes. O(n + m) time for
    n nodes and m arcs, most of it copying.

    Args:
        network: Stays as it is.
        source: Ids; unknown ones become nodes, the last in order, as they come.
        target: The same.
        probability: As in :meth:`Network.from_ties`.
        back: As there.
        state: As there.

    Raises:
        NetworkError: For arrays of unequal length, or a probability outside (0, 1].
    """
    chances = checked_chances(probability, len(source))
    returns = chances if back is None else checked_chances(back, len(source))
    codes = state_codes(state, len(source))
    wider = _with_nodes(_with_what_is_known(network), [*source, *target])
    tails, heads = _ends(wider, source, target)
    there = Ties(tails=tails, heads=heads, chances=chances, states=codes)
    here = Ties(tails=heads, heads=tails, chances=returns, states=codes)
    both = there.joined(here)
    given = both.chosen(both.tails != both.heads)
    return _spliced(wider, both, given, symmetric=back is None)


def without_ties(network: Network, source: Sequence[str], target: Sequence[str]) -> Network:
    """Return the network without any tie between these ends; both stay nodes.

    Args:
        network: Stays as it is.
        source: Ids of nodes.
        target: The same.

    Raises:
        NetworkError: For arrays of unequal length, or an id that is no node.
    """
    if not {*source, *target} <= network.index.keys():
        msg = "ends must be nodes of the network, got another id"
        raise NetworkError(msg)
    tails, heads = _ends(network, source, target)
    ends = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    blank = np.zeros(ends[0].size, dtype=np.int8)
    both = Ties(tails=ends[0], heads=ends[1], chances=blank.astype(np.float64), states=blank)
    known = _with_what_is_known(network)
    return _spliced(known, both, both.chosen(blank.astype(np.bool_)), symmetric=True)


def _with_what_is_known(network: Network) -> Network:
    """Return the network with the packed rows that a query may have made."""
    made = vars(network).get("packing")
    return network if made is None else replace(network, packed=made)


def _with_nodes(network: Network, names: Sequence[str]) -> Network:
    news = tuple(NodeId(name) for name in dict.fromkeys(names) if name not in network.index)
    if not news:
        return network
    onward = _longer(network.onward, len(news))
    is_shared = network.inward is network.onward
    inward = onward if is_shared else _longer(network.inward, len(news))
    packed = None
    if network.packed is not None:
        there = _longer(network.packed[0], len(news))
        packed = there, there if is_shared else _longer(network.packed[1], len(news))
    nodes = network.nodes + news
    return replace(network, nodes=nodes, onward=onward, inward=inward, packed=packed)


def _longer(rows: Any, count: int) -> Any:  # noqa: ANN401 - arcs or packed rows, given back as such
    starts = np.concatenate([rows.starts, np.repeat(rows.starts[-1:], count)])
    return replace(rows, starts=starts)


def _ends(
    network: Network, source: Sequence[str], target: Sequence[str]
) -> tuple[Indices, Indices]:
    if len(source) != len(target):
        msg = f"arrays must be equally long, got {len(source)} and {len(target)}"
        raise NetworkError(msg)
    index = network.index
    tails = np.array([index[NodeId(name)] for name in source], dtype=np.int64)
    heads = np.array([index[NodeId(name)] for name in target], dtype=np.int64)
    return tails, heads


def _spliced(network: Network, gone: Ties, given: Ties, *, symmetric: bool) -> Network:
    is_possible = given.states == 0
    sure = given.chosen(~is_possible)
    is_shared = symmetric and network.inward is network.onward
    ways = [(network.onward, gone, sure), (network.inward, gone.turned(), sure.turned())]
    changes = [_Change.of(network, *way) for way in ways[: 1 if is_shared else 2]]
    arcs = [change.arcs() for change in changes]
    packed = None
    if network.packed is not None:
        rows = [change.packed(one) for change, one in zip(changes, network.packed, strict=False)]
        packed = rows[0], rows[-1]
    stays = ~np.isin(_keys(network, network.possible), _keys(network, gone))
    spliced = replace(
        network,
        onward=arcs[0],
        inward=arcs[-1],
        possible=network.possible.chosen(stays).joined(given.chosen(is_possible)),
        packed=packed,
    )
    # The nodes are the same; a dictionary of a million of them takes longer than all of the above.
    vars(spliced)["index"] = network.index
    return spliced


def _keys(network: Network, ties: Ties) -> Indices:
    keys: Indices = ties.tails * len(network.nodes) + ties.heads
    return keys


@dataclass(frozen=True, kw_only=True, eq=False)
class _Change:
    """What changes in the rows of one direction.

    Attributes:
        before: The rows so far.
        gone: Places in them that are left out.
        tails: Whose row each new arc comes to, rising.
        given: The new arcs, in rows.
        starts: Of the rows as they will be.
    """

    before: Arcs
    gone: Indices
    tails: Indices
    given: Arcs
    starts: Indices

    @classmethod
    def of(cls, network: Network, before: Arcs, gone: Ties, given: Ties) -> "_Change":
        count = len(network.nodes)
        new = in_rows(given, count, network.chain)
        fewer = _places(before, gone)
        tails_gone = np.searchsorted(before.starts, fewer, side="right") - 1
        sizes = np.diff(before.starts) + np.diff(new.starts)
        sizes -= np.bincount(tails_gone, minlength=count)
        starts = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(sizes, out=starts[1:])
        tails = np.repeat(np.arange(count), np.diff(new.starts))
        return cls(before=before, gone=fewer, tails=tails, given=new, starts=starts)

    def arcs(self) -> Arcs:
        """Return the rows as they will be."""
        before, new = self.before, self.given
        begins, stops = before.starts[self.tails], before.starts[self.tails + 1]
        places = [
            begin + int(np.searchsorted(before.ends[begin:stop], end))
            for begin, stop, end in zip(begins.tolist(), stops.tolist(), new.ends, strict=True)
        ]
        splice = _Splice(size=before.ends.size, gone=self.gone, places=np.array(places, np.int64))
        chances = splice.of(before.chances, new.chances)
        is_plain = before.weights is before.chances
        return Arcs(
            starts=self.starts,
            ends=splice.of(before.ends, new.ends),
            chances=chances,
            weights=chances if is_plain else splice.of(before.weights, new.weights),
            states=splice.of(before.states, new.states),
        )

    def packed(self, rows: PackedRows) -> PackedRows:
        """Return the packed rows as they will be."""
        new = PackedRows.of(self.given.starts, self.given.ends, self.given.weights)
        keys = keys_of(new.pairs)
        begins, stops = rows.starts[self.tails], rows.starts[self.tails + 1]
        places = [
            begin + int(np.searchsorted(keys_of(rows.pairs[begin:stop]), key))
            for begin, stop, key in zip(begins.tolist(), stops.tolist(), keys, strict=True)
        ]
        gone = self._gone_in(rows)
        splice = _Splice(size=rows.pairs.size, gone=gone, places=np.array(places, np.int64))
        exact = np.zeros(0)
        if rows.exact.size or new.exact.size:
            exact = splice.of(rows.exact_weights, new.exact_weights)
        return PackedRows(starts=self.starts, pairs=splice.of(rows.pairs, new.pairs), exact=exact)

    def _gone_in(self, rows: PackedRows) -> Indices:
        tails = np.searchsorted(self.before.starts, self.gone, side="right") - 1
        found = []
        for tail, place in zip(tails.tolist(), self.gone.tolist(), strict=True):
            begin, stop = rows.starts[tail], rows.starts[tail + 1]
            here = rows.words[2 * begin : 2 * stop : 2] == self.before.ends[place]
            found.append(begin + int(np.argmax(here)))
        return np.array(sorted(found), dtype=np.int64)


def _places(arcs: Arcs, ties: Ties) -> Indices:
    """Return where those of the ties stand that are among the arcs, rising."""
    found = set()
    for tail, head in zip(ties.tails.tolist(), ties.heads.tolist(), strict=True):
        begin, stop = arcs.starts[tail], arcs.starts[tail + 1]
        place = begin + int(np.searchsorted(arcs.ends[begin:stop], head))
        if place < stop and arcs.ends[place] == head:
            found.add(place)
    return np.array(sorted(found), dtype=np.int64)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Splice:
    """Where arrays lose entries and where they gain some; places are those before either."""

    size: int
    gone: Indices
    places: Indices

    def of(self, before: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
        fewer = self.gone.size
        if not fewer and not new.size:
            return before
        out = np.empty(self.size - fewer + new.size, dtype=before.dtype)
        is_new: Mask = np.zeros(out.size, dtype=np.bool_)
        shift = np.arange(new.size) - np.searchsorted(self.gone, self.places)
        is_new[self.places + shift] = True
        stays: Mask = np.ones(self.size, dtype=np.bool_)
        stays[self.gone] = False
        out[is_new] = new
        out[~is_new] = before[stays]
        return out
