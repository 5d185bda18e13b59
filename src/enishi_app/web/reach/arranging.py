"""The rows of a drawing of routes, so that its threads do not cross where they need not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

Edge = tuple[str, str]
"""From somebody in the middle column to somebody in the last one."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Both columns from top to bottom."""

    middle: tuple[str, ...]
    last: tuple[str, ...]


def arrange(edges: Sequence[Edge]) -> Rows:
    """Return an order of both columns without a crossing where there is one, else with few.

    Every order of the middle column is tried, the given one first; the last column stands at the
    mean of its neighbours, which finds an order without crossings where one exists (Sugiyama,
    Tagawa, Toda 1981, doi:10.1109/TSMC.1981.4308636). With six routes that is at most 720 orders.

    Args:
        edges: The threads between both columns, the most important first.
    """
    first = Rows(middle=(), last=())
    fewest = -1
    for middle in permutations(dict.fromkeys(start for start, _ in edges)):
        rows = Rows(middle=middle, last=_at_their_means(middle, edges))
        count = crossings(rows, edges)
        if fewest < 0 or count < fewest:
            first, fewest = rows, count
        if not fewest:
            break
    return first


def crossings(rows: Rows, edges: Iterable[Edge]) -> int:
    """Count the pairs of threads that cross."""
    above = {node: row for row, node in enumerate(rows.middle)}
    below = {node: row for row, node in enumerate(rows.last)}
    ends = [(above[start], below[end]) for start, end in set(edges)]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(ends, 2))


def _at_their_means(middle: tuple[str, ...], edges: Sequence[Edge]) -> tuple[str, ...]:
    row = {node: place for place, node in enumerate(middle)}
    ends = dict.fromkeys(end for _, end in edges)
    beside = {end: [row[start] for start, other in edges if other == end] for end in ends}
    return tuple(sorted(ends, key=lambda end: sum(beside[end]) / len(beside[end])))
