"""Authors: those who appear in one exported file, each given out once."""

from collections.abc import Iterator
from dataclasses import dataclass

from enishi.sources.chat_days import MOST_PEOPLE, Named
from enishi.sources.format import Task
from enishi.sources.formats.discord.directory import Directory, key_of
from enishi.sources.formats.discord.entries import Shown, person_shown, shown_in
from enishi.sources.json_pieces import text_in
from enishi.sources.keys import fold_name
from enishi.sources.records import Origin, PersonRecord
from enishi.terms import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class Author:
    """Somebody in a file, and whether she is the user."""

    named: Named
    is_own: bool


class Authors:
    """Everybody in one file; those beyond a few thousand are counted with nobody."""

    def __init__(self, task: Task) -> None:
        self._file = task.file.label
        self._own = Directory(background=task.background).own
        self._own_names = task.owner.names
        self._known: dict[str, Author] = {}
        self._new: list[PersonRecord] = []
        self._too_many = 0

    def of(self, item: object, row: int) -> Author | None:
        """Return who an entry names; None for programs and for nobody."""
        known = self._known.get(text_in(item, "id"))
        if known is not None:
            return known
        shown = shown_in(item)
        if shown is None or shown.is_bot:
            return None
        if len(self._known) >= MOST_PEOPLE:
            self._too_many += 1
            return None
        return self._add(shown, row)

    def _add(self, shown: Shown, row: int) -> Author:
        names = {fold_name(shown.name), fold_name(shown.handle)}
        is_own = shown.identity == self._own or not self._own_names.isdisjoint(names)
        named = Named(key=key_of(shown.identity), name=shown.name)
        author = self._known[shown.identity] = Author(named=named, is_own=is_own)
        if not is_own:
            origin = Origin(file=self._file, row=row)
            self._new.append(person_shown(shown, named.key, origin, field="author"))
        return author

    def new_people(self) -> Iterator[PersonRecord]:
        """Give the people who have appeared since the last time."""
        if self._new:
            yield from self._new
            self._new.clear()

    def left_out(self) -> Iterator[Problem]:
        """Give how many messages had an author too many."""
        if self._too_many:
            yield Problem(
                code=ProblemCode.UNKNOWN_NAME,
                file=self._file,
                detail=f"more than {MOST_PEOPLE} authors, messages: {self._too_many}",
                is_fatal=False,
            )
