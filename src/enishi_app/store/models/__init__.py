"""Tables, one file per kind of row."""

from enishi_app.store.models.accounts import EntryPass, Seat, User, Workspace
from enishi_app.store.models.decisions import AppendOnlyError, Decision
from enishi_app.store.models.derived import (
    ApartRow,
    DuplicateRow,
    Entry,
    EntryNode,
    ExperimentRow,
    IdentityRow,
    Person,
    PersonTag,
    SupportRow,
    TieRow,
    TouchRow,
)
from enishi_app.store.models.sources import (
    ImportRun,
    ReadingProblem,
    Sighting,
    SourceFile,
    SourceRecord,
)

__all__ = [
    "ApartRow",
    "AppendOnlyError",
    "Decision",
    "DuplicateRow",
    "Entry",
    "EntryNode",
    "EntryPass",
    "ExperimentRow",
    "IdentityRow",
    "ImportRun",
    "Person",
    "PersonTag",
    "ReadingProblem",
    "Seat",
    "Sighting",
    "SourceFile",
    "SourceRecord",
    "SupportRow",
    "TieRow",
    "TouchRow",
    "User",
    "Workspace",
]
