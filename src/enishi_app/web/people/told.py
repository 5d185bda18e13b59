"""What a person's page tells: ties, the course of things, and facts with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.evidence import ContactMade, Touch
from enishi.network import (
    ME,
    Band,
    Tie,
    TieRule,
    explain_hop,
    language_name,
    languages,
    place_name,
    places,
    role_name,
    roles,
)
from enishi.outreach import FollowUp, Introduction
from enishi.people import YOU, CardField
from enishi.terms import Language
from enishi_app.actions.actor import Actor
from enishi_app.actions.next_steps import NextKind, NextStep
from enishi_app.actions.people import PersonFile, PersonName
from enishi_app.web.people.forms import FIELDS
from enishi_app.web.records.sentences import EntryShown, tell_entries

_SALT = "people.value"
_STEPS: Mapping[NextKind, Promise] = {
    NextKind.THANK: gettext_lazy("Say thanks"),
    NextKind.MEET: gettext_lazy("Choose a time"),
    NextKind.REMIND: gettext_lazy("Remind once"),
    NextKind.SEND_DRAFT: gettext_lazy("Ask"),
    NextKind.WAIT: gettext_lazy("Waiting for an answer"),
}


@dataclass(frozen=True, kw_only=True)
class ToldTie:
    """Another end of a tie, and what supports it."""

    id: str
    name: str
    evidence: str
    tie: Tie
    band: Band


@dataclass(frozen=True, kw_only=True)
class ToldMoment:
    """One moment between the two.

    Attributes:
        knot: Class of its knot in the thread.
    """

    shown: EntryShown
    knot: str


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """One value of the card, with its source and day.

    Attributes:
        sign: Stands for the value in an address that takes it out or puts it back.
    """

    field: str | Promise
    value: str
    source: str
    on: date
    is_current: bool
    is_own: bool
    sign: str
    row: int = 0
    column: str = ""


def step_words(step: NextStep) -> str:
    """Say a next step in a few words."""
    return str(_STEPS.get(step.kind, step.text))


def tell_ties(
    found: PersonFile,
    names: Mapping[str, PersonName],
    language: Language,
    *,
    today: date,
    rule: TieRule,
) -> list[ToldTie]:
    """Tell whom a person knows, the user first."""
    told = []
    for tie in found.ties:
        other = tie.b if str(tie.a) == found.card.id else tie.a
        if other == ME or other in names:
            told.append(
                ToldTie(
                    id="" if other == ME else other,
                    name=_("you") if other == ME else names[other].name,
                    evidence=explain_hop(tie, language=language, today=today),
                    tie=tie,
                    band=rule(tie.evidence, today=today).band,
                )
            )
    return sorted(told, key=lambda one: (bool(one.id), one.name))


def tell_moments(actor: Actor, found: PersonFile) -> list[ToldMoment]:
    """Tell what happened with a person, the newest first."""
    held = {str(one.id): one for one in (*found.entries, *found.touches)}
    shown = sorted(tell_entries(actor, held.values()), key=_newest_first)
    return [ToldMoment(shown=one, knot=_knot(held[one.id])) for one in shown]


def tell_facts(found: PersonFile, language: Language) -> list[ToldFact]:
    """Tell every value of the card, in the order of the fields, current ones first."""
    order = {field: number for number, field in enumerate(FIELDS)}
    values = sorted(
        found.card.values, key=lambda one: (order.get(one.field, 99), not one.is_current)
    )
    return [
        ToldFact(
            field=FIELDS.get(value.field, value.field),
            value=say_value(value.field, value.value, language),
            source=_("you") if value.source == YOU else value.source,
            on=value.on,
            is_current=value.is_current,
            is_own=value.source == YOU,
            sign=sign_value(value.field, value.value),
            row=value.row,
            column=value.column,
        )
        for value in values
    ]


def sign_value(field: CardField, value: str) -> str:
    """Return a sign that stands for a value in an address."""
    return signing.dumps([field.value, value], salt=_SALT, compress=True)


def read_sign(sign: str) -> tuple[CardField, str] | None:
    """Return what a sign stands for, or None where it is not one of ours."""
    try:
        field, value = signing.loads(sign, salt=_SALT)
    except signing.BadSignature:
        return None
    return (CardField(field), str(value))


def _newest_first(one: EntryShown) -> tuple[int, str]:
    return (-(one.on or date.min).toordinal(), one.id)


def _knot(value: object) -> str:
    if isinstance(value, (ContactMade, Introduction)):
        return "is-tied"
    if isinstance(value, FollowUp):
        return "is-plain" if value.done_on else "is-loose"
    return "is-now" if isinstance(value, Touch) else "is-plain"


def say_value(field: CardField, value: str, language: Language) -> str:
    """Say a code in words."""
    if field is CardField.ROLE and value in roles():
        return role_name(value, language)
    if field is CardField.PLACE and value in places():
        return place_name(value, language)
    if field is CardField.LANGUAGE and value in languages():
        return language_name(value, language)
    return value


__all__ = [
    "ToldFact",
    "ToldMoment",
    "ToldTie",
    "read_sign",
    "say_value",
    "sign_value",
    "step_words",
    "tell_facts",
    "tell_moments",
    "tell_ties",
]
