"""Friends, requests to become one, and friends that are none any more."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.listing import Entry, Listing, origin_of, problem_of
from enishi.sources.formats.facebook.texts import is_nobody, person_key, text_at
from enishi.sources.keys import fold_name
from enishi.sources.records import FieldKind, FieldValue, PersonRecord, TouchRecord
from enishi.terms import Direction, Problem, ProblemCode, TouchKind, derive_id


def read_friends(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give one tie a friend.

    The key is the name, as Facebook gives nothing else. Friends who share a name have the moment
    in it too: then no message is either's, because Facebook does not say whose it was.
    """
    shared, given = _shared_names(listing), Counter[str]()
    for entry in listing():
        if not isinstance(entry, Entry):
            yield entry
        elif is_nobody(entry.name):
            yield problem_of(task, entry, ProblemCode.NO_NAME)
        else:
            if entry.at is None:
                yield _without_day(task, entry)
            key = _key(entry, shared)
            given[key] += 1
            yield _friend(task, entry, key if given[key] == 1 else f"{key}#{given[key]}")


def _shared_names(listing: Listing) -> frozenset[str]:
    names = Counter(fold_name(one.name) for one in listing() if isinstance(one, Entry))
    return frozenset(name for name, count in names.items() if count > 1)


def _key(entry: Entry, shared: frozenset[str]) -> str:
    is_shared = fold_name(entry.name) in shared
    return person_key(f"{entry.name}|{entry.told}" if is_shared else entry.name)


def _friend(task: Task, entry: Entry, key: str) -> PersonRecord:
    fields = [FieldValue(kind=FieldKind.NAME, value=entry.name, origin="name")]
    contact = text_at(entry.item, "contact_info")
    if 0 < len(contact) <= _LONGEST_CONTACT:
        fields.append(way_to_reach(contact, "contact_info"))
    return PersonRecord(
        key=key,
        origin=origin_of(task, entry),
        fields=tuple(fields),
        connected_on=entry.day,
        is_tie=True,
        raw=entry.raw,
    )


_LONGEST_CONTACT = 300


def way_to_reach(text: str, origin: str) -> FieldValue:
    """Return what Facebook calls a point of contact: an address, or a telephone number."""
    kind = FieldKind.MAIL if "@" in text else FieldKind.PHONE
    if kind is FieldKind.PHONE and not any(map(str.isdigit, text)):
        kind = FieldKind.OTHER
    return FieldValue(kind=kind, value=text, origin=origin)


def _without_day(task: Task, entry: Entry) -> Problem:
    return problem_of(task, entry, ProblemCode.BAD_DATE, field="timestamp", is_fatal=False)


def _read_requests(
    task: Task, listing: Listing, *, direction: Direction
) -> Iterator[FormatReading]:
    """Give one touch a request. Whoever only asked is not proposed as a contact."""
    for entry in listing():
        yield _request(task, entry, direction) if isinstance(entry, Entry) else entry


read_sent = partial(_read_requests, direction=Direction.SENT)
read_received = partial(_read_requests, direction=Direction.RECEIVED)


def _request(task: Task, entry: Entry, direction: Direction) -> FormatReading:
    if isinstance(entry.item, dict) and entry.item.get("marked_as_spam") is True:
        return problem_of(task, entry, ProblemCode.NOT_A_TOUCH, detail="spam")
    if is_nobody(entry.name):
        return problem_of(task, entry, ProblemCode.NO_OTHER_SIDE)
    if entry.at is None:
        return problem_of(task, entry, ProblemCode.BAD_DATE, field="timestamp")
    told = (direction, fold_name(entry.name), entry.told)
    return TouchRecord(
        key=f"facebook-invitation:{derive_id(*told)}",
        origin=origin_of(task, entry),
        at=entry.at,
        is_zone_known=entry.at.tzinfo is not None,
        direction=direction,
        kind=TouchKind.INVITATION,
        people=(person_key(entry.name),),
        names=(entry.name,),
    )


def read_removed(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Name the friends that are none any more: nothing that is kept can say that a tie ended."""
    for entry in listing():
        if isinstance(entry, Entry):
            yield problem_of(task, entry, ProblemCode.GONE_TIE)
        else:
            yield entry
