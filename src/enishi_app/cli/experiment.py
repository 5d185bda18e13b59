"""Experiments on the command line: shown, applied from a file, marked, revised."""

from datetime import date
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi_app.cli.bilingual import say_in_both
from enishi_app.cli.door import look, work
from enishi_app.cli.edge import FAILED, OK
from enishi_app.cli.kinds import DAY
from enishi_app.cli.printing import note, print_json, say
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi.experiment import Experiment
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.experiments import Applied

_which = argument(
    "experiment", required=False, default="", metavar="[ID]", help=_("Which one; else the first.")
)
_of = option(
    "--experiment", default="", metavar="ID", help=_("Which one, where there are several.")
)
_file = argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=_("A YAML plan.")
)
_reason = option("--reason", default="", metavar="TEXT", help=_("Why, in Japanese or English."))
_reason_ja = option("--reason-ja", default="", metavar="TEXT", help=_("Why, in Japanese."))
_reason_en = option("--reason-en", default="", metavar="TEXT", help=_("Why, in English."))
MARKS = {
    "done": "done", "o": "done", "○": "done",
    "partial": "partial", "△": "partial",
    "not-done": "not-done", "x": "not-done", "×": "not-done",
    "not-due": "not-due", "-": "not-due", "–": "not-due",
}  # fmt: skip


@group("experiment", help=_("Plan, mark and revise an experiment."))
def experiment() -> None:
    """Plan, mark and revise an experiment."""


@experiment.command("show", help=_("Show an experiment with its marks and figures."))
@_which
@option("--as-of", type=DAY, metavar="DAY", help=_("As it stood on this day; else today."))
@option("--yaml", "is_yaml", is_flag=True, help=_("Write it as a plan that apply reads back."))
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Where to; else it is printed."),
)
@as_json
def show(
    *, experiment: str, as_of: date | None, is_yaml: bool, output: Path | None, is_json: bool
) -> None:
    """Show an experiment with its marks and figures."""
    actor = look()
    if is_yaml or output:
        _write_yaml(actor, experiment, output)
        return
    from enishi_app.actions.actor import today_of
    from enishi_app.actions.experiments import show_experiment
    from enishi_app.cli.experiment_sheet import plain_experiment, print_experiment

    found, day = show_experiment(actor, experiment), as_of or today_of(actor)
    if is_json:
        print_json(plain_experiment(actor, found, day))
    else:
        print_experiment(actor, found, day)


def _write_yaml(actor: "Actor", experiment: str, output: Path | None) -> None:
    from enishi_app.actions.experiments import write_plan_yaml

    text = write_plan_yaml(actor, experiment)
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


@experiment.command("list", help=_("List experiments."))
@as_json
def list_(*, is_json: bool) -> None:
    """List experiments."""
    actor = look()
    from enishi_app.actions.experiments import list_experiments
    from enishi_app.cli.experiment_sheet import print_experiments

    found = list_experiments(actor)
    if is_json:
        print_json(found)
    elif found:
        print_experiments(found, actor.language)
    else:
        say(gettext("There is no experiment yet."))


@experiment.command("apply", help=_("Bring experiments in from a YAML plan, all of it or nothing."))
@_file
@option("--dry-run", "is_dry", is_flag=True, help=_("Only say what would change; keep nothing."))
@as_json
def apply(*, file: Path, is_dry: bool, is_json: bool) -> int:
    """Bring experiments in from a YAML plan, all of it or nothing."""
    text = _read(file)
    actor = work()
    from enishi_app.actions.experiments import apply_plan

    applied = apply_plan(actor, text, file=file.name, is_dry=is_dry)
    if is_json:
        print_json(
            {
                "is_applied": applied.is_applied and not is_dry,
                "problems": applied.reading.problems,
                "changes": applied.changes,
            }
        )
    else:
        _tell(actor, applied, is_dry=is_dry)
    return OK if applied.is_applied else FAILED


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(gettext("%s is not UTF-8 text.") % file.name) from error


def _tell(actor: "Actor", applied: "Applied", *, is_dry: bool) -> None:
    from enishi_app.cli.experiment_sheet import print_changes
    from enishi_app.cli.problem_lines import note_plan_problems

    if not applied.is_applied:
        note_plan_problems(applied.reading.problems)
        note(gettext("enishi: the plan has mistakes; nothing of it was kept."))
        return
    for found in applied.reading.experiments:
        print_changes(found, applied.changes.get(found.id, ()), actor.language)
    if is_dry:
        say(gettext("Nothing was kept: this was a dry run."))


