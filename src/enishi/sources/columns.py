"""Columns: which cell of a row says what, and the values of one row in the file's order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from enishi.sources.assembling import clean
from enishi.sources.habits import is_family_first
from enishi.sources.records import FieldKind, FieldValue

_BETWEEN_MAILS = re.compile(r"[;,/、，；\s]+")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table that is read.

    Attributes:
        index: Its place, from 0.
        kind: What its values are about.
        origin: Its name in the file.
        label: What the name itself says of the values (``会社``), or empty.
        label_index: The column that labels this one, or -1.
        separator: What parts several values in one cell, or empty.
        parts: What the two sides of a comma in each cell are; empty where it is one value.
    """

    index: int
    kind: FieldKind
    origin: str
    label: str = ""
    label_index: int = -1
    separator: str = ""
    parts: tuple[FieldKind, ...] = ()


def read_cells(columns: Sequence[Column], cells: Sequence[str]) -> list[FieldValue]:
    """Return the values of a row; empty cells and missing ones give nothing."""
    values: list[FieldValue] = []
    width = len(cells)
    for column in columns:
        if column.index >= width:
            continue
        text = cells[column.index]
        if not text or not (text := clean(text)):
            continue
        if column.kind is FieldKind.MAIL and text.count("@") > 1 and not column.separator:
            values.extend(_several_mails(column, text))
        elif column.parts and is_family_first(text):
            values.extend(_parted(column, text))
        elif column.separator or column.label_index >= 0:
            values.extend(_labelled(column, text, cells))
        else:
            values.append(
                FieldValue(kind=column.kind, value=text, origin=column.origin, label=column.label)
            )
    return values


def _parted(column: Column, text: str) -> list[FieldValue]:
    return [
        FieldValue(kind=kind, value=clean(part), origin=column.origin, label=column.label)
        for kind, part in zip(column.parts, text.split(","), strict=True)
    ]


def _several_mails(column: Column, text: str) -> list[FieldValue]:
    """Return the addresses that a hand wrote into one cell, with whatever stands between them."""
    parts = (part.strip("<>()") for part in _BETWEEN_MAILS.split(text))
    return [
        FieldValue(kind=column.kind, value=part, origin=column.origin, label=column.label)
        for part in parts
        if "@" in part
    ]


def _labelled(column: Column, text: str, cells: Sequence[str]) -> list[FieldValue]:
    label = column.label
    if 0 <= column.label_index < len(cells):
        label = clean(cells[column.label_index]).removeprefix("*").strip()
    parts = text.split(column.separator) if column.separator else [text]
    return [
        FieldValue(kind=column.kind, value=value, origin=column.origin, label=label)
        for part in parts
        if (value := clean(part))
    ]
