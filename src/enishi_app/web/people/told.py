"""What a person's page tells: ties, entries and facts in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from enishi.evidence import Attempt, ContactMade, Membership, channel_name
from enishi.network import ME, explain_hop
from enishi.outreach import FollowUp, Introduction
from enishi.people import YOU, CardField
from enishi.terms import Language
from enishi_app.actions.people import PersonFile, PersonName


@dataclass(frozen=True, kw_only=True)
class ToldTie:
    """Another end of a tie, and what supports it."""

    id: str
    name: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ToldEntry:
    """One entry that names the person."""

    on: date | None
    what: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """One value of the card, with its source and day."""

    field: str
    value: str
    source: str
    on: date
    is_current: bool


def tell_ties(
    found: PersonFile,
    names: Mapping[str, PersonName],
    language: Language,
    today: date,
) -> list[ToldTie]:
    """Tell whom a person knows, the user first."""
    told = []
    for tie in found.ties:
        other = tie.b if str(tie.a) == found.card.id else tie.a
        if other == ME or other in names:
            name = _("you") if other == ME else names[other].name
            said = explain_hop(tie, language=language, today=today)
            told.append(ToldTie(id="" if other == ME else other, name=name, evidence=said))
    return told


def tell_entries(
    found: PersonFile,
    names: Mapping[str, PersonName],
    language: Language,
) -> Iterator[ToldEntry]:
    """Tell what happened with a person, the newest first."""
    for entry in found.entries:
        on = entry.steps[-1].on if isinstance(entry, Introduction) else getattr(entry, "on", None)
        what = _what(entry, names, language)
        if what:
            yield ToldEntry(on=on, what=what, note=getattr(entry, "note", ""))


def tell_facts(found: PersonFile) -> list[ToldFact]:
    """Tell every value of the card, current ones first."""
    labels = _labels()
    return [
        ToldFact(
            field=labels.get(value.field, value.field),
            value=value.value,
            source=_("you") if value.source == YOU else value.source,
            on=value.on,
            is_current=value.is_current,
        )
        for value in found.card.values
    ]


def _what(entry: object, names: Mapping[str, PersonName], language: Language) -> str:
    if isinstance(entry, ContactMade):
        channel = channel_name(entry.channel, language)
        through = names.get(entry.introducer or "")
        if through:
            return _("Met: %(channel)s, through %(name)s") % {
                "channel": channel,
                "name": through.name,
            }
        return _("Met: %(channel)s") % {"channel": channel}
    if isinstance(entry, Introduction):
        return _("Introduction")
    if isinstance(entry, FollowUp):
        return entry.text
    if isinstance(entry, Attempt):
        return _("An attempt: %(channel)s") % {"channel": channel_name(entry.channel, language)}
    return _("In a community") if isinstance(entry, Membership) else ""


def _labels() -> dict[str, str]:
    return {
        CardField.NAME: _("Name"),
        CardField.READING: _("Reading"),
        CardField.ALIAS: _("Name used in reports"),
        CardField.MAIL: _("Mail"),
        CardField.PHONE: _("Phone"),
        CardField.URL: _("Link"),
        CardField.ORGANISATION: _("Organisation"),
        CardField.TITLE: _("Title"),
        CardField.ROLE: _("Role"),
        CardField.PLACE: _("Place"),
        CardField.LANGUAGE: _("Language"),
        CardField.LABEL: _("Label"),
        CardField.NOTE: _("Note"),
    }
