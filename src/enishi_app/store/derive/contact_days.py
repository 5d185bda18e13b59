"""Touches put together by day and direction, as estimates of ties read them."""

from collections.abc import Iterable
from datetime import datetime

from enishi.network import History
from enishi.terms import Direction

Touched = tuple[datetime, str]
"""When, and who began it."""
# Incoming, outgoing, unknown and mutual touches of one day.
_COUNTS = {
    Direction.RECEIVED: (1, 0, 0, 0),
    Direction.SENT: (0, 1, 0, 0),
    Direction.UNKNOWN: (0, 0, 1, 0),
    Direction.MUTUAL: (1, 1, 0, 1),
}


def history_of_touches(touches: Iterable[Touched]) -> History:
    """Return touches by day. What went both ways counts once each way.

    Args:
        touches: In order of time.
    """
    days: dict[int, list[int]] = {}
    began: list[int] = []
    for at, direction in touches:
        said = Direction(direction)
        day = at.date().toordinal()
        if day not in days:
            days[day] = [0, 0, 0, 0]
            began.append(int(said is Direction.SENT))
        days[day] = [a + b for a, b in zip(days[day], _COUNTS[said], strict=True)]
    incoming, outgoing, unknown, mutual = zip(*days.values(), strict=True) if days else ((),) * 4
    return History(
        days=tuple(days),
        incoming=incoming,
        outgoing=outgoing,
        began=tuple(began),
        unknown=unknown if any(unknown) else (),
        mutual=mutual if any(mutual) else (),
    )
