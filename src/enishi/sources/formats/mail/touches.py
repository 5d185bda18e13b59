"""From headers to touches and to the people seen in them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from enishi.sources.addresses import is_shared_address
from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.mail.headers import (
    Address,
    Fields,
    read_addresses,
    read_date,
    read_from_line,
    read_raw,
    read_text,
    received_date,
)
from enishi.sources.formats.mail.labels import is_left_out, is_sent
from enishi.sources.formats.mail.scanning import HeaderBlock
from enishi.sources.records import Origin, TouchRecord
from enishi.sources.seen import SeenPeople
from enishi.terms import Direction, Problem, ProblemCode, TouchKind, derive_id

MOST_RECEIVERS = 20
"""A mail to more people than this is a circular, no touch between two."""
MOST_REMEMBERED = 16_384
"""Combinations of sender and receivers remembered at once."""
_FROM, _TO, _CC = b"from", b"to", b"cc"
_LIST_FIELDS = frozenset(
    (b"list-id", b"list-unsubscribe", b"list-post", b"x-mailing-list", b"mailing-list")
)
_TO_MANY = frozenset({"bulk", "list", "junk"})
_TELLING = _LIST_FIELDS | {b"x-gmail-labels", b"x-spam-flag", b"precedence", b"auto-submitted"}
"""Fields that may say that nothing passed between two people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parties:
    """Who is at either side of a message.

    Attributes:
        noted: Who is seen by it, and in which field.
        reason: Why it is no touch, as far as the sender tells.
    """

    direction: Direction = Direction.UNKNOWN
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    noted: tuple[tuple[Address, str], ...] = ()
    reason: str = ""
    has_sender: bool = True


_NO_PARTIES = _Parties(has_sender=False)


class MailReading:
    """Reads the messages of one file, one by one."""

    def __init__(self, task: Task) -> None:
        self._file = task.file.label
        guessed = frozenset(key.removeprefix("mail:") for key in task.background.own_keys)
        self._own = task.owner.mails or guessed
        self._seen = SeenPeople(self._file)
        self._left_out: Counter[str] = Counter()
        # Most mail passes between the same few: they are worked out once.
        self._parties = lru_cache(maxsize=MOST_REMEMBERED)(self._parties_of)

    def take(self, block: HeaderBlock, row: int) -> TouchRecord | Problem | None:
        """Return the touch of one message; None where nothing passed between two people."""
        fields = block.fields
        parties = self._parties_in(fields)
        reason = _why_nothing_passed(fields) if parties.has_sender else "no sender"
        if reason or parties.reason:
            self._left_out[reason or parties.reason] += 1
            return None
        self._note(parties.noted, row)
        at = read_date(fields.raw(b"date")) or _told_elsewhere(block)
        if at is None:
            return Problem(
                code=ProblemCode.BAD_DATE, file=self._file, row=row, field="Date", is_fatal=False
            )
        if not parties.people:
            self._left_out["nobody at the other side"] += 1
            return None
        return TouchRecord(
            key=_key(fields),
            origin=Origin(file=self._file, row=row),
            at=at,
            is_zone_known=at.tzinfo is not None,
            direction=parties.direction,
            kind=TouchKind.MAIL,
            people=parties.people,
            names=parties.names,
            thread=_thread(fields),
        )

    @property
    def is_full(self) -> bool:
        """Tell whether so many people were seen that they should be given out."""
        return self._seen.is_full

    def finish(self) -> Iterator[FormatReading]:
        """Give everybody who was seen, and what was left out, by kind."""
        yield from self.people()
        if self._seen.many_named:
            self._left_out["address with many names"] += self._seen.many_named
        for reason, count in sorted(self._left_out.items()):
            yield Problem(
                code=ProblemCode.NOT_A_TOUCH,
                file=self._file,
                detail=f"{reason}: {count}",
                is_fatal=False,
            )

    def _parties_in(self, fields: Fields) -> "_Parties":
        held = fields.held
        # Whose mail it is, is known; else Gmail's labels tell which of it she sent.
        is_sent_by_label = not self._own and is_sent(fields.text(b"x-gmail-labels"))
        return self._parties(
            held.get(_FROM, b""),
            held.get(b"sender", b""),
            held.get(_TO, b""),
            held.get(_CC, b""),
            is_sent_by_label,
        )

    def _parties_of(
        self, author: bytes, sender: bytes, to: bytes, cc: bytes, is_sent: bool
    ) -> "_Parties":
        senders = read_addresses(author) or read_addresses(sender)
        if not senders:
            return _NO_PARTIES
        first, receivers = senders[0], (*read_addresses(to), *read_addresses(cc))
        is_own = is_sent or first.mail in self._own
        others = self._others(first, receivers, is_own=is_own)
        is_noted = is_own and len(receivers) <= MOST_RECEIVERS
        noted = [(first, "From"), *((one, "To, Cc") for one in others if is_noted)]
        is_shared = first.mail not in self._own and is_shared_address(first.mail)
        direction = Direction.SENT if is_own else Direction.RECEIVED
        return _Parties(
            direction=direction if self._own or is_own else Direction.UNKNOWN,
            people=tuple(f"mail:{one.mail}" for one in others),
            names=tuple(one.name for one in others),
            noted=tuple(pair for pair in noted if self._is_somebody(pair[0])),
            reason="robot or shared address" if is_shared else "",
        )

    def _is_somebody(self, one: Address) -> bool:
        return one.mail not in self._own and not is_shared_address(one.mail)

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
        return tuple({one.mail: one for one in sides if self._is_somebody(one)}.values())

    def _note(self, noted: tuple[tuple[Address, str], ...], row: int) -> None:
        for one, origin in noted:
            self._seen.note(one.mail, one.name, row=row, origin=origin)

    def people(self) -> Iterator[FormatReading]:
        """Give everybody seen so far, and forget them."""
        yield from self._seen.give()


def _why_nothing_passed(fields: Fields) -> str:
    held = fields.held
    if _TELLING.isdisjoint(held):
        return ""
    return _reason(
        held.get(b"x-gmail-labels", b""),
        held.get(b"x-spam-flag", b""),
        held.get(b"precedence", b""),
        held.get(b"auto-submitted", b""),
        is_on_list=not _LIST_FIELDS.isdisjoint(held),
    )


@lru_cache(maxsize=4_096)
def _reason(
    labels: bytes, spam: bytes, precedence: bytes, submitted: bytes, *, is_on_list: bool
) -> str:
    if is_left_out(read_text(labels)) or read_raw(spam).upper() == "YES":
        return "draft or spam"
    if is_on_list or read_raw(precedence).lower() in _TO_MANY:
        return "list"
    is_answer = read_raw(submitted).lower() in {"", "no"}
    return "" if is_answer else "robot"


def _told_elsewhere(block: HeaderBlock) -> datetime | None:
    return read_from_line(block.from_line) or received_date(block.head)


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
