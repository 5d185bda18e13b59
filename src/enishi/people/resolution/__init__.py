"""Which records name one human being: found, weighed, explained, joined.

Fellegi and Sunter (1969, doi:10.1080/01621459.1969.10501049): for each field the chance of an
agreement between records of one person is held against that between two people taken at random.
Both are learned from the records themselves, without labels (Winkler 1988), rare values weigh more
than common ones, and the threshold rises with the number of records.
"""

from enishi.people.resolution.blocking import LARGEST_BLOCK
from enishi.people.resolution.columns import Table
from enishi.people.resolution.deciding import Certainty, Thresholds
from enishi.people.resolution.engines import Engine, resolve_profiles
from enishi.people.resolution.index import (
    NamedRow,
    ResolutionIndex,
    counted_values,
    match_one,
    row_of,
)
from enishi.people.resolution.keys import (
    Row,
    all_keys,
    block_keys,
    rows_of,
    table_of_rows,
    value_key,
)
from enishi.people.resolution.learned import Learned
from enishi.people.resolution.profile import PEOPLE, Profile, profile_of, table_of
from enishi.people.resolution.resolving import Match, MatchPart, Resolution, resolve_table
from enishi.people.resolution.schema import (
    BlockingRule,
    BlockKey,
    Field,
    Level,
    Measure,
    Role,
    Schema,
    block,
)
from enishi.people.resolution.splink_model import SplinkMissingError
from enishi.people.resolution.weighing import Model
from enishi.people.resolution.words import explain_certainty, explain_match

__all__ = [
    "LARGEST_BLOCK",
    "PEOPLE",
    "BlockKey",
    "BlockingRule",
    "Certainty",
    "Engine",
    "Field",
    "Learned",
    "Level",
    "Match",
    "MatchPart",
    "Measure",
    "Model",
    "NamedRow",
    "Profile",
    "Resolution",
    "ResolutionIndex",
    "Role",
    "Row",
    "Schema",
    "SplinkMissingError",
    "Table",
    "Thresholds",
    "all_keys",
    "block",
    "block_keys",
    "counted_values",
    "explain_certainty",
    "explain_match",
    "match_one",
    "profile_of",
    "resolve_profiles",
    "resolve_table",
    "row_of",
    "rows_of",
    "table_of",
    "table_of_rows",
    "value_key",
]
