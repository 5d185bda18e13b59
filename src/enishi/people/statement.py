"""What the user herself says of a person: it stands above what files say."""

from dataclasses import dataclass
from datetime import date

from enishi.people.card import CardField


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One value the user typed.

    Attributes:
        is_removed: True where she says that this value (of a file, or her own) does not hold.
    """

    field: CardField
    value: str
    on: date
    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Consent:
    """Whether a person agreed to be named in reports.

    Attributes:
        may_be_named: What was said last.
        note: How it was said ("by mail").
    """

    may_be_named: bool
    on: date
    note: str = ""
