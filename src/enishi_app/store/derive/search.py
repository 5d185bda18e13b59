"""The index of what is searched, kept in step with the rows it is worked out from.

Both databases hold the same grams and answer the same: SQLite in an FTS5 table without the texts
themselves, PostgreSQL in a ``tsvector`` with a GIN index. Neither cuts the texts by itself, since
neither knows how to cut Japanese.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from enishi.language import Gram, grams_of, grams_wanted, search_key
from enishi_app.store.bulk import insert_rows
from enishi_app.store.derive.search_texts import (
    COLUMNS,
    SearchTexts,
    shelf_of_entry,
    texts_of_entry,
)
from enishi_app.store.entries import EntryValue, day_of
from enishi_app.store.models import SearchRow, Workspace

_PIECE = 500
_ROW = ("workspace", "node", "shelf", *COLUMNS, "recency", "sort_key")
_HELD = ", ".join(COLUMNS)
_MARKS = ", ".join(["%s"] * (len(COLUMNS) + 1))
_FTS_INSERT = f"INSERT INTO store_search (rowid, {_HELD}) VALUES ({_MARKS})"  # noqa: S608 - own names only
# A table without texts must be told what it is to forget.
_FTS_FORGET = f"INSERT INTO store_search (store_search, rowid, {_HELD}) VALUES ('delete', {_MARKS})"  # noqa: S608 - own names only
_GIN_INSERT = "UPDATE store_searchrow SET grams = array_to_tsvector(%s) WHERE id = %s"


@dataclass(frozen=True, kw_only=True)
class Searched:
    """Something that can be found.

    Attributes:
        node: The id of the person or entry.
        shelf: Where it is looked for.
        recency: The ordinal of its day; 0 for none.
        sort_key: What decides between two of the same day.
    """

    node: str
    shelf: str
    texts: SearchTexts
    recency: int
    sort_key: str


def index_searched(workspace: Workspace, found: Iterable[Searched]) -> None:
    """Put these into the index. Whoever is in it already has to be taken out before."""
    held = {one.node: one for one in found}
    insert_rows(SearchRow, _ROW, (_row(workspace, one) for one in held.values()))
    for rows in _rows(workspace, list(held)):
        numbers = rows.values_list("node", "pk")
        _index([(number, held[node].texts) for node, number in numbers])


def index_entries(workspace: Workspace, values: Iterable[EntryValue]) -> None:
    """Put entries into the index."""
    index_searched(workspace, (_searched_entry(value) for value in values))


def forget_searched(workspace: Workspace, nodes: Collection[str]) -> None:
    """Take these out of the index; nothing of their texts stays behind."""
    for rows in _rows(workspace, list(nodes)):
        _forget(list(rows))


def forget_all_searched(workspace: Workspace) -> None:
    """Empty the index of a workspace."""
    held = SearchRow.objects.filter(workspace=workspace)
    while rows := list(held.order_by("id")[:_PIECE]):
        _forget(rows)


def wanted_in_index(columns: Sequence[str], words: Sequence[Sequence[str]]) -> str:
    """Return the question to the index for rows that may hold all words, in any of the columns.

    Args:
        columns: Which kinds of text.
        words: Of each word, the spellings; one of them is enough.
    """
    if connection.vendor == "sqlite":
        asked = " AND ".join(_any_of(map(_fts_all, word), " OR ") for word in words)
        return f"{{{' '.join(columns)}}} : ({asked})"
    return " & ".join(_any_of((_gin_all(one, columns) for one in word), " | ") for word in words)


def index_query() -> str:
    """Return the SQL of the numbers of rows that answer a question to the index."""
    if connection.vendor == "sqlite":
        return "SELECT rowid FROM store_search WHERE store_search MATCH %s"
    return "SELECT id FROM store_searchrow WHERE grams @@ %s::tsquery"


def _row(workspace: Workspace, one: Searched) -> tuple[object, ...]:
    texts = (getattr(one.texts, column) for column in COLUMNS)
    return (workspace.pk, one.node, one.shelf, *texts, one.recency, one.sort_key)


def _searched_entry(value: EntryValue) -> Searched:
    day = day_of(value)
    name = getattr(value, "name", "") or getattr(value, "title", "")
    return Searched(
        node=value.id,
        shelf=shelf_of_entry(value),
        texts=texts_of_entry(value),
        recency=day.toordinal() if day else 0,
        sort_key=search_key(name)[:400],
    )


def _rows(workspace: Workspace, nodes: Sequence[str]) -> Iterator[QuerySet[SearchRow]]:
    for start in range(0, len(nodes), _PIECE):
        piece = nodes[start : start + _PIECE]
        yield SearchRow.objects.filter(workspace=workspace, node__in=piece)


def _index(numbered: Sequence[tuple[int, SearchTexts]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(_FTS_INSERT, [_fts_row(*one) for one in numbered])
        else:
            rows = [(_gin_grams(texts), number) for number, texts in numbered]
            cursor.executemany(_GIN_INSERT, rows)


def _forget(rows: Sequence[SearchRow]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(_FTS_FORGET, [_fts_row(row.pk, row) for row in rows])
    SearchRow.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _fts_row(number: int, texts: SearchTexts | SearchRow) -> tuple[int | str, ...]:
    return (number, *(" ".join(grams_of(getattr(texts, column))) for column in COLUMNS))


def _gin_grams(texts: SearchTexts) -> list[str]:
    # One column for all kinds: the digit before a gram tells of which kind it is.
    return [
        f"{digit}{gram}"
        for digit, column in enumerate(COLUMNS)
        for gram in grams_of(getattr(texts, column))
    ]


def _any_of(asked: Iterable[str], sign: str) -> str:
    return f"({sign.join(asked)})"


def _fts_all(needle: str) -> str:
    return " AND ".join(f'"{g.text}"{"*" * g.is_beginning}' for g in grams_wanted(needle))


def _gin_all(needle: str, columns: Sequence[str]) -> str:
    return " & ".join(
        _any_of((_gin_gram(column, gram) for column in columns), " | ")
        for gram in grams_wanted(needle)
    )


def _gin_gram(column: str, gram: Gram) -> str:
    return f"'{COLUMNS.index(column)}{gram.text}'{':*' * gram.is_beginning}"
