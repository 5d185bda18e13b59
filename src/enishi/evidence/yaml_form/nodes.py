"""YAML as a tree of nodes that know their lines, read so that no file can do harm.

The tree is built from PyYAML's events, not from its values: text stays as it was written (``no``
is no flag and ``1e3`` no number), nothing is ever made an object, and depth and size are bounded
before anything grows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from enishi.terms import Problem, ProblemCode

MOST_CHARACTERS = 4_000_000
MOST_LEVELS = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# YAML 1.2 5.1: what is not printable cannot stand in a file.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Scalar:
    """Text as it stands. ``is_null`` where nothing, ``~`` or ``null`` stands without quotes."""

    line: int
    text: str
    is_null: bool = False


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One ``key: value``. A key that is no text has no name."""

    line: int
    name: str
    value: "Node"


@dataclass(frozen=True, kw_only=True)
class Entries:
    """A mapping, in the file's order, doubles included."""

    line: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Something that was refused and reported already."""

    line: int


Node = Scalar | Items | Entries | Refused


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A file as a tree: no root where it could not be read at all."""

    root: Node | None
    problems: tuple[Problem, ...]


def read_tree(text: str, *, file: str) -> Tree:
    """Read one YAML document.

    Args:
        text: The file's content.
        file: Its name, for problems.

    Returns:
        The tree, with a problem for every anchor, alias and tag (which are refused), or a single
        problem where the text is empty, too long, too deep, binary, or no YAML.
    """
    body = text.removeprefix("\ufeff")
    refusal = _refuse(body, file)
    if refusal is not None:
        return Tree(root=None, problems=(refusal,))
    builder = _Builder(file=file)
    try:
        root = builder.build(yaml.parse(body, Loader=_LOADER))
    except yaml.YAMLError as error:
        return Tree(root=None, problems=(*builder.problems, _broken(error, body, file)))
    except _StopError as stop:
        return Tree(root=None, problems=(*builder.problems, stop.problem))
    if root is None:
        return Tree(root=None, problems=(Problem(code=ProblemCode.EMPTY_FILE, file=file),))
    return Tree(root=root, problems=tuple(builder.problems))


class _StopError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass
class _Open:
    """A list or mapping whose end has not come."""

    line: int
    is_mapping: bool
    is_refused: bool
    children: list[Node] = field(default_factory=list)

    def close(self) -> Node:
        if self.is_refused:
            return Refused(line=self.line)
        if not self.is_mapping:
            return Items(line=self.line, items=tuple(self.children))
        keys, values = self.children[::2], self.children[1::2]
        entries = tuple(
            Entry(line=key.line, name=key.text if isinstance(key, Scalar) else "", value=value)
            for key, value in zip(keys, values, strict=True)
        )
        return Entries(line=self.line, entries=entries)


@dataclass
class _Builder:
    file: str
    problems: list[Problem] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise _StopError(self._problem(ProblemCode.BROKEN_YAML, event, "one document"))
            if isinstance(event, yaml.NodeEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._put(self.opened.pop().close())
        is_bare = isinstance(self.root, Scalar) and self.root.is_null
        return None if is_bare else self.root

    def _begin(self, event: yaml.NodeEvent) -> None:
        is_refused = self._is_refused(event)
        line = _line_of(event)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self.opened) >= MOST_LEVELS:
                detail = f"must be at most {MOST_LEVELS} levels deep"
                raise _StopError(self._problem(ProblemCode.BROKEN_YAML, event, detail))
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.opened.append(_Open(line=line, is_mapping=is_mapping, is_refused=is_refused))
        elif is_refused or not isinstance(event, yaml.ScalarEvent):
            self._put(Refused(line=line))
        else:
            is_null = not event.style and event.value in _NULLS
            self._put(Scalar(line=line, text=event.value, is_null=is_null))

    def _is_refused(self, event: yaml.NodeEvent) -> bool:
        what = _what_is_odd(event)
        if what:
            self.problems.append(self._problem(ProblemCode.NOT_PLAIN_YAML, event, what))
        return bool(what)

    def _put(self, node: Node) -> None:
        if self.opened:
            self.opened[-1].children.append(node)
        else:
            self.root = node

    def _problem(self, code: ProblemCode, event: yaml.Event, detail: str) -> Problem:
        return Problem(code=code, file=self.file, row=_line_of(event), detail=detail)


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _what_is_odd(event: yaml.NodeEvent) -> str:
    if isinstance(event, yaml.AliasEvent):
        return "alias"
    if event.anchor:
        return "anchor"
    return "tag" if getattr(event, "tag", None) else ""


def _refuse(text: str, file: str) -> Problem | None:
    if not text.strip():
        return Problem(code=ProblemCode.EMPTY_FILE, file=file)
    if len(text) > MOST_CHARACTERS:
        detail = f"{len(text)} characters, must be at most {MOST_CHARACTERS}"
        return Problem(code=ProblemCode.FILE_TOO_LONG, file=file, detail=detail)
    odd = _UNPRINTABLE.search(text)
    if odd is None:
        return None
    row = text.count("\n", 0, odd.start()) + 1
    detail = f"U+{ord(odd.group()):04X}"
    return Problem(code=ProblemCode.NOT_TEXT, file=file, row=row, detail=detail)


def _broken(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or ""
    # Where the end of the file is the trouble, its last line is meant.
    row = min(mark.line + 1, len(text.rstrip("\n").split("\n"))) if mark else 0
    return Problem(code=ProblemCode.BROKEN_YAML, file=file, row=row, detail=detail)
