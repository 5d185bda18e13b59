"""People: lists, one person, names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from enishi.evidence import Touch
from enishi.language import name_key, read_search, search_key
from enishi.network import ME, NodeId, TargetProfile, Tie, TieEvidence, tie_state
from enishi.people import Identities, PersonCard, PersonStanding, SamePerson, settle_identities
from enishi.terms import PersonId
from enishi_app.store.codec import load_value
from enishi_app.store.derive.gather import gather
from enishi_app.store.derive.people import Evidences, card_of
from enishi_app.store.entries import EntryValue, day_of
from enishi_app.store.load.identities import ids_named_with, load_identities_of
from enishi_app.store.load.journal import read_touch
from enishi_app.store.load.search import find_nodes, fitting, shelf_of
from enishi_app.store.models import (
    Person,
    PersonTag,
    SearchRow,
    SupportRow,
    TieRow,
    TouchRow,
    Workspace,
)


class PeopleOrder(StrEnum):
    """How a list of people is ordered.

    ``FIT``: whoever fits the words best first; by name where there are no words.
    """

    FIT = "fit"
    NAME = "name"
    MET = "met"
    TOUCH = "touch"
    TOUCHES = "touches"


_ORDERS = {
    PeopleOrder.FIT: ("sort_key", "id"),
    PeopleOrder.NAME: ("sort_key", "id"),
    PeopleOrder.MET: ("-met_on", "id"),
    PeopleOrder.TOUCH: ("-last_touch_on", "id"),
    PeopleOrder.TOUCHES: ("-touch_count", "id"),
}


@dataclass(frozen=True, kw_only=True)
class PeopleFilter:
    """Which people a list shows. Empty parts do not narrow.

    Attributes:
        text: Words that all stand in name, reading, alias, organisation, title, mail, label or
            note, whatever their width, case, accents or kana; nobody fits punctuation alone.
        role: Role code, its special kinds included.
        place: Place code, places within it included.
        channel: How they were met.
        is_met: Only people met in an experiment.
        group: Only who was seen in this community or at this event.
        standing: Contacts, or those who were only seen somewhere.
    """

    text: str = ""
    role: str = ""
    place: str = ""
    language: str = ""
    label: str = ""
    channel: str = ""
    is_met: bool = False
    group: str = ""
    standing: PersonStanding = PersonStanding.CONTACT
    order: PeopleOrder = PeopleOrder.FIT


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One person in a list."""

    id: PersonId
    name: str
    reading: str
    organisation: str
    title: str
    place: str
    roles: tuple[str, ...]
    channel: str
    met_on: date | None
    last_touch_on: date | None
    touch_count: int
    tie: Tie | None


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """One page of a list."""

    lines: tuple[PersonLine, ...]
    total: int
    page: int
    page_count: int
    size: int


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """Everything about one person.

    Attributes:
        entries: Journal entries that name her, newest first.
        touches: The newest touches, at most ``TOUCH_LIMIT``; ``touch_count`` tells of all.
        ties: Ties with the user and with others.
    """

    card: PersonCard
    entries: tuple[EntryValue, ...]
    touches: tuple[Touch, ...]
    touch_count: int
    ties: tuple[Tie, ...]
    standing: PersonStanding = PersonStanding.CONTACT


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """What is needed to name a person on a page."""

    id: PersonId
    name: str
    alias: str
    organisation: str
    title: str
    place: str
    may_be_named: bool


TOUCH_LIMIT = 50


