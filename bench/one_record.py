"""One new record against all: ``python -m bench.one_record [--records N]``.

The same invented records as in ``bench.resolution``. Whoever is asked about is none of those in the
index. Each question is timed alone, in a process that has answered some before.
"""

import argparse
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np

from bench.resolution import SEED, crowd
from enishi.people.resolution import PEOPLE, Model, NamedRow, ResolutionIndex, Table
from enishi.people.resolution.columns import encode
from enishi.people.resolution.engines import learn
from enishi.people.resolution.keys import rows_of, table_of_rows

ASKED = 1000
_T = TypeVar("_T")
WARMING = 50


def main() -> int:
    """Build the index, ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=100_000)
    records: int = parser.parse_args().records
    made = crowd(records + ASKED, np.random.default_rng(SEED))
    rows = list(rows_of(Table(ids=made.ids, values=made.values), PEOPLE))
    held, new = table_of_rows(rows[:records], PEOPLE), rows[records:]
    model = learn(encode(held, PEOPLE), PEOPLE)
    index, building = timed(lambda: ResolutionIndex(held, model))
    asked = [NamedRow(id=name, row=row) for name, row in new]
    for one in asked[:WARMING]:
        index.matches_of(one)
    found = [timed(partial(index.matches_of, one)) for one in asked]
    added = [timed(partial(index.put, one))[1] for one in asked]
    print(f"Python {platform.python_version()}, numpy {np.__version__}, seed {SEED}")
    print(f"{records:,} records: index built in {building:.1f} s")
    print_line("matches", [seconds for _, seconds in found])
    print_line("add", added)
    print(f"memory of the index without its values: {size_of(held, model):.2f} GB")
    print(f"matches for each: {sum(len(told) for told, _ in found) / ASKED:.2f}")
    return 0


def print_line(name: str, seconds: list[float]) -> None:
    """Print how long one thing takes."""
    median, most = np.percentile(seconds, [50, 95]) * 1000
    print(f"{name:8} median {median:.2f} ms, p95 {most:.2f} ms, of {len(seconds):,}")


def size_of(held: Table, model: Model) -> float:
    """Return the memory in GB that an index takes beside the table it is made of."""
    tracemalloc.start()
    index = ResolutionIndex(held, model)
    size = tracemalloc.get_traced_memory()[0] / 2**30
    tracemalloc.stop()
    return size if len(index) else 0.0


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """Run ``work``; return its answer and the seconds it took."""
    began = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
