"""Writing down what a person said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from enishi_app.store.codec import dump
from enishi_app.store.models import Decision, Workspace


class DecisionKind(StrEnum):
    """What was said."""

    PERSON_ADDED = "person-added"
    PERSON_SAID = "person-said"
    PERSON_CONSENT = "person-consent"
    PERSON_STANDING = "person-standing"
    ASKING_SAID = "asking-said"
    PEOPLE_JOINED = "people-joined"
    PEOPLE_PARTED = "people-parted"
    IDENTITY_UNDONE = "identity-undone"
    INBOX_RULE = "inbox-rule"
    MYSELF_SAID = "myself-said"
    ENTRY_RECORDED = "entry-recorded"
    ENTRY_WITHDRAWN = "entry-withdrawn"
    EXPERIMENT_SAVED = "experiment-saved"
    EXPERIMENT_REMOVED = "experiment-removed"
    IMPORT_UNDONE = "import-undone"
    IMPORT_REDONE = "import-redone"
    LIST_NAMED = "list-named"
    ASSUMPTIONS_SET = "assumptions-set"


PERSON_KINDS = (
    DecisionKind.PERSON_ADDED,
    DecisionKind.PERSON_SAID,
    DecisionKind.PERSON_CONSENT,
    DecisionKind.PERSON_STANDING,
)
IDENTITY_KINDS = (DecisionKind.PEOPLE_JOINED, DecisionKind.PEOPLE_PARTED)


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who says it, where and when."""

    workspace: Workspace
    user: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """The payload of a decision that its kind and subject already say."""


def decide(speaker: Speaker, kind: DecisionKind, subject: str, said: object) -> Decision:
    """Append one decision.

    Args:
        speaker: Who says it, where and when.
        kind: What is said.
        subject: Id of what it is about.
        said: The library value that holds it.
    """
    row = unwritten(speaker, kind, subject, dump(said))
    row.save()
    return row


def unwritten(speaker: Speaker, kind: DecisionKind, subject: str, payload: str) -> Decision:
    """Return a decision not yet written, for writing many at once."""
    return Decision(
        workspace=speaker.workspace,
        at=speaker.at,
        actor_id=speaker.user,
        kind=kind,
        subject=subject,
        payload=payload,
    )
