"""Follow-ups: what to do for whom by when (次の一歩)."""

from dataclasses import dataclass
from datetime import date

from enishi.terms import EntryId, PersonId


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One next step.

    Attributes:
        on: The day it was noted.
        due: The day by which it should be done.
        person: For whom; None where it is for no one person.
        done_on: The day it was done, or None.
    """

    id: EntryId
    text: str
    on: date
    due: date
    person: PersonId | None = None
    done_on: date | None = None
