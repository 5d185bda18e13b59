"""Count what the plan asks to be counted, on a day, from records up to that day."""

from dataclasses import dataclass
from datetime import date

from enishi.evidence import channel_counts
from enishi.experiment import Criterion, Metric, MetricKind
from enishi.report.course_days import course_days
from enishi.report.findings import (
    ChannelFound,
    Counted,
    CoursePoint,
    CriterionFound,
    FigureFound,
    Findings,
)
from enishi.report.material import ReportMaterial
from enishi.report.metric_counting import count_in
from enishi.report.wording import Judgement
from enishi.terms import Comparison, Period


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Counts metrics of the reported experiment."""

    material: ReportMaterial

    def count(self, metric: Metric, *, findings: Findings, until: date) -> Counted:
        """Return the count from the experiment's first day to ``until``, both included."""
        period = _period(findings, until)
        return count_in(self.material, metric, period) if period else Counted()


def find_figures(findings: Findings, counter: Counter) -> tuple[FigureFound, ...]:
    """Return the figures of the plan on the day, each with the larger figure it is a part of."""
    counts = _counts(findings, counter, findings.as_of)
    return tuple(
        FigureFound(figure=figure, count=count, whole=_whole(count, counts))
        for figure, count in zip(findings.plan.figures, counts, strict=True)
    )


def find_course(findings: Findings, counter: Counter) -> tuple[CoursePoint, ...]:
    """Return the figures of the plan at the end of every month up to the day."""
    days = course_days(findings.plan.period, findings.as_of) if findings.plan.figures else ()
    return tuple(CoursePoint(on=day, counts=tuple(_counts(findings, counter, day))) for day in days)


def find_criteria(findings: Findings, counter: Counter) -> tuple[CriterionFound, ...]:
    """Return the success criteria, counted up to the day or their own date, and judged."""
    found = []
    for criterion in findings.plan.criteria:
        until = min(criterion.by, findings.as_of)
        count = counter.count(criterion.metric, findings=findings, until=until)
        judgement = judge(criterion, count.value, findings.as_of)
        found.append(CriterionFound(criterion=criterion, count=count, judgement=judgement))
    return tuple(found)


def find_channels(findings: Findings, counter: Counter) -> tuple[ChannelFound, ...]:
    """Return the channels with their attempts and contacts up to the day."""
    material, period = counter.material, _period(findings, findings.as_of)
    if period is None:
        return ()
    counts = channel_counts(material.journal, material.introductions, period=period)
    return tuple(
        ChannelFound(
            channel=found.channel,
            attempts=_all(found.attempts),
            contacts=_all(found.contacts),
            on_purpose=_on_purpose(found.channel, findings, counter),
        )
        for found in counts
    )


def judge(criterion: Criterion, value: int, day: date) -> Judgement:
    """Return how a criterion stands on a day: the count against its number, nothing more."""
    is_over = day >= criterion.by
    if criterion.comparison is Comparison.AT_MOST:
        within = Judgement.REACHED if is_over else Judgement.HOLDS_SO_FAR
        return within if value <= criterion.number else Judgement.NOT_REACHED
    holds = value >= criterion.number
    if criterion.comparison is Comparison.EXACTLY:
        holds = value == criterion.number
    if holds:
        return Judgement.REACHED
    return Judgement.NOT_REACHED if is_over else Judgement.NOT_YET


def _on_purpose(channel: str, findings: Findings, counter: Counter) -> Counted | None:
    if findings.purpose is None:
        return None
    metric = Metric(kind=MetricKind.CONTACTS, channels=(channel,), on_purpose=True)
    return counter.count(metric, findings=findings, until=findings.as_of)


def _counts(findings: Findings, counter: Counter, until: date) -> list[Counted]:
    figures = findings.plan.figures
    return [counter.count(figure.metric, findings=findings, until=until) for figure in figures]


def _whole(part: Counted, counts: list[Counted]) -> Counted | None:
    """Return the largest count whose records hold all of ``part``'s and more."""
    records = set(part.records)
    larger = [count for count in counts if records and records < set(count.records)]
    return max(larger, key=lambda count: count.value, default=None)


def _all(records: tuple[str, ...]) -> Counted:
    return Counted(value=len(records), records=records)


def _period(findings: Findings, until: date) -> Period | None:
    start, end = findings.plan.period.start, min(until, findings.plan.period.end)
    return Period(start=start, end=end) if start <= end else None