@experiment.command("mark", help=_("Mark an activity: done, partial, not-done or not-due."))
@argument("activity", metavar="ACTIVITY", help=_("Its id in the plan."))
@argument(
    "mark",
    type=click.Choice(list(MARKS)),
    metavar="MARK",
    help=_("done ○, partial △, not-done ×, not-due –"),
)
@_reason
@_reason_ja
@_reason_en
@option("--on", type=DAY, metavar="DAY", help=_("The day, such as 2024-08-31; else today."))
@_of
@as_json
def mark(  # noqa: PLR0913 - one for each option
    *,
    activity: str,
    mark: str,
    reason: str,
    reason_ja: str,
    reason_en: str,
    on: date | None,
    experiment: str,
    is_json: bool,
) -> None:
    """Mark an activity."""
    actor = look()
    from enishi_app.actions.actor import today_of
    from enishi_app.actions.experiments import ActivityId, ActivityMark, Mark, give_mark

    given = ActivityMark(
        activity=ActivityId(activity),
        mark=Mark(MARKS[mark]),
        on=on or today_of(actor),
        reason=say_in_both(reason, ja=reason_ja, en=reason_en),
    )
    give_mark(actor, experiment or _holding(actor, activity), given)
    if is_json:
        print_json(given)
    else:
        say(f"{given.mark.sign} {activity}")


def _holding(actor: "Actor", activity: str) -> str:
    """Return the experiment whose plan has this activity; the first where several have."""
    from enishi_app.actions.experiments import list_experiments

    found = [
        one.id
        for one in list_experiments(actor)
        if any(held.id == activity for held in one.plan.activities)
    ]
    if not found:
        raise click.UsageError(gettext("No plan has an activity %s.") % repr(activity))
    return found[0]


@experiment.command("revise", help=_("Freeze a new version of the plan, with its reason."))
@argument(
    "file",
    required=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="[FILE]",
    help=_("The new plan; else the draft as it stands."),
)
@_reason
@_reason_ja
@_reason_en
@_of
@as_json
def revise(
    *,
    file: Path | None,
    reason: str,
    reason_ja: str,
    reason_en: str,
    experiment: str,
    is_json: bool,
) -> int:
    """Freeze a new version of the plan, with its reason."""
    actor = look()
    from enishi_app.actions.experiments import revise_plan, show_experiment

    before = show_experiment(actor, experiment)
    wanted = _wanted(before, file) if file else before
    if wanted is None:
        return FAILED
    why = say_in_both(reason, ja=reason_ja, en=reason_en)
    after = revise_plan(actor, before.id, wanted.plan, reason=why)
    if is_json:
        print_json(after.revisions[-1])
    else:
        say(
            gettext("Version %(number)d of the plan holds from %(day)s.")
            % {"number": after.revisions[-1].number, "day": after.revisions[-1].on}
        )
    return OK


def _wanted(before: "Experiment", file: Path) -> "Experiment | None":
    """Return the experiment of a plan file that has the same id, or None where it has mistakes."""
    from enishi.experiment import read_plan
    from enishi_app.cli.problem_lines import note_plan_problems

    found = read_plan(_read(file), file=file.name)
    if found.problems:
        note_plan_problems(found.problems)
        note(gettext("enishi: the plan has mistakes; nothing of it was kept."))
        return None
    same = next((one for one in found.experiments if one.id == before.id), None)
    if same is None:
        raise click.UsageError(
            gettext("%(file)s has no experiment %(id)s.") % {"file": file.name, "id": before.id}
        )
    return same


@experiment.command("history", help=_("Show the frozen versions of a plan, and what each changed."))
@_which
@as_json
def history(*, experiment: str, is_json: bool) -> None:
    """Show the frozen versions of a plan, and what each changed."""
    actor = look()
    from enishi_app.actions.experiments import show_experiment
    from enishi_app.cli.experiment_sheet import print_history

    found = show_experiment(actor, experiment)
    if is_json:
        print_json(found.revisions)
    else:
        print_history(found, actor.language)


@experiment.command("learn", help=_("Note one thing learned, for the report's closing."))
@argument("text", required=False, default="", metavar="[TEXT]", help=_("What you learned."))
@option("--text-ja", default="", metavar="TEXT", help=_("The same in Japanese."))
@option("--text-en", default="", metavar="TEXT", help=_("The same in English."))
@_of
@as_json
def learn(*, text: str, text_ja: str, text_en: str, experiment: str, is_json: bool) -> None:
    """Note one thing learned."""
    said = say_in_both(text, ja=text_ja, en=text_en)
    if not said:
        raise click.UsageError(gettext("Say what you learned."))
    actor = look()
    from enishi_app.actions.experiments import add_learning, show_experiment

    after = add_learning(actor, show_experiment(actor, experiment).id, said)
    if is_json:
        print_json(after.learnings[-1])
    else:
        say(after.learnings[-1].text.to(actor.language))


@experiment.command("remove", help=_("Take an experiment out of sight; its records stay."))
@argument("experiment", metavar="ID", help=_("Which one."))
@option("--yes", "is_sure", is_flag=True, help=_("Do not ask first."))
def remove(*, experiment: str, is_sure: bool) -> None:
    """Take an experiment out of sight."""
    actor = look()
    from enishi_app.actions.experiments import remove as remove_experiment
    from enishi_app.actions.experiments import show_experiment

    found = show_experiment(actor, experiment)
    if not is_sure:
        title = found.plan.title.to(actor.language)
        click.confirm(gettext("Take “%s” out of sight?") % title, abort=True)
    remove_experiment(actor, found.id)
    say(gettext("Taken out of sight. A plan written with --yaml brings it back."))
