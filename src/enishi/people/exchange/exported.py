"""What is written of one person, whatever the format."""

from dataclasses import dataclass
from functools import cached_property

from enishi.language import display_name, is_japanese
from enishi.people.card import CardField, PersonCard


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody whom an exported person knows."""

    uid: str
    name: str


@dataclass(frozen=True, kw_only=True)
class NameParts:
    """Family and given part of a name, or of its reading; one of them may be empty."""

    family: str
    given: str


@dataclass(frozen=True)
class ExportedPerson:
    """One person to be written.

    Attributes:
        uid: What names her in the file; reading it in again leads back to her.
        card: What is known about her. Consent to be named is no part of an export.
        place: Her place in words.
        knows: Whom she knows, as far as they are exported too.
    """

    uid: str
    card: PersonCard
    place: str = ""
    knows: tuple[Known, ...] = ()

    def all(self, field: CardField) -> tuple[str, ...]:
        """Return the values of a field that hold."""
        return tuple(v.value for v in self.card.values if v.field is field and v.is_current)

    @cached_property
    def name_parts(self) -> NameParts:
        """Return the parts that give the whole name again when they are put together."""
        name = self.card.name
        first, _, last = name.partition(" ") if is_japanese(name) else name.rpartition(" ")
        family, given = (first, last) if is_japanese(name) else (last, first)
        if display_name(family, given) != name:
            # In the family slot some readers would part it again.
            return NameParts(family="", given=name)
        return NameParts(family=family, given=given)

    @cached_property
    def reading_parts(self) -> NameParts:
        """Return the reading of the family name and of the given name."""
        family, _, given = self.card.reading.partition(" ")
        return NameParts(family=family, given=given)
