"""Finding people and entries by words, those first that fit best.

The index gives the rows that may fit; the folded texts themselves tell which do, so that nothing
depends on how an index cuts them. Where few fit, all of them are ranked. Where thousands do,
one degree of fitting after the other is asked for, until there is enough; and what most rows have
is not collected, but come across on a walk along the rows in the order in which they are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import accumulate
from operator import or_

from django.db import connection
from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from enishi.language import SearchQuery
from enishi_app.store.derive.search import index_query, wanted_in_index
from enishi_app.store.derive.search_texts import COLUMNS
from enishi_app.store.models import SearchRow, Workspace

_FEW = 1000
"""Up to so many rows are ranked at once."""
_MANY = 8_000
"""Up to so many are put in order; of more, walking along all comes across enough sooner."""
_NAMES = 2
"""The rung of those who have all words in their name; above it are finer ones."""
_CLOSEST_FIRST = ("-recency", "sort_key", "node")
_SPELLINGS = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One degree of fitting: all words in certain kinds of text.

    Attributes:
        columns: The kinds of text.
        words: Of each word, the spellings of which one must stand there.
    """

    columns: tuple[str, ...]
    words: tuple[_SPELLINGS, ...]


_Ask = Callable[[Rung], list[int] | None]


def find_nodes(
    rows: QuerySet[SearchRow], query: SearchQuery, *, start: int = 0, limit: int
) -> list[str]:
    """Return the ids of what fits, the best first.

    Whose name it is comes first, then whose name begins so, then whose name has it in it; then
    those found with the help of readings, of organisation and title, of labels and mails, of
    notes. Within each, whoever was last in touch comes first, then by name and id.

    Args:
        rows: Where to look: one shelf of one workspace, narrowed at will.
        query: Words; nothing fits an empty query.
        start: How many of the best to leave out.
        limit: How many to return at most.
    """
    if query.is_empty:
        return []
    ladder, ask = ladder_of(query), cache(_candidates)
    few = ask(ladder[-1])
    if few is None:
        found = _climb(rows, ladder, start + limit, ask=ask)
    else:
        found = _ranked(rows.filter(pk__in=few), ladder)
    return found[start : start + limit]


def fitting(rows: QuerySet[SearchRow], query: SearchQuery) -> QuerySet[SearchRow]:
    """Return the rows that fit, in no order."""
    if query.is_empty:
        return rows.none()
    whole = ladder_of(query)[-1]
    return rows.filter(_may_be(whole), _is(whole))


def shelf_of(workspace: Workspace, shelf: str) -> QuerySet[SearchRow]:
    """Return what stands on one shelf: people of one standing, communities, events, entries."""
    return SearchRow.objects.filter(workspace=workspace, shelf=shelf)


def ladder_of(query: SearchQuery) -> list[Rung]:
    """Return the degrees of fitting, the best first; the last takes in everything that fits."""
    name = COLUMNS[:1]
    same = tuple(f"\n {whole} \n" for whole in query.wholes)
    beginning = tuple(f"\n {whole}" for whole in query.wholes)
    kinds = accumulate((one,) for one in COLUMNS)
    return [
        Rung(columns=name, words=(same,)),
        Rung(columns=name, words=(beginning,)),
        *(Rung(columns=columns, words=query.words) for columns in kinds),
    ]


def _climb(
    rows: QuerySet[SearchRow], ladder: Sequence[Rung], wanted: int, *, ask: _Ask
) -> list[str]:
    found: list[str] = []
    # Where few have it in their name, they are told apart together.
    start = _NAMES if ask(ladder[_NAMES]) is not None else 0
    for n in range(start, len(ladder)):
        found = _up_to(rows, ladder[: n + 1], few=ask(ladder[n]), known=found, wanted=wanted)
        if len(found) >= wanted:
            break
    return found


def _up_to(
    rows: QuerySet[SearchRow],
    ladder: Sequence[Rung],
    *,
    few: Sequence[int] | None,
    known: Sequence[str],
    wanted: int,
) -> list[str]:
    """Return whoever stands on these rungs, the best first, at least ``wanted`` if there are."""
    if few is not None:
        return _ranked(rows.filter(pk__in=few), ladder) if few else []
    # Those of the rungs before stand on this one too, and come again.
    again = _closest(rows, ladder[-1]).values_list("node", flat=True)[: wanted + len(known)]
    return list(dict.fromkeys((*known, *again)))


def _closest(rows: QuerySet[SearchRow], rung: Rung) -> QuerySet[SearchRow]:
    if _count(rung) > _MANY:
        return rows.filter(_is(rung)).order_by(*_CLOSEST_FIRST)
    # Counted down, the day is no column of an index: SQLite would walk along that.
    return rows.filter(_may_be(rung), _is(rung)).order_by(F("recency") * -1, *_CLOSEST_FIRST[1:])


def _count(rung: Rung) -> int:
    """Return how many rows may be on a rung; it stops counting above ``_MANY``."""
    statement = f"SELECT count(*) FROM ({index_query()} LIMIT {_MANY + 1}) AS held"  # noqa: S608 - own SQL
    with connection.cursor() as cursor:
        cursor.execute(statement, [wanted_in_index(rung.columns, rung.words)])
        return int(cursor.fetchone()[0])


def _ranked(rows: QuerySet[SearchRow], ladder: Sequence[Rung]) -> list[str]:
    held = rows.values_list("recency", "sort_key", "node", *COLUMNS)
    ranked = (
        (degree, -recency, sort_key, node)
        for recency, sort_key, node, *texts in held
        if (degree := _degree(texts, ladder)) is not None
    )
    return [node for *_, node in sorted(ranked)]


def _degree(texts: Sequence[str], ladder: Sequence[Rung]) -> int | None:
    """Return the number of the best rung that these texts stand on, or None where on none."""
    if not _stands_on(ladder[-1], "".join(texts)):
        return None
    rungs = ((n, rung, "".join(texts[: len(rung.columns)])) for n, rung in enumerate(ladder))
    return next(n for n, rung, held in rungs if _stands_on(rung, held))


def _stands_on(rung: Rung, held: str) -> bool:
    return all(any(one in held for one in word) for word in rung.words)


def _candidates(rung: Rung) -> list[int] | None:
    """Return the numbers of rows that may be on a rung, or None where they are many."""
    statement = f"{index_query()} LIMIT {_FEW + 1}"
    with connection.cursor() as cursor:
        cursor.execute(statement, [wanted_in_index(rung.columns, rung.words)])
        found = [number for (number,) in cursor.fetchall()]
    return found if len(found) <= _FEW else None


def _may_be(rung: Rung) -> Q:
    asked = wanted_in_index(rung.columns, rung.words)
    return Q(pk__in=RawSQL(index_query(), (asked,)))  # noqa: S611 - own SQL, the question is a parameter


def _is(rung: Rung) -> Q:
    return Q(*(_any(_holding(rung.columns, word)) for word in rung.words))


def _holding(columns: Iterable[str], spellings: _SPELLINGS) -> Iterator[Q]:
    for column in columns:
        for one in spellings:
            yield Q(GreaterThan(StrIndex(F(column), Value(one)), 0))


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)
