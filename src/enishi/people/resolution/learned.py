"""A learned model as plain numbers, so that it can be kept and need not be learned again."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self

import numpy as np

from enishi.people.resolution.profile import DEFAULT_REGION
from enishi.people.resolution.schema import Schema
from enishi.people.resolution.weighing import Model

ENGINE = 1
"""Counts up whenever the same records would be folded or weighed in another way, so that what was
kept is folded and learned anew. Change a rule of folding or a level, and this."""
_GROWTH, _GROWTH_AT_LEAST = 0.25, 20
_Numbers = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What a pass over everybody learned.

    Attributes:
        fingerprint: Of the engine and the schema; another one cannot use these numbers.
        m: As in :class:`Model`, field by field.
        u: The same.
        prior: The same.
        records: The same.
        filled: The same, parallel to the fields.
    """

    fingerprint: str
    m: _Numbers
    u: _Numbers
    prior: float
    records: int
    filled: tuple[int, ...]

    @classmethod
    def of(cls, model: Model) -> Self:
        """Write a model down; :meth:`model` gives the very same numbers back."""
        return cls(
            fingerprint=fingerprint(model.schema),
            m=tuple(map(tuple, model.m.tolist())),
            u=tuple(map(tuple, model.u.tolist())),
            prior=model.prior,
            records=model.records,
            filled=tuple(model.filled[field.name] for field in model.schema.fields),
        )

    def model(self, schema: Schema) -> Model:
        """Return the model.

        Args:
            schema: The one it was learned for.
        """
        names = (field.name for field in schema.fields)
        return Model(
            schema=schema,
            m=np.array(self.m),
            u=np.array(self.u),
            prior=self.prior,
            records=self.records,
            filled=dict(zip(names, self.filled, strict=True)),
        )

    def holds_for(self, schema: Schema, *, records: int) -> bool:
        """Tell whether so many records may still be weighed with it.

        The thresholds rise by one bit when the records double: up to a quarter more or less, they
        are off by a third of a bit.
        """
        strange = abs(records - self.records)
        is_near = strange <= max(self.records * _GROWTH, _GROWTH_AT_LEAST)
        return is_near and self.is_of(schema)

    def is_of(self, schema: Schema) -> bool:
        """Tell whether this engine learned it, and folds records as it did then."""
        return self.fingerprint == fingerprint(schema)


def fingerprint(schema: Schema) -> str:
    """Return what changes whenever records would be folded or weighed in another way."""
    said = (ENGINE, DEFAULT_REGION, schema)
    return sha256(repr(said).encode()).hexdigest()
