"""Which texts of a person or an entry are searched, by kind."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from enishi.evidence import Community, Event
from enishi.language import index_names, index_text, search_readings
from enishi.network import place_name, place_parent
from enishi.people import CardField, PersonCard
from enishi.terms import Language
from enishi_app.store.entries import EntryValue

COLUMNS = ("name", "reading", "work", "label", "note")
"""The kinds of text, the one that tells most first: their order is the order of what is found."""
_NAMES = (CardField.NAME, CardField.ALIAS)
_WORK = (CardField.ORGANISATION, CardField.TITLE)
_LABELS = (CardField.LABEL, CardField.MAIL)
_SAID_IN_ENTRIES = ("text", "profile", "note")


@dataclass(frozen=True, kw_only=True)
class SearchTexts:
    """The texts that something is found by, as the index holds them, one field for each kind."""

    name: str = ""
    reading: str = ""
    work: str = ""
    label: str = ""
    note: str = ""


def texts_of_person(card: PersonCard) -> SearchTexts:
    """Return what a person is found by. Another text to search her by belongs here.

    ``reading`` takes every way to read her name; where nobody said one, those that are likely.
    """
    return SearchTexts(
        name=index_names(_values(card, _NAMES)),
        reading=index_names(_values(card, (CardField.READING,)) or search_readings(card.name)),
        work=index_text(_values(card, _WORK)),
        label=index_text([*_values(card, _LABELS), *_places(card.place)]),
        note=index_text(_values(card, (CardField.NOTE,))),
    )


def texts_of_entry(value: EntryValue) -> SearchTexts:
    """Return what an entry is found by: its own name or title, and what was noted."""
    named = [getattr(value, field, "") for field in ("name", "title")]
    said = [getattr(value, field, "") for field in _SAID_IN_ENTRIES]
    return SearchTexts(name=index_names(filter(None, named)), note=index_text(filter(None, said)))


def shelf_of_entry(value: EntryValue) -> str:
    """Return where an entry is looked for: among communities, events, or everything else."""
    if isinstance(value, Community):
        return "community"
    return "event" if isinstance(value, Event) else "entry"


def _places(place: str) -> Iterator[str]:
    """Give the names of a place and of what it lies in: Paris, パリ, France, フランス."""
    passed: set[str] = set()
    while place and place not in passed:
        passed.add(place)
        yield from (place_name(place, language) for language in Language)
        place = place_parent(place)


def _values(card: PersonCard, fields: Collection[CardField]) -> list[str]:
    return [value.value for value in card.values if value.field in fields]
