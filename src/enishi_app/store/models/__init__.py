"""Tables, one file per kind of row."""

from enishi_app.store.models.accounts import EntryPass, Seat, User, Workspace
from enishi_app.store.models.decisions import AppendOnlyError, Decision
from enishi_app.store.models.derived import (
    Entry,
    EntryNode,
    ExperimentRow,
    Person,
    PersonTag,
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
    "AppendOnlyError",
    "Decision",
    "Entry",
    "EntryNode",
    "EntryPass",
    "ExperimentRow",
    "ImportRun",
    "Person",
    "PersonTag",
    "ReadingProblem",
    "Seat",
    "Sighting",
    "SourceFile",
    "SourceRecord",
    "TieRow",
    "TouchRow",
    "User",
    "Workspace",
]
