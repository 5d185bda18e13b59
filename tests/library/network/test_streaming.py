"""Rows built from pieces are those built from whole arrays."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import Network, NetworkError

pytest.importorskip("numba")
from enishi.network.compiled import Compiled
from enishi.network.streaming import Pieces, pack_pieces

NODES = 9
ties = st.lists(
    st.tuples(
        st.integers(0, NODES - 1),
        st.integers(0, NODES - 1),
        st.sampled_from([0.25, 0.5, 1.0]) | st.floats(2**-20, 1, width=32),
    ),
    max_size=40,
)


def in_pieces(held: list[tuple[int, int, float]], size: int) -> Pieces:
    def pieces():
        for begin in range(0, len(held), size):
            some = held[begin : begin + size]
            yield (
                np.array([tie[0] for tie in some]),
                np.array([tie[1] for tie in some]),
                np.array([tie[2] for tie in some], dtype=np.float32),
            )

    return pieces


@settings(deadline=None)
@given(ties, st.integers(1, 7))
def test_rows_from_pieces_are_those_of_whole_arrays(
    held: list[tuple[int, int, float]], size: int
) -> None:
    network = Network.from_ties(
        np.array([tie[0] for tie in held], dtype=np.int64),
        np.array([tie[1] for tie in held], dtype=np.int64),
        [tie[2] for tie in held],
        nodes=list("012345678"),
    )
    whole, pieced = Compiled.of(network).onward, pack_pieces(NODES, in_pieces(held, size)).onward
    assert np.array_equal(whole.starts, pieced.starts)
    assert np.array_equal(whole.pairs, pieced.pairs)
    assert pieced.exact.size == 0


@pytest.mark.parametrize(
    ("count", "tie"),
    [(0, (0, 1, 0.5)), (2, (0, 2, 0.5)), (2, (-1, 1, 0.5)), (2, (0, 1, 0.0)), (2, (0, 1, 1.5))],
)
def test_pieces_that_make_no_network_are_refused(count: int, tie: tuple[int, int, float]) -> None:
    with pytest.raises(NetworkError, match="must be"):
        pack_pieces(count, in_pieces([tie], 1))
