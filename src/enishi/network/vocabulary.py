"""The vocabulary of Reach: roles, places and languages, with their names in ja and en.

The tables are tab-separated files beside this module, read once when first asked for. In their
columns of phrases ``;`` parts the phrases; a phrase with ``?`` before it counts only in questions
("french" for France), with ``=`` before it only where it stands alone, with ``*`` after it for
every word that begins so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from enishi.network.phrases import WHOLE, Phrase

QUESTION = "?"
"""Before a phrase that counts only in a question."""
_HERE = Path(__file__).parent
_HIDING = "-"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One role, place or language.

    Attributes:
        code: Stable: ``digital-marketer``, ``paris``, ``FR``, ``JP-40``, ``europe``, ``ja``.
        parent: Code of what it is a kind of, or lies in; empty at the top.
        local: Name where it is at home, or empty.
        phrases: All spellings, with their signs.
    """

    code: str
    en: str
    ja: str
    parent: str = ""
    local: str = ""
    phrases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in ``ja``, else in English."""
        return self.ja if language == "ja" else self.en


Vocabulary = Mapping[str, Entry]


@cache
def role_entries() -> Vocabulary:
    """Return all roles by code."""
    return _vocabulary("roles")


@cache
def place_entries() -> Vocabulary:
    """Return all places by code."""
    return _vocabulary("places")


@cache
def language_entries() -> Vocabulary:
    """Return all languages by code (ISO 639-1 where there is one)."""
    return _vocabulary("languages")


@cache
def fillers(kind: str) -> tuple[str, ...]:
    """Return the words of one row of ``fillers.tsv``."""
    lines = (_HERE / "fillers.tsv").read_text(encoding="utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines)
    return tuple(rows[kind].split(";"))


def _vocabulary(name: str) -> Vocabulary:
    return MappingProxyType({entry.code: entry for entry in _read(_HERE / f"{name}.tsv")})


def _read(file: Path) -> Iterator[Entry]:
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        yield _entry(row)


def _entry(row: Mapping[str, str]) -> Entry:
    spellings = [row["en"], row["ja"], row.get("local", "")]
    more = row.get("phrases", row.get("names", "")).split(";")
    # A name with a remark in brackets is for reading; nobody types it.
    phrases = [text for text in [*spellings, *more] if text and "(" not in text]
    guarded = {text[1:].casefold() for text in phrases if text.startswith(WHOLE)}
    phrases = [text for text in phrases if text.casefold() not in guarded]
    return Entry(
        code=row["code"],
        parent=row.get("parent", ""),
        en=row["en"],
        ja=row["ja"].removeprefix(WHOLE),
        local=row.get("local", ""),
        phrases=tuple(dict.fromkeys(phrases)),
    )


def phrases_of(vocabulary: Vocabulary, kind: str, *, in_questions: bool) -> Iterator[Phrase]:
    """Yield every phrase of a vocabulary; those for questions only where they are asked for."""
    for entry in vocabulary.values():
        code = "" if entry.code == _HIDING else entry.code
        for text in entry.phrases:
            if in_questions or not text.startswith(QUESTION):
                yield Phrase(text=text.removeprefix(QUESTION), kind=kind, code=code)


def below(vocabulary: Vocabulary, code: str) -> frozenset[str]:
    """Return ``code`` and every code that it covers."""
    return frozenset({code, *(one for one in vocabulary if code in lineage(vocabulary, one))})


def lineage(vocabulary: Vocabulary, code: str) -> Iterator[str]:
    """Yield ``code`` and everything above it, nearest first; nothing for an unknown code."""
    while code in vocabulary:
        yield code
        code = vocabulary[code].parent
