"""Asks and introductions."""

from enishi.outreach.follow_up import FollowUp
from enishi.outreach.introduction import DatedStep, Introduction, IntroductionStep
from enishi.outreach.tend import Tend, TendKind, find_tends

__all__ = [
    "DatedStep",
    "FollowUp",
    "Introduction",
    "IntroductionStep",
    "Tend",
    "TendKind",
    "find_tends",
]
