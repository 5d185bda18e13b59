"""Texts: what Facebook wrote byte by byte put right, its moments, and who is nobody."""

from collections.abc import Mapping
from datetime import UTC, datetime

from enishi.sources.json_pieces import text_in
from enishi.sources.keys import fold_name, name_key

SPACE = "facebook"
LONGEST_NAME = 200
"""Nobody, no group and no event has a longer name; what is longer is something else."""
_NOBODY = frozenset(
    {
        "facebook user",
        "facebookユーザー",
        "facebook ユーザー",
        "utilisateur facebook",
        "utilisateur de facebook",
        "facebook-nutzer",
        "usuario de facebook",
        "messenger user",
        "messengerユーザー",
    }
)
# Facebook began in 2004; what lies outside is a zero or a broken number, not a moment.
_EARLIEST = datetime(2004, 1, 1, tzinfo=UTC).timestamp()
_LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


def repaired(text: str) -> str:
    """Return the text that Facebook wrote with one character for each byte of its UTF-8.

    Text stays as it is where it holds a character that is no byte, or where its characters,
    taken as bytes, are no UTF-8: ``é`` alone stays.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def text_at(item: object, *names: str) -> str:
    """Return the text at the end of a way through objects, put right and cleaned, or empty."""
    for name in names:
        item = item.get(name) if isinstance(item, Mapping) else None
    # Put right first: cleaning would strip bytes that look like blanks.
    return text_in(repaired(item) if isinstance(item, str) else item)


def name_at(item: object, *names: str) -> str:
    """Return a name at the end of a way through objects, or empty where none fits."""
    name = text_at(item, *names)
    return name if len(name) <= LONGEST_NAME else ""


def moment_at(item: object, name: str, *, per_second: int = 1) -> datetime | None:
    """Return the moment that an object holds in seconds or their parts, in UTC, or None."""
    held = item.get(name) if isinstance(item, Mapping) else None
    if isinstance(held, bool) or not isinstance(held, int | float):
        return None
    if not _EARLIEST <= held / per_second < _LATEST:
        return None
    return datetime.fromtimestamp(held / per_second, tz=UTC)


def person_key(name: str) -> str:
    """Return the key of a person: Facebook gives no id, only the name."""
    return name_key(name, SPACE)


def is_nobody(name: str) -> bool:
    """Tell whether a name stands for an account that was deleted, or for none at all."""
    return not name or fold_name(name) in _NOBODY
