"""Asks and introductions."""

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
from enishi.outreach.tend import REMIND_AFTER, Tend, TendKind, find_tends

__all__ = [
    "REMIND_AFTER",
    "REST_AFTER_HELP",
    "REST_AFTER_NO",
    "REST_AFTER_SILENCE",
    "DatedStep",
    "FollowUp",
    "Introduction",
    "IntroductionOrderError",
    "IntroductionStep",
    "Tend",
    "TendKind",
    "advance",
    "find_tends",
    "next_steps",
    "overdue",
    "resting_until",
    "state_of",
    "waiting_on_others",
]
