"""Searching the whole notebook."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.language import SearchQuery, read_search
from enishi.people import PersonStanding
from enishi_app.actions.actor import Actor, reading
from enishi_app.store.entries import EntryValue
from enishi_app.store.load.journal import load_entries_of_ids
from enishi_app.store.load.people import PersonLine, load_lines
from enishi_app.store.load.search import find_nodes, shelf_of
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class FoundPeople:
    """The people who fit best.

    Attributes:
        has_more: Whether more fit than are given.
    """

    lines: tuple[PersonLine, ...]
    has_more: bool


@dataclass(frozen=True, kw_only=True)
class FoundEntries:
    """The entries that fit best.

    Attributes:
        has_more: Whether more fit than are given.
    """

    lines: tuple[EntryValue, ...]
    has_more: bool


@dataclass(frozen=True, kw_only=True)
class SearchAnswer:
    """What fits a text, the best first in each group.

    Attributes:
        is_readable: Whether the text has anything to look for; punctuation alone has not.
        entries: What happened; communities and events have groups of their own.
    """

    text: str
    is_readable: bool
    people: FoundPeople
    communities: FoundEntries
    events: FoundEntries
    entries: FoundEntries

    @property
    def count(self) -> int:
        """Return how many things are given, in all groups together."""
        groups = (self.people, self.communities, self.events, self.entries)
        return sum(len(group.lines) for group in groups)


def search_notebook(actor: Actor, text: str, *, limit: int = SHOWN) -> SearchAnswer:
    """Return what fits a text: people, communities, events, and what was recorded.

    Args:
        actor: Who asks.
        text: Words that must all be found in one thing, in any script.
        limit: How many of each group to return at most, at least 1.
    """
    workspace, query = reading(actor), read_search(text)
    return SearchAnswer(
        text=text,
        is_readable=not query.is_empty,
        people=_people(workspace, query, limit),
        communities=_entries(workspace, query, "community", limit),
        events=_entries(workspace, query, "event", limit),
        entries=_entries(workspace, query, "entry", limit),
    )


def _people(workspace: Workspace, query: SearchQuery, limit: int) -> FoundPeople:
    ids = _found(workspace, query, PersonStanding.CONTACT, limit)
    lines = load_lines(workspace, ids[:limit], today=today_in(workspace))
    return FoundPeople(lines=lines, has_more=len(ids) > limit)


def _entries(workspace: Workspace, query: SearchQuery, shelf: str, limit: int) -> FoundEntries:
    ids = _found(workspace, query, shelf, limit)
    lines = load_entries_of_ids(workspace, ids[:limit])
    return FoundEntries(lines=lines, has_more=len(ids) > limit)


def _found(workspace: Workspace, query: SearchQuery, shelf: str, limit: int) -> Sequence[str]:
    return find_nodes(shelf_of(workspace, shelf), query, limit=limit + 1)
