"""Experiments: applying a plan, marking, revising, and counting figures from records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from enishi.evidence import Journal
from enishi.experiment import (
    ActivityId,
    ActivityMark,
    Count,
    Criterion,
    Experiment,
    Figure,
    Judgement,
    Learning,
    Metric,
    Plan,
    PlanChange,
    PlanReading,
    Purpose,
    count_metric,
    diff_plans,
    judge_criterion,
    keep_history,
    mark_activity,
    new_purpose,
    plan_at,
    plan_fingerprint,
    read_plan,
    revise,
    write_plan,
)
from enishi.outreach import Introduction
from enishi.people import PersonFacts
from enishi.terms import Bilingual, EnishiError, Mark, Period, PersonId
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, today_of, writing
from enishi_app.store.load.experiments import load_experiment, load_experiments
from enishi_app.store.load.facts import load_facts
from enishi_app.store.load.journal import load_introductions, load_journal
from enishi_app.store.models import Workspace
from enishi_app.store.save.experiments import remove_experiment, save_experiment


class PlanMovedError(EnishiError):
    """The plan was changed elsewhere since this form was opened."""


@dataclass(frozen=True, kw_only=True)
class FigureCount:
    """A figure of an experiment with the records it counted."""

    figure: Figure
    count: Count


@dataclass(frozen=True, kw_only=True)
class CriterionCount:
    """A success criterion with its judgement and the records it counted."""

    criterion: Criterion
    judgement: Judgement
    count: Count


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What applying a plan file did, or why it did nothing.

    Attributes:
        changes: Per experiment id, what differs from the plan that was in force.
    """

    reading: PlanReading
    changes: dict[str, tuple[PlanChange, ...]]

    @property
    def is_applied(self) -> bool:
        """Tell whether anything was kept: only a file without any problem is."""
        return not self.reading.problems


def list_experiments(actor: Actor) -> tuple[Experiment, ...]:
    """Return every experiment, in the order in which they were begun."""
    return load_experiments(reading(actor))


def show_experiment(actor: Actor, experiment: str = "") -> Experiment:
    """Return one experiment; the first where none is named.

    Raises:
        NoSuchThingError: If there is none.
    """
    workspace = reading(actor)
    found = load_experiment(workspace, experiment) if experiment else _first(workspace)
    if found is None:
        wanted, got = (
            ("the id of one in this workspace", "another") if experiment else ("one", "none")
        )
        msg = f"experiment must be {wanted}, got {got}"
        raise NoSuchThingError(msg)
    return found


def apply_plan(
    actor: Actor, text: str, *, file: str = "plan.yaml", is_dry: bool = False
) -> Applied:
    """Keep the experiments that a YAML plan describes: all of them, or none.

    Args:
        actor: Who applies.
        text: The file's content.
        file: Its name, for problems.
        is_dry: Only say what would change.

    Raises:
        ChangedPastError: If the file says something else of a frozen version or a purpose.
    """
    found = read_plan(text, file=file)
    changes: dict[str, tuple[PlanChange, ...]] = {
        e.id: _changes(actor, e) for e in found.experiments
    }
    applied = Applied(reading=found, changes=changes)
    if is_dry or not applied.is_applied:
        return applied
    with writing(actor) as speaker:
        for experiment in found.experiments:
            save_experiment(speaker, _continued(speaker.workspace, experiment))
    return applied


def write_plan_yaml(actor: Actor, experiment: str = "") -> str:
    """Return one experiment, or all of them, as a YAML plan that ``apply_plan`` reads back."""
    chosen = (show_experiment(actor, experiment),) if experiment else list_experiments(actor)
    return write_plan(chosen)


def save(actor: Actor, experiment: Experiment) -> None:
    """Keep an experiment in its newest form."""
    with writing(actor) as speaker:
        save_experiment(speaker, experiment)


def remove(actor: Actor, experiment: str) -> None:
    """Take an experiment out of sight. What was said stays among the decisions.

    Raises:
        NoSuchThingError: If there is none.
    """
    show_experiment(actor, experiment)
    with writing(actor) as speaker:
        remove_experiment(speaker, experiment)


def give_mark(actor: Actor, experiment: str, given: ActivityMark) -> Experiment:
    """Mark an activity.

    Raises:
        NoSuchThingError: If there is no such experiment.
        EnishiError: If the activity is not in the plan, or a reason is missing.
    """
    with writing(actor) as speaker:
        before = _locked(speaker.workspace, experiment)
        after = mark_activity(before, given)
        save_experiment(speaker, after)
    return after


def revise_plan(
    actor: Actor,
    experiment: str,
    plan: Plan,
    *,
    reason: Bilingual,
    base: str = "",
) -> Experiment:
    """Freeze a new version of the plan, with its reason.

    Args:
        actor: Who revises.
        experiment: Which experiment.
        plan: The plan from now on.
        reason: Why.
        base: Fingerprint of the plan the user saw when she began, if it is to be checked.

    Raises:
        NoSuchThingError: If there is no such experiment.
        PlanMovedError: If the plan is no longer the one she saw.
        EnishiError: If nothing changed or the reason is missing.
    """
    with writing(actor) as speaker:
        before = _locked(speaker.workspace, experiment)
        _check_base(before, base)
        after = revise(before, plan=plan, on=today_of(actor), reason=reason)
        save_experiment(speaker, after)
    return after


