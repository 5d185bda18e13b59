"""People who may be one: looked for, listed with the reasons, and never joined without a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from enishi.people import Certainty, Match, explain_certainty, explain_match, resolve_profiles
from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.store.derive.profiles import derive_profiles
from enishi_app.store.load.duplicates import count_duplicates, load_duplicate, load_duplicates
from enishi_app.store.load.identities import load_identities
from enishi_app.store.load.people import PersonName, load_names
from enishi_app.store.save.duplicates import save_duplicates

MOST_KEPT = 5_000
"""Pairs kept at once; whoever settles these looks again for the rest."""
PAGE_SIZE = 25


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

    Nothing is joined. A workspace of a hundred thousand people takes some seconds.
    """
    workspace = reading(actor)
    profiles = list(derive_profiles(workspace))
    apart = [(pair.a, pair.b) for pair in load_identities(workspace).apart]
    matches: Iterable[Match] = resolve_profiles(profiles, apart=apart).matches() if profiles else ()
    # What is only possible comes about by chance once for each person: nobody could go through it.
    found = (match for match in matches if match.certainty is not Certainty.POSSIBLE)
    with writing(actor) as speaker:
        save_duplicates(speaker.workspace, islice(found, MOST_KEPT))
    return count_duplicates(workspace)


def list_duplicates(actor: Actor, *, page: int = 1, size: int = PAGE_SIZE) -> DuplicatePage:
    """Return one page of the pairs that nothing has been said of yet."""
    workspace = reading(actor)
    total = count_duplicates(workspace)
    page = min(max(page, 1), max(1, -(-total // size)))
    matches = load_duplicates(workspace, start=(page - 1) * size, limit=size)
    names = load_names(workspace, {one for m in matches for one in (m.left, m.right)})
    pairs = tuple(_told(actor, match, names) for match in matches)
    return DuplicatePage(pairs=pairs, total=total, page=page, size=size)


def why_the_same(actor: Actor, person: str, other: str) -> tuple[str, ...]:
    """Return what speaks for it that two people are one; empty where nobody looked."""
    match = load_duplicate(reading(actor), person, other)
    if match is None:
        return ()
    said = explain_certainty(match.certainty, actor.language)
    return (said, *explain_match(match, actor.language))


def _told(actor: Actor, match: Match, names: dict[str, PersonName]) -> Duplicate:
    return Duplicate(
        one=names[match.left],
        other=names[match.right],
        level=match.certainty,
        certainty=explain_certainty(match.certainty, actor.language),
        reasons=explain_match(match, actor.language),
    )


__all__ = [
    "Duplicate",
    "DuplicatePage",
    "find_duplicates",
    "list_duplicates",
    "why_the_same",
]