def load_people_page(
    workspace: Workspace,
    wanted: PeopleFilter,
    *,
    page: int,
    size: int,
    today: date,
) -> PeoplePage:
    """Return one page of people. The number of queries does not depend on how many there are.

    Args:
        workspace: Whose people.
        wanted: Which of them, and in which order.
        page: From 1; a number beyond the last page gives the last page.
        size: People on one page, at least 1.
        today: The day ties are judged on.
    """
    total = _count(workspace, wanted)
    page_count = max(1, -(-total // size))
    page = min(max(1, page), page_count)
    ids = _ids(workspace, wanted, start=(page - 1) * size, limit=size) if total else []
    lines = load_lines(workspace, ids, today=today)
    return PeoplePage(lines=lines, total=total, page=page, page_count=page_count, size=size)


def load_person(workspace: Workspace, person: str, *, today: date) -> PersonFile | None:
    """Return everything about the person whom an id names, or None where there is none."""
    ids = ids_named_with(workspace, person)
    own = ids[0]
    row = Person.objects.filter(workspace=workspace, id=own).only("standing").first()
    if row is None:
        return None
    one = gather(workspace, [own])[own]
    touches = TouchRow.objects.filter(workspace=workspace, person__in=ids).order_by("-at", "touch")
    ends = Q(a=own) | Q(b=own)
    ties = TieRow.objects.filter(ends, workspace=workspace).order_by("a", "b")
    return PersonFile(
        card=card_of(one),
        entries=tuple(sorted(one.entries, key=_newest_first)),
        touches=tuple(replace(read_touch(row), person=own) for row in touches[:TOUCH_LIMIT]),
        touch_count=sum(touch.count for touch in one.touches),
        ties=tuple(read_tie(tie, today=today) for tie in ties),
        standing=PersonStanding(row.standing),
    )


def load_cards(workspace: Workspace, people: Collection[str]) -> tuple[PersonCard, ...]:
    """Return the cards of these people, ordered by id."""
    gathered = gather(workspace, sorted(set(people)))
    return tuple(card_of(one) for one in gathered.values() if one.records or one.is_decided)


def load_cards_by_id(workspace: Workspace, ids: Collection[PersonId]) -> tuple[PersonCard, ...]:
    """Return a card for each id as if it named a person by itself, in the order given."""
    alone = gather(workspace, ids, identities=Identities())
    return tuple(card_of(alone[one]) for one in ids)


def load_card_of_all(workspace: Workspace, people: Sequence[PersonId]) -> PersonCard:
    """Return the card that these people would have if they were one."""
    now = load_identities_of(workspace, people)
    ids = tuple(one for person in people for one in now.ids_of(person))
    joined = settle_identities([SamePerson(people=ids)])
    (one,) = gather(workspace, people, identities=joined).values()
    return card_of(one)


def load_names(workspace: Workspace, people: Iterable[str]) -> dict[str, PersonName]:
    """Return what is needed to name these people, by id."""
    rows = Person.objects.filter(workspace=workspace, id__in=set(people))
    return {row.id: _name(row) for row in rows}


def load_profiles(
    workspace: Workspace,
    people: Collection[str],
    *,
    communities: Mapping[str, tuple[str, ...]],
) -> tuple[TargetProfile, ...]:
    """Return what a query is matched against, for these people.

    Args:
        workspace: Whose people.
        people: Which of them.
        communities: Names of the communities each of them belongs to.
    """
    rows = Person.objects.filter(workspace=workspace, id__in=people).order_by("sort_key", "id")
    tags = _tags(workspace, people)
    return tuple(_profile(r, tags.get(r.id, {}), communities.get(r.id, ())) for r in rows)


def match_people(workspace: Workspace, wanted: PeopleFilter, *, limit: int) -> list[str]:
    """Return the ids of people that a filter lets through, in its order, at most ``limit``."""
    return _ids(workspace, wanted, start=0, limit=limit)


def count_people(workspace: Workspace) -> int:
    """Return how many people there are."""
    contacts = Person.objects.filter(workspace=workspace, standing=PersonStanding.CONTACT)
    return contacts.count()


def read_tie(row: TieRow, *, today: date) -> Tie:
    """Return the library value of one row, judged on a day."""
    items: tuple[TieEvidence, ...] = load_value(Evidences, row.evidence).items
    state = tie_state(items, today=today)
    return Tie(a=NodeId(row.a), b=NodeId(row.b), state=state, evidence=items)


def _ids(workspace: Workspace, wanted: PeopleFilter, *, start: int, limit: int) -> list[str]:
    if wanted.text.strip() and wanted.order is PeopleOrder.FIT:
        query = read_search(wanted.text)
        return find_nodes(_searched(workspace, wanted), query, start=start, limit=limit)
    rows = _narrow(workspace, wanted)
    if wanted.text.strip():
        rows = rows.filter(id__in=_fitting(workspace, wanted).values("node"))
    ids = rows.order_by(*_ORDERS[wanted.order]).values_list("id", flat=True)
    return list(ids[start : start + limit])


def _count(workspace: Workspace, wanted: PeopleFilter) -> int:
    if wanted.text.strip():
        return _fitting(workspace, wanted).count()
    return _narrow(workspace, wanted).count()


def _fitting(workspace: Workspace, wanted: PeopleFilter) -> QuerySet[SearchRow]:
    return fitting(_searched(workspace, wanted), read_search(wanted.text))


def _searched(workspace: Workspace, wanted: PeopleFilter) -> QuerySet[SearchRow]:
    rows = shelf_of(workspace, wanted.standing)
    if wanted == PeopleFilter(text=wanted.text, order=wanted.order, standing=wanted.standing):
        return rows
    return rows.filter(node__in=_narrow(workspace, wanted).values("id"))


def _narrow(workspace: Workspace, wanted: PeopleFilter) -> QuerySet[Person]:
    """Return the people whom everything but the words lets through."""
    rows = Person.objects.filter(workspace=workspace, standing=wanted.standing)
    for kind in ("role", "place", "language", "label"):
        if value := getattr(wanted, kind):
            rows = rows.filter(has_tag(workspace, kind, value))
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.is_met:
        rows = rows.filter(met_on__isnull=False)
    if wanted.group:
        seen = SupportRow.objects.filter(workspace=workspace, b=wanted.group)
        rows = rows.filter(id__in=seen.values("a"))
    return rows


def has_tag(workspace: Workspace, kind: str, value: str) -> Q:
    """Return the condition that a person carries a tag."""
    tags = PersonTag.objects.filter(workspace=workspace, kind=kind, value=value)
    return Q(id__in=tags.values("person"))


def load_lines(workspace: Workspace, ids: Sequence[str], *, today: date) -> tuple[PersonLine, ...]:
    """Return one line for each of these people, in the order given."""
    rows = Person.objects.in_bulk(ids)
    tags = _tags(workspace, ids)
    ties = {
        row.b: read_tie(row, today=today)
        for row in TieRow.objects.filter(workspace=workspace, a=ME, b__in=ids)
    }
    return tuple(_line(rows[one], tags.get(one, {}), ties.get(one)) for one in ids)


def _line(row: Person, tags: dict[str, list[str]], tie: Tie | None) -> PersonLine:
    return PersonLine(
        id=PersonId(row.id),
        name=row.name,
        reading=row.reading,
        organisation=row.organisation,
        title=row.title,
        place=row.place,
        roles=tuple(tags.get("role", ())),
        channel=row.channel,
        met_on=row.met_on,
        last_touch_on=row.last_touch_on,
        touch_count=row.touch_count,
        tie=tie,
    )


def _tags(workspace: Workspace, ids: Collection[str]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    rows = PersonTag.objects.filter(workspace=workspace, person__in=ids).order_by("id")
    for person, kind, value in rows.values_list("person", "kind", "value"):
        found.setdefault(person, {}).setdefault(kind, []).append(value)
    return found


def _name(row: Person) -> PersonName:
    return PersonName(
        id=PersonId(row.id),
        name=row.name,
        alias=row.alias,
        organisation=row.organisation,
        title=row.title,
        place=row.place,
        may_be_named=row.may_be_named,
    )


def _profile(
    row: Person,
    tags: dict[str, list[str]],
    communities: tuple[str, ...],
) -> TargetProfile:
    return TargetProfile(
        id=NodeId(row.id),
        name_key=name_key(row.name, row.reading, row.alias),
        roles=tuple(tags.get("role", ())),
        place=row.place,
        languages=tuple(tags.get("language", ())),
        organisation_key=search_key(row.organisation),
        title_key=search_key(row.title),
        labels=tuple(tags.get("label", ())),
        communities=communities,
    )


def _newest_first(entry: EntryValue) -> tuple[int, str]:
    day = day_of(entry)
    return (-day.toordinal() if day else 0, entry.id)


def load_ids_beginning(workspace: Workspace, prefix: str, *, limit: int) -> list[str]:
    """Return the ids of people that begin with these characters, in order, at most ``limit``."""
    rows = Person.objects.filter(workspace=workspace, id__startswith=prefix).order_by("id")
    return list(rows.values_list("id", flat=True)[:limit])
