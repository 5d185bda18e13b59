"""JSON-LD with the words of schema.org, for programs of the web of data."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from enishi.people.card import CardField
from enishi.people.exchange.exported import ExportedPerson


def write_jsonld(people: Iterable[ExportedPerson]) -> Iterator[str]:
    """Give one document with a graph of ``schema.org/Person``, as pieces of text."""
    yield '{"@context": "https://schema.org", "@graph": ['
    for number, one in enumerate(people):
        yield ("\n" if number == 0 else ",\n") + json.dumps(_person(one), ensure_ascii=False)
    yield "\n]}\n"


def _person(one: ExportedPerson) -> dict[str, Any]:
    card, name = one.card, one.name_parts
    said: dict[str, Any] = {
        "@type": "Person",
        "@id": f"urn:enishi:{one.uid}",
        "name": card.name,
        "familyName": name.family,
        "givenName": name.given if name.family else "",
        "alternateName": [text for text in (card.reading, card.alias) if text],
        "jobTitle": card.title,
        "worksFor": _named("Organization", card.organisation),
        "homeLocation": _named("Place", one.place),
        "email": list(one.all(CardField.MAIL)),
        "telephone": list(one.all(CardField.PHONE)),
        "sameAs": list(one.all(CardField.URL)),
        "knowsLanguage": list(one.all(CardField.LANGUAGE)),
        "hasOccupation": [{"@type": "Role", "roleName": r} for r in one.all(CardField.ROLE)],
        "keywords": list(one.all(CardField.LABEL)),
        "description": list(one.all(CardField.NOTE)),
        "knows": [{"@id": f"urn:enishi:{known.uid}"} for known in one.knows],
    }
    return {word: value for word, value in said.items() if value}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}
