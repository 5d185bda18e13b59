"""Who does not want to be asked: a word that is kept and honoured everywhere."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class AskingWord:
    """What a person said last about being asked for introductions.

    Attributes:
        may_be_asked: False for "please don't ask me".
        on: The day it was noted.
        note: How it was said ("by mail").
    """

    may_be_asked: bool
    on: date
    note: str = ""
