"""What asks cover, against trying every outcome of every step."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network import ChainPrior, NodeId, Ways, Willingness
from enishi.outreach.planning.coverage import Coverage, Prospects

WILLING = Willingness.of(ChainPrior())
FRIENDS = 4
reluctances = st.floats(0.0, 5.0)


@st.composite
def prospects(draw: st.DrawFn) -> Prospects:
    """Up to two targets, each by up to four friends, some of whom hand on to another."""
    rows = [
        (target, friend, draw(st.integers(0, FRIENDS - 1)))
        for target in range(FRIENDS, FRIENDS + 2)
        for friend in range(FRIENDS)
        if draw(st.booleans())
    ]
    handed = {row[::2]: draw(reluctances) for row in rows}
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    names = tuple(NodeId(str(number)) for number in range(FRIENDS + 2))
    ways = Ways(
        nodes=names,
        index={name: number for number, name in enumerate(names)},
        introducer=columns[1],
        target=columns[0],
        via=columns[2],
        asked=np.array([draw(reluctances) for _ in rows]),
        handed=np.array([handed[row[::2]] for row in rows]),
    )
    worth = np.array([1.0] * FRIENDS + [1.0, draw(st.floats(0.5, 3.0))])
    return Prospects.of(ways, WILLING, worth)


def by_trying(held: Prospects, chosen: list[int]) -> tuple[float, float]:
    """The expected worth met, and the chance of none: every outcome of every step is tried."""
    ways = held.ways
    lasts = sorted({(int(ways.via[way]), int(ways.target[way])) for way in chosen})
    handed = {(int(v), int(t)): h for v, t, h in zip(ways.via, ways.target, ways.handed)}  # noqa: B905 - of one table
    total, none = 0.0, 0.0
    for log, weight in zip(WILLING.logs, WILLING.weights, strict=True):
        steps = [np.exp(ways.asked[way] * log) for way in chosen]
        steps += [np.exp(handed[last] * log) for last in lasts]
        for outcome in product((False, True), repeat=len(steps)):
            chance = np.prod(
                [p if is_so else 1 - p for p, is_so in zip(steps, outcome, strict=True)]
            )
            hands = dict(zip(lasts, outcome[len(chosen) :], strict=True))
            met = {
                int(held.row[way])
                for way, is_so in zip(chosen, outcome, strict=False)
                if is_so and hands[int(ways.via[way]), int(ways.target[way])]
            }
            total += weight * chance * sum(held.worth[row] for row in met)
            none += 0.0 if met else weight * chance
    return total, none


@settings(max_examples=60, deadline=None)
@given(prospects(), st.randoms(use_true_random=False))
def test_what_asks_cover_is_what_trying_every_outcome_gives(held, dice):
    order = list(range(len(held.ways)))
    dice.shuffle(order)
    coverage, chosen = Coverage.empty(held), []
    for way in order[:4]:
        expected = coverage.gains[way]
        assert coverage.add(way) == pytest.approx(expected)
        chosen.append(way)
        got = (coverage.total, coverage.none)
        assert got == pytest.approx(by_trying(held, chosen))


@given(prospects(), st.randoms(use_true_random=False))
def test_an_ask_adds_less_the_more_there_are(held, dice):
    order = list(range(len(held.ways)))
    dice.shuffle(order)
    coverage = Coverage.empty(held)
    for way in order:
        before = coverage.gains.copy()
        coverage.add(way)
        assert (coverage.gains <= before + 1e-12).all()
        assert (coverage.gains >= -1e-12).all()


@given(prospects(), st.randoms(use_true_random=False))
def test_an_ask_taken_back_leaves_everything_as_it_was(held, dice):
    order = list(range(len(held.ways)))
    dice.shuffle(order)
    coverage = Coverage.empty(held)
    for way in order[:-1]:
        coverage.add(way, hope=0.5)
    before = (coverage.total, coverage.gains.copy())
    for way in order[-1:]:
        gained = coverage.add(way)
        assert coverage.remove(way) == pytest.approx(gained)
    assert coverage.total == pytest.approx(before[0])
    assert coverage.gains == pytest.approx(before[1])
