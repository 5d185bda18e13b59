"""How probable it is that a tie carries a request one step further."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import Protocol

from enishi.network.contact import (
    UNDATED_AGE_DAYS,
    Asking,
    History,
    Question,
    asking_of,
    expit,
    join_histories,
    logit,
)
from enishi.network.tie_model import (
    COMMON,
    Assumption,
    Band,
    TieModel,
    band_of,
    estimate_contact,
    estimate_from_totals,
    unanswered_part,
)
from enishi.network.ties import EvidenceKind, Tie, TieEvidence, TieWord

STRENGTH = {
    EvidenceKind.INTRODUCTION: 0.50,
    EvidenceKind.CONTACT_MADE: 0.45,
    EvidenceKind.STATED: 0.45,
    EvidenceKind.RELATED: 0.30,
    EvidenceKind.CONNECTION: 0.25,
    EvidenceKind.RECOMMENDATION: 0.40,
    EvidenceKind.MEMBERSHIP: 0.20,
    EvidenceKind.POST: 0.20,
    EvidenceKind.ENDORSEMENT: 0.20,
    EvidenceKind.ADDRESS_BOOK: 0.15,
    EvidenceKind.SHARED_EVENT: 0.25,
    EvidenceKind.SHARED_EMPLOYER: 0.25,
    EvidenceKind.SHARED_COMMUNITY: 0.20,
}
"""Probability from one fresh piece of evidence. Assumption, not measured: one step of a chain of
introductions succeeds with about .37 (Dodds, Muhamad, Watts 2003, doi:10.1126/science.1081058:
about 37 % of those asked pass a message on), and these stand around it."""

HALF_LIFE_DAYS = 540
"""After so many days half of what fades has faded. Assumption."""
LASTING_SHARE = 0.5
"""What never fades: dormant ties keep their value (Levin, Walter, Murnighan 2011,
doi:10.1287/orsc.1100.0576), so silence at most halves the strength."""
COUNT_WEIGHT = 0.35
"""How much each doubling of the count adds on the logarithm of failure."""
CEILING = 0.95
"""Nobody is sure to say yes."""
FLOOR = 0.02
"""Left where nothing speaks for a tie."""
OWN_ASKS = 50
"""With fewer own asks for introductions, the chance of a step is named as an assumption."""
GROUP_SCALE = 20
UNKNOWN_SIZE = 30
"""A shared group counts as one of so many where only some of its people are known."""
_GROUP_POWERS = {
    EvidenceKind.SHARED_EVENT: 0.5,
    EvidenceKind.SHARED_EMPLOYER: 0.5,
    EvidenceKind.SHARED_COMMUNITY: 0.5,
    EvidenceKind.MEMBERSHIP: 0.25,
    EvidenceKind.POST: 0.25,
}
"""How steeply what is shared counts less in larger groups: ``(1 + (n - 2) / 20) ** -power``.
Assumption. A member reaches her own community more easily than two members know each other."""
SHARED = {
    EvidenceKind.SHARED_EVENT,
    EvidenceKind.SHARED_EMPLOYER,
    EvidenceKind.SHARED_COMMUNITY,
}
"""Kinds of evidence that two people have by a group of theirs."""


@dataclass(frozen=True, kw_only=True)
class EstimatePart:
    """What one piece of evidence gives to an estimate.

    Attributes:
        share: Its own probability, before it is joined with the others.
    """

    evidence: TieEvidence
    share: float


@dataclass(frozen=True, kw_only=True)
class TieEstimate:
    """How probable it is that a tie carries a request.

    Attributes:
        probability: From the user to the other end, where the tie is hers; from ``FLOOR`` to
            ``CEILING``, and never printed.
        parts: One for each piece of evidence, the strongest first; touches whose days are known
            make one part together.
        back: The same in the other direction; None where it is as probable.
        low: Lower end of the 90 % range of ``probability``.
        high: Its upper end.
        assumptions: What the estimate supposes, in the order of :class:`Assumption`.
    """

    probability: float
    band: Band
    parts: tuple[EstimatePart, ...]
    back: float | None = None
    low: float = FLOOR
    high: float = CEILING
    assumptions: tuple[Assumption, ...] = ()

    @property
    def points(self) -> float:
        """Return the logit of ``probability``."""
        return logit(self.probability)


class TieRule(Protocol):
    """Any function that judges the evidence for a tie as of a day."""

    def __call__(self, evidence: tuple[TieEvidence, ...], *, today: date) -> TieEstimate:
        """Return the estimate; must depend on its arguments alone."""
        ...


def tie_rule(model: TieModel) -> TieRule:
    """Return the rule that judges ties by what is known of one user."""
    return partial(tie_probability, model=model)


def tie_probability(
    evidence: tuple[TieEvidence, ...], *, today: date, model: TieModel = COMMON
) -> TieEstimate:
    """Estimate how probable it is that a tie carries a request one step further.

    Pieces are joined as a noisy-or, ``q = 1 - product(1 - share)``:

    * Evidence without touches gives ``s f w``, with ``s`` its :data:`STRENGTH`,
      ``f = l + (1 - l) 2 ** (-age / 540)`` for its age in days and the lasting share ``l = .5``,
      and ``w = (1 + (n - 2) / 20) ** -power`` where it is shared with ``n`` people; a count of
      ``n`` works like ``1 + .35 log2(n)`` pieces.
    * Touches give ``step (l + (1 - l) K4)``, with K4 the chance to be in touch within 30 days and
      ``logit(step) = logit(.37) + .63 (rr - mean rr)``, the last term between -1.5 and 1.5, for
      the rate of answers ``rr`` of whoever is asked; from the third turn in a row without an
      answer the odds of the step are multiplied by .8.

    The user's own asks for introductions bend ``logit(q)`` (:class:`Recalibration`), and her word
    multiplies the odds by 3 or divides them. The result is kept between .02 and .95. More or
    fresher evidence never lowers it, save that an unanswered turn lowers the rate of answers.
    What is dated after ``today`` is left out.

    Args:
        evidence: Any number of pieces, in any order.
        today: The day as of which everything is judged.
        model: What is known of the user.

    Returns:
        The estimate with its parts; the order of ``evidence`` changes nothing.
    """
    happened = until(evidence, today)
    word = word_of(happened)
    others = [_kept(p, today, model) for p in happened if p.kind in STRENGTH]
    if word is TieWord.KNOW:
        others += [_kept(_as_stated(p), today, model) for p in happened if p.word is word]
    there, back, supposed = _touch_shares(happened, today, model)
    probability, low, high = _joined([*others, *there], word, model)
    return TieEstimate(
        probability=probability,
        back=None if there == back else _joined([*others, *back], word, model)[0],
        low=low,
        high=high,
        band=band_of(probability),
        parts=tuple(sorted([*others, *there], key=_strongest_first)),
        assumptions=_supposed(happened, word, model, supposed),
    )


def until(evidence: Iterable[TieEvidence], today: date) -> tuple[TieEvidence, ...]:
    """Return what had happened by the end of a day; a history is cut, not left out."""
    return tuple([p for p in evidence if p.history or p.on is None or p.on <= today])


def word_of(evidence: Iterable[TieEvidence]) -> TieWord | None:
    """Return what the user last said of a tie; None where nothing, or that it is as counted."""
    said = [piece for piece in evidence if piece.word]
    if not said:
        return None
    last = max(
        said,
        key=lambda piece: (piece.on or date.min, piece.source),
    )
    return None if last.word is TieWord.AS_COUNTED else last.word


def is_denied(tie: Tie, today: date) -> bool:
    """Tell whether the user says that the two do not know each other."""
    return word_of(until(tie.evidence, today)) is TieWord.DO_NOT_KNOW


def history_of(evidence: Iterable[TieEvidence], *, today: date) -> History | None:
    """Return all touches day by day as of a day; None where none are known so."""
    held = [piece.history.until(today) for piece in evidence if piece.history]
    return join_histories(held)


def _as_stated(piece: TieEvidence) -> TieEvidence:
    return replace(piece, kind=EvidenceKind.STATED)


def _kept(piece: TieEvidence, today: date, model: TieModel) -> EstimatePart:
    return EstimatePart(evidence=piece, share=_share(piece, today, model))


def _touch_shares(
    happened: Iterable[TieEvidence], today: date, model: TieModel
) -> tuple[list[EstimatePart], list[EstimatePart], set[Assumption]]:
    """Return what touches give there and back, and what that supposes."""
    touches = [piece for piece in happened if piece.kind is EvidenceKind.TOUCH]
    if not touches:
        return [], [], set()
    history = history_of(touches, today=today)
    totals = [_from_totals(piece, today, model) for piece in touches if not piece.history]
    there, back = list(totals), list(totals)
    supposed = {Assumption.TOTALS_ONLY} if totals else set()
    if history:
        joined = _as_one(touches, history)
        asked, asks = asking_of(history, today=today), asking_of(history.turned, today=today)
        warmth = _warmth(history, today, model)
        there.append(EstimatePart(evidence=joined, share=_step(asked, model) * warmth))
        back.append(EstimatePart(evidence=joined, share=_step(asks, model) * warmth))
        is_waiting = unanswered_part(asked, model.assumptions)
        supposed |= {Assumption.UNANSWERED} if is_waiting else set()
    return there, back, supposed


def _as_one(touches: Iterable[TieEvidence], history: History) -> TieEvidence:
    known = [piece for piece in touches if piece.history]
    return TieEvidence(
        kind=EvidenceKind.TOUCH,
        on=date.fromordinal(history.days[-1]),
        count=history.count,
        source=" ".join(sorted({piece.source for piece in known})),
        history=history,
    )


def _warmth(history: History, today: date, model: TieModel) -> float:
    estimate = estimate_contact(history, Question.IN_TOUCH, today=today, model=model)
    return _lasting(estimate.probability if estimate else 0.0, model)


def _lasting(fresh: float, model: TieModel) -> float:
    lasting = model.assumptions.lasting_share
    return lasting + (1 - lasting) * fresh


def _step(asking: Asking, model: TieModel) -> float:
    supposed = model.assumptions
    shift = supposed.step_slope * (asking.rate - model.mean_rate)
    shift = min(max(shift, -supposed.step_cap), supposed.step_cap)
    waiting = unanswered_part(asking, supposed)
    return expit(logit(supposed.step_chance) + shift + (waiting.points if waiting else 0.0))


def _from_totals(piece: TieEvidence, today: date, model: TieModel) -> EstimatePart:
    estimate = estimate_from_totals(max(piece.count, 1), piece.on, today=today, model=model)
    step = _step(Asking(), model)
    return EstimatePart(evidence=piece, share=step * _lasting(estimate.probability, model))


def _joined(
    parts: list[EstimatePart], word: TieWord | None, model: TieModel
) -> tuple[float, float, float]:
    """Return the chance and the ends of its range."""
    if word is TieWord.DO_NOT_KNOW:
        return FLOOR, FLOOR, FLOOR
    # Sorted, so that rounding does not depend on the order of the evidence.
    failure = math.prod(sorted(1 - part.share for part in parts))
    points = logit(_bounded(1 - failure))
    own, said = model.step_own, _word_points(word, model)
    low, high = own.range(points)
    middle = own.chance(points)
    chances = (middle, low, high)
    if said:
        chances = (_moved(middle, said), _moved(low, said), _moved(high, said))
    return _bounded(chances[0]), _bounded(chances[1]), _bounded(chances[2])


def _moved(chance: float, points: float) -> float:
    return expit(logit(_bounded(chance)) + points)


def _word_points(word: TieWord | None, model: TieModel) -> float:
    odds = math.log(model.assumptions.word_odds)
    return {TieWord.STRONGER: odds, TieWord.WEAKER: -odds}.get(word, 0.0) if word else 0.0


def _bounded(chance: float) -> float:
    return min(max(chance, FLOOR), CEILING)


def _supposed(
    happened: tuple[TieEvidence, ...],
    word: TieWord | None,
    model: TieModel,
    found: set[Assumption],
) -> tuple[Assumption, ...]:
    kinds = frozenset([piece.kind for piece in happened])
    is_few = model.step_own.count < OWN_ASKS
    return _named(kinds, word, frozenset(found), is_few, not model.in_touch_own.count)


@lru_cache(maxsize=4096)
def _named(
    kinds: frozenset[EvidenceKind],
    word: TieWord | None,
    found: frozenset[Assumption],
    is_few: bool,
    is_common: bool,
) -> tuple[Assumption, ...]:
    # Kept, because a network asks the same few questions of a million ties.
    has_touches = EvidenceKind.TOUCH in kinds
    holds = {
        Assumption.STEP_CHANCE: is_few,
        Assumption.STEP_SLOPE: is_few and has_touches,
        Assumption.KIND_STRENGTH: bool(kinds & STRENGTH.keys()),
        Assumption.GROUP_SIZE: bool(kinds & SHARED),
        Assumption.LASTING: bool(kinds),
        Assumption.OTHERS: has_touches and is_common,
        Assumption.CORRECTION: word in {TieWord.STRONGER, TieWord.WEAKER},
    }
    return tuple(one for one in Assumption if holds.get(one) or one in found)


def _strongest_first(part: EstimatePart) -> tuple[float, str, int, int, str, int]:
    piece = part.evidence
    day = piece.on.toordinal() if piece.on else 0
    return -part.share, piece.kind, day, piece.count, piece.source, piece.size


def _share(piece: TieEvidence, today: date, model: TieModel) -> float:
    age = UNDATED_AGE_DAYS if piece.on is None else (today - piece.on).days
    fresh = _lasting(0.5 ** (age / HALF_LIFE_DAYS), model)
    pieces = 1 + COUNT_WEIGHT * math.log2(max(piece.count, 1))
    share = STRENGTH[piece.kind] * fresh * _group_weight(piece)
    return float(1 - (1 - share) ** pieces)


def _group_weight(piece: TieEvidence) -> float:
    power = _GROUP_POWERS.get(piece.kind)
    if power is None or not (piece.size or piece.kind in SHARED):
        return 1.0
    return float((1 + max((piece.size or UNKNOWN_SIZE) - 2, 0) / GROUP_SCALE) ** -power)
