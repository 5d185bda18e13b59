"""The self-check: what reviewers look for, and which fields of an experiment are still missing."""

from collections.abc import Iterator
from enum import StrEnum

from enishi.experiment.plan import Experiment, MetricKind
from enishi.terms import Problem, ProblemCode


class Aspect(StrEnum):
    """What reviewers look for in an experiment."""

    NEW_FOR_ONESELF = "new-for-oneself"
    NEW_FOR_SOCIETY = "new-for-society"
    JUDGED_OBJECTIVELY = "judged-objectively"
    CHANGE_VISIBLE = "change-visible"


def check_experiment(experiment: Experiment) -> tuple[Problem, ...]:
    """Return which fields are missing for what reviewers look for.

    It looks only at what is there or not; whether it is new or good stays for people to judge.

    Returns:
        A problem for each missing field: ``field`` its path in the YAML, ``detail`` the aspect
        it is wanted for. None of them is fatal.
    """
    return tuple(
        Problem(
            code=ProblemCode.MISSING_FIELD,
            file="",
            field=path,
            detail=aspect.value,
            is_fatal=False,
        )
        for aspect, path in _missing(experiment)
    )


def _missing(experiment: Experiment) -> Iterator[tuple[Aspect, str]]:
    wanted = (
        (Aspect.NEW_FOR_ONESELF, "purposes", any(p.why for p in experiment.purposes)),
        (Aspect.NEW_FOR_ONESELF, "background", experiment.plan.background),
        (Aspect.NEW_FOR_SOCIETY, "figures", _publishes(experiment)),
        (Aspect.JUDGED_OBJECTIVELY, "hypothesis", experiment.plan.hypothesis),
        (Aspect.JUDGED_OBJECTIVELY, "criteria", experiment.plan.criteria),
        (Aspect.JUDGED_OBJECTIVELY, "verification", experiment.plan.verification),
        (Aspect.JUDGED_OBJECTIVELY, "revisions", _is_stated_before(experiment)),
        (Aspect.CHANGE_VISIBLE, "figures", experiment.plan.figures),
    )
    return ((aspect, path) for aspect, path, is_there in wanted if not is_there)


def _publishes(experiment: Experiment) -> bool:
    plan = experiment.plan
    metrics = [c.metric for c in plan.criteria] + [f.metric for f in plan.figures]
    return any(metric.kind is MetricKind.PUBLICATIONS for metric in metrics)


def _is_stated_before(experiment: Experiment) -> bool:
    """Tell whether criteria were frozen by the first day."""
    start = experiment.plan.period.start
    return any(one.plan.criteria and one.on <= start for one in experiment.revisions)
