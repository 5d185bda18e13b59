from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import (
    Assumption,
    AssumptionRangeError,
    Assumptions,
    Band,
    EvidenceKind,
    History,
    Recalibration,
    TieEvidence,
    TieModel,
    TieWord,
    band_of,
    tie_probability,
    tie_rule,
    tie_state,
)
from enishi.network.strength import CEILING, FLOOR, STRENGTH
from enishi.terms import TieState

TODAY = date(2024, 9, 10)
days = st.none() | st.dates(date(2004, 1, 1), TODAY)
KINDS = [kind for kind in EvidenceKind if kind is not EvidenceKind.CORRECTION]
pieces = st.builds(
    TieEvidence,
    kind=st.sampled_from(KINDS),
    on=days,
    count=st.integers(1, 500),
    size=st.integers(0, 500),
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


@pytest.mark.parametrize("kind", STRENGTH)
def test_one_fresh_piece_gives_its_strength_and_silence_at_most_halves_it(
    kind: EvidenceKind,
) -> None:
    assert probability(TieEvidence(kind=kind, on=TODAY, size=2)) == pytest.approx(STRENGTH[kind])
    ancient = TieEvidence(kind=kind, on=date(1950, 1, 1), size=2)
    assert probability(ancient) == pytest.approx(STRENGTH[kind] / 2, abs=1e-6)


@given(evidence, pieces)
def test_what_is_dated_later_looks_into_nothing(
    known: tuple[TieEvidence, ...], more: TieEvidence
) -> None:
    future = replace(more, on=TODAY + timedelta(days=1))
    assert probability(*known, future) == probability(*known)


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


def history(*days_ago: int, outgoing: bool = False) -> History:
    """Return a history of one touch on each of these days before today."""
    days = tuple(sorted(TODAY.toordinal() - ago for ago in days_ago))
    ones, nothing = (1,) * len(days), (0,) * len(days)
    return History(
        days=days,
        incoming=nothing if outgoing else ones,
        outgoing=ones if outgoing else nothing,
        began=ones if outgoing else nothing,
    )


def touched(known: History) -> TieEvidence:
    last = date.fromordinal(known.days[-1])
    return TieEvidence(kind=EvidenceKind.TOUCH, on=last, count=known.count, history=known)


ages = st.sets(st.integers(0, 900), min_size=1, max_size=12)


@given(ages, st.integers(0, 900))
def test_one_more_day_in_touch_never_lowers_it(ago: set[int], more: int) -> None:
    assert probability(touched(history(*ago | {more}))) >= probability(touched(history(*ago)))


@given(ages, st.integers(1, 50))
def test_a_whole_history_some_weeks_fresher_never_lowers_it(ago: set[int], weeks: int) -> None:
    older = {one + 7 * weeks for one in ago}
    assert probability(touched(history(*ago))) >= probability(touched(history(*older)))


@given(ages, st.integers(1, 400))
def test_a_history_is_judged_as_it_stood_on_the_day(ago: set[int], cut: int) -> None:
    known = touched(history(*ago))
    then = TODAY - timedelta(days=cut)
    before = tuple(one for one in ago if one >= cut)
    expected = (touched(history(*before)),) if before else ()
    assert (
        tie_probability((known,), today=then).probability
        == tie_probability(expected, today=then).probability
    )
    assert tie_state((known,), today=then) is tie_state(expected, today=then)


def test_a_tie_is_as_strong_as_the_one_asked_answers() -> None:
    # The user wrote five times in vain; they would say the same of nobody.
    vain = touched(history(20, 40, 60, 80, 100, outgoing=True))
    estimate = tie_probability((vain,), today=TODAY)
    assert estimate.back is not None
    assert estimate.back > estimate.probability
    assert Assumption.UNANSWERED in estimate.assumptions
    gentle = TieModel(assumptions=Assumptions(unanswered_odds=1.0))
    assert tie_rule(gentle)((vain,), today=TODAY).probability > estimate.probability


def test_what_is_supposed_is_named_until_there_are_enough_own_asks() -> None:
    known = (touched(history(3)), TieEvidence(kind=EvidenceKind.SHARED_EVENT, size=9))
    assert set(tie_probability(known, today=TODAY).assumptions) == {
        Assumption.STEP_CHANCE,
        Assumption.STEP_SLOPE,
        Assumption.KIND_STRENGTH,
        Assumption.GROUP_SIZE,
        Assumption.LASTING,
        Assumption.OTHERS,
    }
    learned = TieModel(step_own=Recalibration(count=50), in_touch_own=Recalibration(count=50))
    supposed = tie_probability(known, today=TODAY, model=learned).assumptions
    assert not {Assumption.STEP_CHANCE, Assumption.STEP_SLOPE, Assumption.OTHERS} & set(supposed)


@given(evidence)
def test_the_range_holds_the_estimate(known: tuple[TieEvidence, ...]) -> None:
    estimate = tie_probability(known, today=TODAY)
    assert estimate.low <= estimate.probability <= estimate.high


def correction(word: TieWord, day: int = 1) -> TieEvidence:
    return TieEvidence(kind=EvidenceKind.CORRECTION, word=word, on=TODAY - timedelta(days=day))


def test_the_users_word_stands_above_the_evidence() -> None:
    known = TieEvidence(kind=EvidenceKind.CONNECTION, on=TODAY)
    plain = probability(known)
    assert probability(known, correction(TieWord.STRONGER)) > plain
    assert probability(known, correction(TieWord.WEAKER)) < plain
    assert probability(known, correction(TieWord.DO_NOT_KNOW)) == FLOOR
    assert tie_state((known, correction(TieWord.DO_NOT_KNOW)), today=TODAY) is TieState.POSSIBLE
    assert tie_state((correction(TieWord.KNOW),), today=TODAY) is TieState.CONFIRMED


def test_of_several_words_the_last_one_holds_and_one_takes_them_back() -> None:
    known = TieEvidence(kind=EvidenceKind.CONNECTION, on=TODAY)
    denied, stronger = correction(TieWord.DO_NOT_KNOW, 5), correction(TieWord.STRONGER, 3)
    assert probability(known, denied, stronger) == probability(known, stronger)
    assert probability(known, denied, correction(TieWord.AS_COUNTED, 2)) == probability(known)


@pytest.mark.parametrize(
    ("sizes", "state"),
    [
        ((12,), TieState.LIKELY),
        ((13,), TieState.POSSIBLE),
        ((24, 24), TieState.LIKELY),
        ((5000, 400, 0), TieState.POSSIBLE),
        ((0, 0), TieState.POSSIBLE),
        ((0, 0, 0), TieState.LIKELY),
    ],
)
def test_who_shares_small_groups_is_likely_known(sizes: tuple[int, ...], state: TieState) -> None:
    shared = tuple(TieEvidence(kind=EvidenceKind.SHARED_EVENT, size=size) for size in sizes)
    assert tie_state(shared, today=TODAY) is state


@given(st.integers(2, 10_000), st.integers(1, 10_000))
def test_larger_groups_say_less(size: int, more: int) -> None:
    small = TieEvidence(kind=EvidenceKind.SHARED_COMMUNITY, on=TODAY, size=size)
    assert probability(replace(small, size=size + more)) <= probability(small)


@pytest.mark.parametrize(
    "wrong", [{"step_chance": 1.0}, {"unanswered_odds": 0.0}, {"word_odds": 0.5}]
)
def test_an_assumption_outside_its_range_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(AssumptionRangeError, match="must be from"):
        Assumptions(**wrong)  # type: ignore[arg-type]
