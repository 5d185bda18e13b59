"""Asks and introductions."""

from importlib import import_module
from typing import TYPE_CHECKING

from enishi.outreach.course import (
    REST_AFTER_HELP,
    REST_AFTER_NO,
    REST_AFTER_SILENCE,
    IntroductionOrderError,
    advance,
    next_steps,
    overdue,
    resting_until,
    state_of,
    waiting_on_others,
)
from enishi.outreach.follow_up import FollowUp
from enishi.outreach.introduction import DatedStep, Introduction, IntroductionStep
from enishi.outreach.letters import (
    Letter,
    LetterFacts,
    LetterKind,
    Politeness,
    write_about_me,
    write_letter,
)
from enishi.outreach.opt_out import AskingWord
from enishi.outreach.planning.favours import (
    FavourBudget,
    StepsTaken,
    count_steps,
    hope_after,
    room_for,
)
from enishi.outreach.planning.values import (
    USUAL_ROOM,
    AskPlan,
    AskPlanError,
    AskTerms,
    AskUnderWay,
    LeftOut,
    LeftOutReason,
    PlannedAsk,
)
from enishi.outreach.planning.words import explain_ask, explain_left_out, people_words
from enishi.outreach.tend import REMIND_AFTER, Tend, TendKind, find_tends

if TYPE_CHECKING:
    from enishi.outreach.planning.asking import AskPlanner, plan_asks

__all__ = [
    "REMIND_AFTER",
    "REST_AFTER_HELP",
    "REST_AFTER_NO",
    "REST_AFTER_SILENCE",
    "USUAL_ROOM",
    "AskPlan",
    "AskPlanError",
    "AskPlanner",
    "AskTerms",
    "AskUnderWay",
    "AskingWord",
    "DatedStep",
    "FavourBudget",
    "FollowUp",
    "Introduction",
    "IntroductionOrderError",
    "IntroductionStep",
    "LeftOut",
    "LeftOutReason",
    "Letter",
    "LetterFacts",
    "LetterKind",
    "PlannedAsk",
    "Politeness",
    "StepsTaken",
    "Tend",
    "TendKind",
    "advance",
    "count_steps",
    "explain_ask",
    "explain_left_out",
    "find_tends",
    "hope_after",
    "next_steps",
    "overdue",
    "people_words",
    "plan_asks",
    "resting_until",
    "room_for",
    "state_of",
    "waiting_on_others",
    "write_about_me",
    "write_letter",
]

# Planning needs numpy, which costs most of a tenth of a second: loaded when first asked for.
_PLANNING = {"AskPlanner", "plan_asks"}


def __getattr__(name: str) -> object:
    if name not in _PLANNING:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module("enishi.outreach.planning.asking"), name)
