"""Related: a card names another one, so that the two people know each other."""

from collections.abc import Iterator

from enishi.sources.formats.vcard.people import CardText
from enishi.sources.keys import mail_key, uid_key
from enishi.sources.records import FieldKind, PersonRecord, StatedKind, StatedTieRecord
from enishi.terms import derive_id


def related_to(person: PersonRecord, card: CardText) -> Iterator[StatedTieRecord]:
    """Give a stated tie for each other card that this one names by its id or its address.

    Whoever is named by name only stays a field: a name alone is nobody.
    """
    for one in card.properties:
        other = _key_in(card.text(one.value)) if one.head.name == "RELATED" else ""
        if not other or other == person.key:
            continue
        label = card.label(one)
        yield StatedTieRecord(
            key=f"vcard-related:{derive_id(person.key, other, label)}",
            origin=person.origin,
            a=person.key,
            b=other,
            names=(person.first(FieldKind.NAME), ""),
            kind=StatedKind.RELATED,
            label=label,
        )


def _key_in(uri: str) -> str:
    folded = uri.lower()
    if folded.startswith("urn:uuid:"):
        return uid_key(folded.removeprefix("urn:uuid:"))
    if folded.startswith("mailto:"):
        return mail_key(folded.removeprefix("mailto:"))
    return ""
