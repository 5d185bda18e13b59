"""Fields of a YAML mapping, read by name and type; whatever is wrong becomes a problem."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from enishi.evidence.yaml_form.nodes import Entries, Entry, Items, Node, Refused, Scalar
from enishi.terms import Bilingual, Language, Problem, ProblemCode

_Choice = TypeVar("_Choice", bound=StrEnum)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_LONGEST_PATH = 120
_LISTED = 12
"""Choices that a problem names before it only tells how many there are."""


@dataclass
class Form:
    """One file being read: its problems so far, and the language of text in one language."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    language: Language | None = None

    def refuse(self, code: ProblemCode, *, line: int, path: str, detail: str = "") -> None:
        """Note a problem."""
        field_path = path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"
        problem = Problem(code=code, file=self.file, row=line, field=field_path, detail=detail)
        self.problems.append(problem)

    def bilingual(self, node: Node, *, path: str) -> Bilingual:
        """Read text in two languages: ``{ja: …, en: …}``, or plain text in the file's one."""
        if isinstance(node, Entries):
            fields = Fields.of(self, node, path=path)
            said = Bilingual(ja=fields.text("ja"), en=fields.text("en"))
            fields.close()
            return said
        text = self.text(node, path=path, wanted="text, or ja: and en:")
        if text and self.language is None:
            detail = "language: ja or en must be given where text is in one language"
            self.refuse(ProblemCode.MISSING_FIELD, line=node.line, path=path, detail=detail)
        return Bilingual(en=text) if self.language is Language.EN else Bilingual(ja=text)

    def text(self, node: Node, *, path: str, wanted: str = "text") -> str:
        """Read text as it stands."""
        if isinstance(node, Scalar):
            return "" if node.is_null else node.text
        self.mistyped(node, path=path, wanted=wanted)
        return ""

    def mistyped(self, node: Node, *, path: str, wanted: str) -> None:
        """Note that something of another type is wanted, unless it is known already."""
        if not isinstance(node, Refused):
            detail = f"must be {wanted}, got {_kind_of(node)}"
            self.refuse(ProblemCode.WRONG_TYPE, line=node.line, path=path, detail=detail)


