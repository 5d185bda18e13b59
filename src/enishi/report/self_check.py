"""The self-check: what reviewers look for, what can be shown of it, and what is missing.

It looks only at what is there or not; whether it is new or good stays for people to judge.
"""

from collections.abc import Iterator

from enishi.experiment import MetricKind
from enishi.report.findings import Findings
from enishi.report.material import MissingPart
from enishi.report.phrases import Phrases
from enishi.report.wording import Aspect, MissingCode


def missing_parts(findings: Findings) -> tuple[MissingPart, ...]:
    """Return what is missing, aspect by aspect in the programme's order."""
    return tuple(
        part
        for check in (_oneself, _society, _objective, _change)
        for part in check(findings)
        if part.number
    )


def material_for(aspect: Aspect, findings: Findings, say: Phrases) -> tuple[str, ...]:
    """Return words for what can be shown of an aspect."""
    choose = {
        Aspect.NEW_FOR_ONESELF: _shown_oneself,
        Aspect.NEW_FOR_SOCIETY: _shown_society,
        Aspect.JUDGED_OBJECTIVELY: _shown_objective,
        Aspect.CHANGE_IS_VISIBLE: _shown_change,
    }[aspect]
    return tuple(choose(findings, say))


def _gap(aspect: Aspect, code: MissingCode, number: int) -> MissingPart:
    return MissingPart(aspect=aspect, code=code, number=int(number))


def _plans_publication(findings: Findings) -> bool:
    plan = findings.plan
    metrics = (*(c.metric for c in plan.criteria), *(f.metric for f in plan.figures))
    return any(metric.kind is MetricKind.PUBLICATIONS for metric in metrics)


def _oneself(findings: Findings) -> Iterator[MissingPart]:
    aspect = Aspect.NEW_FOR_ONESELF
    has_purpose = findings.purpose is not None and bool(findings.purpose.why)
    yield _gap(aspect, MissingCode.NO_PURPOSE, not has_purpose)
    yield _gap(aspect, MissingCode.NO_BACKGROUND, not findings.plan.background)
    is_silent = findings.kind.counts and not findings.learnings
    yield _gap(aspect, MissingCode.NO_LEARNING, is_silent)


def _society(findings: Findings) -> Iterator[MissingPart]:
    aspect = Aspect.NEW_FOR_SOCIETY
    if findings.kind.counts:
        yield _gap(aspect, MissingCode.NO_PUBLICATION, not findings.publications)
    else:
        yield _gap(aspect, MissingCode.NO_PUBLICATION_PLANNED, not _plans_publication(findings))


def _objective(findings: Findings) -> Iterator[MissingPart]:
    aspect, plan = Aspect.JUDGED_OBJECTIVELY, findings.plan
    since = findings.criteria_since
    is_late = since is not None and since > plan.period.start and bool(plan.criteria)
    yield _gap(aspect, MissingCode.NO_HYPOTHESIS, not plan.hypothesis)
    yield _gap(aspect, MissingCode.NO_CRITERION, not plan.criteria)
    yield _gap(aspect, MissingCode.NOT_FROZEN, findings.frozen_on is None)
    yield _gap(aspect, MissingCode.CRITERIA_AFTER_START, is_late)
    yield _gap(aspect, MissingCode.NO_VERIFICATION, not plan.verification)
    if findings.kind.counts:
        yield _gap(aspect, MissingCode.UNMARKED_ACTIVITY, _unmarked(findings))
        yield _gap(aspect, MissingCode.MARK_WITHOUT_REASON, _without_reason(findings))


def _unmarked(findings: Findings) -> int:
    ended = (found for found in findings.stages if found.stage.period.end <= findings.as_of)
    return sum(mark is None for found in ended for _, mark in found.activities)


def _without_reason(findings: Findings) -> int:
    marks = (mark for found in findings.stages for _, mark in found.activities if mark)
    return sum(mark.mark.needs_reason and not mark.reason for mark in marks)


def _change(findings: Findings) -> Iterator[MissingPart]:
    aspect = Aspect.CHANGE_IS_VISIBLE
    yield _gap(aspect, MissingCode.NO_FIGURE, not findings.plan.figures)
    yield _gap(aspect, MissingCode.NO_BASELINE, findings.baseline_on is None)


def _shown_oneself(findings: Findings, say: Phrases) -> Iterator[str]:
    if findings.purpose or findings.plan.background:
        yield say.has_background()
    if findings.learnings and findings.kind.counts:
        yield say.has_learnings(len(findings.learnings))


def _shown_society(findings: Findings, say: Phrases) -> Iterator[str]:
    if findings.kind.counts and findings.publications:
        yield say.has_publications(len(findings.publications))
    elif not findings.kind.counts and _plans_publication(findings):
        yield say.has_publications_planned()


def _shown_objective(findings: Findings, say: Phrases) -> Iterator[str]:
    if findings.plan.criteria:
        yield say.has_criteria(len(findings.plan.criteria))


def _shown_change(findings: Findings, say: Phrases) -> Iterator[str]:
    if findings.baseline_on:
        yield say.has_baseline(findings.baseline_on)
    if findings.course:
        yield say.has_course(len(findings.course))
    elif findings.plan.figures:
        yield say.has_figures(len(findings.plan.figures))
