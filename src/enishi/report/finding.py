"""From records to findings."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from enishi.evidence import Publication
from enishi.experiment import (
    Experiment,
    Plan,
    Stage,
    diff_plans,
    marks_at,
    plan_at,
    purpose_at,
)
from enishi.report.counting import Counter, find_channels, find_course, find_criteria, find_figures
from enishi.report.findings import Beside, Findings, RevisionFound, StageFound
from enishi.report.journal_records import only_of, records_by_id
from enishi.report.material import ReportMaterial
from enishi.report.self_check import missing_parts
from enishi.report.wording import ReportKind


def find(kind: ReportKind, *, material: ReportMaterial, as_of: date) -> Findings:
    """Return what is true of the reported experiment on a day.

    Nothing dated after ``as_of`` is looked at.
    """
    experiment = material.experiments[0]
    material = only_of(experiment, material)
    plan = plan_at(experiment, as_of)
    findings = Findings(
        kind=kind,
        as_of=as_of,
        experiment_kind=experiment.kind,
        sponsor=experiment.sponsor,
        plan=plan,
        purpose=purpose_at(experiment, as_of),
        frozen_on=min((r.on for r in experiment.revisions if r.on <= as_of), default=None),
        criteria_since=_criteria_since(experiment, plan, as_of),
        stages=tuple(_stage(stage, plan, experiment, as_of) for stage in plan.stages),
        learnings=tuple(learning for learning in experiment.learnings if learning.on <= as_of),
        publications=_publications(material, plan, as_of),
        beside=tuple(_beside(other, as_of) for other in material.experiments[1:]),
        baseline_on=material.baseline_on,
        changes=_changes(experiment, as_of),
    )
    counted = _counted(findings, Counter(material=material)) if kind.counts else findings
    return replace(counted, missing=missing_parts(counted))


def _counted(findings: Findings, counter: Counter) -> Findings:
    material = counter.material
    return replace(
        findings,
        figures=find_figures(findings, counter),
        criteria=find_criteria(findings, counter),
        channels=find_channels(findings, counter),
        course=find_course(findings, counter),
        records=records_by_id(material.journal, material.introductions),
    )


def _criteria_since(experiment: Experiment, plan: Plan, day: date) -> date | None:
    """Return the day of the oldest frozen version from which on the criteria never changed."""
    since = None
    for revision in reversed([r for r in experiment.revisions if r.on <= day]):
        if revision.plan.criteria != plan.criteria:
            break
        since = revision.on
    return since


def _stage(stage: Stage, plan: Plan, experiment: Experiment, day: date) -> StageFound:
    marks = marks_at(experiment, day)
    activities = tuple(a for a in plan.activities if a.stage == stage.id)
    return StageFound(stage=stage, activities=tuple((a, marks.get(a.id)) for a in activities))


def _publications(material: ReportMaterial, plan: Plan, day: date) -> tuple[Publication, ...]:
    return tuple(
        one
        for one in sorted(material.journal.publications, key=lambda one: (one.on, one.id))
        if one.on in plan.period and one.on <= day
    )


def _beside(other: Experiment, day: date) -> Beside:
    return Beside(kind=other.kind, sponsor=other.sponsor, plan=plan_at(other, day))


def _changes(experiment: Experiment, day: date) -> tuple[RevisionFound, ...]:
    frozen = [revision for revision in experiment.revisions if revision.on <= day]
    return tuple(
        RevisionFound(
            revision=after, before=before.plan, changes=diff_plans(before.plan, after.plan)
        )
        for before, after in pairwise(frozen)
    )
