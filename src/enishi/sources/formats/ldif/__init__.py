"""LDIF, as Thunderbird, SeaMonkey, Evolution and directories write address books."""

from collections.abc import Iterator, Mapping

from enishi.sources.assembling import Entry, assemble
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.ldif.entries import LdifEntry, read_entries
from enishi.sources.formats.ldif.people import EntryText
from enishi.sources.keys import KeyBook
from enishi.sources.readings import FormatName
from enishi.terms import Problem, ProblemCode

__all__ = ["LDIF"]

_HEAD_CHARS = 4_000
_MOST_LISTS = 100


def is_shape(text: str) -> bool:
    """Tell whether the first line that is no comment and no version begins an entry."""
    for line in text[:_HEAD_CHARS].lstrip("\ufeff").splitlines():
        is_before = not line.strip() or line[0] in "# " or line.lower().startswith("version:")
        if not is_before:
            return line.lower().startswith("dn:")
    return False


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record an entry; the name of a mailing list becomes its members' label.

    Lists mostly come after their members, so the file is gone through for them first.
    """
    lists = _lists_in(task)
    keys = KeyBook()
    for one in read_entries(task.file, limits=task.limits):
        if isinstance(one, LdifEntry):
            yield from _read_entry(one, task.file.label, lists, keys)
        else:
            yield one


def _lists_in(task: Task) -> Mapping[str, list[str]]:
    """Return the names of the lists that each member is in."""
    lists: dict[str, list[str]] = {}
    for one in read_entries(task.file, limits=task.limits):
        if not isinstance(one, LdifEntry):
            continue
        entry = _text_of(one)
        name = entry.first("cn").strip()
        if not (name and entry.is_list):
            continue
        for member in entry.members:
            held = lists.setdefault(member, [])
            if len(held) < _MOST_LISTS and name not in held:
                held.append(name)
    return lists


def _text_of(one: LdifEntry) -> EntryText:
    return EntryText(attributes=[found for found in one.attributes() if found is not None])


def _read_entry(
    one: LdifEntry, file: str, lists: Mapping[str, list[str]], keys: KeyBook
) -> Iterator[FormatReading]:
    if one.is_too_long:
        yield _problem(file, one, ProblemCode.CARD_TOO_LONG, is_fatal=True)
        return
    yield from _flaws(one, file)
    entry = _text_of(one)
    if not entry.is_person:
        yield _problem(file, one, ProblemCode.NOT_A_PERSON, is_fatal=True)
        return
    fields = entry.fields(lists.get(entry.handle, []))
    yield from assemble(Entry(file=file, row=one.number, fields=fields, raw=one.raw), keys)


def _flaws(one: LdifEntry, file: str) -> Iterator[Problem]:
    if one.has_cut_line:
        yield _problem(file, one, ProblemCode.LINE_TOO_LONG)
    if one.has_odd_bytes:
        yield _problem(file, one, ProblemCode.ODD_BYTES)
    if one.is_unfinished:
        yield _problem(file, one, ProblemCode.TRUNCATED)
    if None in one.attributes():
        yield _problem(file, one, ProblemCode.BROKEN_FIELD)


def _problem(file: str, one: LdifEntry, code: ProblemCode, *, is_fatal: bool = False) -> Problem:
    return Problem(code=code, file=file, row=one.number, is_fatal=is_fatal)


LDIF = Format(name=FormatName.LDIF, is_shape=is_shape, read=read)
