"""How sure a tie is, and how probable it is that it carries a request one step further.

One simple rule for now, behind :class:`TieRule`, so that a fitted model can take its place.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from enishi.network.ties import EvidenceKind, TieEvidence
from enishi.terms import TieState

STRENGTH = {
    EvidenceKind.INTRODUCTION: 0.50,
    EvidenceKind.CONTACT_MADE: 0.45,
    EvidenceKind.STATED: 0.45,
    EvidenceKind.RELATED: 0.30,
    EvidenceKind.TOUCH: 0.25,
    EvidenceKind.CONNECTION: 0.25,
    EvidenceKind.RECOMMENDATION: 0.40,
    EvidenceKind.MEMBERSHIP: 0.20,
    EvidenceKind.POST: 0.20,
    EvidenceKind.ENDORSEMENT: 0.20,
    EvidenceKind.ADDRESS_BOOK: 0.15,
}
"""Probability from one fresh piece of evidence. Assumption, not measured: one step of a chain of
introductions succeeds with about .37 (Dodds, Muhamad, Watts 2003, doi:10.1126/science.1081058:
about 37 % of those asked pass a message on), and these stand around it."""

HALF_LIFE_DAYS = 540
"""After so many days half of what fades has faded. Assumption."""
LASTING_SHARE = 0.5
"""What never fades: dormant ties keep their value (Levin, Walter, Murnighan 2011,
doi:10.1287/orsc.1100.0576), so silence at most halves the strength."""
UNDATED_AGE_DAYS = 1080
"""Evidence without a day counts as this old."""
COUNT_WEIGHT = 0.35
"""How much each doubling of the count adds on the logarithm of failure."""
CEILING = 0.95
"""Nobody is sure to say yes."""
FLOOR = 0.02
"""Left where nothing speaks for a tie."""
LIKELY_FROM = 0.5
EVEN_FROM = 0.25
_TOUCHES_OF_A_CONFIRMED_TIE = 2

_CONFIRMING = {
    EvidenceKind.CONNECTION,
    EvidenceKind.CONTACT_MADE,
    EvidenceKind.INTRODUCTION,
    EvidenceKind.MEMBERSHIP,
    EvidenceKind.POST,
    EvidenceKind.RECOMMENDATION,
    EvidenceKind.STATED,
}
_SUGGESTING = {EvidenceKind.RELATED, EvidenceKind.ENDORSEMENT}


class Band(StrEnum):
    """How probable, in words; figures to two digits would claim more than is known."""

    LIKELY = "likely"
    EVEN = "even"
    UNLIKELY = "unlikely"


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
        probability: From ``FLOOR`` to ``CEILING``.
        parts: One for each piece of evidence, the strongest first.
    """

    probability: float
    band: Band
    parts: tuple[EstimatePart, ...]


class TieRule(Protocol):
    """Any function that judges the evidence for a tie as of a day."""

    def __call__(self, evidence: tuple[TieEvidence, ...], *, today: date) -> TieEstimate:
        """Return the estimate; must depend on its arguments alone."""
        ...


def tie_probability(evidence: tuple[TieEvidence, ...], *, today: date) -> TieEstimate:
    """Estimate how probable it is that a tie carries a request, by the rule of version 1.

    Each piece of evidence gives ``s * f``, with ``s`` its :data:`STRENGTH` and
    ``f = .5 + .5 * 2 ** (-age / 540)`` for its age in days; a count of ``n`` works like
    ``1 + .35 * log2(n)`` pieces. Pieces are joined as a noisy-or:
    ``p = 1 - product(1 - s f) ** (1 + .35 log2 n)``, kept between .02 and .95. More or fresher
    evidence never lowers it. Days after ``today`` count as today.

    Args:
        evidence: Any number of pieces, in any order.
        today: The day as of which the age is counted.

    Returns:
        The estimate with its parts; the order of ``evidence`` changes nothing.
    """
    parts = sorted(
        (EstimatePart(evidence=piece, share=_share(piece, today)) for piece in evidence),
        key=_strongest_first,
    )
    failure = math.prod(1 - part.share for part in parts)
    probability = min(max(1 - failure, FLOOR), CEILING)
    return TieEstimate(probability=probability, band=band_of(probability), parts=tuple(parts))


def _strongest_first(part: EstimatePart) -> tuple[float, str, int, int, str]:
    piece = part.evidence
    day = piece.on.toordinal() if piece.on else 0
    return -part.share, piece.kind, day, piece.count, piece.source


def band_of(probability: float) -> Band:
    """Return the band: ``likely`` from one half, ``even`` from one in four."""
    if probability >= LIKELY_FROM:
        return Band.LIKELY
    return Band.EVEN if probability >= EVEN_FROM else Band.UNLIKELY


def _share(piece: TieEvidence, today: date) -> float:
    age = UNDATED_AGE_DAYS if piece.on is None else max((today - piece.on).days, 0)
    fresh = LASTING_SHARE + (1 - LASTING_SHARE) * 0.5 ** (age / HALF_LIFE_DAYS)
    pieces = 1 + COUNT_WEIGHT * math.log2(max(piece.count, 1))
    return float(1 - (1 - STRENGTH[piece.kind] * fresh) ** pieces)


def tie_state(evidence: tuple[TieEvidence, ...], *, today: date) -> TieState:
    """Tell how sure it is that two nodes know each other at all.

    * **confirmed**: a network's own list of connections, a contact made, an introduction, a
      membership or a post (of a person in a community), a recommendation, the user's own word, or
      touches on two occasions.
    * **likely**: one touch, an endorsement, or a card that names the other as related.
    * **possible**: an address book alone, which people fill with those they never met; or nothing.

    Evidence dated after ``today`` is left out: what is planned has not happened.
    """
    happened = [piece for piece in evidence if piece.on is None or piece.on <= today]
    touches = sum(piece.count for piece in happened if piece.kind is EvidenceKind.TOUCH)
    kinds = {piece.kind for piece in happened}
    if kinds & _CONFIRMING or touches >= _TOUCHES_OF_A_CONFIRMED_TIE:
        return TieState.CONFIRMED
    if touches or kinds & _SUGGESTING:
        return TieState.LIKELY
    return TieState.POSSIBLE
