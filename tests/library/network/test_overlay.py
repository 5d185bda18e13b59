"""A network with changed ties is the one built anew from the ties that hold then."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import (
    ChainPrior,
    Network,
    NetworkError,
    NodeId,
    warm_paths,
    with_ties,
    without_ties,
)
from enishi.network.graph import Arcs
from enishi.terms import TieState

NAMES = list("abcdefg")
STATES = [TieState.POSSIBLE, TieState.LIKELY, TieState.CONFIRMED]
Pair = tuple[str, str]
chance = st.sampled_from([0.25, 0.5, 0.7, 1.0]) | st.floats(0.01, 1.0)
pair = st.sampled_from([(a, b) for a in NAMES for b in NAMES if a < b])


@dataclass(frozen=True)
class Held:
    """A tie that holds: there, back, state."""

    there: float
    back: float
    state: TieState


def built(ties: dict[Pair, Held], nodes: list[str], chain: ChainPrior | None) -> Network:
    is_symmetric = all(tie.there == tie.back for tie in ties.values())
    return Network.from_ties(
        [a for a, _ in ties],
        [b for _, b in ties],
        [tie.there for tie in ties.values()],
        back=None if is_symmetric else [tie.back for tie in ties.values()],
        state=[tie.state for tie in ties.values()],
        nodes=nodes,
        chain=chain,
    )


def assert_same_arcs(one: Arcs, other: Arcs) -> None:
    for field in ("starts", "ends", "chances", "weights", "states"):
        assert np.array_equal(getattr(one, field), getattr(other, field)), field


def assert_same(one: Network, other: Network) -> None:
    assert one.nodes == other.nodes
    assert_same_arcs(one.onward, other.onward)
    assert_same_arcs(one.inward, other.inward)
    for our, their in zip(one.packed or (), other.packing, strict=bool(one.packed)):
        assert np.array_equal(our.starts, their.starts)
        assert np.array_equal(our.pairs, their.pairs)
        assert np.array_equal(our.exact_weights, their.exact_weights)
    for source in one.nodes:
        mine, theirs = (
            warm_paths(network, targets=set(one.nodes), source=NodeId(source))
            for network in (one, other)
        )
        assert mine == theirs


@st.composite
def held(draw: st.DrawFn) -> Held:
    there = draw(chance)
    return Held(there, draw(st.just(there) | chance), draw(st.sampled_from(STATES)))


@settings(max_examples=400, deadline=None)
@given(
    ties=st.dictionaries(pair, held(), max_size=14),
    changes=st.lists(
        st.dictionaries(pair, held(), max_size=3) | st.sets(pair, max_size=3), max_size=4
    ),
    chain=st.sampled_from([None, ChainPrior()]),
    is_packed=st.booleans(),
)
def test_changes_give_what_building_anew_gives(
    ties: dict[Pair, Held],
    changes: list[dict[Pair, Held] | set[Pair]],
    chain: ChainPrior | None,
    is_packed: bool,
) -> None:
    network = built(ties, NAMES, chain)
    network = network.pack() if is_packed else network
    now = dict(ties)
    for change in changes:
        if isinstance(change, set):
            network = without_ties(network, [a for a, _ in change], [b for _, b in change])
            now = {ends: tie for ends, tie in now.items() if ends not in change}
        else:
            network = with_ties(
                network,
                [a for a, _ in change],
                [b for _, b in change],
                [tie.there for tie in change.values()],
                back=[tie.back for tie in change.values()],
                state=[tie.state for tie in change.values()],
            )
            now |= change
    assert_same(network, built(now, NAMES, chain))


def test_an_added_tie_is_there_in_the_next_query_and_not_in_the_network_before() -> None:
    before = Network.from_ties(["me"], ["aoi"], [0.8])
    after = with_ties(before, ["aoi"], ["ines"], [0.5])
    assert after.nodes == ("aoi", "me", "ines")
    (ines,) = warm_paths(after, targets=[NodeId("ines")])
    assert ines.routes[0].nodes == ("me", "aoi", "ines")
    (unknown,) = warm_paths(before, targets=[NodeId("ines")])
    assert unknown.best is None


def test_new_people_come_last_in_order_with_packed_rows_too() -> None:
    before = Network.from_ties(["me"], ["aoi"], [0.7]).pack()
    after = with_ties(before, ["zoe"], ["bea"], [0.5])
    anew = Network.from_ties(
        ["me", "zoe"], ["aoi", "bea"], [0.7, 0.5], nodes=["aoi", "me", "zoe", "bea"]
    )
    assert_same(after, anew)


def test_a_tie_with_oneself_is_left_out() -> None:
    before = Network.from_ties(["me"], ["aoi"], [0.8])
    assert_same(with_ties(before, ["me"], ["me"], [0.5]), before)


def test_the_most_probable_of_several_counts() -> None:
    before = Network.from_ties(["me"], ["aoi"], [0.8])
    after = with_ties(before, ["me", "aoi"], ["aoi", "me"], [0.2, 0.3])
    assert_same(after, Network.from_ties(["me"], ["aoi"], [0.3]))


def test_changes_that_make_no_sense_are_refused() -> None:
    network = Network.from_ties(["me"], ["aoi"], [0.8])
    with pytest.raises(NetworkError, match="equally long"):
        with_ties(network, ["me"], ["aoi", "ines"], [0.5])
    with pytest.raises(NetworkError, match="must be above 0"):
        with_ties(network, ["me"], ["aoi"], [0.0])
    with pytest.raises(NetworkError, match="ends must be nodes"):
        without_ties(network, ["me"], ["stranger"])
