"""Ids: opaque, stable, and derived from what they name wherever that is possible."""

import hashlib
from typing import NewType

PersonId = NewType("PersonId", str)
CommunityId = NewType("CommunityId", str)
EventId = NewType("EventId", str)
EntryId = NewType("EntryId", str)
"""Any entry of the journal: contact made, membership, attendance, touch, publication, ask."""
ExperimentId = NewType("ExperimentId", str)

ID_LENGTH = 32
"""Characters of an id: half a SHA-256 in hexadecimal (128 bits)."""


def derive_id(*parts: str) -> str:
    """Return the id that always belongs to these parts.

    Args:
        parts: At least one string; order and boundaries count.

    Returns:
        ``ID_LENGTH`` lower-case hexadecimal characters.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]
