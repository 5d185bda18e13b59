"""Shared words: ids, choices, two-language text, problems and errors. Imports nothing of ours."""

from enishi.terms.choices import (
    AttendanceState,
    Channel,
    Comparison,
    Direction,
    ExperimentKind,
    Language,
    Mark,
    MembershipStep,
    TieState,
    TouchKind,
)
from enishi.terms.errors import EnishiError
from enishi.terms.ids import (
    ID_LENGTH,
    CommunityId,
    EntryId,
    EventId,
    ExperimentId,
    PersonId,
    derive_id,
)
from enishi.terms.problem import Problem, ProblemCode
from enishi.terms.text import Bilingual, Period, PeriodOrderError

__all__ = [
    "ID_LENGTH",
    "AttendanceState",
    "Bilingual",
    "Channel",
    "CommunityId",
    "Comparison",
    "Direction",
    "EnishiError",
    "EntryId",
    "EventId",
    "ExperimentId",
    "ExperimentKind",
    "Language",
    "Mark",
    "MembershipStep",
    "Period",
    "PeriodOrderError",
    "PersonId",
    "Problem",
    "ProblemCode",
    "TieState",
    "TouchKind",
    "derive_id",
]
