"""Inserting many rows at once, without making a model instance of each.

An import writes five rows for every person; building and unbuilding half a million model
instances was two thirds of its time.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

_PIECE = 1000


def insert_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Insert rows into the table of ``model``.

    Args:
        model: Whose table.
        columns: Field names, the order in which each row gives its values.
        rows: Values the database takes as they are: text, numbers, truth values, None, and dates
            as ISO text.
    """
    held = list(rows)
    if not held:
        return
    quote = connection.ops.quote_name
    # Django offers its description of a table under this name only.
    held_in = {f.name: f.column or f.name for f in model._meta.concrete_fields}  # noqa: SLF001 - see above
    names = ", ".join(quote(held_in[name]) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)  # noqa: SLF001
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # own names only
    with connection.cursor() as cursor:
        for start in range(0, len(held), _PIECE):
            cursor.executemany(statement, held[start : start + _PIECE])
