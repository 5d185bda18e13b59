"""Being in touch: how probable it is that a person writes, and that she answers an ask.

Two small logistic models on dated, directed touches, K4 and C4, with the coefficients that held
best on four sets of messages at later times (two firms, an institute, a campus; none Japanese).
Both are frozen; :mod:`enishi.network.learning` bends them to the user's own history.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HORIZON_DAYS = 30
"""Being in touch is foretold for so many days."""
ANSWER_DAYS = 7
"""An ask is answered within so many days, and comes after as many quiet ones."""
FADING_DAYS = 180
"""A touch counts e times less after so many days."""
WEEKS = 8
"""Regularity looks at so many weeks."""
_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class History:
    """Touches with one person, day by day: parallel tuples, one entry a day, days rising.

    What went both ways at once (a meeting, a call) counts once each way.

    Attributes:
        days: Ordinals of :class:`datetime.date`.
        incoming: Touches from the person, 0 or more.
        outgoing: Touches from the user, 0 or more.
        began: 1 where the first touch of the day was the user's alone, else 0.
        unknown: Touches of which nobody knows who began; half count each way. Empty for none.
        mutual: How many went both ways at once, and so stand in ``incoming`` and ``outgoing``.
            Empty for none.
    """

    days: tuple[int, ...]
    incoming: tuple[int, ...]
    outgoing: tuple[int, ...]
    began: tuple[int, ...]
    unknown: tuple[int, ...] = ()
    mutual: tuple[int, ...] = ()

    def until(self, today: date) -> "History":
        """Return the history as it stood at the end of a day."""
        count = bisect_right(self.days, today.toordinal())
        if count == len(self.days):
            return self
        return History(
            days=self.days[:count],
            incoming=self.incoming[:count],
            outgoing=self.outgoing[:count],
            began=self.began[:count],
            unknown=self.unknown[:count],
            mutual=self.mutual[:count],
        )

    @property
    def turned(self) -> "History":
        """Return the same touches as the other person sees them."""
        both = zip(self.began, self.incoming, strict=True)
        return History(
            days=self.days,
            incoming=self.outgoing,
            outgoing=self.incoming,
            began=tuple(int(not began and received > 0) for began, received in both),
            unknown=self.unknown,
            mutual=self.mutual,
        )

    @property
    def count(self) -> int:
        """Return how many touches there are."""
        each_way = sum(self.incoming) + sum(self.outgoing) + sum(self.unknown)
        return each_way - sum(self.mutual)

    def received(self) -> tuple[float, ...]:
        """Return what came from the person on each day, unknown touches by half."""
        if not self.unknown:
            return self.incoming
        return tuple(a + b / 2 for a, b in zip(self.incoming, self.unknown, strict=True))

    def exchanged(self) -> tuple[float, ...]:
        """Return what passed either way on each day."""
        unknown = self.unknown or (0,) * len(self.days)
        days = zip(self.incoming, self.outgoing, unknown, strict=True)
        return tuple(map(sum, days))


def join_histories(histories: Iterable[History]) -> History | None:
    """Return one history of several with the same person; None of none.

    On a day with several, the user began where she began each.
    """
    rows = [row for one in histories for row in _rows(one)]
    if not rows:
        return None
    joined: dict[int, _Row] = {}
    for row in rows:
        held = joined.get(row[0])
        joined[row[0]] = row if held is None else _both(held, row)
    days, incoming, outgoing, began, unknown, mutual = zip(
        *(joined[day] for day in sorted(joined)), strict=True
    )
    return History(
        days=days,
        incoming=incoming,
        outgoing=outgoing,
        began=began,
        unknown=unknown if any(unknown) else (),
        mutual=mutual if any(mutual) else (),
    )


_Row = tuple[int, int, int, int, int, int]


def _rows(one: History) -> Iterable[_Row]:
    nothing = (0,) * len(one.days)
    unknown, mutual = one.unknown or nothing, one.mutual or nothing
    return zip(one.days, one.incoming, one.outgoing, one.began, unknown, mutual, strict=True)


def _both(one: _Row, other: _Row) -> _Row:
    day, incoming, outgoing, began, unknown, mutual = other
    return (
        day,
        one[1] + incoming,
        one[2] + outgoing,
        one[3] & began,
        one[4] + unknown,
        one[5] + mutual,
    )


class Question(StrEnum):
    """What is foretold of a person."""

    WRITES = "writes"
    """She writes within 30 days."""
    IN_TOUCH = "in-touch"
    """Anything passes between the two within 30 days."""
    ANSWERS = "answers"
    """She answers an ask within 7 days."""


class PartKind(StrEnum):
    """What an estimate rests on. Each is one sentence in ja and en."""

    WRITTEN = "written"
    """Touches from her of late, fading."""
    EXCHANGED = "exchanged"
    """Touches either way of late, fading."""
    SILENCE = "silence"
    """Days since the last one."""
    REGULARITY = "regularity"
    """Weeks with a touch among the last eight."""
    RELATIVE_SILENCE = "relative-silence"
    """The silence beside the whole time of the acquaintance."""
    ANSWERED = "answered"
    """How many asks she answered."""
    HEARD = "heard"
    """Days since she wrote."""
    ACTIVE_DAYS = "active-days"
    """Days with a touch."""
    RECEIVED = "received"
    """Touches from her in all."""
    UNANSWERED = "unanswered"
    """Asks in a row without an answer: an assumption."""
    TOTAL = "total"
    """How many touches, where their days are not known."""


@dataclass(frozen=True, kw_only=True)
class ContactPart:
    """One term of an estimate.

    Attributes:
        points: What it adds to the logit.
        value: The figure its sentence names.
        of: A second figure of the sentence.
    """

    kind: PartKind
    points: float
    value: float
    of: float = 0.0


@dataclass(frozen=True, kw_only=True)
class K4:
    """Coefficients of the chance to be in touch within 30 days.

    ``logit p = start + volume ln(.02 + V) + silence ln(1 + since) + regularity ln(1 + w8)
    + relative sqrt(since / age)``, with ``V`` the sum of ``exp(-age / 180)`` over touches.
    """

    start: float
    volume: float
    silence: float
    regularity: float
    relative: float


WRITES = K4(start=-0.57, volume=0.35, silence=-0.20, regularity=0.79, relative=-1.25)
IN_TOUCH = K4(start=-0.20, volume=0.33, silence=-0.19, regularity=0.87, relative=-1.68)
K4_OF = {Question.WRITES: WRITES, Question.IN_TOUCH: IN_TOUCH}
VOLUME_FLOOR = 0.02


@dataclass(frozen=True, kw_only=True)
class C4:
    """Coefficients of the chance that an ask is answered within 7 days.

    ``logit p = start + rate rr + heard ln(1 + days since she wrote) + active ln(1 + active days)
    + received ln(1 + touches from her)``, with ``rr = logit((got + 1.5) / (asked + 3))``.
    """

    start: float = 0.53
    rate: float = 0.63
    heard: float = -0.16
    active: float = -0.29
    received: float = 0.30


ANSWERS = C4()
RATE_GOT, RATE_ASKED = 1.5, 3.0
"""What shrinks the own rate of answers: as if one and a half of three had been answered."""
TOTALS_START, TOTALS_COUNT, TOTALS_SILENCE = -1.02, 0.80, -0.59
"""K4 where only a total and a last day are known; measured for :attr:`Question.WRITES`."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How often one person answered the user, as of a day.

    What counts is a turn of the user's: she begins, or writes after the person wrote, or once
    more after at least seven days without any touch. It is answered by a touch from the person
    on the same day or within seven. One that still waits counts neither way.

    Attributes:
        asked: Turns that are answered, or have waited for longer than seven days.
        got: Answered ones among them.
        unanswered: How many of the last ones in a row were not answered.
    """

    asked: int = 0
    got: int = 0
    unanswered: int = 0

    @property
    def rate(self) -> float:
        """Return ``rr``, the shrunken logit of the rate of answers; 0 where none was asked."""
        return logit((self.got + RATE_GOT) / (self.asked + RATE_ASKED))


def logit(chance: float) -> float:
    """Return the logarithm of the odds of a chance above 0 and below 1."""
    return math.log(chance / (1 - chance))


def expit(points: float) -> float:
    """Return the chance whose logarithm of the odds is ``points``, without overflow."""
    if points >= 0:
        return 1 / (1 + math.exp(-points))
    odds = math.exp(points)
    return odds / (1 + odds)


def contact_parts(
    history: History, question: Question, *, today: date, model: K4 | None = None
) -> tuple[ContactPart, ...]:
    """Return the four terms of K4 as of the end of ``today``; none where nothing happened yet.

    Args:
        history: Touches; what is dated after ``today`` is left out.
        question: ``WRITES`` or ``IN_TOUCH``.
        today: The day.
        model: The coefficients; those of the question where left out.
    """
    known = history.until(today)
    if not known.days:
        return ()
    now, model = today.toordinal(), model or K4_OF[question]
    since, age = now - known.days[-1], now - known.days[0]
    weights = known.received() if question is Question.WRITES else known.exchanged()
    lately = sum(
        weight * math.exp((day - now) / FADING_DAYS)
        for day, weight in zip(known.days, weights, strict=True)
    )
    recent = sum(w for d, w in zip(known.days, weights, strict=True) if now - d < FADING_DAYS)
    weeks = len({(now - day) // _WEEK for day in known.days if now - day < WEEKS * _WEEK})
    volume = PartKind.WRITTEN if question is Question.WRITES else PartKind.EXCHANGED
    # A single day is as old as it is silent.
    relative = since / age if age else 1.0
    return (
        _part(volume, model.volume * math.log(VOLUME_FLOOR + lately), recent),
        _part(PartKind.SILENCE, model.silence * math.log1p(since), since),
        _part(PartKind.REGULARITY, model.regularity * math.log1p(weeks), weeks),
        _part(PartKind.RELATIVE_SILENCE, model.relative * math.sqrt(relative), since, age),
    )


def _part(kind: PartKind, points: float, value: float, of: float = 0.0) -> ContactPart:
    return ContactPart(kind=kind, points=points, value=value, of=of)


def totals_parts(count: int, last: date | None, *, today: date) -> tuple[ContactPart, ...]:
    """Return the terms where only a total and a last day are known.

    Args:
        count: Touches in all, at least 1.
        last: Their last day; None counts as three years ago.
        today: The day, not before ``last``.
    """
    since = (today - last).days if last else UNDATED_AGE_DAYS
    return (
        _part(PartKind.TOTAL, TOTALS_COUNT * math.log1p(count), count),
        _part(PartKind.SILENCE, TOTALS_SILENCE * math.log1p(since), since),
    )


UNDATED_AGE_DAYS = 1080
"""Evidence without a day counts as this old."""


def totals_points(parts: Iterable[ContactPart]) -> float:
    """Return the logit that the terms of :func:`totals_parts` give."""
    return TOTALS_START + sum(part.points for part in parts)


def asking_of(history: History, *, today: date) -> Asking:
    """Count the user's turns with one person and their answers, as of the end of ``today``."""
    known = history.until(today)
    now = today.toordinal()
    asked = got = unanswered = 0
    for place in _turns(known):
        if _is_answered(known, place):
            asked, got, unanswered = asked + 1, got + 1, 0
        elif known.days[place] + ANSWER_DAYS < now:
            asked, unanswered = asked + 1, unanswered + 1
    return Asking(asked=asked, got=got, unanswered=unanswered)


