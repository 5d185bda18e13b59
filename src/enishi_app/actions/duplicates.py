"""People who may be one: looked for, listed with the reasons, and never joined without a word."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from enishi.people import (
    PEOPLE,
    Certainty,
    Learned,
    Match,
    Model,
    explain_certainty,
    explain_match,
    resolve_table,
)
from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.store.derive.profiles import (
    changed_people,
    forget_profiles,
    refresh_profiles,
    unseen_people,
)
from enishi_app.store.load.duplicates import (
    count_duplicates,
    load_duplicate,
    load_duplicates,
    load_duplicates_of,
)
from enishi_app.store.load.identities import ids_named_with
from enishi_app.store.load.people import PersonName, load_names
from enishi_app.store.load.profiles import (
    count_everybody,
    load_learned,
    load_profile_table,
    match_people,
)
from enishi_app.store.models import Workspace
from enishi_app.store.save.duplicates import save_duplicates, save_duplicates_of, save_learned

MOST_KEPT = 5_000
"""Pairs kept at once; whoever settles these looks again for the rest."""
PAGE_SIZE = 25
MOST_ONE_BY_ONE = 200
"""Changed people who are looked at one by one; a look at everybody is quicker for more."""
_PIECE = 2000
MOST_LOOKED_THROUGH = 200_000
"""People up to whom everybody is looked at without being asked for."""
MOST_WHILE_WAITING = 5_000
"""The same where somebody waits for a page."""


@dataclass(frozen=True, kw_only=True)
class Duplicate:
    """Two people who may be one.

    Attributes:
        certainty: How certain it is, in words.
        reasons: What speaks for it, the strongest first, then what speaks against it.
    """

    one: PersonName
    other: PersonName
    level: Certainty
    certainty: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DuplicatePage:
    """One page of pairs, the most certain first."""

    pairs: tuple[Duplicate, ...]
    total: int
    page: int
    size: int


def find_duplicates(actor: Actor) -> int:
    """Look through everybody for people who may be one; return how many pairs wait for a word.

    What agreement is worth is learned anew. Nothing is joined. A workspace of a hundred thousand
    people takes some seconds; others can write meanwhile.
    """
    workspace = reading(actor)
    learned = load_learned(workspace)
    if learned and not learned.is_of(PEOPLE):
        with writing(actor) as speaker:
            forget_profiles(speaker.workspace)
    unseen = sorted(unseen_people(workspace))
    for start in range(0, len(unseen), _PIECE):
        with writing(actor) as speaker:
            refresh_profiles(speaker.workspace, unseen[start : start + _PIECE])
    _look_at_everybody(actor)
    return count_duplicates(workspace)


def look_at_what_was_typed(actor: Actor) -> None:
    """Do what :func:`find_duplicates_of_changed` does, while somebody waits for a page."""
    find_duplicates_of_changed(actor, most=MOST_WHILE_WAITING)


def find_duplicates_of_changed(actor: Actor, *, most: int = MOST_LOOKED_THROUGH) -> None:
    """Look for people who may be one with somebody new or changed since the last look.

    They are compared with everybody, one by one, with what the last look at everybody learned.
    Where there was none, or too much changed since, everybody is looked at.

    Args:
        actor: Who looks.
        most: People up to whom everybody is looked at. In a larger workspace those who changed
            stay noted for the next look at everybody.
    """
    workspace = reading(actor)
    changed = changed_people(workspace)
    if not changed:
        return
    everybody, learned = count_everybody(workspace), load_learned(workspace)
    if learned and len(changed) <= MOST_ONE_BY_ONE and learned.holds_for(PEOPLE, records=everybody):
        with writing(actor) as speaker:
            another = refresh_profiles(speaker.workspace, changed)
            _look_at(speaker.workspace, another, learned.model(PEOPLE))
    elif everybody <= most:
        find_duplicates(actor)


def _look_at(workspace: Workspace, people: Collection[str], model: Model) -> None:
    found = _worth_a_word(match_people(workspace, people, model))
    save_duplicates_of(workspace, people, found)


def _look_at_everybody(actor: Actor) -> None:
    table = load_profile_table(reading(actor))
    found = resolve_table(table, PEOPLE) if table.ids else None
    matches = found.matches() if found else ()
    kept = list(islice(_worth_a_word(matches), MOST_KEPT))
    with writing(actor) as speaker:
        save_duplicates(speaker.workspace, kept)
        if found:
            save_learned(speaker.workspace, Learned.of(found.model))


def _worth_a_word(matches: Iterable[Match]) -> Iterator[Match]:
    # What is only possible comes about by chance once for each person: nobody could go through it.
    return (match for match in matches if match.certainty is not Certainty.POSSIBLE)


def list_duplicates(actor: Actor, *, page: int = 1, size: int = PAGE_SIZE) -> DuplicatePage:
    """Return one page of the pairs that nothing has been said of yet."""
    workspace = reading(actor)
    total = count_duplicates(workspace)
    page = min(max(page, 1), max(1, -(-total // size)))
    matches = load_duplicates(workspace, start=(page - 1) * size, limit=size)
    pairs = _told(actor, workspace, matches)
    return DuplicatePage(pairs=pairs, total=total, page=page, size=size)


def list_duplicates_of(actor: Actor, person: str) -> tuple[Duplicate, ...]:
    """Return whom a person may be, the most certain first, she herself as the one."""
    workspace = reading(actor)
    now = ids_named_with(workspace, person)[0]
    pairs = _told(actor, workspace, load_duplicates_of(workspace, now))
    return tuple(
        pair if pair.one.id == now else replace(pair, one=pair.other, other=pair.one)
        for pair in pairs
    )


def why_the_same(actor: Actor, person: str, other: str) -> tuple[str, ...]:
    """Return what speaks for it that two people are one; empty where nobody looked."""
    match = load_duplicate(reading(actor), person, other)
    if match is None:
        return ()
    said = explain_certainty(match.certainty, actor.language)
    return (said, *explain_match(match, actor.language))


def _told(actor: Actor, workspace: Workspace, matches: Collection[Match]) -> tuple[Duplicate, ...]:
    names = load_names(workspace, {one for m in matches for one in (m.left, m.right)})
    return tuple(
        Duplicate(
            one=names[match.left],
            other=names[match.right],
            level=match.certainty,
            certainty=explain_certainty(match.certainty, actor.language),
            reasons=explain_match(match, actor.language),
        )
        for match in matches
    )


__all__ = [
    "Duplicate",
    "DuplicatePage",
    "find_duplicates",
    "find_duplicates_of_changed",
    "list_duplicates",
    "list_duplicates_of",
    "look_at_what_was_typed",
    "why_the_same",
]
