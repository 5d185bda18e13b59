"""Chains of steps that share one doubt."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network.chain import ChainPrior

PRIOR = ChainPrior()
DRAWS = 1_000_000
chances = st.floats(min_value=0.001, max_value=1.0)


@given(chances)
def test_a_chain_of_one_step_succeeds_as_often_as_the_step(chance):
    assert PRIOR.chain_chance([chance]) == pytest.approx(chance, abs=1e-6)


@given(st.lists(st.floats(min_value=0.001, max_value=0.99), min_size=2, max_size=4))
def test_a_chain_succeeds_more_often_than_independent_steps_would(steps):
    together = PRIOR.chain_chance(steps)
    assert together > np.prod(steps)
    assert together <= min(steps) + 1e-6


@given(st.lists(chances, min_size=1, max_size=4), chances)
def test_a_further_step_never_helps(steps, further):
    assert PRIOR.chain_chance([*steps, further]) <= PRIOR.chain_chance(steps) + 1e-9


@given(st.lists(chances, min_size=1, max_size=3), st.lists(chances, min_size=1, max_size=3))
def test_chains_keep_the_order_of_their_summed_reluctance(one, other):
    by_sum = sorted((one, other), key=lambda steps: float(PRIOR.reluctance(steps).sum()))
    likelier, other_chance = map(PRIOR.chain_chance, by_sum)
    # Sums that differ only by rounding may give the very same chance.
    assert likelier >= other_chance * (1 - 1e-12)
    assert PRIOR.weights(by_sum[0]).prod() >= PRIOR.weights(by_sum[1]).prod() * (1 - 1e-12)


@pytest.mark.parametrize(("steps", "ratio"), [(2, 1.39), (3, 2.30), (4, 4.32)])
def test_ordinary_steps_help_each_other_as_measured(steps, ratio):
    """The figures are those of the default prior's joint draws."""
    mean = PRIOR.chance(1)
    assert PRIOR.chance(steps) / mean**steps == pytest.approx(ratio, rel=0.01)


@pytest.mark.parametrize("steps", [(0.3, 0.3), (0.61, 0.5), (0.9, 0.05)])
def test_two_steps_agree_with_a_million_joint_draws(steps):
    rng = np.random.default_rng(20261201)
    shared = rng.beta(PRIOR.yes, PRIOR.no, DRAWS)
    drawn = np.prod([shared**a for a in PRIOR.reluctance(steps)], axis=0)
    assert PRIOR.chain_chance(steps) == pytest.approx(drawn.mean(), abs=0.002)
    low, high = PRIOR.chain_range(steps)
    assert np.quantile(drawn, [0.05, 0.95]) == pytest.approx([low, high], abs=0.005)


@pytest.mark.parametrize("prior", [ChainPrior(yes=0.5, no=0.5), ChainPrior(yes=40, no=60)])
def test_other_priors_have_the_quantiles_of_their_draws(prior):
    drawn = np.random.default_rng(7).beta(prior.yes, prior.no, DRAWS)
    shares = (0.05, 0.5, 0.95)
    assert prior.quantiles(*shares) == pytest.approx(np.quantile(drawn, shares), abs=0.003)


def test_a_certain_step_costs_nothing():
    assert PRIOR.reluctance([1.0]).tolist() == [0.0]
    assert PRIOR.chain_chance([]) == 1.0
