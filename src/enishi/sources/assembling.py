"""Assembling: fields of one entry of an address book become a person record, or a problem."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from enishi.sources.addresses import is_shared_address
from enishi.sources.keys import KeyBook, fold_name
from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord, Standing
from enishi.terms import Problem, ProblemCode

# Members of an enum are slow to look up before Python 3.12, and these are asked for in every row.
_NAME, _NICKNAME = FieldKind.NAME, FieldKind.NICKNAME
_FAMILY, _GIVEN = FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME
_FAMILY_READING, _GIVEN_READING = FieldKind.FAMILY_READING, FieldKind.GIVEN_READING
_MAIL, _UID, _ORGANISATION = FieldKind.MAIL, FieldKind.UID, FieldKind.ORGANISATION
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7af々〆]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々〆]")
_DIGIT = re.compile(r"\d")
_WESTERN = (
    FieldKind.NAME_PREFIX,
    FieldKind.GIVEN_NAME,
    FieldKind.MIDDLE_NAME,
    FieldKind.FAMILY_NAME,
    FieldKind.NAME_SUFFIX,
)
_CORE = (FieldKind.FAMILY_NAME, FieldKind.GIVEN_NAME, FieldKind.MIDDLE_NAME)
_WAYS_TO_REACH = frozenset({_MAIL, FieldKind.PHONE, FieldKind.URL})
_CHECKED = {_MAIL: ProblemCode.BAD_MAIL, FieldKind.PHONE: ProblemCode.BAD_PHONE}


# Not frozen: one is made for every row and gone at once.
@dataclass(kw_only=True, slots=True)
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
    odd = [field for field in entry.fields if field.kind in _CHECKED and _is_odd(field)]
    for field in odd:
        yield _problem(entry, _CHECKED[field.kind], field=field.origin)
    fields = _without_odd(entry.fields, odd)
    firsts = first_of_each(fields)
    name = composed_name(firsts)
    if name is not None:
        firsts[_NAME] = name
        fields = [name, *fields]
    if _NAME not in firsts:
        problem = _without_name(entry, firsts)
        yield problem
        if problem.is_fatal:
            return
    yield PersonRecord(
        key=keys.key_of(firsts, uid=entry.uid or _uid_in(firsts)),
        origin=Origin(file=entry.file, row=entry.row),
        fields=tuple(_with_split_reading(fields, firsts)),
        connected_on=entry.connected_on,
        raw=entry.raw,
    )


def assemble_seen(entry: Entry, keys: KeyBook) -> Iterator[PersonRecord | Problem]:
    """Give the record of somebody who was only seen; a shared address alone is nobody."""
    for one in assemble(entry, keys):
        if not isinstance(one, PersonRecord):
            yield one
        elif one.first(_NAME) or not is_shared_address(fold_name(one.first(_MAIL))):
            yield replace(one, standing=Standing.SEEN)
        else:
            yield _problem(entry, ProblemCode.NOT_A_PERSON, is_fatal=True)


def _uid_in(firsts: Mapping[FieldKind, FieldValue]) -> str:
    return firsts[_UID].value.lower() if _UID in firsts else ""


def first_of_each(fields: Sequence[FieldValue]) -> dict[FieldKind, FieldValue]:
    """Return the first value of each kind."""
    return {field.kind: field for field in reversed(fields)}


def _without_name(entry: Entry, firsts: Mapping[FieldKind, FieldValue]) -> Problem:
    mail = firsts.get(_MAIL)
    is_nobodys = mail is None or is_shared_address(fold_name(mail.value))
    if _ORGANISATION in firsts and is_nobodys:
        return _problem(entry, ProblemCode.NOT_A_PERSON, is_fatal=True)
    is_reachable = not _WAYS_TO_REACH.isdisjoint(firsts)
    return _problem(entry, ProblemCode.NO_NAME, is_fatal=not is_reachable)


def _problem(
    entry: Entry, code: ProblemCode, *, field: str = "", is_fatal: bool = False
) -> Problem:
    return Problem(code=code, file=entry.file, row=entry.row, field=field, is_fatal=is_fatal)


def _is_odd(field: FieldValue) -> bool:
    if field.kind is _MAIL:
        return "@" not in field.value
    return _DIGIT.search(field.value) is None


def _without_odd(fields: Sequence[FieldValue], odd: list[FieldValue]) -> Sequence[FieldValue]:
    """Keep as OTHER what stands in the place of an address or a number and is none."""
    if not odd:
        return fields
    these = {id(field) for field in odd}
    return [
        replace(field, kind=FieldKind.OTHER) if id(field) in these else field for field in fields
    ]


def _with_split_reading(
    fields: Sequence[FieldValue], firsts: Mapping[FieldKind, FieldValue]
) -> Sequence[FieldValue]:
    """Part a reading of the whole name (``ヤマダ タロウ``) into family and given."""
    if _FAMILY_READING not in firsts or _GIVEN_READING in firsts:
        return fields
    whole = firsts[_FAMILY_READING]
    parts = whole.value.split()
    if len(parts) != 2:  # noqa: PLR2004 - family and given
        return fields
    family = replace(whole, value=parts[0])
    given = replace(whole, value=parts[1], kind=_GIVEN_READING)
    place = fields.index(whole)
    return [*fields[:place], family, given, *fields[place + 1 :]]


def composed_name(firsts: Mapping[FieldKind, FieldValue]) -> FieldValue | None:
    """Return the whole name put together from its parts, or None where the file has one.

    Family first in East Asian scripts, given first otherwise; a nickname where nothing else is.
    A whole name that the file has in Western order (太郎 山田) is put right in the same way.
    """
    if _NAME in firsts and not _is_turned_round(firsts):
        return None
    used = _used_parts(firsts)
    if not used:
        return None
    origins = dict.fromkeys(part.origin for part in used)
    text = " ".join([part.value for part in used])
    return FieldValue(kind=_NAME, value=text, origin=", ".join(origins))


def _used_parts(firsts: Mapping[FieldKind, FieldValue]) -> list[FieldValue]:
    core = [firsts[kind] for kind in _CORE if kind in firsts]
    if not core:
        return [firsts[_NICKNAME]] if _NICKNAME in firsts else []
    order = _CORE if is_eastern("".join([part.value for part in core])) else _WESTERN
    return [firsts[kind] for kind in order if kind in firsts]


def _is_turned_round(firsts: Mapping[FieldKind, FieldValue]) -> bool:
    family, given = firsts.get(_FAMILY), firsts.get(_GIVEN)
    if family is None or given is None or family.value.isascii():
        return False
    whole = "".join(firsts[_NAME].value.split())
    # Names all in katakana stay: they are mostly foreign, and given first is right for them.
    is_sure = _IDEOGRAPH.search(family.value) is not None
    return is_sure and family.value != given.value and whole == given.value + family.value
