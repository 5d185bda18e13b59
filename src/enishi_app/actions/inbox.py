"""The inbox: people who were only seen somewhere become contacts by a yes, or by a rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.language import search_key
from enishi.people import InboxChoice, InboxRule, InboxWord, PersonStanding, RuleSubject
from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.actions.people import PAGE_SIZE, PeopleFilter, PeopleOrder, PeoplePage, list_people
from enishi_app.store.load.duplicates import count_duplicates
from enishi_app.store.load.inbox import (
    FoundGroup,
    FoundPlace,
    count_standing,
    ids_in_group,
    ids_under_rule,
    load_found_groups,
    load_found_places,
    load_rules,
)
from enishi_app.store.save.inbox import save_inbox_choice, save_inbox_rule

_MOST_GROUPS = 12


def list_inbox(
    actor: Actor,
    *,
    text: str = "",
    group: str = "",
    is_dismissed: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> PeoplePage:
    """Return a page of those who wait for a yes, those with most touches first.

    Args:
        actor: Who asks.
        text: Words of their name, organisation or address.
        group: Id of the community or event in which they were seen; empty for all.
        is_dismissed: Show those who were left out instead.
        page: From 1.
        size: People on one page.
    """
    order, standing = PeopleOrder.TOUCHES, _standing(is_dismissed=is_dismissed)
    wanted = PeopleFilter(text=text, group=group, standing=standing, order=order)
    return list_people(actor, wanted, page=page, size=size)


def _standing(*, is_dismissed: bool) -> PersonStanding:
    return PersonStanding.DISMISSED if is_dismissed else PersonStanding.PROPOSED


def list_found_groups(actor: Actor, *, is_dismissed: bool = False) -> tuple[FoundGroup, ...]:
    """Return the communities and events in which most of those who wait were seen."""
    standing = _standing(is_dismissed=is_dismissed)
    return load_found_groups(reading(actor), standing, most=_MOST_GROUPS)


def say_of_group(actor: Actor, group: str, word: InboxWord) -> tuple[str, ...]:
    """Keep or leave out everybody who waits and was seen in one group; return their ids.

    Unlike a rule it settles nothing for those who will be found there later.
    """
    with writing(actor) as speaker:
        ids = ids_in_group(speaker.workspace, group, PersonStanding.PROPOSED)
        save_inbox_choice(speaker, ids, InboxChoice(word=word))
    return tuple(ids)


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
    "FoundGroup",
    "FoundPlace",
    "InboxRule",
    "InboxWord",
    "RuleSubject",
    "Waiting",
    "list_found_groups",
    "list_inbox",
    "list_inbox_rules",
    "say_in_inbox",
    "say_of_group",
    "set_inbox_rule",
    "what_waits",
    "where_found",
]
