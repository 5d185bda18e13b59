"""How fast 10,000 people come in through the whole product, and how much memory that takes.

Run ``python bench/imports.py [PEOPLE] [ROUNDS]``. Each round is a process of its own with an empty
home, so that peak memory belongs to that import alone. The peer does the least anybody could do:
it reads the same file with vobject or csv.DictReader and writes one row per person with sqlite3.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import crowd, write_linkedin, write_table, write_vcards

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor

FILES = {
    "vcard": ("people.vcf", write_vcards),
    "linkedin": ("Connections.csv", write_linkedin),
    "csv": ("people.csv", write_table),
}


def main() -> None:
    if len(sys.argv) > 1 and sys.argv[1] == "--one":
        _one(sys.argv[2], Path(sys.argv[3]))
        return
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(f"import of {people:,} people, {rounds} rounds, median [min, max]")
    print(f"{'file':10} {'enishi people/s':>28} {'peak MB':>8} {'peer people/s':>16} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for kind, (name, write) in FILES.items():
            path = Path(folder) / name
            write(path, crowd(people))
            _compare(kind, path, people, rounds)


def _compare(kind: str, path: Path, people: int, rounds: int) -> None:
    ours, peers, peaks = [], [], []
    for _ in range(rounds):
        seconds, peak = _run(f"enishi-{kind}", path)
        ours.append(people / seconds)
        peaks.append(peak)
        peers.append(people / _run(f"peer-{kind}", path)[0])
    middle, peer = statistics.median(ours), statistics.median(peers)
    spread = f"{middle:,.0f} [{min(ours):,.0f}, {max(ours):,.0f}]"
    print(f"{kind:10} {spread:>28} {max(peaks):8.0f} {peer:16,.0f} {middle / peer:6.2f}")


def _run(what: str, path: Path) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "bench.imports", "--one", what, str(path)],
            env={**os.environ, "ENISHI_HOME": home},
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


def _one(what: str, path: Path) -> None:
    side, kind = what.split("-")
    seconds = _enishi(path) if side == "enishi" else _peer(kind, path)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _enishi(path: Path) -> float:
    actor = open_home()
    from enishi_app.actions.imports import import_path

    start = time.perf_counter()
    report = import_path(actor, path)
    seconds = time.perf_counter() - start
    assert report.problems == 0, report
    return seconds


def open_home() -> "Actor":
    """Set up an empty home as ``enishi init`` does; return its actor."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi_app.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from enishi_app.actions.workspaces import open_local
    from enishi_app.site.home import find_home, prepare_home

    prepare_home(find_home())
    call_command("migrate", verbosity=0)
    return open_local()


def _peer(kind: str, path: Path) -> float:
    import sqlite3

    start = time.perf_counter()
    table = sqlite3.connect(Path(os.environ["ENISHI_HOME"]) / "peer.sqlite3")
    table.execute("CREATE TABLE person (name TEXT, organisation TEXT, title TEXT, mail TEXT)")
    rows = _vobject_rows(path) if kind == "vcard" else _csv_rows(path)
    table.executemany("INSERT INTO person VALUES (?, ?, ?, ?)", rows)
    table.commit()
    return time.perf_counter() - start


def _vobject_rows(path: Path) -> Iterator[tuple[str, ...]]:
    import vobject

    with path.open(encoding="utf-8", newline="") as file:
        for card in vobject.readComponents(file):
            yield (card.fn.value, card.org.value[0], card.title.value, card.email.value)


def _csv_rows(path: Path) -> Iterator[tuple[str, ...]]:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        if path.name == "Connections.csv":
            for _ in range(3):
                next(file)
        for row in csv.DictReader(file):
            yield tuple(row.values())[:4]


if __name__ == "__main__":
    main()
