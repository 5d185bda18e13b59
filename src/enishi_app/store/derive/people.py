"""People as lists show them, worked out from records, statements, entries and touches."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from enishi.evidence import ContactMade
from enishi.language import name_key, search_key, search_readings, sort_key, suggested_reading
from enishi.network import (
    ME,
    EvidenceKind,
    TieEvidence,
    place_parent,
    recognise_place,
    recognise_roles,
    role_covers,
    roles,
)
from enishi.people import (
    CardField,
    DatedRecord,
    PersonCard,
    PersonStanding,
    assemble_card,
)
from enishi.terms import PersonId
from enishi_app.store.bulk import insert_rows
from enishi_app.store.codec import dump
from enishi_app.store.derive.entry_ties import Pair, pair_of, ties_of
from enishi_app.store.derive.gather import Gathered, gather
from enishi_app.store.derive.inbox import InboxRules
from enishi_app.store.derive.search import Searched, forget_searched, index_searched
from enishi_app.store.derive.search_texts import texts_of_person
from enishi_app.store.derive.supports import evidence_of
from enishi_app.store.models import ChangedPerson, Person, PersonTag, TieRow, Workspace

_Row = tuple[object, ...]
_PERSON = (
    "id",
    "workspace",
    "name",
    "reading",
    "alias",
    "organisation",
    "title",
    "place",
    "may_be_named",
    "sort_key",
    "search_text",
    "last_touch_on",
    "touch_count",
    "met_on",
    "channel",
    "standing",
)
_TAG = ("workspace", "person", "kind", "value")
_CHANGED = ("workspace", "person")
_TIE = ("workspace", "a", "b", "evidence")
_NONE_AT_HAND: Mapping[str, DatedRecord] = {}
_SEARCHED = (
    CardField.NAME,
    CardField.READING,
    CardField.ALIAS,
    CardField.ORGANISATION,
    CardField.TITLE,
    CardField.MAIL,
    CardField.LABEL,
    CardField.NOTE,
)


@dataclass(frozen=True, kw_only=True)
class Evidences:
    """The evidence of one tie, as it is kept."""

    items: tuple[TieEvidence, ...]


def derive_people(
    workspace: Workspace,
    ids: Collection[str],
    *,
    at_hand: Mapping[str, DatedRecord] = _NONE_AT_HAND,
) -> None:
    """Work out the rows of these people anew, and of no others.

    People whom no record and no decision speaks of any more lose their rows, and so do ids that
    name somebody together with others and are not hers. Whoever was only seen in a file gets a
    row that lists leave out, and no tie: she is proposed.

    Args:
        workspace: Whose people.
        ids: Ids that name them.
        at_hand: For people with one single record, that record, where the caller has it.
    """
    wanted = list(dict.fromkeys(ids))
    gathered = gather(workspace, wanted, at_hand=at_hand)
    known = [one for one in gathered.values() if one.records or one.is_decided]
    cards = {one.id: card_of(one) for one in known}
    touched = [*{*wanted, *gathered}]
    _clear(workspace, touched)
    _note_changed(workspace, touched)
    rules = InboxRules.of(workspace)
    standings = {one.id: rules.standing_of(one) for one in known}
    rows = (_person_row(workspace, o, cards[o.id], standings[o.id]) for o in known)
    insert_rows(Person, _PERSON, rows)
    index_searched(workspace, (searched_person(o, cards[o.id], standings[o.id]) for o in known))
    tags = (tag for one in known for tag in _tag_rows(workspace, cards[one.id]))
    insert_rows(PersonTag, _TAG, tags)
    contacts = [one for one in known if standings[one.id] is PersonStanding.CONTACT]
    insert_rows(TieRow, _TIE, (row for one in contacts if (row := _tie_row(workspace, one))))


def card_of(one: Gathered) -> PersonCard:
    """Return the card of one person, with role and place recognised where nobody said them."""
    card = assemble_card(
        PersonId(one.id),
        records=one.records,
        statements=one.statements,
        consent=one.consent,
    )
    # dataclasses.replace costs more than the constructor on the import's hottest path.
    return PersonCard(
        id=card.id,
        name=card.name,
        reading=card.reading,
        alias=card.alias,
        organisation=card.organisation,
        title=card.title,
        roles=card.roles or _roles_in(card.title),
        place=_place_in(card.place) or card.place,
        languages=card.languages,
        values=card.values,
        may_be_named=card.may_be_named,
    )


@lru_cache(maxsize=20_000)
def _roles_in(title: str) -> tuple[str, ...]:
    return tuple(recognise_roles(title)) if title else ()


@lru_cache(maxsize=20_000)
def _place_in(text: str) -> str:
    return recognise_place(text) if text else ""


def searched_person(one: Gathered, card: PersonCard, standing: PersonStanding) -> Searched:
    """Return how a person is found: contacts apart from those only seen somewhere."""
    last = last_touch(one)
    return Searched(
        node=one.id,
        shelf=standing.value,
        texts=texts_of_person(card),
        recency=last.toordinal() if last else 0,
        sort_key=sort_key(card.name, card.reading)[:400],
    )


def _clear(workspace: Workspace, ids: Collection[str]) -> None:
    forget_searched(workspace, ids)
    Person.objects.filter(workspace=workspace, id__in=ids).delete()
    PersonTag.objects.filter(workspace=workspace, person__in=ids).delete()
    TieRow.objects.filter(workspace=workspace, a=ME, b__in=ids).delete()


def _note_changed(workspace: Workspace, ids: Collection[str]) -> None:
    """Note these people for the next look at who may be one; see ``derive.profiles``."""
    ChangedPerson.objects.filter(workspace=workspace, person__in=ids).delete()
    insert_rows(ChangedPerson, _CHANGED, ((workspace.pk, one) for one in dict.fromkeys(ids)))


def _person_row(
    workspace: Workspace, one: Gathered, card: PersonCard, standing: PersonStanding
) -> _Row:
    first = first_contact(one)
    last = last_touch(one)
    return (
        one.id,
        workspace.pk,
        card.name[:400],
        card.reading[:400],
        card.alias[:200],
        card.organisation[:400],
        card.title[:400],
        card.place[:80],
        card.may_be_named,
        sort_key(card.name, card.reading or suggested_reading(card.name))[:400],
        "\n".join(_searched(card)),
        last.isoformat() if last else None,
        sum(touch.count for touch in one.touches),
        first.on.isoformat() if first else None,
        first.channel[:40] if first else "",
        standing.value,
    )


def _searched(card: PersonCard) -> Iterator[str]:
    texts = dict.fromkeys(v.value for v in card.values if v.field in _SEARCHED)
    yield from (search_key(text) for text in texts)
    # Names once more without blanks and in Latin letters: やまだ, yamada and 山田花子 find her.
    readings = (card.reading,) if card.reading else search_readings(card.name)
    yield name_key(card.name, *readings, card.alias).replace(" ", "")


def first_contact(one: Gathered) -> ContactMade | None:
    """Return the first contact made with this person, or None."""
    made = [e for e in one.entries if isinstance(e, ContactMade) and e.person == one.id]
    return min(made, key=lambda contact: (contact.on, contact.id), default=None)


def last_touch(one: Gathered) -> date | None:
    """Return the last day anything passed between the user and this person, or None."""
    days = [touch.last for touch in one.touches]
    days += [e.on for e in one.entries if isinstance(e, ContactMade) and e.person == one.id]
    return max(days, default=None)


def _tag_rows(workspace: Workspace, card: PersonCard) -> Iterator[_Row]:
    for kind, values in _tags(card):
        for value in values:
            yield (workspace.pk, card.id, kind, value[:200])


def _tags(card: PersonCard) -> Iterable[tuple[str, Iterable[str]]]:
    labels = dict.fromkeys(v.value for v in card.values if v.field is CardField.LABEL)
    return (
        ("role", _with_generals(card.roles)),
        ("place", _with_regions(card.place)),
        ("language", dict.fromkeys(card.languages)),
        ("label", labels),
    )


@lru_cache(maxsize=5_000)
def _with_generals(held: tuple[str, ...]) -> tuple[str, ...]:
    """Return these roles, first as they stand, then the wider ones that cover them."""
    wide = (code for role in held for code in roles() if role_covers(code, role))
    return tuple(dict.fromkeys((*held, *wide)))


@lru_cache(maxsize=5_000)
def _with_regions(place: str) -> tuple[str, ...]:
    """Return a place and every region it lies in, the nearest first."""
    found: list[str] = []
    while place and place not in found:
        found.append(place)
        place = place_parent(place)
    return tuple(found)


def _tie_row(workspace: Workspace, one: Gathered) -> _Row | None:
    pair = pair_of(ME, one.id)
    items = tuple(_evidence(one, pair))
    if not items:
        return None
    return (workspace.pk, pair.a, pair.b, dump(Evidences(items=items)))


def _evidence(one: Gathered, pair: Pair) -> Iterator[TieEvidence]:
    for dated in one.records:
        yield TieEvidence(
            kind=EvidenceKind.CONNECTION if dated.record.is_tie else EvidenceKind.ADDRESS_BOOK,
            on=dated.record.connected_on,
            source=dated.record.origin.file,
        )
    for touch in one.touches:
        yield TieEvidence(
            kind=EvidenceKind.TOUCH,
            on=touch.last,
            count=touch.count,
            source=touch.kind,
            history=touch.history,
        )
    for support in one.supports:
        if support.other == ME and (evidence := evidence_of(support)):
            yield evidence
    for entry in one.entries:
        yield from (support.evidence for support in ties_of(entry) if support.pair == pair)
