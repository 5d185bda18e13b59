"""What is true on a day: pure values, without a word of any sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from enishi.evidence import Publication
from enishi.experiment import (
    Activity,
    ActivityMark,
    Criterion,
    Figure,
    Learning,
    Plan,
    PlanChange,
    Purpose,
    Revision,
    Stage,
)
from enishi.report.material import MissingPart
from enishi.report.wording import Judgement, RecordKind, ReportKind
from enishi.terms import Bilingual, ExperimentKind


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A number, with the ids of the records it was counted from."""

    value: int = 0
    records: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FigureFound:
    """A figure of the plan and its count on the day.

    Attributes:
        whole: The count that holds all of this one's records and more, if there is one.
    """

    figure: Figure
    count: Counted
    whole: Counted | None = None


@dataclass(frozen=True, kw_only=True)
class CriterionFound:
    """A success criterion, its count on the day, and its judgement."""

    criterion: Criterion
    count: Counted
    judgement: Judgement


@dataclass(frozen=True, kw_only=True)
class ChannelFound:
    """A channel, its attempts, and the contacts that came of it.

    Attributes:
        on_purpose: Those of the contacts who were wanted; None where no purpose was written.
    """

    channel: str
    attempts: Counted
    contacts: Counted
    on_purpose: Counted | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionFound:
    """A revision of the plan, the plan before it, and what differs."""

    revision: Revision
    before: Plan
    changes: tuple[PlanChange, ...]


@dataclass(frozen=True, kw_only=True)
class CoursePoint:
    """The counts of the plan's figures on one day, in the plan's order."""

    on: date
    counts: tuple[Counted, ...]


@dataclass(frozen=True, kw_only=True)
class RecordFound:
    """One record behind a number.

    Attributes:
        name: Title or name, as the user wrote it.
    """

    id: str
    on: date
    kind: RecordKind
    channel: str = ""
    place: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class StageFound:
    """A stage with its activities; the mark that held on the day, where there was one."""

    stage: Stage
    activities: tuple[tuple[Activity, ActivityMark | None], ...]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Everything a report says, before it is said.

    Attributes:
        plan: The plan in force on the day.
        purpose: The purpose in force on the day, if one was written.
        frozen_on: The day on which the first version was frozen, if one was by then.
        criteria_since: The day since which the success criteria stand as they are, frozen.
        beside: The experiments that run beside this one.
    """

    kind: ReportKind
    as_of: date
    experiment_kind: ExperimentKind
    sponsor: Bilingual
    plan: Plan
    purpose: Purpose | None
    frozen_on: date | None
    criteria_since: date | None
    stages: tuple[StageFound, ...]
    learnings: tuple[Learning, ...]
    publications: tuple[Publication, ...]
    beside: tuple["Beside", ...]
    baseline_on: date | None
    figures: tuple[FigureFound, ...] = ()
    criteria: tuple[CriterionFound, ...] = ()
    channels: tuple[ChannelFound, ...] = ()
    course: tuple[CoursePoint, ...] = ()
    records: Mapping[str, RecordFound] = field(default_factory=dict)
    changes: tuple[RevisionFound, ...] = ()
    missing: tuple[MissingPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Another experiment of the same researcher."""

    kind: ExperimentKind
    sponsor: Bilingual
    plan: Plan
