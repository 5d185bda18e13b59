"""From records to findings."""

from dataclasses import replace
from datetime import date

from enishi.evidence import Publication
from enishi.experiment import ActivityMark, Experiment, Plan, Purpose, Stage
from enishi.report.findings import Beside, Findings, StageFound
from enishi.report.material import ReportMaterial
from enishi.report.self_check import missing_parts
from enishi.report.wording import ReportKind


def find(kind: ReportKind, *, material: ReportMaterial, as_of: date) -> Findings:
    """Return what is true of the reported experiment on a day.

    Nothing dated after ``as_of`` is looked at.
    """
    experiment = material.experiments[0]
    plan = _plan_at(experiment, as_of)
    findings = Findings(
        kind=kind,
        as_of=as_of,
        experiment_kind=experiment.kind,
        sponsor=experiment.sponsor,
        plan=plan,
        purpose=_purpose_at(experiment, as_of),
        revisions=tuple(r for r in experiment.revisions if r.on <= as_of),
        stages=tuple(_stage(stage, plan, experiment, as_of) for stage in plan.stages),
        learnings=tuple(learning for learning in experiment.learnings if learning.on <= as_of),
        publications=_publications(material, experiment, as_of),
        beside=tuple(_beside(other, as_of) for other in material.experiments[1:]),
        baseline_on=material.baseline_on,
    )
    return replace(findings, missing=missing_parts(findings))


def _purpose_at(experiment: Experiment, day: date) -> Purpose | None:
    written = [purpose for purpose in experiment.purposes if purpose.on <= day]
    return written[-1] if written else None


def _plan_at(experiment: Experiment, day: date) -> Plan:
    frozen = [revision for revision in experiment.revisions if revision.on <= day]
    return frozen[-1].plan if frozen else experiment.plan


def _stage(stage: Stage, plan: Plan, experiment: Experiment, day: date) -> StageFound:
    marks = _marks_at(experiment, day)
    activities = tuple(a for a in plan.activities if a.stage == stage.id)
    return StageFound(stage=stage, activities=tuple((a, marks.get(a.id)) for a in activities))


def _marks_at(experiment: Experiment, day: date) -> dict[str, ActivityMark]:
    given = sorted((m for m in experiment.marks if m.on <= day), key=lambda mark: mark.on)
    return {mark.activity: mark for mark in given}


def _publications(
    material: ReportMaterial, experiment: Experiment, day: date
) -> tuple[Publication, ...]:
    period = _plan_at(experiment, day).period
    return tuple(
        publication
        for publication in material.journal.publications
        if publication.experiment == experiment.id
        and publication.on in period
        and publication.on <= day
    )


def _beside(other: Experiment, day: date) -> Beside:
    return Beside(kind=other.kind, sponsor=other.sponsor, plan=_plan_at(other, day))
