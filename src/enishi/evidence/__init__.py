"""What was recorded, by which channel people were met, and what can be concluded."""

from importlib import import_module
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from enishi.evidence.journal_yaml import (
        JournalPerson,
        JournalReading,
        PersonNaming,
        read_journal,
    )
    from enishi.evidence.yaml_form import (
        Fields,
        Form,
        explain_detail,
        read_language,
        read_place,
        read_role,
        read_tree,
    )

__all__ = [
    "Attempt",
    "Attendance",
    "ChannelCount",
    "Community",
    "ContactMade",
    "Event",
    "Fields",
    "Form",
    "Journal",
    "JournalPerson",
    "JournalReading",
    "Membership",
    "PersonNaming",
    "Publication",
    "Touch",
    "asked_on",
    "channel_counts",
    "channel_name",
    "explain_detail",
    "first_contacts",
    "read_journal",
    "read_language",
    "read_place",
    "read_role",
    "read_tree",
]

# These need PyYAML: loaded when first asked for (PEP 562).
_WRITTEN = {
    **dict.fromkeys(
        (
            *("Fields", "Form", "explain_detail", "read_language"),
            *("read_place", "read_role", "read_tree"),
        ),
        "enishi.evidence.yaml_form",
    ),
    **dict.fromkeys(
        ("JournalPerson", "JournalReading", "PersonNaming", "read_journal"),
        "enishi.evidence.journal_yaml",
    ),
}


def __getattr__(name: str) -> object:
    if name not in _WRITTEN:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_WRITTEN[name]), name)
