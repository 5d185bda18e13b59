"""Entries of the journal in one line each."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from gettext import gettext, pgettext
from typing import TYPE_CHECKING

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
    channel_name,
)
from enishi.network import TIE_WORDS, StatedTie, TieCorrection
from enishi.outreach import FollowUp, Introduction, state_of
from enishi.terms import Language
from enishi_app.cli.finding import SHORT_ID
from enishi_app.cli.language import spoken
from enishi_app.cli.names import name_nodes
from enishi_app.cli.people_sheet import place_words
from enishi_app.cli.printing import print_table
from enishi_app.cli.words import (
    attendance_words,
    membership_words,
    step_words,
    touch_words,
)

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.journal import EntryValue

_NODES = ("a", "b", "person", "introducer", "target", "community", "event")


def entry_line(actor: "Actor", value: "EntryValue") -> str:
    """Return one line: the day, who and where, and what happened."""
    return " ".join(part for part in _cells(value, name_nodes(actor, _nodes(value))) if part)


def print_entries(actor: "Actor", values: Iterable["EntryValue"]) -> None:
    """Print a table of entries."""
    held = list(values)
    names = name_nodes(actor, (node for value in held for node in _nodes(value)))
    heads = (
        "ID",
        pgettext("column", "day"),
        pgettext("column", "who"),
        pgettext("column", "what"),
        pgettext("column", "note"),
    )
    rows = ((v.id[:SHORT_ID], *_cells(v, names), getattr(v, "note", "")) for v in held)
    print_table(heads, rows)


def _cells(value: "EntryValue", names: dict[str, str]) -> tuple[str, str, str]:
    who = gettext(", ").join(names[node] for node in _nodes(value))
    return (_day(value), who, _what(value))


def _nodes(value: "EntryValue") -> Iterator[str]:
    named = (getattr(value, field, None) for field in _NODES)
    return (str(node) for node in named if node)


def _day(value: "EntryValue") -> str:
    if isinstance(value, Touch):
        return value.at.date().isoformat()
    if isinstance(value, Introduction):
        return value.steps[-1].on.isoformat()
    if isinstance(value, FollowUp):
        return value.due.isoformat()
    return "" if isinstance(value, Community) else value.on.isoformat()


@singledispatch
def _what(value: object) -> str:
    return type(value).__name__


@_what.register
def _contact(value: ContactMade) -> str:
    return _with_place(channel_name(value.channel, Language(spoken())), value.place)


@_what.register
def _attempt(value: Attempt) -> str:
    return channel_name(value.channel, Language(spoken()))


@_what.register
def _community(value: Community) -> str:
    where = pgettext("community", "online") if value.is_online else pgettext("community", "local")
    return _with_place(f"{value.name} ({where})", value.place)


@_what.register
def _membership(value: Membership) -> str:
    return membership_words()[value.step]


@_what.register
def _event(value: Event) -> str:
    return _with_place(value.name, value.place)


@_what.register
def _attendance(value: Attendance) -> str:
    return attendance_words()[value.state]


@_what.register
def _touch(value: Touch) -> str:
    return touch_words()[value.kind]


@_what.register
def _publication(value: Publication) -> str:
    return f"{value.title} [{value.place}]" if value.place else value.title


@_what.register
def _introduction(value: Introduction) -> str:
    said = step_words()[state_of(value)]
    return f"{value.profile}: {said}" if value.profile else said


@_what.register
def _tie(_value: StatedTie) -> str:
    return gettext("know each other")


@_what.register
def _correction(value: TieCorrection) -> str:
    return TIE_WORDS[value.word].to(Language(spoken()))


@_what.register
def _follow_up(value: FollowUp) -> str:
    return value.text + " " + gettext("(done)") if value.done_on else value.text


def _with_place(said: str, place: str) -> str:
    return gettext(", ").join((said, place_words(place))) if place else said
