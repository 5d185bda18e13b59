from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.experiment import Experiment, read_plan, write_plan
from tests.library.experiment.strategies import experiments

_SLOW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@_SLOW
@given(st.lists(experiments(), max_size=2, unique_by=lambda one: one.id))
def test_a_round_trip_loses_nothing(made: list[Experiment]) -> None:
    reading = read_plan(write_plan(made))
    assert reading.problems == ()
    assert reading.experiments == tuple(made)
