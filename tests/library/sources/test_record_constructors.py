"""Constructors written out for speed do what the generated ones would."""

import dataclasses
import inspect
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sources import FieldKind, FieldValue, Origin, PersonRecord, Standing, TouchRecord
from enishi.terms import Direction, TouchKind

ORIGIN: dict[str, Any] = {"file": "people.vcf", "row": 3}
VALUE: dict[str, Any] = {
    "kind": FieldKind.MAIL,
    "value": "ana@example.org",
    "origin": "EMAIL",
    "label": "work",
}
PERSON: dict[str, Any] = {
    "key": "mail:ana@example.org",
    "origin": Origin(**ORIGIN),
    "fields": (FieldValue(**VALUE),),
    "connected_on": date(2024, 3, 4),
    "is_tie": True,
    "standing": Standing.SEEN,
    "raw": "EMAIL:ana@example.org",
}
TOUCH: dict[str, Any] = {
    "key": "mail:1",
    "origin": Origin(**ORIGIN),
    "at": datetime(2024, 3, 4, 11, 20, tzinfo=UTC),
    "is_zone_known": True,
    "direction": Direction.MUTUAL,
    "kind": TouchKind.CARD_EXCHANGE,
    "people": ("mail:ana@example.org",),
    "names": ("Ana",),
    "thread": "t1",
}
WRITTEN_OUT = [(Origin, ORIGIN), (FieldValue, VALUE), (PersonRecord, PERSON), (TouchRecord, TOUCH)]
CASES = pytest.mark.parametrize(("kind", "told"), WRITTEN_OUT)


def generated(kind: Any) -> Any:
    """Return the same dataclass with the constructor that the standard library generates."""
    fields = [
        (one.name, one.type, dataclasses.field(default=one.default))
        for one in dataclasses.fields(kind)
    ]
    return dataclasses.make_dataclass(kind.__name__, fields, frozen=True, kw_only=True)


def defaults_of(kind: Any) -> dict[str, Any]:
    return {name: (p.kind, p.default) for name, p in inspect.signature(kind).parameters.items()}


@CASES
def test_arguments_and_defaults_are_those_of_the_generated_constructor(
    kind: Any, told: dict[str, Any]
) -> None:
    assert defaults_of(kind) == defaults_of(generated(kind))
    assert set(told) == set(defaults_of(kind)), "the example must tell every field"


@CASES
@given(choice=st.data())
def test_a_record_holds_what_the_generated_constructor_would_hold(
    kind: Any, told: dict[str, Any], choice: st.DataObject
) -> None:
    optional = [
        one.name for one in dataclasses.fields(kind) if one.default is not dataclasses.MISSING
    ]
    left_out = choice.draw(st.sets(st.sampled_from(optional))) if optional else set()
    some = {name: value for name, value in told.items() if name not in left_out}
    made, expected = kind(**some), generated(kind)(**some)
    assert list(vars(made).items()) == list(vars(expected).items())
    assert repr(made) == repr(expected)
    assert hash(made) == hash(expected)


@CASES
def test_what_is_missing_or_unknown_or_not_named_is_refused(
    kind: Any, told: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        kind()
    with pytest.raises(TypeError):
        kind(**told, unheard_of=1)
    with pytest.raises(TypeError):
        kind(*told.values())


@CASES
def test_a_record_stays_frozen_and_can_be_replaced(kind: Any, told: dict[str, Any]) -> None:
    made = kind(**told)
    name = next(iter(told))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, name, None)
    assert dataclasses.replace(made) == made
    assert dataclasses.replace(made, **{name: None}) != made
