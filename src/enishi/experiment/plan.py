"""The plan of an experiment, what became of it, and its frozen versions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from enishi.terms import Bilingual, Comparison, ExperimentId, ExperimentKind, Mark, Period

WorkstreamId = NewType("WorkstreamId", str)
"""Short name the user can type, unique within one experiment: ``network``."""
StageId = NewType("StageId", str)
ActivityId = NewType("ActivityId", str)
CriterionId = NewType("CriterionId", str)


@dataclass(frozen=True, kw_only=True)
class WhoCell:
    """One kind of person one wants to meet. An empty part means "any"."""

    role: str = ""
    """Role code of ``enishi.network``: ``marketer``."""
    place: str = ""
    """Place code of ``enishi.network``: ``paris``, ``FR``."""
    language: str = ""
    """ISO 639-1 code: ``ja``."""


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """One version of the purpose card: whom to meet, and why.

    Attributes:
        version: 1 for the first, then rising by 1.
        on: The day it was written.
        reason: Why it was changed; empty for version 1.
    """

    version: int
    on: date
    who: tuple[WhoCell, ...]
    why: Bilingual
    reason: Bilingual = Bilingual()


class MetricKind(StrEnum):
    """What a metric counts in the journal."""

    CONTACTS = "contacts"
    INTRODUCED = "introduced"
    """Contacts made through a friend's or a community's introduction."""
    COMMUNITIES_JOINED = "communities-joined"
    EVENTS_ATTENDED = "events-attended"
    PUBLICATIONS = "publications"
    ASKS = "asks"
    SECOND_TALKS = "second-talks"


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A rule that counts records. Empty parts do not narrow.

    Attributes:
        role: Only people with this role code or one it covers.
        place: Only records in this place or within it.
        channels: Only contacts or attempts of these channels.
        on_purpose: Only people in a WHO cell of the purpose in force that day.
        is_online: Only online (True) or only local (False) communities and events.
        kind_of_publication: ``article`` or ``post``.
    """

    kind: MetricKind
    role: str = ""
    place: str = ""
    channels: tuple[str, ...] = ()
    on_purpose: bool = False
    is_online: bool | None = None
    kind_of_publication: str = ""


@dataclass(frozen=True, kw_only=True)
class Workstream:
    """One line of activity through the whole experiment (活動)."""

    id: WorkstreamId
    name: Bilingual


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A dated part of an experiment. Stages may overlap."""

    id: StageId
    name: Bilingual
    period: Period


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One planned action in a stage and a workstream (予定の活動)."""

    id: ActivityId
    stage: StageId
    workstream: WorkstreamId
    title: Bilingual


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A success criterion stated beforehand: metric, comparison, number, date.

    Attributes:
        by: Counted from the experiment's first day to this day, both included.
    """

    id: CriterionId
    title: Bilingual
    metric: Metric
    comparison: Comparison
    number: int
    by: date


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that a revision freezes.

    Attributes:
        figures: Metrics the reports show, in their order, each with the words beside it.
    """

    title: Bilingual
    question: Bilingual
    period: Period
    hypothesis: Bilingual = Bilingual()
    background: Bilingual = Bilingual()
    verification: Bilingual = Bilingual()
    """How the result will be measured, in words (どう測るか)."""
    workstreams: tuple[Workstream, ...] = ()
    stages: tuple[Stage, ...] = ()
    activities: tuple[Activity, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    figures: tuple["Figure", ...] = ()
    other: Bilingual = Bilingual()


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A metric with the words that stand beside its number."""

    id: str
    title: Bilingual
    metric: Metric


@dataclass(frozen=True, kw_only=True)
class ActivityMark:
    """What became of an activity. The newest by ``on``, then by position, holds."""

    activity: ActivityId
    mark: Mark
    on: date
    reason: Bilingual = Bilingual()


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A frozen version of the plan (軌道修正).

    Attributes:
        number: 1 for the first frozen plan, then rising by 1.
        reason: Why it was changed; empty only for number 1.
        fingerprint: ``plan_fingerprint(plan)``, so that a changed past is noticed.
    """

    number: int
    on: date
    plan: Plan
    reason: Bilingual = Bilingual()
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class Learning:
    """One thing learned, for the report's closing."""

    on: date
    text: Bilingual


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """One experiment, own (自主企画) or assigned (指定企画).

    Attributes:
        sponsor: Who assigned it; empty for an own one.
        plan: The plan in force (equal to the last revision's, or a draft newer than it).
        purposes: Versions of the purpose card, oldest first.
        revisions: Frozen plans, oldest first.
        marks: Every mark ever given, oldest first.
    """

    id: ExperimentId
    kind: ExperimentKind
    plan: Plan
    sponsor: Bilingual = Bilingual()
    purposes: tuple[Purpose, ...] = ()
    revisions: tuple[Revision, ...] = ()
    marks: tuple[ActivityMark, ...] = ()
    learnings: tuple[Learning, ...] = ()
