"""One new record against all: ``python -m bench.one_record [--records N]``.

The same invented records as in ``bench.resolution``. Whoever is asked about is none of those in the
index. Each question is timed alone, in a process that has answered some before.
"""

import argparse
import gc
import platform
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from bench.resolution import SEED, crowd
from enishi.people.resolution import PEOPLE, NamedRow, ResolutionIndex, Table
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
    gc.collect()
    before = resident()
    index, building = timed(lambda: ResolutionIndex(held, model))
    size = resident() - before
    asked = [NamedRow(id=name, row=row) for name, row in new]
    for one in asked[:WARMING]:
        index.matches_of(one)
    found = [timed(lambda one=one: index.matches_of(one)) for one in asked]
    added = [timed(lambda one=one: index.put(one))[1] for one in asked]
    print(f"Python {platform.python_version()}, numpy {np.__version__}, seed {SEED}")
    print(f"{records:,} records: index built in {building:.1f} s, {size:.2f} GB")
    print_line("matches", [seconds for _, seconds in found])
    print_line("add", added)
    print(f"matches for each: {sum(len(told) for told, _ in found) / ASKED:.2f}")
    return 0


def print_line(name: str, seconds: list[float]) -> None:
    """Print how long one thing takes."""
    median, most = np.percentile(seconds, [50, 95]) * 1000
    print(f"{name:8} median {median:.2f} ms, p95 {most:.2f} ms, of {len(seconds):,}")


def resident() -> float:
    """Return the memory of this process in GB."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file on a disk
        return int(file.read().split()[1]) * resource.getpagesize() / 2**30


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """Run ``work``; return its answer and the seconds it took."""
    began = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
