"""What is compared, how, and which pairs are looked at: fields, levels and blocking rules."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How far two values agree. The numbers are places in the model's arrays."""

    MISSING = 0
    """One of the records has no value: says nothing."""
    SAME = 1
    SUGGESTED = 2
    """One's name as it is written is a suggested reading of the other's: Naomi and 直美."""
    SWAPPED = 3
    """My given name is your family name and the other way round."""
    NEAR = 4
    """A slip of the pen."""
    SOUND = 5
    """Read alike, but written with other characters: 大野 and 小野."""
    ROUGH = 6
    """Alike, but more than one slip; or written alike and read otherwise."""
    PART = 7
    """A part agrees: the year of a date, the part of a mail before the @, an initial."""
    DIFFERENT = 8


class Measure(StrEnum):
    """How the values of a field are compared."""

    EXACT = "exact"
    TEXT = "text"
    """Folded words: Jaro-Winkler. Latin letters and kanji cannot be compared."""
    DATE = "date"
    """``YYYYMMDD``, or ``0000MMDD`` where no year is known: slips (Damerau-Levenshtein), year."""
    CODE = "code"
    """Digits and codes: one slip."""
    MAIL = "mail"
    """Slips and the part before the @."""


class Role(StrEnum):
    """What agreement in a field can carry."""

    NAME = "name"
    """Never enough alone: people share names."""
    IDENTITY = "identity"
    """Belongs to one person: mail, phone, address of a profile, birthday."""
    SUPPORT = "support"
    """Shared by many (a company, a city); two of them agreeing carry what one identity does."""


LEVELS: dict[Measure, tuple[Level, ...]] = {
    Measure.EXACT: (Level.SAME, Level.DIFFERENT),
    Measure.TEXT: (
        Level.SAME,
        Level.NEAR,
        Level.SOUND,
        Level.ROUGH,
        Level.PART,
        Level.DIFFERENT,
    ),
    Measure.DATE: (Level.SAME, Level.NEAR, Level.ROUGH, Level.PART, Level.DIFFERENT),
    Measure.CODE: (Level.SAME, Level.NEAR, Level.DIFFERENT),
    Measure.MAIL: (Level.SAME, Level.NEAR, Level.PART, Level.DIFFERENT),
}
"""Levels that each measure tells apart and learns, the best first.

``SUGGESTED`` is learned together with ``SAME``, of which it is a weaker kind.
"""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a table.

    Attributes:
        name: Its column.
        measure: How values are compared.
        role: What agreement can carry.
        typical_share: How large a share of all people has the same value, as a rule. It stands
            in where the records are too few to tell.
        partner: The field it may be swapped with (given and family name), or empty.
        is_exclusive: Whether a person has one true value, so that two different ones speak
            against her being one; a person has several mails, but one birthday.
        is_shared: Whether a household or a firm has it together: a family name, a telephone.
            Where given names differ, agreement in such a field makes up for nothing. What carries
            support only is shared anyway.
    """

    name: str
    measure: Measure
    role: Role
    typical_share: float
    partner: str = ""
    is_exclusive: bool = False
    is_shared: bool = False

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels this field tells apart, the best first."""
        best, *others = LEVELS[self.measure]
        return (best, Level.SWAPPED, *others) if self.partner else (best, *others)


@dataclass(frozen=True, kw_only=True)
class BlockKey:
    """A part of a blocking rule: a field, or the first ``length`` characters of its values."""

    field: str
    length: int = 0


@dataclass(frozen=True, kw_only=True)
class BlockingRule:
    """Pairs are looked at whose keys all agree; a field with several values may agree in any.

    Attributes:
        keys: What has to agree.
    """

    keys: tuple[BlockKey, ...]

    @property
    def name(self) -> str:
        """Return the rule as one word."""
        return "+".join(f"{k.field}[:{k.length}]" if k.length else k.field for k in self.keys)


@dataclass(frozen=True, kw_only=True)
class Schema:
    """Fields of a table and the rules by which pairs are found."""

    fields: tuple[Field, ...]
    rules: tuple[BlockingRule, ...]

    def place(self, name: str) -> int:
        """Return the place of a field in the model's arrays."""
        return next(place for place, field in enumerate(self.fields) if field.name == name)


def block(*keys: str) -> BlockingRule:
    """Return the rule written as ``block("family", "given:3")``."""
    parts = (key.partition(":") for key in keys)
    return BlockingRule(
        keys=tuple(BlockKey(field=name, length=int(length or 0)) for name, _, length in parts),
    )
