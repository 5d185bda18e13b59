"""A network on disk is the network in memory, or is refused."""

import stat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.network import (
    ChainPrior,
    Network,
    NodeId,
    SnapshotError,
    open_network,
    save_network,
    warm_paths,
)
from enishi.terms import TieState

STATES = [TieState.POSSIBLE, TieState.LIKELY, TieState.CONFIRMED]
IN_ONE_FOLDER = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def paris(*, chain: ChainPrior | None = None, back: list[float] | None = None) -> Network:
    return Network.from_ties(
        ["me", "青井", "me", "karim"],
        ["青井", "ines", "karim", "léa"],
        [0.8, 0.7, 0.3, 0.9],
        back=back,
        state=[TieState.CONFIRMED, TieState.LIKELY, TieState.POSSIBLE, TieState.CONFIRMED],
        chain=chain,
    )


def everything(network: Network) -> object:
    return warm_paths(network, targets=set(network.nodes) - {"me"}, hops=3)


@pytest.mark.parametrize("chain", [None, ChainPrior(yes=2.0, no=5.0)])
@pytest.mark.parametrize("back", [None, [0.1, 0.2, 0.3, 0.4]])
def test_an_opened_network_answers_as_the_one_saved(
    tmp_path: Path, chain: ChainPrior | None, back: list[float] | None
) -> None:
    network = paris(chain=chain, back=back)
    for one in (network, network.pack()):
        one.save(tmp_path / "network")
        opened = Network.open(tmp_path / "network")
        assert opened.nodes == one.nodes
        assert opened.chain == one.chain
        assert everything(opened) == everything(network)
        assert (opened.packed is None) == (one.packed is None)


def test_packed_rows_come_back_as_they_were(tmp_path: Path) -> None:
    network = paris(back=[0.1, 0.2, 0.3, 0.4]).pack()
    network.save(tmp_path / "network")
    opened = Network.open(tmp_path / "network")
    assert opened.packed
    for there, here in zip(network.packing, opened.packing, strict=True):
        assert np.array_equal(there.pairs, here.pairs)
        assert np.array_equal(there.exact, here.exact)
        assert np.array_equal(there.starts, here.starts)


def test_an_empty_network_has_a_file_too(tmp_path: Path) -> None:
    Network.from_ties([], [], [], nodes=["me"]).save(tmp_path / "network")
    assert Network.open(tmp_path / "network").nodes == ("me",)
    Network.from_ties([], [], []).save(tmp_path / "network")
    assert Network.open(tmp_path / "network").nodes == ()


def test_the_same_network_gives_the_same_file(tmp_path: Path) -> None:
    save_network(paris(), tmp_path / "one", fingerprint="7")
    save_network(paris(), tmp_path / "other", fingerprint="7")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_only_the_owner_may_read_it_and_nothing_is_left_beside(tmp_path: Path) -> None:
    file = tmp_path / "network"
    for _ in range(2):
        paris().save(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_who_holds_an_opened_network_keeps_it_when_the_file_is_replaced(tmp_path: Path) -> None:
    paris().save(tmp_path / "network")
    opened = Network.open(tmp_path / "network")
    Network.from_ties(["me"], ["zoe"], [0.5]).save(tmp_path / "network")
    assert everything(opened) == everything(paris())
    assert Network.open(tmp_path / "network").nodes == ("me", "zoe")


def test_another_fingerprint_is_refused(tmp_path: Path) -> None:
    paris().save(tmp_path / "network", fingerprint="7")
    assert open_network(tmp_path / "network", fingerprint="7").nodes
    with pytest.raises(SnapshotError, match="fingerprint"):
        open_network(tmp_path / "network", fingerprint="8")


def test_another_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "network"
    paris().save(file)
    held = bytearray(file.read_bytes())
    held[8] += 1
    file.write_bytes(held)
    with pytest.raises(SnapshotError, match="version"):
        Network.open(file)


@pytest.mark.parametrize("content", [b"", b"enishi", b"not a network at all, but long enough"])
def test_what_is_no_network_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "network").write_bytes(content)
    with pytest.raises(SnapshotError, match="must be"):
        Network.open(tmp_path / "network")
    with pytest.raises(SnapshotError, match="must be"):
        Network.open(tmp_path / "nowhere")


@IN_ONE_FOLDER
@given(st.data())
def test_a_damaged_file_is_refused_or_gives_the_same_answers(
    tmp_path: Path, data: st.DataObject
) -> None:
    file = tmp_path / "network"
    network = paris(back=[0.1, 0.2, 0.3, 0.4]).pack()
    network.save(file)
    held = bytearray(file.read_bytes())
    if data.draw(st.booleans()):
        held = held[: data.draw(st.integers(0, len(held) - 1))]
    else:
        place = data.draw(st.integers(0, len(held) - 1))
        held[place] ^= data.draw(st.integers(1, 255))
    file.write_bytes(held)
    try:
        opened = Network.open(file)
    except SnapshotError:
        return
    # Padding between arrays is all that may change unseen.
    assert everything(opened) == everything(network)


@IN_ONE_FOLDER
@given(
    st.lists(
        st.tuples(
            st.integers(0, 6), st.integers(0, 6), st.floats(0.01, 1), st.sampled_from(STATES)
        ),
        max_size=20,
    )
)
def test_any_network_comes_back(
    tmp_path: Path, ties: list[tuple[int, int, float, TieState]]
) -> None:
    network = Network.from_ties(
        [tie[0] for tie in ties],
        [tie[1] for tie in ties],
        [tie[2] for tie in ties],
        state=[tie[3] for tie in ties],
        nodes=list("0123456"),
    )
    network.save(tmp_path / "network")
    targets = [NodeId(name) for name in "123456"]
    opened = Network.open(tmp_path / "network")
    assert warm_paths(opened, targets=targets, source=NodeId("0")) == warm_paths(
        network, targets=targets, source=NodeId("0")
    )
