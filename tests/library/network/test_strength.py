from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import Band, EvidenceKind, TieEvidence, band_of, tie_probability, tie_state
from enishi.network.strength import CEILING, FLOOR, STRENGTH
from enishi.terms import TieState

TODAY = date(2024, 9, 10)
days = st.none() | st.dates(date(2004, 1, 1), TODAY)
pieces = st.builds(
    TieEvidence, kind=st.sampled_from(EvidenceKind), on=days, count=st.integers(1, 500)
)
evidence = st.lists(pieces, max_size=5).map(tuple)


def probability(*known: TieEvidence) -> float:
    return tie_probability(known, today=TODAY).probability


@given(evidence)
def test_a_probability_stays_between_its_bounds_and_names_its_parts(
    known: tuple[TieEvidence, ...],
) -> None:
    estimate = tie_probability(known, today=TODAY)
    assert FLOOR <= estimate.probability <= CEILING
    assert estimate.band is band_of(estimate.probability)
    assert sorted(map(repr, known)) == sorted(repr(part.evidence) for part in estimate.parts)


@given(evidence, pieces)
def test_more_evidence_never_lowers_it(known: tuple[TieEvidence, ...], more: TieEvidence) -> None:
    assert probability(*known, more) >= probability(*known)


@given(pieces, st.integers(1, 400))
def test_fresher_or_repeated_evidence_never_lowers_it(piece: TieEvidence, step: int) -> None:
    assert probability(replace(piece, count=piece.count + step)) >= probability(piece)
    if piece.on:
        older = replace(piece, on=piece.on - timedelta(days=step))
        assert probability(older) <= probability(piece)


@given(evidence, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(
    known: tuple[TieEvidence, ...], dice: st.DataObject
) -> None:
    other = list(known)
    dice.shuffle(other)  # type: ignore[attr-defined]
    assert tie_probability(tuple(other), today=TODAY) == tie_probability(known, today=TODAY)


@pytest.mark.parametrize("kind", EvidenceKind)
def test_one_fresh_piece_gives_its_strength_and_silence_at_most_halves_it(
    kind: EvidenceKind,
) -> None:
    assert probability(TieEvidence(kind=kind, on=TODAY)) == pytest.approx(STRENGTH[kind])
    ancient = TieEvidence(kind=kind, on=date(1950, 1, 1))
    assert probability(ancient) == pytest.approx(STRENGTH[kind] / 2, abs=1e-6)


def test_planned_evidence_counts_as_fresh_as_today_and_no_more() -> None:
    future = TieEvidence(kind=EvidenceKind.TOUCH, on=TODAY + timedelta(days=9))
    assert probability(future) == probability(replace(future, on=TODAY))


@pytest.mark.parametrize(
    ("value", "band"),
    [(0.5, Band.LIKELY), (0.49, Band.EVEN), (0.25, Band.EVEN), (0.24, Band.UNLIKELY)],
)
def test_bands_have_their_bounds(value: float, band: Band) -> None:
    assert band_of(value) is band


@pytest.mark.parametrize(
    ("kind", "count", "state"),
    [
        (EvidenceKind.CONNECTION, 1, TieState.CONFIRMED),
        (EvidenceKind.CONTACT_MADE, 1, TieState.CONFIRMED),
        (EvidenceKind.INTRODUCTION, 1, TieState.CONFIRMED),
        (EvidenceKind.MEMBERSHIP, 1, TieState.CONFIRMED),
        (EvidenceKind.STATED, 1, TieState.CONFIRMED),
        (EvidenceKind.TOUCH, 2, TieState.CONFIRMED),
        (EvidenceKind.TOUCH, 1, TieState.LIKELY),
        (EvidenceKind.RELATED, 1, TieState.LIKELY),
        (EvidenceKind.ADDRESS_BOOK, 1, TieState.POSSIBLE),
        (EvidenceKind.ADDRESS_BOOK, 9, TieState.POSSIBLE),
    ],
)
def test_states_follow_from_the_kind_of_evidence(
    kind: EvidenceKind, count: int, state: TieState
) -> None:
    assert tie_state((TieEvidence(kind=kind, count=count),), today=TODAY) is state


def test_without_evidence_a_tie_is_only_possible() -> None:
    assert tie_state((), today=TODAY) is TieState.POSSIBLE
    assert probability() == FLOOR


def test_what_is_planned_confirms_nothing_yet() -> None:
    planned = TieEvidence(kind=EvidenceKind.CONTACT_MADE, on=TODAY + timedelta(days=1))
    assert tie_state((planned,), today=TODAY) is TieState.POSSIBLE
    assert tie_state((planned,), today=TODAY + timedelta(days=1)) is TieState.CONFIRMED
