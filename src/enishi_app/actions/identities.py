"""Who is who: joining people, parting them, and taking either back at any time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from enishi.people import DifferentPeople, IdentityWord, PersonCard, SamePerson
from enishi.terms import EnishiError, PersonId
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, today_of, writing
from enishi_app.actions.people import Said, statements_of
from enishi_app.store.decide import IDENTITY_KINDS
from enishi_app.store.derive.identities import identity_words
from enishi_app.store.load.identities import ids_named_with, load_identities_of
from enishi_app.store.load.people import load_card_of_all, load_cards, load_cards_by_id, load_names
from enishi_app.store.models import Decision, Workspace
from enishi_app.store.save.identities import save_identity_word, undo_identity_word


class OnePersonError(EnishiError):
    """Two people are needed, and there is one."""


@dataclass(frozen=True, kw_only=True)
class SaidIdentity:
    """Something the user said about who is who, which still holds.

    Attributes:
        id: The number to take it back by.
        is_same: Whether people were joined; else they were told apart.
    """

    id: int
    at: datetime
    is_same: bool
    people: tuple[PersonId, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two people side by side, and the card they would have as one.

    Attributes:
        cards: Theirs, in the order asked for.
        joined: What would hold if nothing were chosen.
    """

    cards: tuple[PersonCard, PersonCard]
    joined: PersonCard


def compare_people(actor: Actor, person: str, other: str) -> Comparison:
    """Return two people side by side, before anything is said.

    Raises:
        NoSuchThingError: If one of them is not here.
        OnePersonError: If they are one person already.
    """
    one, two = _people(actor, [person, other])
    workspace = reading(actor)
    cards = {card.id: card for card in load_cards(workspace, [one, two])}
    joined = load_card_of_all(workspace, [one, two])
    return Comparison(cards=(cards[one], cards[two]), joined=joined)


def join_people(
    actor: Actor,
    people: Sequence[str],
    *,
    choices: Sequence[Said] = (),
    dropped: Sequence[Said] = (),
) -> PersonId:
    """Say that these people are one human being; return the id she has from now on.

    Nothing of what files or the user said is lost, and :func:`undo_identity` parts them again.

    Args:
        actor: Who says it.
        people: Two people or more.
        choices: Which values hold where their cards differ; the newest ones otherwise.
        dropped: Values that do not hold.

    Raises:
        NoSuchThingError: If one of them is not here.
        OnePersonError: If all of them are one person already.
    """
    own = _people(actor, people)
    today = today_of(actor)
    out = [replace(one, is_removed=True) for one in statements_of(dropped, on=today)]
    said = (*statements_of(choices, on=today), *out)
    with writing(actor) as speaker:
        save_identity_word(speaker, SamePerson(people=own, choices=said))
        return ids_named_with(speaker.workspace, own[0])[0]


def part_people(actor: Actor, person: str, other: str) -> None:
    """Say that two are not the same human being: they are never proposed again.

    Raises:
        NoSuchThingError: If one of them is not here.
        OnePersonError: If they are one person now (see :func:`split_person`).
    """
    one, two = _people(actor, [person, other])
    workspace = reading(actor)
    word = DifferentPeople(
        leaving=ids_named_with(workspace, one), staying=ids_named_with(workspace, two)
    )
    with writing(actor) as speaker:
        save_identity_word(speaker, word)


def split_person(actor: Actor, person: str, leaving: Iterable[str]) -> PersonId:
    """Take some of the ids out of a person; return the id of whom they name together.

    Raises:
        NoSuchThingError: If an id does not name this person.
        OnePersonError: If nothing would stay with her, or nothing go.
    """
    ids = ids_named_with(reading(actor), person)
    going = tuple(sorted({PersonId(one) for one in leaving}))
    if not set(going) <= set(ids):
        msg = "ids must name the person, got one that does not"
        raise NoSuchThingError(msg)
    staying = tuple(sorted(set(ids) - set(going)))
    if not going or not staying:
        raise _one_person()
    with writing(actor) as speaker:
        save_identity_word(speaker, DifferentPeople(leaving=going, staying=staying))
        return ids_named_with(speaker.workspace, going[0])[0]


def undo_identity(actor: Actor, said: int) -> None:
    """Take back a joining or a parting. What was said or read in since stays.

    Raises:
        NoSuchThingError: If nothing of that number holds here.
    """
    found = {row.pk: (row, word) for row, word in identity_words(reading(actor))}
    if said not in found:
        msg = "number must be of something said about who is who here, got another"
        raise NoSuchThingError(msg)
    with writing(actor) as speaker:
        undo_identity_word(speaker, *found[said])


def list_identities(actor: Actor, person: str = "") -> tuple[SaidIdentity, ...]:
    """Return what was said about who is who and still holds, newest first.

    Args:
        actor: Who asks.
        person: Only what was said of her; of everybody if left out.
    """
    workspace = reading(actor)
    wanted = set(ids_named_with(workspace, person)) if person else set()
    found = [_line(row, word) for row, word in identity_words(workspace)]
    return tuple(one for one in reversed(found) if not wanted or wanted & set(one.people))


def list_parts(actor: Actor, person: str) -> tuple[PersonCard, ...]:
    """Return the cards of all ids that name a person, each as if it stood alone."""
    workspace = reading(actor)
    return load_cards_by_id(workspace, ids_named_with(workspace, person))


def person_now(actor: Actor, person: str) -> PersonId:
    """Return the id that a person has now, whatever id names her."""
    return ids_named_with(reading(actor), person)[0]


def last_identity(actor: Actor) -> int:
    """Return the number of what was said last about who is who, or 0."""
    rows = Decision.objects.filter(workspace=reading(actor), kind__in=IDENTITY_KINDS)
    return rows.order_by("-id").values_list("id", flat=True).first() or 0


def _people(actor: Actor, people: Sequence[str]) -> tuple[PersonId, ...]:
    workspace = reading(actor)
    identities = load_identities_of(workspace, people)
    own = tuple(dict.fromkeys(identities.person(PersonId(one)) for one in people))
    _check_known(workspace, own)
    if len(own) < 2:  # noqa: PLR2004 - one and another
        raise _one_person()
    return own


def _check_known(workspace: Workspace, people: Sequence[PersonId]) -> None:
    if len(load_names(workspace, people)) < len(people):
        msg = "person must be the id of somebody in this workspace, got another"
        raise NoSuchThingError(msg)


def _one_person() -> OnePersonError:
    return OnePersonError("people must be two or more, got one person")


def _line(row: Decision, word: IdentityWord) -> SaidIdentity:
    is_same = isinstance(word, SamePerson)
    people = word.people if isinstance(word, SamePerson) else (*word.leaving, *word.staying)
    return SaidIdentity(id=row.pk, at=row.at, is_same=is_same, people=people)


__all__ = [
    "Comparison",
    "OnePersonError",
    "SaidIdentity",
    "compare_people",
    "join_people",
    "last_identity",
    "list_identities",
    "list_parts",
    "part_people",
    "person_now",
    "split_person",
    "undo_identity",
]
