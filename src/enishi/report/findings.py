"""What is true on a day: pure values, without a word of any sentence."""

from dataclasses import dataclass
from datetime import date

from enishi.evidence import Publication
from enishi.experiment import (
    Activity,
    ActivityMark,
    Learning,
    Plan,
    Purpose,
    Revision,
    Stage,
)
from enishi.report.material import MissingPart
from enishi.report.wording import ReportKind
from enishi.terms import Bilingual, ExperimentKind


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
        revisions: The versions frozen up to the day, oldest first.
        beside: The experiments that run beside this one.
    """

    kind: ReportKind
    as_of: date
    experiment_kind: ExperimentKind
    sponsor: Bilingual
    plan: Plan
    purpose: Purpose | None
    revisions: tuple[Revision, ...]
    stages: tuple[StageFound, ...]
    learnings: tuple[Learning, ...]
    publications: tuple[Publication, ...]
    beside: tuple["Beside", ...]
    baseline_on: date | None
    missing: tuple[MissingPart, ...] = ()

    @property
    def frozen_on(self) -> date | None:
        """Return the day on which the first version was frozen, if one was."""
        return self.revisions[0].on if self.revisions else None


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Another experiment of the same researcher."""

    kind: ExperimentKind
    sponsor: Bilingual
    plan: Plan
