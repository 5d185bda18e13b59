"""Library values survive being kept as text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.evidence import ContactMade, Touch
from enishi.experiment import Experiment, Metric, Plan
from enishi.outreach import Introduction
from enishi.sources import PersonRecord
from enishi.terms import Period
from enishi_app.store.codec import StoredValueError, dump, load_value

texts = st.text(max_size=8)
periods = st.tuples(st.dates(), st.dates()).map(lambda d: Period(start=min(d), end=max(d)))
st.register_type_strategy(Period, periods)


@dataclass(frozen=True, kw_only=True)
class Nested:
    words: tuple[str, ...] = ()
    day: date | None = None
    inner: "Nested | None" = None


@pytest.mark.parametrize(
    "kind", [ContactMade, Touch, Experiment, Plan, Metric, Introduction, PersonRecord]
)
@given(data=st.data())
def test_every_value_comes_back_equal(kind, data):
    value = data.draw(st.from_type(kind))
    assert load_value(kind, dump(value)) == value


@given(words=st.tuples(texts, texts), day=st.none() | st.dates())
def test_nested_values_come_back_equal(words, day):
    value = Nested(words=words, inner=Nested(day=day))
    assert load_value(Nested, dump(value)) == value


def test_equal_values_give_the_same_text():
    at = datetime(2024, 7, 24, 18, 30, tzinfo=UTC)
    assert dump(Nested(day=at.date())) == dump(Nested(day=date(2024, 7, 24)))


@pytest.mark.parametrize("text", ["", "[]", '{"words":3}', '{"nobody":1}', "null"])
def test_text_of_another_shape_is_refused(text):
    with pytest.raises(StoredValueError):
        load_value(Nested, text)
