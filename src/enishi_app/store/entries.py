"""Journal entries: which library value each kind holds, and whom it names."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
)
from enishi.network import ME, StatedTie, TieCorrection
from enishi.outreach import FollowUp, Introduction
from enishi.terms import EnishiError
from enishi_app.store.local_days import local_day

EntryValue = (
    Attempt
    | Attendance
    | Community
    | ContactMade
    | Event
    | FollowUp
    | Introduction
    | Membership
    | Publication
    | StatedTie
    | TieCorrection
    | Touch
)

ENTRY_KINDS: dict[str, type[EntryValue]] = {
    "attempt": Attempt,
    "attendance": Attendance,
    "community": Community,
    "contact": ContactMade,
    "event": Event,
    "follow-up": FollowUp,
    "introduction": Introduction,
    "membership": Membership,
    "publication": Publication,
    "tie": StatedTie,
    "tie-correction": TieCorrection,
    "touch": Touch,
}
_KIND_OF: dict[type[object], str] = {value: kind for kind, value in ENTRY_KINDS.items()}
_PERSON_FIELDS = ("person", "introducer", "target", "a", "b")
_NODE_FIELDS = ("person", "introducer", "target", "community", "event", "a", "b")


class EntryKindError(EnishiError):
    """There is no such kind of entry."""


def kind_of(value: EntryValue) -> str:
    """Return the word under which this kind of entry is kept."""
    return kind_word(type(value))


def kind_word(held: type[object]) -> str:
    """Return the word under which entries that hold this value are kept."""
    return _KIND_OF[held]


def value_type(kind: str) -> type[EntryValue]:
    """Return the library value that entries of ``kind`` hold.

    Raises:
        EntryKindError: If there is no such kind.
    """
    if kind not in ENTRY_KINDS:
        msg = f"kind must be one of {', '.join(ENTRY_KINDS)}, got {kind!r}"
        raise EntryKindError(msg)
    return ENTRY_KINDS[kind]


def day_of(value: EntryValue) -> date | None:
    """Return the day an entry is listed under; communities have none."""
    if isinstance(value, Community):
        return None
    if isinstance(value, Touch):
        return local_day(value.at) if value.at.tzinfo and value.is_zone_known else value.at.date()
    if isinstance(value, Introduction):
        return value.steps[0].on
    return value.on


def nodes_of(value: EntryValue) -> Iterator[str]:
    """Yield the ids of the people, communities and events that an entry names, each once."""
    named = (getattr(value, field, None) for field in _NODE_FIELDS)
    return iter(dict.fromkeys(str(node) for node in named if node and node != ME))


def with_people(value: EntryValue, person_of: Callable[[str], str]) -> EntryValue:
    """Return an entry that names every person by the id that ``person_of`` gives for hers."""
    held = {field: getattr(value, field, None) for field in _PERSON_FIELDS}
    changed = {
        field: person_of(node) for field, node in held.items() if node and person_of(node) != node
    }
    return replace(value, **changed) if changed else value  # type: ignore[arg-type]
