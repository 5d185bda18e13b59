"""Whom a word on the command line means: an id, the beginning of one, a name, or a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from enishi.terms import PersonId
    from enishi_app.actions.actor import Actor

SHORT_ID = 8
"""Characters of an id in lists: enough to tell people apart, short enough to type."""
_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Found:
    """Somebody or something that may be meant."""

    id: str
    name: str
    also: str = ""


def find_person(actor: "Actor", said: str) -> "PersonId":
    """Return the one person who is meant.

    Raises:
        click.UsageError: If nobody is found, or several are and none is named exactly so.
    """
    from enishi.terms import PersonId
    from enishi_app.actions.people import PeopleFilter, list_people, people_with_id

    if _may_be_id(said) and (known := people_with_id(actor, said)):
        return PersonId(only(said, [Found(id=one.id, name=one.name) for one in known]))
    lines = list_people(actor, PeopleFilter(text=said), size=_SHOWN + 1).lines if said else ()
    return PersonId(only(said, [Found(id=o.id, name=o.name, also=o.reading) for o in lines]))


def find_found(actor: "Actor", said: str) -> "PersonId":
    """Return the one person meant among those found in files, waiting or ignored.

    Raises:
        click.UsageError: If nobody is found, or several are and none is named exactly so.
    """
    from enishi.terms import PersonId
    from enishi_app.actions.inbox import list_inbox
    from enishi_app.actions.people import people_with_id

    if _may_be_id(said) and (known := people_with_id(actor, said)):
        return PersonId(only(said, [Found(id=one.id, name=one.name) for one in known]))
    lines = [
        line
        for is_dismissed in (False, True)
        for line in list_inbox(actor, text=said, is_dismissed=is_dismissed, size=_SHOWN + 1).lines
    ]
    return PersonId(only(said, [Found(id=o.id, name=o.name, also=o.reading) for o in lines]))


def only(said: str, found: Sequence[Found]) -> str:
    """Return the id of the one that is meant: the only one, or the only one of exactly this name.

    Raises:
        click.UsageError: If there is none, or there are several.
    """
    if not found:
        raise click.UsageError(gettext("Nobody and nothing here is found by %s.") % repr(said))
    exact = [one for one in found if _alike(said) in {_alike(one.name), _alike(one.also)}]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0].id
    listed = "; ".join(f"{one.name} ({one.id[:SHORT_ID]})" for one in chosen[:_SHOWN])
    more = "; …" if len(chosen) > _SHOWN else ""
    msg = gettext("Several are found by %(said)s; name one by its ID: %(found)s")
    raise click.UsageError(msg % {"said": repr(said), "found": listed + more})


def _may_be_id(said: str) -> bool:
    return len(said) >= SHORT_ID and set(said) <= set("0123456789abcdef")


def _alike(name: str) -> str:
    from enishi.language import search_key

    return search_key(name).replace(" ", "")
