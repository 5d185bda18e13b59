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
        problem: What was not read of a file that was brought in.
        row: How a row is called, with ``%d`` for its number.
    """
    from enishi.sources import tell_problem
    from enishi.terms import Language

    said = {"place": _place(problem, row), "reason": tell_problem(problem, Language(spoken()))}
    return gettext("%(place)s: %(reason)s") % said


def note_plan_problems(problems: Iterable["Problem"]) -> None:
    """Print the mistakes of a plan file on standard error."""
    from enishi.evidence import explain_detail
    from enishi.sources import explain_problem
    from enishi.terms import Language

    language = Language(spoken())
    for problem in problems:
        said = {
            "place": _place(problem, gettext("line %d")),
            "reason": explain_problem(problem.code).to(language),
            "detail": explain_detail(problem.detail, language),
        }
        if said["detail"]:
            note(gettext("%(place)s: %(reason)s (%(detail)s)") % said)
        else:
            note(gettext("%(place)s: %(reason)s") % said)


def _place(problem: "Problem", row: str) -> str:
    place = (problem.file, row % problem.row if problem.row else "", problem.field)
    return gettext(", ").join(part for part in place if part)
