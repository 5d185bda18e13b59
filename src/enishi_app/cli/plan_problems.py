"""Mistakes in a plan file: line, field and reason."""

from collections.abc import Iterable
from typing import Any

from enishi_app.cli.printing import note


def print_plan_problems(problems: Iterable[Any]) -> None:
    """Print each mistake in one line."""
    for problem in problems:
        note(str(problem))
