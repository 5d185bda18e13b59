"""Library values as JSON text and back, without loss.

Fields equal to their default are left out, so that a value written before a field existed
still reads, and rows stay small.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from enishi.terms import EnishiError

_T = typing.TypeVar("_T")
_PLAIN = frozenset({str, int, bool, float})
Decoder = Callable[[Any], Any]


class StoredValueError(EnishiError):
    """A stored value is not of the shape its class has."""


def dump(value: object) -> str:
    """Return a dataclass as compact JSON, the same text for equal values."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def load_value(kind: type[_T], text: str) -> _T:
    """Return the value of ``kind`` that :func:`dump` wrote.

    Raises:
        StoredValueError: If the text is not such a value.
    """
    try:
        return typing.cast("_T", _decoder(typing.cast("Any", kind))(json.loads(text)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        msg = f"stored value must be a {kind.__name__}, got something else"
        raise StoredValueError(msg) from error


def encode(value: object) -> Any:  # noqa: ANN401  # JSON has no narrower type
    """Return ``value`` as what ``json`` can write."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (tuple, list, frozenset)):
        return [encode(item) for item in value]
    return _encode_fields(value)


def _encode_fields(value: object) -> dict[str, Any]:
    return {
        name: encode(held)
        for name, default in _defaults(typing.cast("Any", type(value)))
        if (held := getattr(value, name)) != default
    }


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401  # any annotation
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, typing.NewType):
        return _decoder(kind.__supertype__)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple_decoder(_decoder(typing.get_args(kind)[0]))
    if origin in {typing.Union, types.UnionType}:
        return _optional_decoder(_decoder(typing.get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _dataclass_decoder(kind)


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


def _moment_or_day(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


_SCALARS: dict[Any, Decoder] = {
    str: _same,
    int: _same,
    bool: _same,
    float: _same,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    datetime | date: _moment_or_day,
}


def _tuple_decoder(item: Decoder) -> Decoder:
    return lambda values: tuple(item(value) for value in values)


def _optional_decoder(inner: Decoder) -> Decoder:
    return lambda value: None if value is None else inner(value)


def _dataclass_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    def decode(held: Any) -> Any:  # noqa: ANN401
        decoders = _field_decoders(kind)
        return kind(**{name: decoders[name](value) for name, value in held.items()})

    return decode


@cache
def _field_decoders(kind: Any) -> dict[str, Decoder]:  # noqa: ANN401
    # Looked up on first use, so that a value may hold others of its own kind.
    hints = typing.get_type_hints(kind)
    return {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
