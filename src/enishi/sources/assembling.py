"""Assembling: fields of one entry of an address book become a person record, or a problem."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from enishi.sources.keys import KeyBook
from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord
from enishi.terms import Problem, ProblemCode

_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7af々〆]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々〆]")
_DIGIT = re.compile(r"\d")
_NAME_PARTS = (
    FieldKind.NAME_PREFIX,
    FieldKind.GIVEN_NAME,
    FieldKind.MIDDLE_NAME,
    FieldKind.FAMILY_NAME,
    FieldKind.NAME_SUFFIX,
)
_WAYS_TO_REACH = {FieldKind.MAIL, FieldKind.PHONE, FieldKind.URL}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as a format read it, before it has a key."""

    file: str
    row: int
    fields: Sequence[FieldValue]
    raw: str
    uid: str = ""
    connected_on: date | None = None


def clean(text: str) -> str:
    """Return the text in NFC without surrounding blanks and without control characters."""
    stripped = text.strip()
    if stripped.isascii():
        return stripped
    return unicodedata.normalize("NFC", stripped.strip("\ufeff\u200e\u200f\u3000 "))


def is_eastern(text: str) -> bool:
    """Tell whether the text is in a script whose names put the family first."""
    return _EASTERN.search(text) is not None


def assemble(entry: Entry, keys: KeyBook) -> Iterator[PersonRecord | Problem]:
    """Give the record of an entry; its name is composed where the file has only its parts.

    An entry with an organisation, a telephone number and no name is a company, not a person. An
    entry with an address but no name is kept, with a problem that says so.
    """
    fields, problems = _checked(entry)
    yield from problems
    fields = [*composed_name(fields), *_split_reading(fields)]
    kinds = {field.kind for field in fields}
    if FieldKind.NAME not in kinds:
        is_company = FieldKind.ORGANISATION in kinds and FieldKind.MAIL not in kinds
        code = ProblemCode.NOT_A_PERSON if is_company else ProblemCode.NO_NAME
        is_fatal = is_company or not kinds & _WAYS_TO_REACH
        yield Problem(code=code, file=entry.file, row=entry.row, is_fatal=is_fatal)
        if is_fatal:
            return
    yield PersonRecord(
        key=keys.key_of(fields, uid=entry.uid),
        origin=Origin(file=entry.file, row=entry.row),
        fields=tuple(fields),
        connected_on=entry.connected_on,
        raw=entry.raw,
    )


def _split_reading(fields: Sequence[FieldValue]) -> Iterator[FieldValue]:
    """Part a reading of the whole name (``ヤマダ タロウ``) into family and given."""
    has_given = any(field.kind is FieldKind.GIVEN_READING for field in fields)
    for field in fields:
        parts = field.value.split() if field.kind is FieldKind.FAMILY_READING else []
        if has_given or len(parts) != 2:  # noqa: PLR2004 - family and given
            yield field
            continue
        yield replace(field, value=parts[0])
        yield replace(field, value=parts[1], kind=FieldKind.GIVEN_READING)


def _checked(entry: Entry) -> tuple[Sequence[FieldValue], list[Problem]]:
    """Keep as OTHER what stands in the place of an address or a number and is none."""
    if not any(_is_odd(field) for field in entry.fields):
        return entry.fields, []
    kept, problems = [], []
    for field in entry.fields:
        if _is_odd(field):
            code = ProblemCode.BAD_MAIL if field.kind is FieldKind.MAIL else ProblemCode.BAD_PHONE
            problems.append(
                Problem(
                    code=code, file=entry.file, row=entry.row, field=field.origin, is_fatal=False
                )
            )
            kept.append(replace(field, kind=FieldKind.OTHER))
        else:
            kept.append(field)
    return kept, problems


def _is_odd(field: FieldValue) -> bool:
    if field.kind is FieldKind.MAIL:
        return "@" not in field.value
    return field.kind is FieldKind.PHONE and _DIGIT.search(field.value) is None


def composed_name(fields: Sequence[FieldValue]) -> tuple[FieldValue, ...]:
    """Return the whole name put together from its parts, or nothing where the file has one.

    Family first in East Asian scripts, given first otherwise; a nickname where nothing else is.
    A whole name that the file has in Western order (太郎 山田) is put right in the same way.
    """
    parts: dict[FieldKind, FieldValue] = {}
    for field in fields:
        parts.setdefault(field.kind, field)
    if FieldKind.NAME in parts and not _is_turned_round(parts):
        return ()
    used = [parts[kind] for kind in _name_order(parts) if kind in parts]
    if not used and FieldKind.NICKNAME in parts:
        used = [parts[FieldKind.NICKNAME]]
    if not used:
        return ()
    text = " ".join(part.value for part in used)
    origins = dict.fromkeys(part.origin for part in used)
    return (FieldValue(kind=FieldKind.NAME, value=text, origin=", ".join(origins)),)


def _is_turned_round(parts: dict[FieldKind, FieldValue]) -> bool:
    family, given = parts.get(FieldKind.FAMILY_NAME), parts.get(FieldKind.GIVEN_NAME)
    if family is None or given is None:
        return False
    whole = "".join(parts[FieldKind.NAME].value.split())
    # Names all in katakana stay: they are mostly foreign, and given first is right for them.
    is_sure = _IDEOGRAPH.search(family.value) is not None
    return is_sure and family.value != given.value and whole == given.value + family.value


def _name_order(parts: dict[FieldKind, FieldValue]) -> tuple[FieldKind, ...]:
    core = [parts[k].value for k in (FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME) if k in parts]
    if not is_eastern("".join(core)):
        return _NAME_PARTS
    return (FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME)
