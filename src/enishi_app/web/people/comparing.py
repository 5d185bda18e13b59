"""Two people side by side: what agrees, what differs, and what the user chooses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from enishi.people import YOU, CardField, CardValue, PersonCard
from enishi.terms import Language
from enishi_app.actions.identities import Comparison
from enishi_app.actions.people import Said
from enishi_app.web.people.forms import FIELDS
from enishi_app.web.people.told import read_sign, say_value, sign_value

_ONE = (
    CardField.NAME,
    CardField.READING,
    CardField.ALIAS,
    CardField.ORGANISATION,
    CardField.TITLE,
    CardField.PLACE,
)
_SEVERAL = (
    CardField.MAIL,
    CardField.PHONE,
    CardField.URL,
    CardField.ROLE,
    CardField.LANGUAGE,
    CardField.LABEL,
    CardField.NOTE,
)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One value that can be chosen, with its source and day."""

    value: CardValue
    said: str
    sign: str
    is_chosen: bool

    @property
    def is_own(self) -> bool:
        """Tell whether the user said it herself."""
        return self.value.source == YOU


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """One field of both cards.

    Attributes:
        name: The field's name in the form.
        sides: What either card offers; several values only where several can hold.
        is_one: Whether only one value can hold.
        is_same: Whether both say the same.
    """

    field: CardField
    name: str
    words: str | Promise
    sides: tuple[tuple[Offer, ...], tuple[Offer, ...]]
    is_one: bool
    is_same: bool


def compare_rows(found: Comparison, language: Language) -> list[ComparedRow]:
    """Return the fields that at least one of the two cards has, in the order of the form."""
    return [
        row
        for field in (*_ONE, *_SEVERAL)
        if (row := _row(found, field, language)) and any(row.sides)
    ]


def _row(found: Comparison, field: CardField, language: Language) -> ComparedRow:
    is_one = field in _ONE
    held = _held(found.joined, field)
    sides = [
        tuple(
            Offer(
                value=value,
                said=say_value(field, value.value, language),
                sign=sign_value(field, value.value),
                is_chosen=value.value in held,
            )
            for value in _current(card, field)
        )
        for card in found.cards
    ]
    first, second = ({offer.value.value for offer in side} for side in sides)
    return ComparedRow(
        field=field,
        name=field.value,
        words=FIELDS.get(field, field.value),
        sides=(sides[0], sides[1]),
        is_one=is_one,
        is_same=bool(first) and first == second,
    )


def _current(card: PersonCard, field: CardField) -> Iterator[CardValue]:
    return (value for value in card.values if value.field is field and value.is_current)


def _held(card: PersonCard, field: CardField) -> set[str]:
    return {value.value for value in _current(card, field)}


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the user wants of the joined card that it would not be by itself."""

    choices: tuple[Said, ...]
    dropped: tuple[Said, ...]


def chosen_in(given: Mapping[str, list[str]], found: Comparison, language: Language) -> Chosen:
    """Return what a form chooses, as far as it differs from what would hold anyway.

    Args:
        given: Signs of the chosen values, by the field's name.
        found: What was compared.
        language: Of the page.
    """
    choices: list[Said] = []
    dropped: list[Said] = []
    for row in compare_rows(found, language):
        offers = [offer for side in row.sides for offer in side]
        # A sign holds the second it was made in: what it stands for is compared, not the sign.
        told = {read_sign(sign) for sign in given.get(row.name, [])}
        picked = {o.value.value for o in offers if (row.field, o.value.value) in told}
        if row.is_one:
            choices.extend(_said(row, picked - _held(found.joined, row.field)))
        elif row.name in given or f"{row.name}_asked" in given:
            left = {offer.value.value for offer in offers} - picked
            dropped.extend(_said(row, left))
    return Chosen(choices=tuple(choices), dropped=tuple(dropped))


def _said(row: ComparedRow, values: set[str]) -> list[Said]:
    return [Said(field=row.field, value=value) for value in sorted(values)]
