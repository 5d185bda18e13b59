"""Whom or what a typed name means: people, communities and events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.evidence import Attempt, Community, ContactMade, Event
from enishi.language import name_key, search_key
from enishi.network import place_name
from enishi.outreach import Introduction
from enishi.people import CardField
from enishi.terms import Channel, CommunityId, EntryId, EventId
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.journal import list_entries, record
from enishi_app.actions.kept import Kept
from enishi_app.actions.people import (
    PeopleFilter,
    PersonLine,
    Said,
    add_person,
    list_people,
    name_people,
)

SHOWN = 8
_SEARCHED = 30


class PickKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    COMMUNITY = "community"
    EVENT = "event"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One that a name may mean, with what tells it from others of the same name.

    Attributes:
        also: Its name in another spelling: a reading.
        hint: Organisation, title and place.
        on: The day of an event.
    """

    id: str
    name: str
    also: str = ""
    hint: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a name may mean.

    Attributes:
        sure: The one it means, where that is sure.
        candidates: Otherwise those it may mean, at most ``SHOWN``, exact names first.
    """

    sure: Candidate | None
    candidates: tuple[Candidate, ...] = ()


def find_named(actor: Actor, kind: PickKind, text: str, *, chosen: str = "") -> Found:
    """Find out who or what a typed name means.

    It is sure where one was chosen that the text fits, where one alone has exactly this name
    (whatever its script or the order of its words), or where one alone has it as words of its name.

    Args:
        actor: Who asks.
        kind: What is named.
        text: What was typed: a name or words of it, in any script, width or case.
        chosen: The id that was chosen for it; one that the text does not fit is left aside.
    """
    known = _fitting(actor, kind, text)
    picked = [one for one in (*known, *_chosen(actor, kind, chosen, text)) if one.id == chosen]
    if picked:
        return Found(sure=picked[0])
    exact = [one for one in known if _is_name_of(one, text)]
    alike = exact or [one for one in known if _is_part_of_name(one, text)]
    # Where not all that fit were read, there may be another one alike.
    is_all = kind is not PickKind.PERSON or len(known) < _SEARCHED
    if len(alike) == 1 and (exact or is_all):
        return Found(sure=alike[0])
    others = [one for one in _by_name(known, text) if one not in exact]
    return Found(sure=None, candidates=(*exact, *others)[:SHOWN])


def suggest_named(actor: Actor, kind: PickKind, text: str) -> tuple[Candidate, ...]:
    """Return those that a text may come to name while it is still being typed."""
    known = _fitting(actor, kind, text) if text.strip() else ()
    return tuple(_by_name(known, text)[:SHOWN])


def name_nodes(actor: Actor, nodes: Iterable[str]) -> dict[str, Candidate]:
    """Return a name for each person, community and event known by id, in two queries."""
    wanted = set(nodes)
    people = name_people(actor, wanted)
    found = {one: Candidate(id=one, name=known.name) for one, known in people.items()}
    if wanted - set(found):
        groups = (*_groups(actor, PickKind.COMMUNITY), *_groups(actor, PickKind.EVENT))
        found |= {one.id: one for one in groups if one.id in wanted}
    return found


def add_named(actor: Actor, kind: PickKind, name: str, *, entry: EntryId, on: date) -> str:
    """Add somebody or something of which only the name is known; return the id.

    Args:
        actor: Who adds.
        kind: What is added.
        name: Its name.
        entry: The id a community or event is to have.
        on: The day of an event.
    """
    if kind is PickKind.PERSON:
        return add_person(actor, [Said(field=CardField.NAME, value=name)])
    if kind is PickKind.COMMUNITY:
        record(actor, Community(id=CommunityId(entry), name=name))
    else:
        record(actor, Event(id=EventId(entry), name=name, on=on))
    return entry


def _fitting(actor: Actor, kind: PickKind, text: str) -> Sequence[Candidate]:
    if kind is PickKind.PERSON:
        found = list_people(actor, PeopleFilter(text=text), size=_SEARCHED).lines
        return [_person(actor, one) for one in found]
    words = search_key(text).split()
    return [
        one for one in _groups(actor, kind) if all(word in search_key(one.name) for word in words)
    ]


def _person(actor: Actor, line: PersonLine) -> Candidate:
    parts = (line.organisation, line.title, place_name(line.place, actor.language))
    return Candidate(
        id=line.id, name=line.name, also=line.reading, hint=" · ".join(filter(None, parts))
    )


def _chosen(actor: Actor, kind: PickKind, node: str, text: str) -> list[Candidate]:
    # Beyond the first thirty that fit, or of a name that the search does not find.
    if not node or kind is not PickKind.PERSON:
        return []
    found = name_people(actor, [node]).values()
    known = [Candidate(id=one.id, name=one.name, also=one.alias) for one in found]
    return [one for one in known if _is_name_of(one, text)]


def _groups(actor: Actor, kind: PickKind) -> Sequence[Candidate]:
    wanted = Community if kind is PickKind.COMMUNITY else Event
    held = [one for one in list_entries(actor, (wanted,)) if isinstance(one, (Community, Event))]
    return [_group(actor, one) for one in reversed(held)]


def _group(actor: Actor, one: Community | Event) -> Candidate:
    on = one.on if isinstance(one, Event) else None
    return Candidate(id=one.id, name=one.name, hint=place_name(one.place, actor.language), on=on)


def _is_name_of(one: Candidate, text: str) -> bool:
    return bool(_forms(one.name, one.also) & _forms(text))


def _is_part_of_name(one: Candidate, text: str) -> bool:
    wanted = set(search_key(text).split())
    return any(wanted <= set(key.split()) for key in name_key(one.name, one.also).split("|"))


def _by_name(known: Sequence[Candidate], text: str) -> list[Candidate]:
    """Return those first in whose name a word begins with the text."""
    return sorted(known, key=lambda one: not _begins_so(one, text))


def _begins_so(one: Candidate, text: str) -> bool:
    typed = set(name_key(text).split("|"))
    keys = name_key(one.name, one.also).split("|")
    return any(f" {begin}" in f" {key}" for begin in typed for key in keys)


def _forms(*spellings: str) -> set[str]:
    """Return every form of a name, blanks and the order of its words aside."""
    keys = name_key(*spellings).split("|")
    solid = {key.replace(" ", "") for key in keys}
    return solid | {"".join(sorted(key.split())) for key in keys}


def own_channels(actor: Actor) -> tuple[str, ...]:
    """Return the channels that the user added: those of her records that are not always there."""
    workspace = reading(actor)
    return _OWN_CHANNELS.get(workspace, lambda: _used_channels(actor))


_OWN_CHANNELS: Kept[tuple[str, ...]] = Kept()


def _used_channels(actor: Actor) -> tuple[str, ...]:
    held = list_entries(actor, (Attempt, ContactMade, Introduction))
    used = {getattr(one, "channel", "") for one in held}
    return tuple(sorted(used - set(Channel) - {""}))
