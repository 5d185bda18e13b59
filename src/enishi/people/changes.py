"""What a newer file says of somebody, beside what an older one said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.people.assemble import name_of
from enishi.sources import FieldKind, PersonRecord

_VARYING = re.compile(r"[\W\d_]+|copy\b|のコピー")
_UNUSED = frozenset({FieldKind.OTHER, FieldKind.UID})
_NAME_PARTS = frozenset({FieldKind.NAME, FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME})


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field that two files fill in differently.

    Attributes:
        old: Values that only the older file has; empty where the field is new.
        new: Values that only the newer file has; empty where the value is gone.
    """

    kind: FieldKind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def compare_records(
    before: Sequence[PersonRecord], after: Sequence[PersonRecord], *, is_same_source: bool
) -> tuple[FieldChange, ...]:
    """Return the fields in which two readings of one person differ, in the order of the kinds.

    Args:
        before: What the older reading says of her.
        after: What the newer reading says of her.
        is_same_source: Whether both are of one shape of file. Where they are not, a value that
            the newer one lacks is not gone: another program never held it.
    """
    # One program writes a name in one piece, another in parts.
    is_same_name = bool(_names(before) & _names(after))
    left_out = _UNUSED | _NAME_PARTS if is_same_name else _UNUSED
    changes = (_change(kind, before, after) for kind in FieldKind if kind not in left_out)
    return tuple(one for one in changes if one.new or (one.old and is_same_source))


def file_shape(label: str) -> str:
    """Return a file's name without its folders and whatever changes from one export to the next.

    >>> file_shape("archive_11-20-2026.zip/Connections (2).csv")
    'connections.csv'
    """
    name = label.replace("\\", "/").rpartition("/")[2].casefold()
    stem, dot, ending = name.rpartition(".")
    return f"{_VARYING.sub('', stem)}{dot}{ending}" if dot else _VARYING.sub("", name)


def _names(records: Iterable[PersonRecord]) -> set[str]:
    return {name_of(record) for record in records} - {""}


def _change(
    kind: FieldKind, before: Iterable[PersonRecord], after: Iterable[PersonRecord]
) -> FieldChange:
    old, new = _values(kind, before), _values(kind, after)
    return FieldChange(
        kind=kind,
        old=tuple(value for value in old if value not in new),
        new=tuple(value for value in new if value not in old),
    )


def _values(kind: FieldKind, records: Iterable[PersonRecord]) -> dict[str, None]:
    return dict.fromkeys(value for record in records for value in record.all(kind))
