"""What a letter is written from, and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from enishi.terms import Bilingual

TALK_MINUTES = 20
"""How long a first talk is asked for where nobody says otherwise."""


class Politeness(StrEnum):
    """How one writes to somebody; English knows no difference between the last two but in words."""

    CLOSE = "close"
    USUAL = "usual"
    FORMAL = "formal"


class LetterKind(StrEnum):
    """What a letter to the introducer is for."""

    ASK = "ask"
    REMINDER = "reminder"
    THANKS = "thanks"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What is known of an introduction when a letter is written.

    Attributes:
        me: The user's name; empty where she has not said it.
        introducer: The name of whoever is asked; a community's where one is asked.
        target: The name of whom one wants to meet, or the kind of person in words.
        about: What the target does, as her card has it; may be empty.
        why: The purpose card's why, in both languages; may be empty.
        minutes: How long a talk is asked for, above 0.
        is_person: Whether ``target`` is one person's name.
        is_group: Whether ``introducer`` is a community.
    """

    me: str
    introducer: str
    target: str
    about: str = ""
    why: Bilingual = Bilingual()
    minutes: int = TALK_MINUTES
    is_person: bool = True
    is_group: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter to copy: what stands above it, and the text with its lines."""

    subject: str
    body: str
