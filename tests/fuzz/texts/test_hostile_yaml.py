"""Hostile plans and journals: whatever is written, reading ends with values or with problems.

``ENISHI_FUZZ_EXAMPLES`` says how many inputs to try; few by default.
"""

import os
import random
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enishi.evidence import read_journal
from enishi.experiment import read_plan, write_plan

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "src" / "enishi_app" / "sample"
PLAN = (SAMPLE / "plan.yaml").read_text("utf-8")
JOURNAL = (SAMPLE / "journal.yaml").read_text("utf-8")
EXAMPLES = int(os.environ.get("ENISHI_FUZZ_EXAMPLES", "300"))
SHORT = 120
"""Lines kept of a file: enough to hold every kind of entry somewhere, small enough to be quick."""
PIECES = (
    *("\0", "\t", "\n", "\r", '"', "'", ":", ": ", "- ", "#", "&a ", "*a", "<<: *a", "!!python/x "),
    *("{", "}", "[", "]", "|\n", ">\n", "---\n", "...\n", "%YAML 9.9\n", "!!binary |", "? ", "~"),
    *("2024-02-30", "0000-00-00", "9999-12-31", "1e999", ".nan", "0x7f", "yes", "null", "-1"),
    *("\ufeff", "\u202e", "\u2028", "\ud7ff", "縁", "a" * 3000, "[" * 200, "  " * 90, "9" * 400),
)


def mutated(text: str, seed: int) -> str:
    """Return a stretch of ``text`` with a few lines moved, cut, repeated or written over."""
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    lines = text.splitlines(keepends=True)
    start = dice.choice((0, 0, dice.randrange(len(lines))))
    kept = lines[start : start + dice.randrange(1, SHORT)]
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(kept))
        kept[at] = _changed(kept[at], dice)
        if dice.random() < 0.3:
            kept.insert(dice.randrange(len(kept)), kept[at])
    return "".join(kept)


def _changed(line: str, dice: random.Random) -> str:
    at = dice.randrange(len(line) + 1)
    return dice.choice(
        (
            line[:at] + dice.choice(PIECES) + line[at:],
            line[:at],
            line[at:],
            line.replace(":", "", 1),
            " " * dice.randrange(8) + line.lstrip(),
            line.split(":", maxsplit=1)[0] + ": " + dice.choice(PIECES) + "\n",
        )
    )


SEEDS = st.integers(min_value=0, max_value=2**32)
MANY = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@MANY
@given(SEEDS)
def test_a_broken_plan_gives_experiments_or_problems(seed: int) -> None:
    found = read_plan(mutated(PLAN, seed))
    assert found.experiments or found.problems
    assert all(problem.row >= 0 and problem.file for problem in found.problems)
    if not found.problems:
        assert read_plan(write_plan(found.experiments)).experiments == found.experiments


@MANY
@given(SEEDS)
def test_a_broken_journal_gives_records_and_problems(seed: int) -> None:
    found = read_journal(mutated(JOURNAL, seed))
    assert all(problem.row >= 0 and problem.file for problem in found.problems)


@MANY
@given(st.text(max_size=200))
@example("a: &a [*a]")
@example("&a a: *a")
@example("a: &b [x,x]\nc: &d [*b,*b]\ne: &f [*d,*d]\ng: [*f,*f]")
@example("experiments:\n- <<: {id: x}")
@example("? [a]\n: b")
@example("\ud7ff\ufffe")
def test_any_text_is_read(text: str) -> None:
    read_plan(text)
    read_journal(text)
