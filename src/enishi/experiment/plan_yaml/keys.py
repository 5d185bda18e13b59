"""Short names of a plan's parts: as written, or derived from their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from enishi.evidence import Fields
from enishi.terms import Bilingual, ProblemCode, derive_id

_KEY = re.compile(r"[^\s/]{1,64}")
_LONGEST_SLUG = 40
_HASH_LENGTH = 8


@dataclass(frozen=True, kw_only=True)
class Keyed:
    """One part of a list, still to be named.

    Attributes:
        fields: Its fields.
        words: Its name or title.
        key: Its id as written, or empty.
    """

    fields: Fields
    words: Bilingual
    key: str


def read_keys(items: Iterable[Fields], *, words: str) -> dict[str, Keyed]:
    """Return the parts of a list by id, in their order.

    An id that is not written is derived from the words, the same for the same words in the same
    list. Ids written twice are reported, and only the first part keeps its own.

    Args:
        items: The parts.
        words: Name of the field with their words.
    """
    parts = [_read(fields, words) for fields in items]
    written = {part.key for part in parts if part.key}
    found: dict[str, Keyed] = {}
    for part in parts:
        if part.key in found:
            part.fields.refuse(ProblemCode.DUPLICATE_ID, "id")
        found[_free_key(part, found, written)] = part
    return found


def refer(fields: Fields, name: str, parts: Mapping[str, Keyed]) -> str:
    """Return the id of the part that a field names by id or by its words; empty where none is."""
    if not fields.require(name):
        return ""
    wanted = fields.text(name)
    by_words = (key for key, part in parts.items() if wanted in {part.words.ja, part.words.en})
    found = wanted if wanted in parts else next(by_words, "")
    if wanted and not found:
        called = [part.key or part.words.ja or part.words.en for part in parts.values()]
        fields.unknown(name, called, code=ProblemCode.UNKNOWN_NAME)
    return found


def derive_key(words: Bilingual) -> str:
    """Return a short name for some words: the English ones in short, else a digest."""
    slug = ""
    for word in re.findall(r"[a-z0-9]+", words.en.lower()):
        if len(slug) + len(word) >= _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or derive_id("key", words.ja, words.en)[:_HASH_LENGTH]


def read_key(fields: Fields, name: str = "id") -> str:
    """Return an id as written, or an empty string."""
    key = fields.text(name)
    if key and not _KEY.fullmatch(key):
        detail = "must be 1 to 64 characters without blanks and slashes"
        fields.refuse(ProblemCode.BAD_VALUE, name, detail=detail)
        return ""
    return key


def _read(fields: Fields, words: str) -> Keyed:
    return Keyed(fields=fields, words=fields.words(words), key=read_key(fields))


def _free_key(part: Keyed, found: Mapping[str, Keyed], written: set[str]) -> str:
    if part.key and part.key not in found:
        return part.key
    stem = derive_key(part.words)
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in keys if key not in found and key not in written)
