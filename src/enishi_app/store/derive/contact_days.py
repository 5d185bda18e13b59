"""Touches put together by day and direction, as estimates of ties read them."""

from collections.abc import Iterable
from datetime import date

from enishi.network import History
from enishi.terms import Direction

Touched = tuple[str, str, str]
"""The day where the user lives, when, as the database writes a moment in UTC, and who began it."""
_LATER = "~"
"""Stands after every moment."""


class _Day:
    """Touches of one day, counted while they are read."""

    __slots__ = ("first_other", "first_sent", "incoming", "mutual", "outgoing", "unknown")

    def __init__(self) -> None:
        self.incoming = self.outgoing = self.unknown = self.mutual = 0
        self.first_sent = self.first_other = _LATER

    def add(self, when: str, direction: str) -> None:
        if direction == Direction.SENT:
            self.outgoing += 1
            self.first_sent = min(self.first_sent, when)
            return
        self.first_other = min(self.first_other, when)
        if direction == Direction.RECEIVED:
            self.incoming += 1
        elif direction == Direction.MUTUAL:
            self.incoming += 1
            self.outgoing += 1
            self.mutual += 1
        else:
            self.unknown += 1


def history_of_touches(touches: Iterable[Touched]) -> History:
    """Return touches by day, whatever their order. What went both ways counts once each way."""
    days: dict[str, _Day] = {}
    for day, when, direction in touches:
        if day not in days:
            days[day] = _Day()
        days[day].add(when, direction)
    held = [days[day] for day in sorted(days)]
    unknown = tuple(one.unknown for one in held)
    mutual = tuple(one.mutual for one in held)
    return History(
        days=tuple(date.fromisoformat(day).toordinal() for day in sorted(days)),
        incoming=tuple(one.incoming for one in held),
        outgoing=tuple(one.outgoing for one in held),
        began=tuple(int(one.first_sent < one.first_other) for one in held),
        unknown=unknown if any(unknown) else (),
        mutual=mutual if any(mutual) else (),
    )
