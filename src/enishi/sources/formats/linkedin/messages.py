"""messages.csv: one touch a message; its text never leaves this module."""

from collections.abc import Iterator
from dataclasses import dataclass

from enishi.sources.assembling import clean
from enishi.sources.dates import read_moment
from enishi.sources.format import Background, FormatReading, Task
from enishi.sources.formats.linkedin.shapes import by_column, row_problem
from enishi.sources.keys import fold_name, linkedin_slug, name_key
from enishi.sources.records import Origin, TouchRecord
from enishi.sources.tabular import Header, Row, read_table
from enishi.terms import Direction, ProblemCode, TouchKind, derive_id

_ADVERTISEMENT = '<p class="spinmail-quill-editor'
_YES = {"yes", "true", "1"}


@dataclass(frozen=True, kw_only=True)
class _Side:
    slug: str
    name: str


def read_messages(task: Task, header: Header) -> Iterator[FormatReading]:
    """Give one touch a message, with direction and the other people in it.

    Drafts, advertisements and spam are named as problems: nothing passed between two people.
    """
    for reading in read_table(task.file, header, limits=task.limits):
        if isinstance(reading, Row):
            cells = by_column(header, reading)
            yield _message(task.file.label, reading.number, cells, task.background)
        else:
            yield reading


def _message(file: str, row: int, cells: dict[str, str], known: Background) -> FormatReading:
    reason = _why_no_touch(cells)
    if reason:
        return row_problem(file, row, ProblemCode.NOT_A_TOUCH, detail=reason)
    at = read_moment(cells.get("date", ""))
    if at is None:
        return row_problem(file, row, ProblemCode.BAD_DATE, field="DATE")
    sender = _sender(cells)
    receivers = _receivers(cells)
    is_sent = _is_own(sender, known)
    others = [one for one in (sender, *receivers) if _is_somebody(one, known)]
    # Whoever sends to nobody but the user is received; without the user there is no direction.
    if not others or not (is_sent or any(_is_own(one, known) for one in receivers)):
        return row_problem(file, row, ProblemCode.NO_OTHER_SIDE)
    return TouchRecord(
        key=_key(cells, sender),
        origin=Origin(file=file, row=row),
        at=at,
        is_zone_known=at.tzinfo is not None,
        direction=Direction.SENT if is_sent else Direction.RECEIVED,
        kind=TouchKind.MESSAGE,
        people=tuple(person_key(one.slug, one.name, known) for one in others),
        names=tuple(one.name for one in others),
        thread=clean(cells.get("conversationid", "")),
    )


def _why_no_touch(cells: dict[str, str]) -> str:
    drafts = (cells.get("ismessagedraft", ""), cells.get("isconversationdraft", ""))
    if any(draft.strip().lower() in _YES for draft in drafts):
        return "draft"
    if cells.get("content", "").lstrip().startswith(_ADVERTISEMENT):
        return "advertisement"
    return "spam" if cells.get("folder", "").strip().upper() == "SPAM" else ""


def _sender(cells: dict[str, str]) -> _Side:
    return _Side(
        slug=linkedin_slug(cells.get("senderprofileurl", "")), name=clean(cells.get("from", ""))
    )


def _receivers(cells: dict[str, str]) -> list[_Side]:
    """Split the receivers by their addresses: names hold commas themselves ("Doe, Ph.D.")."""
    name = clean(cells.get("to", ""))
    urls = [url for url in cells.get("recipientprofileurls", "").split(",") if url.strip()]
    if len(urls) <= 1:
        return [_Side(slug=linkedin_slug("".join(urls)), name=name)]
    names = [clean(part) for part in name.split(", ")]
    if len(names) != len(urls):
        names = [""] * len(urls)
    return [_Side(slug=linkedin_slug(url), name=one) for url, one in zip(urls, names, strict=True)]


def _is_own(side: _Side, known: Background) -> bool:
    if known.own_slug and side.slug:
        return side.slug == known.own_slug
    return not side.slug and fold_name(side.name) in known.own_names


def _is_somebody(side: _Side, known: Background) -> bool:
    return bool(side.slug or side.name) and not _is_own(side, known)


def person_key(slug: str, name: str, known: Background) -> str:
    """Return the key of a person: by profile, by the only profile of that name, or by name."""
    found = slug or known.slugs.get(fold_name(name), "")
    return f"linkedin:{found}" if found else name_key(name)


def _key(cells: dict[str, str], sender: _Side) -> str:
    told = (cells.get(name, "") for name in ("conversationid", "date", "subject", "content"))
    return f"linkedin-message:{derive_id(sender.slug or sender.name, *told)}"
