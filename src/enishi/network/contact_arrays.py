"""K4 and C4 for many ties at once, on arrays of touches; the same figures as one by one.

For data scientists too: :meth:`Touches.from_messages` takes plain ``source, target, time``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from enishi.network.contact import (
    ANSWER_DAYS,
    ANSWERS,
    FADING_DAYS,
    K4,
    K4_OF,
    RATE_ASKED,
    RATE_GOT,
    VOLUME_FLOOR,
    WEEKS,
    History,
    Question,
)
from enishi.network.paths import NetworkError

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Touches:
    """Touches of many ties as parallel arrays, in order of tie, then time.

    Attributes:
        tie: Number of the tie, from 0.
        at: When, in days; whole for touches put together by day.
        incoming: From the contact to the ego.
        outgoing: From the ego to the contact.
        began: Whether the first touch of the row was the ego's alone.
        unknown: Of unknown direction; half count each way.
        count: How many ties there are.
    """

    tie: Indices
    at: Floats
    incoming: Floats
    outgoing: Floats
    began: Mask
    unknown: Floats
    count: int

    @classmethod
    def from_histories(cls, histories: Sequence[History]) -> "Touches":
        """Return the touches of histories, the place of each being the number of its tie."""
        lengths = [len(one.days) for one in histories]
        return cls(
            tie=np.repeat(np.arange(len(histories)), lengths),
            at=_joined(one.days for one in histories),
            incoming=_joined(one.incoming for one in histories),
            outgoing=_joined(one.outgoing for one in histories),
            began=_joined(one.began for one in histories) > 0,
            unknown=_joined(one.unknown or (0,) * len(one.days) for one in histories),
            count=len(histories),
        )

    @classmethod
    def from_messages(
        cls, source: npt.ArrayLike, target: npt.ArrayLike, time: npt.ArrayLike
    ) -> "Messages":
        """Return each message twice: as sent by its source, and as received by its target.

        Args:
            source: Whole numbers that name who wrote.
            target: Whole numbers that name to whom.
            time: In days, of any origin.

        Returns:
            The touches with the two ends of each tie; messages to oneself are left out. Takes
            O(m log m) time and 49 bytes a row.

        Raises:
            NetworkError: For arrays of unequal length, or a time that is no number.
        """
        egos, others, times = _checked(source, target, time)
        ego = np.concatenate([egos, others])
        contact = np.concatenate([others, egos])
        both = np.concatenate([times, times])
        is_sent = np.arange(ego.size) < egos.size
        order = np.lexsort((both, contact, ego))
        ego, contact, is_sent = ego[order], contact[order], is_sent[order]
        begins = _starts(ego) | _starts(contact)
        touches = cls(
            tie=np.cumsum(begins) - 1,
            at=both[order],
            incoming=np.where(is_sent, 0.0, 1.0),
            outgoing=np.where(is_sent, 1.0, 0.0),
            began=is_sent,
            unknown=np.zeros(ego.size),
            count=int(begins.sum()),
        )
        return Messages(touches=touches, ego=ego[begins], contact=contact[begins])

    def until(self, as_of: float) -> "Touches":
        """Return the touches not after ``as_of``; every tie keeps its number."""
        return self._chosen(self.at <= as_of)

    def _chosen(self, which: Mask) -> "Touches":
        return Touches(
            tie=self.tie[which],
            at=self.at[which],
            incoming=self.incoming[which],
            outgoing=self.outgoing[which],
            began=self.began[which],
            unknown=self.unknown[which],
            count=self.count,
        )

    def sums(self, weights: Floats) -> Floats:
        """Return the sum of ``weights`` for each tie."""
        summed: Floats = np.bincount(self.tie, weights, minlength=self.count).astype(np.float64)
        return summed


@dataclass(frozen=True, kw_only=True, eq=False)
class Messages:
    """Touches made of messages, and the two ends of each tie."""

    touches: Touches
    ego: Indices
    contact: Indices


def contact_terms(touches: Touches, question: Question, *, as_of: float) -> Floats:
    """Return what K4 multiplies with its coefficients, one row a tie, as of a time.

    Args:
        touches: What is after ``as_of`` is left out.
        question: ``WRITES`` or ``IN_TOUCH``.
        as_of: In the days of ``touches.at``.

    Returns:
        Columns: 1, ``ln(.02 + V)``, ``ln(1 + since)``, ``ln(1 + w8)``, ``sqrt(since / age)``; not
        numbers where nothing happened yet.
    """
    known = touches.until(as_of)
    ages = as_of - known.at
    weights = known.incoming + known.unknown / 2
    if question is Question.IN_TOUCH:
        weights = known.incoming + known.outgoing + known.unknown
    lately = known.sums(weights * np.exp(-ages / FADING_DAYS))
    since, age = _extent(known, ages)
    is_known = np.isfinite(since)
    since, age = np.where(is_known, since, 0.0), np.where(is_known, age, 0.0)
    # A single moment is as old as it is silent.
    relative = np.where(age > 0, since / np.where(age > 0, age, 1.0), 1.0)
    terms = np.stack(
        [
            np.ones(touches.count),
            np.log(VOLUME_FLOOR + lately),
            np.log1p(since),
            np.log1p(_weeks(known, ages)),
            np.sqrt(relative),
        ],
        axis=1,
    )
    terms[~is_known] = np.nan
    return terms


def coefficients(model: K4) -> Floats:
    """Return the coefficients in the order of the columns of :func:`contact_terms`."""
    return np.array([model.start, model.volume, model.silence, model.regularity, model.relative])


def contact_table(
    touches: Touches, question: Question, *, as_of: float, model: K4 | None = None
) -> Floats:
    """Return the logit of K4 for each tie as of a time; not a number where nothing happened yet.

    Args:
        touches: What is after ``as_of`` is left out.
        question: ``WRITES`` or ``IN_TOUCH``.
        as_of: In the days of ``touches.at``.
        model: The coefficients; those of the question where left out.
    """
    terms = contact_terms(touches, question, as_of=as_of)
    points: Floats = terms @ coefficients(model or K4_OF[question])
    return points


def totals(touches: Touches, *, as_of: float) -> tuple[Floats, Floats]:
    """Return how many touches each tie had as of a time, and days since its last one."""
    known = touches.until(as_of)
    since, _ = _extent(known, as_of - known.at)
    return known.sums(known.incoming + known.outgoing + known.unknown), since


def happens(touches: Touches, question: Question, *, after: float, until: float) -> Mask:
    """Return for each tie whether what ``question`` asks happens after one time, until another."""
    weights = touches.incoming + touches.unknown
    if question is Question.IN_TOUCH:
        weights = weights + touches.outgoing
    is_within = (touches.at > after) & (touches.at <= until) & (weights > 0)
    return np.bincount(touches.tie[is_within], minlength=touches.count) > 0


def _extent(known: Touches, ages: Floats) -> tuple[Floats, Floats]:
    since, age = np.full(known.count, np.inf), np.full(known.count, -np.inf)
    np.minimum.at(since, known.tie, ages)
    np.maximum.at(age, known.tie, ages)
    return since, age


def _weeks(known: Touches, ages: Floats) -> Floats:
    week = np.floor(ages / 7).astype(np.int64)
    is_recent = week < WEEKS
    pairs = np.unique(known.tie[is_recent] * WEEKS + week[is_recent])
    return np.bincount(pairs // WEEKS, minlength=known.count).astype(np.float64)


@dataclass(frozen=True, kw_only=True, eq=False)
class AskTable:
    """Every ask in the touches, with what was known when it was made.

    Attributes:
        tie: Number of its tie.
        at: When it was made.
        points: Logit of C4 at that moment.
        rate: ``rr`` at that moment.
        is_answered: Whether the contact wrote within 7 days.
        is_decided: False for one that still waits at the end of the data.
    """

    tie: Indices
    at: Floats
    points: Floats
    rate: Floats
    is_answered: Mask
    is_decided: Mask


def ask_table(touches: Touches, *, as_of: float) -> AskTable:
    """Return the asks made until ``as_of``, judged on what had happened before each.

    An ask is the ego's first touch after at least seven days without any, with somebody known;
    no body is needed to tell it.

    Args:
        touches: What is after ``as_of`` is left out, answers too.
        as_of: In the days of ``touches.at``.
    """
    known = touches.until(as_of)
    first = _starts(known.tie)
    before = _quiet(known.at, first)
    is_quiet = ~first & (before >= ANSWER_DAYS)
    is_ask = is_quiet & known.began
    is_turn = known.began & (first | is_quiet | (_shifted(known.incoming) > 0))
    answered = _answered_within(known)
    asked_before = _before(is_turn, first)
    got_before = _before(is_turn & answered, first)
    shares = (got_before + RATE_GOT) / (asked_before + RATE_ASKED)
    rate = np.log(shares / (1 - shares))
    points = _answer_points(known, first, rate)
    return AskTable(
        tie=known.tie[is_ask],
        at=known.at[is_ask],
        points=points[is_ask],
        rate=rate[is_ask],
        is_answered=answered[is_ask],
        is_decided=(answered | (known.at + ANSWER_DAYS < as_of))[is_ask],
    )


def _answer_points(known: Touches, first: Mask, rate: Floats) -> Floats:
    is_new_day = first | (np.floor(known.at) != np.floor(_shifted(known.at)))
    active = _before(is_new_day, first)
    received = _before(known.incoming, first)
    heard = known.at - _last_written(known, first)
    return (
        ANSWERS.start
        + ANSWERS.rate * rate
        + ANSWERS.heard * np.log1p(heard)
        + ANSWERS.active * np.log1p(active)
        + ANSWERS.received * np.log1p(received)
    )


def _last_written(known: Touches, first: Mask) -> Floats:
    """Return when the contact last wrote before each row, else when the tie began."""
    place = np.arange(known.at.size)
    begin = np.maximum.accumulate(np.where(first, place, 0))
    written = np.maximum.accumulate(np.where(known.incoming > 0, place, -1))
    before = np.concatenate([[-1], written[:-1]]) if place.size else written
    last: Floats = known.at[np.maximum(before, begin)]
    return last


def _answered_within(known: Touches) -> Mask:
    """Return whether the contact writes in the row itself or within seven days of it."""
    size = known.at.size
    place = np.where(known.incoming > 0, np.arange(size), size)
    following = np.minimum.accumulate(place[::-1])[::-1]
    is_there = following < size
    where = np.where(is_there, following, 0)
    is_same = known.tie[where] == known.tie if size else is_there
    return is_there & is_same & (known.at[where] - known.at <= ANSWER_DAYS)


def _before(values: npt.NDArray[np.generic], first: Mask) -> Floats:
    """Return the sum of the rows before each one within its tie."""
    sums = np.concatenate([[0.0], np.cumsum(values.astype(np.float64))])[:-1]
    begins = np.maximum.accumulate(np.where(first, np.arange(first.size), 0))
    within: Floats = sums - sums[begins]
    return within


def _quiet(at: Floats, first: Mask) -> Floats:
    return np.where(first, 0.0, at - _shifted(at))


def _shifted(values: Floats) -> Floats:
    return np.concatenate([values[:1], values[:-1]])


def _starts(keys: Indices) -> Mask:
    """Return where a run of equal keys begins."""
    begins = np.ones(keys.size, dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    return begins


def _joined(columns: object) -> Floats:
    held = [np.asarray(column, dtype=np.float64) for column in columns]  # type: ignore[attr-defined]
    return np.concatenate([np.zeros(0), *held])


def _checked(
    source: npt.ArrayLike, target: npt.ArrayLike, time: npt.ArrayLike
) -> tuple[Indices, Indices, Floats]:
    egos = np.asarray(source, dtype=np.int64)
    others = np.asarray(target, dtype=np.int64)
    times = np.asarray(time, dtype=np.float64)
    if not egos.shape == others.shape == times.shape:
        msg = f"arrays must be equally long, got {egos.size}, {others.size} and {times.size}"
        raise NetworkError(msg)
    if not np.isfinite(times).all():
        msg = "times must be numbers of days, got others"
        raise NetworkError(msg)
    is_pair = egos != others
    return egos[is_pair], others[is_pair], times[is_pair]
