"""Introductions: the whole course of one ask, as dated steps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.terms import CommunityId, EntryId, ExperimentId, PersonId


class IntroductionStep(StrEnum):
    """Steps of an introduction (紹介) in the order they can happen."""

    DRAFTED = "drafted"
    ASKED = "asked"
    INTRODUCER_AGREED = "introducer-agreed"
    INTRODUCER_DECLINED = "introducer-declined"
    INTRODUCER_SILENT = "introducer-silent"
    TARGET_AGREED = "target-agreed"
    TARGET_DECLINED = "target-declined"
    INTRODUCED = "introduced"
    MET = "met"
    THANKED = "thanked"


@dataclass(frozen=True, kw_only=True)
class DatedStep:
    """One step, on a day."""

    step: IntroductionStep
    on: date
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """One request to one introducer (a person or a community) for one target or target profile.

    Attributes:
        introducer: The person asked, or None where a community was asked.
        community: The community asked, or None.
        target: The person wanted, where she is known by name.
        profile: Whom was asked for in words otherwise ("a marketer in Paris").
        steps: What happened, oldest first; at least one.
        channel: :class:`enishi.terms.Channel` value it counts under.
    """

    id: EntryId
    steps: tuple[DatedStep, ...]
    channel: str
    introducer: PersonId | None = None
    community: CommunityId | None = None
    target: PersonId | None = None
    profile: str = ""
    experiment: ExperimentId | None = None
    note: str = ""
