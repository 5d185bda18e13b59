"""The inbox: people who were only seen somewhere become contacts by a yes, or by a rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.language import search_key
from enishi.people import InboxChoice, InboxRule, InboxWord, PersonStanding, RuleSubject
from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.actions.people import PAGE_SIZE, PeopleFilter, PeopleOrder, PeoplePage, list_people
from enishi_app.store.load.duplicates import count_duplicates
from enishi_app.store.load.inbox import (
    FoundPlace,
    count_standing,
    ids_under_rule,
    load_found_places,
    load_rules,
)
from enishi_app.store.save.inbox import save_inbox_choice, save_inbox_rule


def list_inbox(
    actor: Actor,
    *,
    text: str = "",
    is_dismissed: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> PeoplePage:
    """Return a page of those who wait for a yes, those with most touches first.

    Args:
        actor: Who asks.
        text: Words of their name, organisation or address.
        is_dismissed: Show those who were left out instead.
        page: From 1.
        size: People on one page.
    """
    standing = PersonStanding.DISMISSED if is_dismissed else PersonStanding.PROPOSED
    wanted = PeopleFilter(text=text, standing=standing, order=PeopleOrder.TOUCHES)
    return list_people(actor, wanted, page=page, size=size)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits for a word from the user.

    Attributes:
        found: People who were only seen in files.
        duplicates: Pairs of people who may be one.
    """

    found: int
    duplicates: int


def what_waits(actor: Actor) -> Waiting:
    """Return how much waits for a word."""
    workspace = reading(actor)
    return Waiting(
        found=count_standing(workspace, PersonStanding.PROPOSED),
        duplicates=count_duplicates(workspace),
    )


def where_found(actor: Actor, people: Sequence[str]) -> dict[str, FoundPlace]:
    """Return where each of these people was seen, by id."""
    return load_found_places(reading(actor), people)


def say_in_inbox(actor: Actor, people: Sequence[str], word: InboxWord) -> int:
    """Keep, leave out or put back people who were only seen; return how many changed.

    Contacts of an address book stay contacts whatever is said here.
    """
    with writing(actor) as speaker:
        return save_inbox_choice(speaker, people, InboxChoice(word=word))


def set_inbox_rule(actor: Actor, rule: InboxRule) -> int:
    """Make a rule, or take it back with the word ``open``; return how many people it is about."""
    with writing(actor) as speaker:
        ids = ids_under_rule(speaker.workspace, rule, folded=search_key(f"@{rule.value}"))
        save_inbox_rule(speaker, rule, ids)
    return len(ids)


def list_inbox_rules(actor: Actor) -> tuple[InboxRule, ...]:
    """Return the rules that hold, oldest first."""
    return load_rules(reading(actor))


__all__ = [
    "FoundPlace",
    "InboxRule",
    "InboxWord",
    "RuleSubject",
    "Waiting",
    "list_inbox",
    "list_inbox_rules",
    "say_in_inbox",
    "set_inbox_rule",
    "what_waits",
    "where_found",
]
