"""An experiment printed for reading: plan, marks, figures, versions."""

from collections.abc import Iterable, Sequence
from datetime import date
from gettext import gettext, pgettext
from typing import TYPE_CHECKING

from enishi.experiment import (
    ChangeKind,
    Experiment,
    Plan,
    PlanChange,
    diff_plans,
    marks_at,
    plan_at,
)
from enishi.terms import Language
from enishi_app.cli.printing import print_table, say

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.experiments import CriterionCount, FigureCount

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


def print_experiments(found: Sequence[Experiment], language: Language) -> None:
    """Print one line for each experiment."""
    heads = (
        "ID",
        pgettext("column", "theme"),
        pgettext("column", "from"),
        pgettext("column", "until"),
    )
    print_table(
        heads,
        ((e.id, e.plan.title.to(language), e.plan.period.start, e.plan.period.end) for e in found),
    )


def print_experiment(actor: "Actor", found: Experiment, day: date) -> None:
    """Print an experiment as it stood on a day."""
    from enishi_app.actions.experiments import count_figures, judge_criteria

    language, plan = actor.language, plan_at(found, day)
    say(f"{plan.title.to(language)}  [{found.id}]")
    say(f"{plan.period.start} – {plan.period.end}")
    for text in (plan.question, plan.hypothesis):
        if text:
            say(text.to(language))
    _print_stages(found, plan, day, language)
    say()
    say(gettext("Counted up to %s") % day)
    for figure in count_figures(actor, found, day):
        say(f"  {figure_line(figure, language)}")
    for criterion in judge_criteria(actor, found, day):
        say(f"  {criterion_line(criterion, language)}")


def plain_experiment(actor: "Actor", found: Experiment, day: date) -> dict[str, object]:
    """Return an experiment with what was counted on a day, for JSON."""
    from enishi_app.actions.experiments import count_figures, judge_criteria

    return {
        "experiment": found,
        "as_of": day,
        "figures": count_figures(actor, found, day),
        "criteria": judge_criteria(actor, found, day),
    }


def figure_line(figure: "FigureCount", language: Language) -> str:
    """Return a figure in one line: its number, and its words."""
    return f"{figure.count.value:>4}  {figure.figure.title.to(language)}"


def criterion_line(criterion: "CriterionCount", language: Language) -> str:
    """Return a success criterion in one line."""
    held = criterion.criterion
    said = {
        "count": criterion.count.value,
        "number": held.number,
        "title": held.title.to(language),
        "day": held.by,
    }
    return gettext("%(count)d of %(number)d: %(title)s (by %(day)s)") % said


def mark_lines(found: Experiment, day: date, language: Language) -> list[str]:
    """Return one line for each mark that held on a day, in the order of the plan."""
    marks = marks_at(found, day)
    plan = plan_at(found, day)
    return [
        f"{marks[one.id].mark.sign} {one.title.to(language)}"
        for one in plan.activities
        if one.id in marks
    ]


def print_changes(found: Experiment, changes: Iterable[PlanChange], language: Language) -> None:
    """Print what differs from the plan that was in force."""
    say(f"{found.plan.title.to(language)}  [{found.id}]")
    for change in changes:
        say(f"  {_change(change, language)}")


def print_history(found: Experiment, language: Language) -> None:
    """Print the frozen versions of a plan, oldest first."""
    before: Plan | None = None
    for one in found.revisions:
        say(f"{one.number}  {one.on}  {one.reason.to(language)}")
        for change in diff_plans(before, one.plan) if before else ():
            say(f"     {_change(change, language)}")
        before = one.plan
    if not found.revisions:
        say(gettext("No version of the plan is frozen yet."))


def _print_stages(found: Experiment, plan: Plan, day: date, language: Language) -> None:
    marks = marks_at(found, day)
    for stage in plan.stages:
        say()
        say(f"{stage.name.to(language)}  {stage.period.start} – {stage.period.end}")
        for one in (a for a in plan.activities if a.stage == stage.id):
            given = marks.get(one.id)
            say(f"  {given.mark.sign if given else ' '} {one.title.to(language)}  [{one.id}]")
            if given and given.reason:
                say(f"      {given.reason.to(language)}")


def _change(change: PlanChange, language: Language) -> str:
    before, after = change.before.to(language), change.after.to(language)
    texts = " → ".join(text for text in dict.fromkeys((before, after)) if text)
    dates = " → ".join(
        f"{p.start} – {p.end}" for p in (change.period_before, change.period_after) if p
    )
    named = f"{change.part} {change.id}".strip()
    return " ".join(part for part in (_SIGNS[change.kind], f"{named}:", texts, dates) if part)
