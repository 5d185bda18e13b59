"""What every entry of a written journal needs: ids, and whom its short keys mean."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from enishi.evidence.yaml_form import Fields
from enishi.terms import (
    CommunityId,
    EntryId,
    EventId,
    ExperimentId,
    PersonId,
    ProblemCode,
    derive_id,
)

_Id = TypeVar("_Id", bound=str)


@dataclass
class Desk:
    """Looks up short keys and gives out ids while one file is read.

    An entry's id is a digest of its own ``id:`` where it has one, else of all it says; equal
    entries are told apart by their order.
    """

    people: Mapping[str, PersonId]
    experiment: ExperimentId | None = None
    communities: dict[str, CommunityId] = field(default_factory=dict)
    events: dict[str, EventId] = field(default_factory=dict)
    attempts: dict[str, EntryId] = field(default_factory=dict)
    _given: Counter[str] = field(default_factory=Counter)

    def entry_id(self, fields: Fields, kind: str) -> EntryId:
        """Return the id of an entry."""
        key = fields.text("id")
        said = f"id:{key}" if key else fields.content()
        digest = derive_id("journal", kind, said)
        self._given[digest] += 1
        number = self._given[digest]
        if number > 1 and key:
            fields.refuse(ProblemCode.DUPLICATE_ID, "id")
        return EntryId(digest if number == 1 else derive_id(digest, str(number)))

    def person(self, fields: Fields, name: str = "person") -> PersonId | None:
        """Return the person whom a field names, or None."""
        return _find(self.people, fields, name, among="people")

    def community(self, fields: Fields, name: str = "community") -> CommunityId | None:
        """Return the community that a field names, or None."""
        return _find(self.communities, fields, name, among="communities")

    def event(self, fields: Fields) -> EventId | None:
        """Return the event that a field names, or None."""
        return _find(self.events, fields, "event", among="events")

    def attempt(self, fields: Fields) -> EntryId | None:
        """Return the attempt or introduction that a field names, or None."""
        return _find(self.attempts, fields, "attempt", among="attempts and introductions")

    def keep_attempt(self, fields: Fields, entry: EntryId) -> None:
        """Let contacts name an attempt or introduction by its ``id:``, if it has one."""
        if fields.has("id"):
            self.attempts[fields.text("id")] = entry

    def experiment_of(self, fields: Fields) -> ExperimentId | None:
        """Return the experiment an entry belongs to: its own, else the file's."""
        return (
            ExperimentId(fields.text("experiment")) if fields.has("experiment") else self.experiment
        )

    def day(self, fields: Fields, name: str = "on") -> date:
        """Return the day of an entry; a missing one is reported and stands as the first of all."""
        return fields.required_day(name) or date.min


def _find(known: Mapping[str, _Id], fields: Fields, name: str, *, among: str) -> _Id | None:
    key = fields.text(name)
    if key and key not in known:
        detail = f"must be the id of one of {among}"
        fields.refuse(ProblemCode.UNKNOWN_NAME, name, detail=detail)
    return known.get(key)
