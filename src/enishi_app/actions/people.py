"""People: listing, showing, adding, and what the user says of them."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from enishi.people import CardField, Consent, Statement
from enishi.terms import EnishiError, PersonId
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, today_of, writing
from enishi_app.store.load.people import (
    PeopleFilter,
    PeopleOrder,
    PeoplePage,
    PersonFile,
    PersonLine,
    PersonName,
    count_people,
    load_ids_beginning,
    load_names,
    load_people_page,
    load_person,
)
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.save.people import save_consent, save_new_person, save_statements

PAGE_SIZE = 50


class NamelessError(EnishiError):
    """A person needs a name."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A value the user types: which field, and what."""

    field: CardField
    value: str


def list_people(
    actor: Actor,
    wanted: PeopleFilter,
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> PeoplePage:
    """Return one page of the people that a filter lets through."""
    workspace = reading(actor)
    today = today_in(workspace)
    return load_people_page(workspace, wanted, page=page, size=size, today=today)


def number_of_people(actor: Actor) -> int:
    """Return how many people there are."""
    return count_people(reading(actor))


def show_person(actor: Actor, person: str) -> PersonFile:
    """Return everything about one person.

    Raises:
        NoSuchThingError: If there is no such person here.
    """
    found = load_person(reading(actor), person, today=today_of(actor))
    if found is None:
        msg = "person must be the id of somebody in this workspace, got another"
        raise NoSuchThingError(msg)
    return found


def name_people(actor: Actor, people: Iterable[str]) -> dict[str, PersonName]:
    """Return what is needed to name these people, by id; unknown ids are left out."""
    return load_names(reading(actor), people)


def people_with_id(actor: Actor, beginning: str) -> tuple[PersonName, ...]:
    """Return the people whose id begins so, at most two: enough to see that it is not one."""
    workspace = reading(actor)
    ids = load_ids_beginning(workspace, beginning, limit=2)
    return tuple(load_names(workspace, ids).values())


def add_person(actor: Actor, said: Sequence[Said], *, person: str = "") -> PersonId:
    """Add a person the user types in; return the new id.

    Args:
        actor: Who adds.
        said: Values of the card; a name at least.
        person: The id to give, for content that comes with its own; a new one otherwise.

    Raises:
        NamelessError: If no name is among the values.
    """
    if not any(s.field is CardField.NAME and s.value.strip() for s in said):
        msg = "name must not be empty, got an empty one"
        raise NamelessError(msg)
    new = PersonId(person or secrets.token_hex(16))
    with writing(actor) as speaker:
        save_new_person(speaker, new, statements_of(said, on=today_of(actor)))
    return new


def say_about(actor: Actor, person: str, said: Sequence[Said]) -> None:
    """Record what the user says of a person; it stands above what files say.

    Raises:
        NoSuchThingError: If there is no such person here.
    """
    show_person(actor, person)
    with writing(actor) as speaker:
        save_statements(speaker, person, statements_of(said, on=today_of(actor)))


def unsay_about(actor: Actor, person: str, field: CardField, value: str) -> None:
    """Record that a value on a card does not hold.

    Raises:
        NoSuchThingError: If there is no such person here.
    """
    show_person(actor, person)
    statement = Statement(field=field, value=value, on=today_of(actor), is_removed=True)
    with writing(actor) as speaker:
        save_statements(speaker, person, [statement])


def set_consent(actor: Actor, person: str, *, may_be_named: bool, note: str = "") -> None:
    """Record whether a person agreed to be named in reports.

    Raises:
        NoSuchThingError: If there is no such person here.
    """
    show_person(actor, person)
    consent = Consent(may_be_named=may_be_named, on=today_of(actor), note=note)
    with writing(actor) as speaker:
        save_consent(speaker, person, consent)


def statements_of(said: Sequence[Said], *, on: date) -> list[Statement]:
    """Return typed values as statements of a day, blank ones left out."""
    return [
        Statement(field=one.field, value=one.value.strip(), on=on)
        for one in said
        if one.value.strip()
    ]


__all__ = [
    "PAGE_SIZE",
    "NamelessError",
    "PeopleFilter",
    "PeopleOrder",
    "PeoplePage",
    "PersonFile",
    "PersonLine",
    "PersonName",
    "Said",
    "add_person",
    "list_people",
    "name_people",
    "number_of_people",
    "people_with_id",
    "say_about",
    "set_consent",
    "show_person",
    "statements_of",
    "unsay_about",
]
