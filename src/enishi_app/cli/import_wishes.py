"""How the user wants a path to be read: ``--as`` and ``--map`` as the library takes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from enishi.sources import ColumnMapping
    from enishi_app.actions.imports import Choice

DAY = "day"
"""The meaning of a column that is not a field of a person: the day of the meeting."""


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """One ``--map COLUMN=FIELD``."""

    column: str
    field: str


def read_mapped(values: Sequence[str]) -> tuple[Mapped, ...]:
    """Return what ``--map`` options say.

    Raises:
        click.UsageError: If one is not of the form ``COLUMN=FIELD``, or there is no such field.
    """
    return tuple(_read(value) for value in values)


def choice_for(path: Path, *, as_format: str | None, mapped: Sequence[Mapped]) -> "Choice":
    """Return how a path is to be read.

    Raises:
        EnishiError: If columns are mapped, and the path is no table or lacks one of them.
    """
    from enishi.sources import FormatName
    from enishi_app.actions.imports import Choice

    return Choice(
        as_format=FormatName(as_format) if as_format else None,
        mapping=_mapping(path, mapped) if mapped else None,
    )


def _mapping(path: Path, mapped: Sequence[Mapped]) -> "ColumnMapping":
    from enishi.sources import FieldKind, preview_table

    mapping = preview_table(path).mapping
    for one in mapped:
        if one.field == DAY:
            mapping = replace(mapping.with_kind(one.column, FieldKind.OTHER), day_header=one.column)
        else:
            mapping = mapping.with_kind(one.column, FieldKind(one.field))
    return mapping


def _read(value: str) -> Mapped:
    from enishi.sources import FieldKind

    column, _, field = value.rpartition("=")
    fields = [DAY, *FieldKind]
    if not column:
        msg = gettext("--map must be COLUMN=FIELD, got %s") % value
        raise click.UsageError(msg)
    if field not in fields:
        msg = gettext("The field of --map must be one of %(fields)s, got %(field)s")
        raise click.UsageError(msg % {"fields": ", ".join(fields), "field": field})
    return Mapped(column=column, field=field)
