"""What was recorded, by which channel, and what it yields."""

from enishi.evidence.journal import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Journal,
    Membership,
    Publication,
    Touch,
)

__all__ = [
    "Attempt",
    "Attendance",
    "Community",
    "ContactMade",
    "Event",
    "Journal",
    "Membership",
    "Publication",
    "Touch",
]
