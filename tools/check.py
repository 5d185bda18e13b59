"""Run every check that needs no database, one line for each; fail if one of them does."""

import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ("src", "tests", "tools", "bench")
PROSE = (*CODE, "docs", "news", "README.md", "CONTRIBUTING.md")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One tool and what it looks at."""

    name: str
    command: list[str]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a check ended."""

    check: Check
    is_clean: bool
    output: str
    seconds: float


def main() -> int:
    """Run the checks, two at a time; return the exit code."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(_told(pool.map(run, list_checks())))
    return int(not all(one.is_clean for one in outcomes))


def list_checks() -> list[Check]:
    """Return the checks, the slowest first."""
    return [
        Check(name="types", command=["mypy", *CODE]),
        Check(name="style", command=["ruff", "check", "--quiet", "."]),
        Check(name="format", command=["ruff", "format", "--check", "--quiet", "."]),
        Check(name="imports", command=["lint-imports", "--no-cache"]),
        Check(
            name="templates", command=["djade", "--target-version", "5.2", "--check", *_templates()]
        ),
        Check(name="spelling", command=["codespell", *_existing(PROSE)]),
        Check(name="messages", command=["python", "-m", "tools.messages", "check"]),
        Check(name="house", command=["python", "-m", "pytest", "-q", "tests/house"]),
    ]


def _templates() -> list[str]:
    return sorted(str(path) for path in (ROOT / "src").rglob("templates/**/*.html"))


def _existing(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if (ROOT / path).exists()]


def run(check: Check) -> Outcome:
    """Run one check to its end."""
    began = time.monotonic()
    command = [str(BIN / check.command[0]), *check.command[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Outcome(
        check=check,
        is_clean=done.returncode == 0,
        output=done.stdout + done.stderr,
        seconds=time.monotonic() - began,
    )


def _told(outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    for one in outcomes:
        word = "clean" if one.is_clean else "FAILED"
        print(f"{one.check.name:10} {word:7} {one.seconds:5.1f} s", flush=True)
        if not one.is_clean:
            print(one.output)
        yield one


if __name__ == "__main__":
    sys.exit(main())
