"""From headers to touches and to the people seen in them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from enishi.sources.addresses import is_shared_address
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.mail.headers import (
    Address,
    Fields,
    parse_fields,
    read_date,
    read_from_line,
    received_date,
)
from enishi.sources.formats.mail.labels import is_left_out, is_sent
from enishi.sources.formats.mail.scanning import HeaderBlock
from enishi.sources.records import (
    FieldKind,
    FieldValue,
    Origin,
    PersonRecord,
    Standing,
    TouchRecord,
)
from enishi.terms import Direction, Problem, ProblemCode, TouchKind, derive_id

MOST_RECEIVERS = 20
"""A mail to more people than this is a circular, no touch between two."""
MOST_NAMES = 12
"""An address with more names than this belongs to no one person."""
MOST_HELD = 200_000
"""People held in memory before they are given out."""
_FROM, _TO, _CC = b"from", b"to", b"cc"
_LIST_FIELDS = frozenset(
    (b"list-id", b"list-unsubscribe", b"list-post", b"x-mailing-list", b"mailing-list")
)


@dataclass(slots=True)
class _Seen:
    row: int
    origin: str
    names: Counter[str] = field(default_factory=Counter)


class MailReading:
    """Reads the messages of one file, one by one."""

    def __init__(self, task: Task) -> None:
        self._file = task.file.label
        guessed = frozenset(key.removeprefix("mail:") for key in task.background.own_keys)
        self._own = task.owner.mails or guessed
        self._seen: dict[str, _Seen] = {}
        self._left_out: Counter[str] = Counter()

    def take(self, block: HeaderBlock, row: int) -> Iterator[FormatReading]:
        """Give the touch of one message, or the reason why it is none."""
        fields = parse_fields(block.head)
        senders = fields.addresses(_FROM) or fields.addresses(b"sender")
        reason = self._why_no_touch(fields, senders)
        if reason:
            self._left_out[reason] += 1
            return
        receivers = (*fields.addresses(_TO), *fields.addresses(_CC))
        sender = senders[0]
        is_own = sender.mail in self._own or (not self._own and is_sent(_labels(fields)))
        self._note((sender,), row, "From")
        others = self._others(sender, receivers, is_own=is_own)
        if is_own and len(receivers) <= MOST_RECEIVERS:
            self._note(others, row, "To, Cc")
        if len(self._seen) > MOST_HELD:
            yield from self._people()
        yield from self._touch(block, fields, row, others, is_own=is_own)

    def finish(self) -> Iterator[FormatReading]:
        """Give everybody who was seen, and what was left out, by kind."""
        yield from self._people()
        for reason, count in sorted(self._left_out.items()):
            yield Problem(
                code=ProblemCode.NOT_A_TOUCH,
                file=self._file,
                detail=f"{reason}: {count}",
                is_fatal=False,
            )

    def _why_no_touch(self, fields: Fields, senders: tuple[Address, ...]) -> str:
        if not senders:
            return "no sender"
        if is_left_out(_labels(fields)) or fields.raw(b"x-spam-flag").upper() == "YES":
            return "draft or spam"
        if not _LIST_FIELDS.isdisjoint(fields.held):
            return "list"
        if fields.raw(b"precedence").lower() in {"bulk", "list", "junk"}:
            return "list"
        if fields.raw(b"auto-submitted").lower() not in {"", "no"}:
            return "robot"
        return "robot or shared address" if self._is_nobody(senders[0].mail) else ""

    def _is_nobody(self, mail: str) -> bool:
        return mail not in self._own and is_shared_address(mail)

    def _others(
        self, sender: Address, receivers: tuple[Address, ...], *, is_own: bool
    ) -> tuple[Address, ...]:
        """Return the people at the other side; both sides where the user cannot be told."""
        if is_own:
            sides = receivers if len(receivers) <= MOST_RECEIVERS else ()
        elif self._own:
            sides = (sender,)
        else:
            sides = (sender, *receivers) if len(receivers) <= MOST_RECEIVERS else (sender,)
        held = {one.mail: one for one in sides if one.mail not in self._own}
        return tuple(one for mail, one in held.items() if not is_shared_address(mail))

    def _touch(
        self,
        block: HeaderBlock,
        fields: Fields,
        row: int,
        others: tuple[Address, ...],
        *,
        is_own: bool,
    ) -> Iterator[FormatReading]:
        at = read_date(fields.raw(b"date")) or _told_elsewhere(block)
        if at is None:
            yield Problem(
                code=ProblemCode.BAD_DATE, file=self._file, row=row, field="Date", is_fatal=False
            )
            return
        if not others:
            self._left_out["nobody at the other side"] += 1
            return
        direction = Direction.SENT if is_own else Direction.RECEIVED
        yield TouchRecord(
            key=_key(fields),
            origin=Origin(file=self._file, row=row),
            at=at,
            is_zone_known=at.tzinfo is not None,
            direction=direction if self._own or is_own else Direction.UNKNOWN,
            kind=TouchKind.MAIL,
            people=tuple([f"mail:{one.mail}" for one in others]),
            names=tuple([one.name for one in others]),
            thread=_thread(fields),
        )

    def _note(self, addresses: tuple[Address, ...], row: int, origin: str) -> None:
        for one in addresses:
            if one.mail in self._own or is_shared_address(one.mail):
                continue
            seen = self._seen.get(one.mail)
            if seen is None:
                seen = self._seen[one.mail] = _Seen(row, origin)
            if one.name and (one.name in seen.names or len(seen.names) <= MOST_NAMES):
                seen.names[one.name] += 1

    def _people(self) -> Iterator[FormatReading]:
        for mail, seen in self._seen.items():
            if len(seen.names) > MOST_NAMES:
                self._left_out["address with many names"] += 1
            else:
                yield _person(mail, seen, self._file)
        self._seen.clear()


def _told_elsewhere(block: HeaderBlock) -> datetime | None:
    return read_from_line(block.from_line) or received_date(block.head)


def _labels(fields: Fields) -> str:
    return fields.text(b"x-gmail-labels")


def _person(mail: str, seen: _Seen, file: str) -> PersonRecord:
    ranked = sorted(seen.names.items(), key=lambda pair: (-pair[1], pair[0]))
    kinds = (FieldKind.NAME, *[FieldKind.NICKNAME] * 3)
    names = tuple(
        FieldValue(kind=kind, value=name, origin=seen.origin)
        for kind, (name, _) in zip(kinds, ranked, strict=False)
    )
    address = FieldValue(kind=FieldKind.MAIL, value=mail, origin=seen.origin)
    return PersonRecord(
        key=f"mail:{mail}",
        origin=Origin(file=file, row=seen.row),
        fields=(*names, address),
        standing=Standing.SEEN,
    )


def _key(fields: Fields) -> str:
    message = fields.raw(b"message-id")
    if message:
        return f"mail-message:{derive_id(message)}"
    told = (fields.raw(name) for name in (b"date", _FROM, _TO, b"subject"))
    return f"mail-message:{derive_id(*told)}"


def _thread(fields: Fields) -> str:
    told = fields.raw(b"x-gm-thrid")
    if told:
        return told
    for name in (b"references", b"in-reply-to", b"message-id"):
        first = fields.raw(name).split(maxsplit=1)
        if first:
            return derive_id(first[0])
    return ""
