"""How sure it is that two nodes know each other at all."""

from collections.abc import Iterable
from datetime import date

from enishi.network.strength import SHARED, UNKNOWN_SIZE, until, word_of
from enishi.network.ties import EvidenceKind, TieEvidence, TieWord
from enishi.terms import TieState

LIKELY_SIZE = 12
"""Who shares a group of so many is likely to know the others."""
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


def tie_state(evidence: tuple[TieEvidence, ...], *, today: date) -> TieState:
    """Tell how sure it is that two nodes know each other at all.

    The user's own word that they do, or do not, stands above all. Otherwise:

    * **confirmed**: a network's own list of connections, a contact made, an introduction, a
      membership or a post (of a person in a community), a recommendation, the user's own
      statement, or touches on two occasions.
    * **likely**: one touch, an endorsement, a card that names the other as related, or shared
      events, communities and employers that together are as close as one group of twelve: the
      sum of one over their sizes is at least 1/12. A group of which only some people are known
      counts as one of 30, so that three of them are needed.
    * **possible**: larger groups shared; an address book alone, which people fill with those they
      never met; or nothing.

    Evidence dated after ``today`` is left out: what is planned has not happened.
    """
    happened = until(evidence, today)
    word = word_of(happened)
    if word in {TieWord.KNOW, TieWord.DO_NOT_KNOW}:
        return TieState.CONFIRMED if word is TieWord.KNOW else TieState.POSSIBLE
    touches = sum(_count(p, today) for p in happened if p.kind is EvidenceKind.TOUCH)
    kinds = {piece.kind for piece in happened}
    if kinds & _CONFIRMING or touches >= _TOUCHES_OF_A_CONFIRMED_TIE:
        return TieState.CONFIRMED
    if touches or kinds & _SUGGESTING or _is_close(happened):
        return TieState.LIKELY
    return TieState.POSSIBLE


def _count(piece: TieEvidence, today: date) -> int:
    return piece.history.until(today).count if piece.history else piece.count


def _is_close(happened: Iterable[TieEvidence]) -> bool:
    closeness = sum(1 / (p.size or UNKNOWN_SIZE) for p in happened if p.kind in SHARED)
    # A hair below, so that twelve twelfths are one whatever the rounding.
    return closeness >= 1 / LIKELY_SIZE - 1e-9