def keep_draft(actor: Actor, experiment: str, plan: Plan, *, base: str = "") -> Experiment:
    """Keep a plan of which no version is frozen yet.

    Args:
        actor: Who plans.
        experiment: Which experiment.
        plan: The plan from now on.
        base: Fingerprint of the plan the user saw when she began, if it is to be checked.

    Raises:
        NoSuchThingError: If there is no such experiment.
        PlanMovedError: If the plan is no longer the one she saw, or was frozen meanwhile.
    """
    with writing(actor) as speaker:
        before = _locked(speaker.workspace, experiment)
        _check_base(before, base)
        if before.revisions:
            msg = "plan must be a draft, got a frozen one"
            raise PlanMovedError(msg)
        after = replace(before, plan=plan)
        save_experiment(speaker, after)
    return after


def change_purpose(actor: Actor, experiment: str, purpose: Purpose) -> Experiment:
    """Write a new version of the purpose card.

    Raises:
        NoSuchThingError: If there is no such experiment.
    """
    with writing(actor) as speaker:
        after = new_purpose(
            _locked(speaker.workspace, experiment),
            on=purpose.on,
            who=purpose.who,
            why=purpose.why,
            reason=purpose.reason,
        )
        save_experiment(speaker, after)
    return after


def add_learning(actor: Actor, experiment: str, text: Bilingual) -> Experiment:
    """Note one thing learned.

    Raises:
        NoSuchThingError: If there is no such experiment.
    """
    learning = Learning(on=today_of(actor), text=text)
    with writing(actor) as speaker:
        before = _locked(speaker.workspace, experiment)
        after = replace(before, learnings=(*before.learnings, learning))
        save_experiment(speaker, after)
    return after


def count_figures(actor: Actor, experiment: Experiment, as_of: date) -> tuple[FigureCount, ...]:
    """Return the figures of an experiment on a day, each with the records it counted."""
    figures = plan_at(experiment, as_of).figures
    counts = count_metrics(actor, experiment, [f.metric for f in figures], as_of)
    return tuple(FigureCount(figure=f, count=c) for f, c in zip(figures, counts, strict=True))


def judge_criteria(actor: Actor, experiment: Experiment, as_of: date) -> tuple[CriterionCount, ...]:
    """Return the success criteria of an experiment with their judgement on a day."""
    criteria = plan_at(experiment, as_of).criteria
    ledger = _ledger(reading(actor), experiment)
    counts = [_count(ledger, c.metric, min(c.by, as_of)) for c in criteria]
    return tuple(
        CriterionCount(criterion=c, judgement=judge_criterion(c, count=n, as_of=as_of), count=n)
        for c, n in zip(criteria, counts, strict=True)
    )


def count_metrics(
    actor: Actor,
    experiment: Experiment,
    metrics: Sequence[Metric],
    as_of: date,
) -> list[Count]:
    """Count metrics from the experiment's first day to a day, both included."""
    ledger = _ledger(reading(actor), experiment)
    return [_count(ledger, metric, as_of) for metric in metrics]


@dataclass(frozen=True, kw_only=True)
class _Ledger:
    """What the figures of one experiment are counted from, read once for all of them."""

    experiment: Experiment
    journal: Journal
    introductions: list[Introduction]
    people: dict[PersonId, PersonFacts]


def _ledger(workspace: Workspace, experiment: Experiment) -> _Ledger:
    journal = load_journal(workspace).of(experiment.id)
    own = {None, experiment.id}
    return _Ledger(
        experiment=experiment,
        journal=journal,
        introductions=[one for one in load_introductions(workspace) if one.experiment in own],
        people=people_facts(workspace, [c.person for c in journal.contacts]),
    )


def _count(ledger: _Ledger, metric: Metric, as_of: date) -> Count:
    start = ledger.experiment.plan.period.start
    return count_metric(
        metric,
        journal=ledger.journal,
        introductions=ledger.introductions,
        people=ledger.people,
        purposes=ledger.experiment.purposes,
        period=Period(start=start, end=max(start, as_of)),
    )


def people_facts(workspace: Workspace, people: Sequence[str]) -> dict[PersonId, PersonFacts]:
    """Return what metrics need to know of these people."""
    return load_facts(workspace, people)


def _locked(workspace: Workspace, experiment: str) -> Experiment:
    found = load_experiment(workspace, experiment)
    if found is None:
        msg = "experiment must be the id of one in this workspace, got another"
        raise NoSuchThingError(msg)
    return found


def _check_base(before: Experiment, base: str) -> None:
    if base and plan_fingerprint(before.plan) != base:
        msg = "plan must be the one this page showed, got a newer one"
        raise PlanMovedError(msg)


def _first(workspace: Workspace) -> Experiment | None:
    return next(iter(load_experiments(workspace)), None)


def _changes(actor: Actor, experiment: Experiment) -> tuple[PlanChange, ...]:
    workspace = reading(actor)
    before = load_experiment(workspace, experiment.id)
    after = _continued(workspace, experiment)
    return diff_plans(before.plan, after.plan) if before else ()


def _continued(workspace: Workspace, written: Experiment) -> Experiment:
    """Return an experiment as a file has it, with whatever of its past the file leaves out."""
    before = load_experiment(workspace, written.id)
    return keep_history(before, written) if before else written


__all__ = [
    "ActivityId",
    "ActivityMark",
    "Applied",
    "CriterionCount",
    "FigureCount",
    "Mark",
    "PlanMovedError",
    "add_learning",
    "apply_plan",
    "change_purpose",
    "count_figures",
    "count_metrics",
    "give_mark",
    "judge_criteria",
    "keep_draft",
    "list_experiments",
    "remove",
    "revise_plan",
    "save",
    "show_experiment",
    "write_plan_yaml",
]