@dataclass
class Fields:
    """The fields of one mapping. Every name asked for is known; :meth:`close` reports the rest."""

    form: Form
    path: str
    line: int
    entries: dict[str, Entry]
    known: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, form: Form, node: Node, *, path: str) -> "Fields":
        """Open a mapping; anything else is reported and read as an empty one."""
        if not isinstance(node, Entries):
            form.mistyped(node, path=path, wanted="fields")
            return cls(form=form, path=path, line=node.line, entries={})
        fields = cls(form=form, path=path, line=node.line, entries={})
        for entry in node.entries:
            fields._add(entry)
        return fields

    def _add(self, entry: Entry) -> None:
        if entry.name in self.entries:
            self.refuse(ProblemCode.DUPLICATE_FIELD, entry.name, line=entry.line)
        self.entries.setdefault(entry.name, entry)

    def at(self, name: str) -> str:
        """Return the path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def line_of(self, name: str) -> int:
        """Return the line of a field, or of the mapping where it is missing."""
        entry = self.entries.get(name)
        return entry.line if entry else self.line

    def refuse(self, code: ProblemCode, name: str, *, detail: str = "", line: int = 0) -> None:
        """Note a problem with a field."""
        line = line or self.line_of(name)
        self.form.refuse(code, line=line, path=self.at(name) if name else self.path, detail=detail)

    def has(self, name: str) -> bool:
        """Tell whether a field stands there and holds something."""
        return self._node(name) is not None

    def require(self, *names: str) -> bool:
        """Report those of these fields that are missing; tell whether all are there."""
        missing = [name for name in names if not self.has(name)]
        for name in missing:
            self.refuse(ProblemCode.MISSING_FIELD, name)
        return not missing

    def _node(self, name: str) -> Node | None:
        self.known.add(name)
        entry = self.entries.get(name)
        if entry is None or (isinstance(entry.value, Scalar) and not entry.value.text):
            return None
        is_null = isinstance(entry.value, Scalar) and entry.value.is_null
        return None if is_null else entry.value

    def text(self, name: str) -> str:
        """Return a text, or an empty one."""
        node = self._node(name)
        return self.form.text(node, path=self.at(name)) if node else ""

    def bilingual(self, name: str) -> Bilingual:
        """Return a text in two languages, or an empty one."""
        node = self._node(name)
        return self.form.bilingual(node, path=self.at(name)) if node else Bilingual()

    def words(self, name: str) -> Bilingual:
        """Return a text in two languages that must not be empty; an empty one is reported."""
        before = len(self.form.problems)
        said = self.bilingual(name)
        if not said and len(self.form.problems) == before:
            self.refuse(ProblemCode.MISSING_FIELD, name)
        return said

    def required_day(self, name: str) -> date | None:
        """Return a day that must be there; a missing one is reported."""
        return self.day(name) if self.require(name) else None

    def day(self, name: str) -> date | None:
        """Return a day, or None where there is none or it is no day."""
        text = self.text(name).strip()
        if not text:
            return None
        day = _day_of(text)
        if day is None:
            self.refuse(ProblemCode.BAD_DATE, name, detail="must be a day like 2024-06-01")
        return day

    def moment(self, name: str) -> datetime | None:
        """Return a day with a time, or None where there is none or it is none."""
        text = self.text(name).strip()
        if not text:
            return None
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            self.refuse(ProblemCode.BAD_DATE, name, detail="must be like 2024-06-01T09:30+09:00")
            return None

    def number(self, name: str) -> int | None:
        """Return a whole number, or None where there is none or it is none."""
        text = self.text(name).strip()
        if not text:
            return None
        if _NUMBER.fullmatch(text):
            return int(text)
        self.refuse(ProblemCode.WRONG_TYPE, name, detail="must be a whole number")
        return None

    def flag(self, name: str) -> bool | None:
        """Return true or false, or None where neither stands there."""
        text = self.text(name).strip().lower()
        if text and text not in _FLAGS:
            self.refuse(ProblemCode.WRONG_TYPE, name, detail="must be true or false")
        return _FLAGS.get(text)

    def choice(self, name: str, kind: type[_Choice]) -> _Choice | None:
        """Return one of the words of ``kind``, or None where there is none or it is none."""
        text = self.text(name).strip()
        if text and text not in set(kind):
            self.unknown(name, kind, code=ProblemCode.BAD_VALUE)
        return kind(text) if text in set(kind) else None

    def unknown(self, name: str, known: Iterable[str], *, code: ProblemCode) -> None:
        """Report that a field names something that is not there."""
        words = sorted(known)
        listed = ", ".join(words) if len(words) <= _LISTED else f"one of {len(words)}"
        self.refuse(code, name, detail=f"must be {listed}" if words else "there is none")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        node = self._node(name)
        if isinstance(node, Scalar):
            return (node.text,)
        return tuple(self.form.text(one, path=at) for at, one in self._list(name, node))

    def items(self, name: str) -> list["Fields"]:
        """Return a list of mappings."""
        node = self._node(name)
        return [Fields.of(self.form, one, path=at) for at, one in self._list(name, node)]

    def nested(self, name: str) -> "Fields | None":
        """Return a mapping within, or None where there is none."""
        node = self._node(name)
        return Fields.of(self.form, node, path=self.at(name)) if node else None

    def is_text(self, name: str) -> bool:
        """Tell whether a field holds a single text."""
        return isinstance(self._node(name), Scalar)

    def _list(self, name: str, node: Node | None) -> list[tuple[str, Node]]:
        if node is None:
            return []
        if not isinstance(node, Items):
            self.form.mistyped(node, path=self.at(name), wanted="a list")
            return []
        return [(f"{self.at(name)}[{at}]", one) for at, one in enumerate(node.items)]

    def content(self) -> str:
        """Return all that stands here as one text, the same wherever it stands in a file."""
        return repr([(name, _plain(entry.value)) for name, entry in self.entries.items()])

    def close(self) -> None:
        """Report every field that nobody asked for."""
        for name in self.entries.keys() - self.known:
            near = get_close_matches(name, sorted(self.known), n=1)
            self.refuse(ProblemCode.UNKNOWN_FIELD, name, detail=f"near: {near[0]}" if near else "")


def _plain(node: Node) -> object:
    if isinstance(node, Entries):
        return [(entry.name, _plain(entry.value)) for entry in node.entries]
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else ""


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _kind_of(node: Node) -> str:
    return {Scalar: "text", Items: "a list", Entries: "fields"}.get(type(node), "nothing")
