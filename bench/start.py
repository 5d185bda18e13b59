"""How long it takes until anything happens: ``enishi --version``, ``import enishi``, bare python.

Run ``python -m bench.start [ROUNDS]``. Commands take turns, each a process of its own.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ENISHI = str(Path(sys.executable).parent / "enishi")
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "python -c 'import enishi'": [sys.executable, "-c", "import enishi"],
    "python -c 'import django'": [sys.executable, "-c", "import django; django.setup"],
    "enishi --version": [ENISHI, "--version"],
    "enishi --help": [ENISHI, "--help"],
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(_timed(command))
    bare = statistics.median(times["python -c pass"])
    print(f"{'command':28} {'median ms':>10} {'min':>7} {'max':>7} {'÷ bare python':>14}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(
            f"{name:28} {middle:10.0f} {min(taken):7.0f} {max(taken):7.0f} {middle / bare:14.1f}",
        )


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
