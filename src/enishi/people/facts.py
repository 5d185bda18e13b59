"""What metrics and routes need to know of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """A person as plain codes.

    Attributes:
        roles: Role codes.
        place: Place code, or free text that matches no place.
        languages: ISO 639-1 codes.
    """

    roles: tuple[str, ...] = ()
    place: str = ""
    languages: tuple[str, ...] = ()
