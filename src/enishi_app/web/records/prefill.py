"""What stands in a form before anything is typed: from an address, or from a held entry."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from enishi.evidence import Community, Touch
from enishi.network import place_name
from enishi.terms import Channel
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.journal import EntryValue
from enishi_app.actions.picking import Candidate, name_nodes
from enishi_app.web.picking import PickField, typed_as
from enishi_app.web.records.forms.base import RecordForm
from enishi_app.web.records.forms.groups import AttendanceForm
from enishi_app.web.records.forms.parts import PlaceField
from enishi_app.web.records.sentences import day_listed, nodes_of

_DAYS = ("on", "due")
_USUAL_CHANNELS = {
    "introducer": Channel.FRIEND_INTRODUCTION,
    "event": Channel.EVENT,
    "community": Channel.ONLINE_GROUP,
}


def initial_from(actor: Actor, form: type[RecordForm], given: Mapping[str, str]) -> dict[str, Any]:
    """Return what an address says: ``?person=ID&on=2024-08-31``; what is not known is left out."""
    fields = form.base_fields
    named = {n for n, field in fields.items() if isinstance(field, PickField) and given.get(n)}
    known = name_nodes(actor, (given[name] for name in named)) if named else {}
    told: dict[str, Any] = {
        name: given[name] for name in fields if given.get(name) and name not in (*named, *_DAYS)
    }
    told |= {name: _day(given[name]) for name in _DAYS if _day(given.get(name, ""))}
    for name in named & {n for n in named if given[n] in known}:
        told[name] = typed_as(known[given[name]])
    return {**_usual(actor, form, given, known), **told}


def initial_of(actor: Actor, form: type[RecordForm], held: EntryValue) -> dict[str, Any]:
    """Return what stands in the form of an entry that is to be corrected."""
    fields, names = form.base_fields, name_nodes(actor, nodes_of(held))
    told: dict[str, Any] = {**vars(held), "on": day_listed(held)}
    for name, field in fields.items():
        if isinstance(field, PickField):
            known = names.get(str(told.get(name)))
            told[name] = typed_as(known) if known else None
        elif isinstance(field, PlaceField):
            told[name] = place_name(told[name], actor.language)
    return {**told, **_beside(held)}


def _beside(held: EntryValue) -> dict[str, Any]:
    if isinstance(held, Touch):
        return {"clock": timezone.localtime(held.at).time()}
    if isinstance(held, Community):
        return {"where": "online" if held.is_online else "local"}
    return {}


def _usual(
    actor: Actor,
    form: type[RecordForm],
    given: Mapping[str, str],
    known: Mapping[str, Candidate],
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if "channel" in form.base_fields and form.base_fields["channel"].required:
        usual = [channel for name, channel in _USUAL_CHANNELS.items() if given.get(name)]
        told["channel"] = usual[0] if usual else form.base_fields["channel"].initial
    event = known.get(given.get("event", ""))
    if event and event.on:
        told["on"] = event.on if form is AttendanceForm else min(event.on, today_of(actor))
    return told


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
