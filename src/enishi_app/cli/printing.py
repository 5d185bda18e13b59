"""Printing: lines, tables and JSON on standard output, notes on standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from gettext import gettext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

_WIDE = 100_000
"""Columns of an output that nobody looks at: nothing is ever cut or folded."""


def say(line: str = "") -> None:
    """Print one line."""
    click.echo(line)


def note(line: str) -> None:
    """Print one line that is not the answer itself."""
    click.echo(line, err=True)


def print_json(value: object) -> None:
    """Print a library value as JSON: every field, days as ISO text, letters as they are."""
    say(json.dumps(as_plain(value), ensure_ascii=False, indent=2))


def as_plain(value: object) -> object:
    """Return a value as ``json`` can write it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): as_plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [as_plain(item) for item in value]
    return value


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as wide as it needs; on a terminal, as wide as that is."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(one) for one in row))
    if sys.stdout.isatty():
        Console(highlight=False).print(table)
        return
    drawn = StringIO()
    Console(file=drawn, width=_WIDE, highlight=False).print(table)
    for line in drawn.getvalue().splitlines():
        say(line.rstrip())


def print_rows_or(nothing: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table, or one line where it has no rows."""
    held = list(rows)
    if held:
        print_table(heads, held)
    else:
        say(nothing)


def _cell(value: object) -> "Text":
    from rich.text import Text

    if isinstance(value, bool):
        return Text(gettext("yes") if value else gettext("no"))
    return Text("" if value is None else str(value))
