"""Asks and introductions."""

from enishi.outreach.introduction import DatedStep, Introduction, IntroductionStep

__all__ = ["DatedStep", "Introduction", "IntroductionStep"]
