"""Where something could not be read, and why: one line each."""

from collections.abc import Iterable
from gettext import gettext
from typing import TYPE_CHECKING

from enishi_app.cli.language import spoken
from enishi_app.cli.printing import note

if TYPE_CHECKING:
    from enishi.terms import Problem


def problem_line(problem: "Problem", row: str) -> str:
    """Return one line: file, row, field and reason.

    Args:
        problem: What was not read.
        row: How a row is called, with ``%d`` for its number.
    """
    from enishi.sources import explain_problem
    from enishi.terms import Language

    place = [problem.file, row % problem.row if problem.row else "", problem.field]
    said = {
        "place": gettext(", ").join(part for part in place if part),
        "reason": explain_problem(problem.code).to(Language(spoken())),
        "detail": _detail(problem),
    }
    if said["detail"]:
        return gettext("%(place)s: %(reason)s (%(detail)s)") % said
    return gettext("%(place)s: %(reason)s") % said


def _detail(problem: "Problem") -> str:
    if not problem.detail:
        return ""
    from enishi.evidence import explain_detail
    from enishi.terms import Language

    return explain_detail(problem.detail, Language(spoken()))


def note_plan_problems(problems: Iterable["Problem"]) -> None:
    """Print the mistakes of a plan file on standard error."""
    line = gettext("line %d")
    for problem in problems:
        note(problem_line(problem, line))
