"""Tables, one file per kind of row."""

from enishi_app.store.models.accounts import EntryPass, Seat, User, Workspace
from enishi_app.store.models.decisions import AppendOnlyError, Decision
from enishi_app.store.models.derived import (
    ApartRow,
    ChangedPerson,
    DuplicateRow,
    Entry,
    EntryNode,
    ExperimentRow,
    IdentityRow,
    LearnedRow,
    Person,
    PersonTag,
    ProfileKey,
    ProfileRow,
    SupportRow,
    TieRow,
    TouchRow,
)
from enishi_app.store.models.search import SearchRow
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
    "ChangedPerson",
    "Decision",
    "DuplicateRow",
    "Entry",
    "EntryNode",
    "EntryPass",
    "ExperimentRow",
    "IdentityRow",
    "ImportRun",
    "LearnedRow",
    "Person",
    "PersonTag",
    "ProfileKey",
    "ProfileRow",
    "ReadingProblem",
    "SearchRow",
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
