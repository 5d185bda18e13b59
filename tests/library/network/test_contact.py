"""K4 and C4, one by one and on arrays: they must say the same, and nothing later may look in."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import (
    Assumptions,
    History,
    NetworkError,
    PartKind,
    Question,
    TieModel,
    Touches,
    ask_table,
    contact_table,
    estimate_contact,
    estimate_from_totals,
    explain_hits,
    explain_part,
    happens,
)
from enishi.network.contact import ANSWER_DAYS, asking_of, join_histories
from enishi.network.contact_words import ASSUMPTION_WORDS, QUESTION_BANDS, TIE_WORDS
from enishi.network.tie_model import Assumption, Band, BandHits
from enishi.network.ties import TieWord
from enishi.terms import Language

TODAY = date(2024, 9, 10)
NOW = TODAY.toordinal()
BOTH = (Question.WRITES, Question.IN_TOUCH)


@st.composite
def histories(draw: st.DrawFn) -> History:
    ages = sorted(draw(st.sets(st.integers(-60, 700), min_size=1, max_size=25)), reverse=True)
    rows = [draw(st.tuples(*[st.integers(0, 4)] * 3)) for _ in ages]
    rows = [row if any(row) else (1, 0, 0) for row in rows]
    incoming, outgoing, unknown = zip(*rows, strict=True)
    began = tuple(int(draw(st.booleans()) and sent > 0) for sent in outgoing)
    return History(
        days=tuple(NOW - age for age in ages),
        incoming=incoming,
        outgoing=outgoing,
        began=began,
        unknown=unknown,
    )


def days_ago(*rows: tuple[int, int, int]) -> History:
    """Return a history of rows: days ago, incoming, outgoing; who wrote at all began."""
    ordered = sorted(rows, reverse=True)
    return History(
        days=tuple(NOW - row[0] for row in ordered),
        incoming=tuple(row[1] for row in ordered),
        outgoing=tuple(row[2] for row in ordered),
        began=tuple(int(row[2] > 0) for row in ordered),
    )


def points(history: History, question: Question, today: date = TODAY) -> float | None:
    estimate = estimate_contact(history, question, today=today)
    return None if estimate is None else math.log(estimate.probability / (1 - estimate.probability))


def test_the_formula_by_hand() -> None:
    # They wrote 3 days ago and 40 days ago; the user wrote 10 days ago.
    known = days_ago((3, 1, 0), (10, 0, 2), (40, 2, 0))
    received = math.exp(-3 / 180) + 2 * math.exp(-40 / 180)
    either = received + 2 * math.exp(-10 / 180)
    # Weeks 0, 1 and 5 of the last eight.
    assert points(known, Question.WRITES) == pytest.approx(
        -0.57 + 0.35 * math.log(0.02 + received) - 0.20 * math.log(4) + 0.79 * math.log(4)
        - 1.25 * math.sqrt(3 / 40)
    )  # fmt: skip
    assert points(known, Question.IN_TOUCH) == pytest.approx(
        -0.20 + 0.33 * math.log(0.02 + either) - 0.19 * math.log(4) + 0.87 * math.log(4)
        - 1.68 * math.sqrt(3 / 40)
    )  # fmt: skip


def test_the_formula_of_an_answer_by_hand() -> None:
    # Asked 100 days ago, answered after 5; asked 50 days ago in vain.
    known = days_ago((100, 0, 1), (95, 1, 0), (50, 0, 1))
    rate = math.log((1 + 1.5) / (2 + 3) / (1 - (1 + 1.5) / (2 + 3)))
    assert points(known, Question.ANSWERS) == pytest.approx(
        0.53 + 0.63 * rate - 0.16 * math.log(96) - 0.29 * math.log(4) + 0.30 * math.log(2)
    )


@given(st.lists(histories(), min_size=1, max_size=6), st.integers(0, 300))
def test_on_arrays_it_is_the_same_as_one_by_one(known: list[History], ago: int) -> None:
    touches, today = Touches.from_histories(known), TODAY - timedelta(days=ago)
    for question in BOTH:
        table = contact_table(touches, question, as_of=today.toordinal())
        for place, history in enumerate(known):
            one = points(history, question, today)
            assert np.isnan(table[place]) if one is None else table[place] == pytest.approx(one)


@given(st.lists(histories(), min_size=1, max_size=4))
def test_asks_on_arrays_are_judged_as_on_the_eve(known: list[History]) -> None:
    asks = ask_table(Touches.from_histories(known), as_of=NOW)
    for tie, at, foretold, rate in zip(asks.tie, asks.at, asks.points, asks.rate, strict=True):
        eve = date.fromordinal(int(at) - 1)
        if {int(at) - ANSWER_DAYS, int(at) - ANSWER_DAYS - 1} & set(known[tie].days):
            # A turn so long ago waits on the eve, and no more when the ask is made.
            continue
        asking = asking_of(known[tie], today=eve)
        assert asking.rate == pytest.approx(rate)
        # The table counts days since they wrote up to the ask, one more than on its eve.
        estimate = estimate_contact(
            known[tie],
            Question.ANSWERS,
            today=eve,
            model=TieModel(assumptions=Assumptions(unanswered_odds=1.0)),
        )
        assert estimate is not None
        heard = next(part.value for part in estimate.parts if part.kind is PartKind.HEARD)
        moved = -0.16 * (math.log(2 + heard) - math.log(1 + heard))
        expected = math.log(estimate.probability / (1 - estimate.probability)) + moved
        assert foretold == pytest.approx(expected)


@given(histories(), histories())
def test_nothing_after_the_day_looks_in(known: History, later: History) -> None:
    moved = replace(later, days=tuple(day - later.days[0] + NOW + 1 for day in later.days))
    both = join_histories([known.until(TODAY), moved])
    assert both is not None
    for question in Question:
        assert estimate_contact(both, question, today=TODAY) == estimate_contact(
            known, question, today=TODAY
        )
    first, second = (Touches.from_histories([one]) for one in (both, known))
    for question in BOTH:
        one, other = (contact_table(held, question, as_of=NOW) for held in (first, second))
        assert np.array_equal(one, other, equal_nan=True)
    cut = ask_table(first.until(NOW), as_of=NOW)
    whole = ask_table(first, as_of=NOW)
    assert cut.is_answered.tolist() == whole.is_answered.tolist()


@given(histories())
def test_joining_and_turning_lose_nothing(known: History) -> None:
    assert join_histories([known]) == (known if any(known.unknown) else replace(known, unknown=()))
    assert known.turned.incoming == known.outgoing
    assert known.turned.count == known.count


def test_of_nothing_there_is_no_history() -> None:
    assert join_histories([]) is None


def test_a_meeting_is_one_touch_that_went_both_ways() -> None:
    met = History(days=(NOW,), incoming=(1,), outgoing=(1,), began=(0,), mutual=(1,))
    assert met.count == 1
    assert met.exchanged() == (2,)
    assert met.until(TODAY - timedelta(days=1)).count == 0


def test_of_strangers_nothing_is_foretold() -> None:
    future = days_ago((-3, 1, 0))
    assert all(estimate_contact(future, question, today=TODAY) is None for question in Question)


def test_an_ask_that_still_waits_counts_neither_way() -> None:
    known = days_ago((200, 1, 0), (7, 0, 1))
    assert asking_of(known, today=TODAY).asked == 0
    assert asking_of(known, today=TODAY + timedelta(days=1)).asked == 1


def test_an_answer_after_seven_days_comes_too_late() -> None:
    in_time, late = days_ago((50, 0, 1), (43, 1, 0)), days_ago((50, 0, 1), (42, 1, 0))
    assert asking_of(in_time, today=TODAY).got == 1
    assert asking_of(late, today=TODAY).got == 0


def test_from_the_third_vain_turn_the_odds_fall_as_the_user_sets_it() -> None:
    known = days_ago((100, 0, 1), (80, 0, 1), (60, 0, 1))
    plain = TieModel(assumptions=Assumptions(unanswered_odds=1.0))
    chances = []
    for model in (plain, TieModel()):
        estimate = estimate_contact(known, Question.ANSWERS, today=TODAY, model=model)
        assert estimate is not None
        chances.append(estimate.probability / (1 - estimate.probability))
    assert chances[1] / chances[0] == pytest.approx(0.8)
    patient = TieModel(assumptions=Assumptions(unanswered_from=4))
    estimate = estimate_contact(known, Question.ANSWERS, today=TODAY, model=patient)
    assert estimate is not None
    assert Assumption.UNANSWERED not in estimate.assumptions


def test_totals_stand_in_where_no_days_are_known() -> None:
    estimate = estimate_from_totals(12, TODAY - timedelta(days=5), today=TODAY)
    expected = -1.02 + 0.80 * math.log(13) - 0.59 * math.log(6)
    assert math.log(estimate.probability / (1 - estimate.probability)) == pytest.approx(expected)
    assert Assumption.TOTALS_ONLY in estimate.assumptions
    assert estimate_from_totals(12, None, today=TODAY).probability < estimate.probability


@given(histories())
def test_the_range_holds_the_chance_and_every_part_has_its_sentences(known: History) -> None:
    for question in Question:
        estimate = estimate_contact(known, question, today=TODAY)
        if estimate is None:
            continue
        assert estimate.low < estimate.probability < estimate.high
        for part in (*estimate.parts, *estimate_from_totals(3, None, today=TODAY).parts):
            ja, en = (explain_part(part, language=one) for one in (Language.JA, Language.EN))
            assert ja.endswith("。")
            assert en.endswith(".")
            assert not {"{", "%", "％"} & set(ja + en)
        assert "{" not in explain_hits(estimate.hits, language=Language.EN)


def test_every_choice_has_its_words() -> None:
    assert set(ASSUMPTION_WORDS) == set(Assumption)
    assert set(TIE_WORDS) == set(TieWord)
    assert set(QUESTION_BANDS) == {(question, band) for question in Question for band in Band}


@pytest.mark.parametrize(("count", "rate"), [(19, None), (20, 0.25)])
def test_a_hit_rate_is_told_from_twenty_cases_on(count: int, rate: float | None) -> None:
    hits = BandHits(question=Question.WRITES, band=Band.EVEN, count=count, hits=5)
    assert hits.rate == rate
    assert (str(5) in explain_hits(hits, language=Language.EN)) == (rate is not None)


def test_messages_become_touches_of_both_sides() -> None:
    made = Touches.from_messages([1, 2, 1, 3], [2, 1, 2, 3], [0.0, 1.5, 20.0, 4.0])
    ends = list(zip(made.ego.tolist(), made.contact.tolist(), strict=True))
    assert ends == [(1, 2), (2, 1)]
    assert made.touches.incoming.tolist() == [0, 1, 0, 1, 0, 1]
    assert happens(made.touches, Question.WRITES, after=2, until=30).tolist() == [False, True]
    assert happens(made.touches, Question.IN_TOUCH, after=2, until=30).all()


@pytest.mark.parametrize(
    ("arrays", "said"),
    [(([1], [2, 3], [0.0]), "equally long"), (([1], [2], [float("nan")]), "numbers of days")],
)
def test_arrays_that_are_no_messages_are_refused(
    arrays: tuple[list[int], list[int], list[float]], said: str
) -> None:
    with pytest.raises(NetworkError, match=said):
        Touches.from_messages(*arrays)


def test_no_messages_make_no_ties() -> None:
    made = Touches.from_messages([], [], [])
    assert made.touches.count == 0
    assert ask_table(made.touches, as_of=0.0).at.size == 0
    assert contact_table(made.touches, Question.WRITES, as_of=0.0).size == 0
