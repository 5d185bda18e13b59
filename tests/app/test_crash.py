"""A process killed at any moment loses nothing that was confirmed, and leaves a whole workspace."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.needs import ROOT

CRASHES = int(os.environ.get("ENISHI_CRASHES", "12"))
PEOPLE = 400
LONGEST_SECONDS = 1.2
EXAMINE = [sys.executable, "-m", "tests.app.crash_examination"]
pytestmark = [pytest.mark.sqlite, pytest.mark.slow]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    rows = (f"Person {n},person{n}@example.com,House {n % 7},Marketer,Paris" for n in range(PEOPLE))
    path.write_text("\n".join(("Name,Email,Company,Title,City", *rows)) + "\n", encoding="utf-8")
    return path


def test_nothing_confirmed_is_lost_by_a_crash(tmp_path, table, home):
    rng = random.Random(20240831)  # noqa: S311 - moments to kill at, no secrets
    confirmed: list[str] = []
    examinations = 0
    for crash in range(CRASHES):
        confirmed += run_and_kill(table, rng.uniform(0, LONGEST_SECONDS))
        if crash % 10 == 9 or crash == CRASHES - 1:
            examine(tmp_path, confirmed)
            examinations += 1
    assert examinations
    kinds = {step.split()[0] for step in confirmed}
    assert {"person", "entry", "mark", "revision", "batch"} <= kinds


def test_a_killed_import_goes_on_to_the_same_end(tmp_path, table, home, monkeypatch):
    whole = tmp_path / "whole"
    monkeypatch.setenv("ENISHI_HOME", str(whole))
    uninterrupted = import_once(table)
    monkeypatch.setenv("ENISHI_HOME", str(home.folder))
    killed = 0
    for _ in range(40):
        process = start_import(table)
        if kill_after_a_batch(process):
            killed += 1
        if killed == 3:
            break
    assert killed == 3
    assert import_once(table) == uninterrupted


def run_and_kill(table: Path, seconds: float) -> list[str]:
    """Let the course run for a while after it is ready, kill it, return what it confirmed."""
    command = [sys.executable, "-m", "tests.app.crash_course", str(table)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        said = process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    # A line without its end was never confirmed.
    return said.split("\n")[:-1]


def examine(tmp_path: Path, confirmed: list[str]) -> None:
    """Open the workspace in a process of its own and look for everything that was confirmed."""
    told = tmp_path / "confirmed.txt"
    told.write_text("\n".join(confirmed) + "\n", encoding="utf-8")
    done = subprocess.run(
        [*EXAMINE, "check", str(told)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def import_once(table: Path) -> str:
    """Resume or import the table to its end; return what the workspace holds then."""
    done = subprocess.run(
        [*EXAMINE, "import", str(table)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def start_import(table: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*EXAMINE, "slow-import", str(table)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def kill_after_a_batch(process: "subprocess.Popen[str]") -> bool:
    """Kill an import once it has kept something; tell whether it was still at it."""
    with process:
        assert process.stdout is not None
        is_under_way = process.stdout.readline().startswith("batch")
        os.kill(process.pid, signal.SIGKILL)
    return is_under_way
