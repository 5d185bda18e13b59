"""Asks and introductions."""

from enishi.outreach.follow_up import FollowUp
from enishi.outreach.introduction import DatedStep, Introduction, IntroductionStep

__all__ = ["DatedStep", "FollowUp", "Introduction", "IntroductionStep"]
