"""Routes as arrays: the same as routes as values, on both engines."""

import subprocess
import sys

import numpy as np
import pytest

from enishi.network import Network, NetworkError, NodeId, find_routes, warm_paths
from enishi.network.routes import SMALL


def some_network(people: int, ties: int) -> Network:
    dice = np.random.default_rng(7)
    ends = dice.integers(0, people, (2, ties))
    near = np.arange(1, 60)
    return Network.from_ties(
        np.concatenate([ends[0], np.zeros(near.size, dtype=np.int64)]),
        np.concatenate([ends[1], near]),
        dice.uniform(0.05, 0.95, ties + near.size).round(2),
        nodes=[str(number) for number in range(people)],
    )


@pytest.mark.parametrize("people", [300, SMALL + 300])
@pytest.mark.parametrize("hops", [1, 3, 5])
def test_arrays_say_what_values_say(people: int, hops: int) -> None:
    network = some_network(people, 8 * people)
    targets = np.arange(70, people, people // 90)
    table = find_routes(network, source=0, targets=targets, hops=hops, blocked=np.array([3, 1]))
    found = warm_paths(
        network,
        source=NodeId("0"),
        targets={NodeId(str(target)) for target in targets},
        hops=hops,
        blocked={NodeId("1"), NodeId("3")},
    )
    reached = [one for one in found if one.routes]
    assert [str(target) for target in table.targets] == [one.target for one in reached]
    for row, one in enumerate(reached):
        ways = [tuple(map(str, nodes)) for nodes in table.routes(row)]
        assert ways == [route.nodes for route in one.routes]
        assert table.values[row] == pytest.approx(one.routes[0].probability, rel=1e-12)


def test_targets_may_be_a_mask_or_numbers_in_any_order() -> None:
    network = some_network(300, 2000)
    mask = np.zeros(300, dtype=np.bool_)
    mask[[5, 0, 290, 100]] = True
    by_mask = find_routes(network, source=np.int64(0), targets=mask)
    by_number = find_routes(network, source=NodeId("0"), targets=np.array([290, 5, 100, 5, 0]))
    assert by_mask.targets.tolist() == by_number.targets.tolist()
    assert 0 not in by_mask.targets


def test_nobody_reached_is_an_empty_table() -> None:
    network = Network.from_ties([0], [1], [0.5], nodes=["me", "a", "b"])
    table = find_routes(network, targets=np.array([2]))
    assert table.targets.size == table.values.size == len(table.hops) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"targets": np.array([300])},
        {"targets": np.array([-1])},
        {"targets": np.array([1.5])},
        {"source": 300},
        {"source": -1},
        {"blocked": np.array([300])},
        {"hops": 0},
    ],
)
def test_numbers_that_are_no_nodes_are_refused(wrong: dict[str, object]) -> None:
    asked = {"source": 0, "targets": np.array([1])} | wrong
    with pytest.raises(NetworkError, match="must be"):
        find_routes(some_network(300, 2000), **asked)  # type: ignore[arg-type]


def test_small_networks_never_load_numba() -> None:
    code = (
        "import sys, numpy as np, enishi\n"
        "network = enishi.Network.from_ties(np.arange(19_999), np.arange(1, 20_000), [.5] * 19_999)"
        "\n"
        "enishi.find_routes(network, source=0, targets=np.array([2]))\n"
        "assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