def _turns(known: History) -> Iterable[int]:
    for place, began in enumerate(known.began):
        if not began:
            continue
        is_first = place == 0 or known.incoming[place - 1] > 0
        if is_first or known.days[place] - known.days[place - 1] >= ANSWER_DAYS:
            yield place


def _is_answered(known: History, place: int) -> bool:
    last = known.days[place] + ANSWER_DAYS
    until = bisect_right(known.days, last)
    return any(known.incoming[place:until])


def answer_parts(history: History, *, today: date) -> tuple[ContactPart, ...]:
    """Return the terms of C4 for an ask made at the end of ``today``; none for a stranger.

    Of somebody who never wrote, the days since she wrote are counted from the first touch.
    """
    known = history.until(today)
    if not known.days:
        return ()
    asking = asking_of(known, today=today)
    written = [day for day, count in zip(known.days, known.incoming, strict=True) if count]
    heard = today.toordinal() - (written[-1] if written else known.days[0])
    active, received = len(known.days), sum(known.incoming)
    return (
        _part(PartKind.ANSWERED, ANSWERS.rate * asking.rate, asking.got, asking.asked),
        _part(PartKind.HEARD, ANSWERS.heard * math.log1p(heard), heard, float(bool(written))),
        _part(PartKind.ACTIVE_DAYS, ANSWERS.active * math.log1p(active), active),
        _part(PartKind.RECEIVED, ANSWERS.received * math.log1p(received), received),
    )


def answer_points(parts: Iterable[ContactPart]) -> float:
    """Return the logit that the terms of :func:`answer_parts` give."""
    return ANSWERS.start + sum(part.points for part in parts)
