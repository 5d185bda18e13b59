"""Bytes in, source records and problems out.

Everything here streams: :func:`read_sources` gives values one by one, whatever the size of the
file, and trouble inside a file is a problem among them, never an exception.
"""

from enishi.sources.addresses import is_shared_address
from enishi.sources.detail_words import tell_problem
from enishi.sources.errors import MappingError, SourceNotFoundError, UnreadableSourceError
from enishi.sources.format import Owner
from enishi.sources.keys import fold_name, linkedin_slug
from enishi.sources.mapping import ColumnMapping, MappedColumn, guess_mapping
from enishi.sources.preview import TablePreview, preview_table
from enishi.sources.problem_words import PROBLEM_WORDS, explain_problem
from enishi.sources.reading import list_files, read_sources
from enishi.sources.readings import (
    DEFAULT_LIMITS,
    FileOpened,
    FileProgress,
    FileRead,
    FormatName,
    FoundFile,
    Limits,
    Reading,
)
from enishi.sources.records import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    FieldKind,
    FieldValue,
    MembershipRecord,
    Origin,
    PersonRecord,
    SourceRecord,
    Standing,
    StatedKind,
    StatedTieRecord,
    TouchRecord,
)

__all__ = [
    "DEFAULT_LIMITS",
    "PROBLEM_WORDS",
    "AttendanceRecord",
    "ColumnMapping",
    "CommunityRecord",
    "EventRecord",
    "FieldKind",
    "FieldValue",
    "FileOpened",
    "FileProgress",
    "FileRead",
    "FormatName",
    "FoundFile",
    "Limits",
    "MappedColumn",
    "MappingError",
    "MembershipRecord",
    "Origin",
    "Owner",
    "PersonRecord",
    "Reading",
    "SourceNotFoundError",
    "SourceRecord",
    "Standing",
    "StatedKind",
    "StatedTieRecord",
    "TablePreview",
    "TouchRecord",
    "UnreadableSourceError",
    "explain_problem",
    "fold_name",
    "guess_mapping",
    "is_shared_address",
    "linkedin_slug",
    "list_files",
    "preview_table",
    "read_sources",
    "tell_problem",
]
