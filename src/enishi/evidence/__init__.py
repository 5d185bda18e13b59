"""What was recorded, by which channel people were met, and what can be concluded."""

from enishi.evidence.channels import (
    ChannelCount,
    asked_on,
    channel_counts,
    channel_name,
    first_contacts,
)
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
    "ChannelCount",
    "Community",
    "ContactMade",
    "Event",
    "Journal",
    "Membership",
    "Publication",
    "Touch",
    "asked_on",
    "channel_counts",
    "channel_name",
    "first_contacts",
]
