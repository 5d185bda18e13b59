from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from enishi.outreach import (
    REST_AFTER_HELP,
    REST_AFTER_NO,
    REST_AFTER_SILENCE,
    DatedStep,
    Introduction,
    IntroductionOrderError,
    IntroductionStep,
    advance,
    next_steps,
    overdue,
    resting_until,
    state_of,
    waiting_on_others,
)
from enishi.terms import Channel, EntryId, PersonId

JUNE = date(2024, 6, 1)
RYO, AOI = PersonId("ryo"), PersonId("aoi")
S = IntroductionStep


def asked(
    *steps: tuple[IntroductionStep, date], by: PersonId = RYO, key: str = "a"
) -> Introduction:
    taken = tuple(DatedStep(step=step, on=on) for step, on in steps)
    return Introduction(
        id=EntryId(key), steps=taken, channel=Channel.FRIEND_INTRODUCTION, introducer=by
    )


def day(number: int) -> date:
    return JUNE + timedelta(days=number)


def test_the_usual_course_leads_from_a_draft_to_thanks() -> None:
    one = asked((S.DRAFTED, day(0)))
    usual = (S.ASKED, S.INTRODUCER_AGREED, S.TARGET_AGREED, S.INTRODUCED, S.MET, S.THANKED)
    for number, step in enumerate(usual):
        assert next_steps(one)[0] is step
        one = advance(one, step, on=day(number), note="so")
    assert state_of(one) is S.THANKED
    assert next_steps(one) == ()
    assert one.steps[-1].note == "so"


def test_a_step_that_cannot_follow_is_refused_with_those_that_can() -> None:
    with pytest.raises(IntroductionOrderError, match="must be asked, got met"):
        advance(asked((S.DRAFTED, day(0))), S.MET, on=day(1))


def test_nothing_follows_the_end() -> None:
    ended = asked((S.ASKED, day(0)), (S.INTRODUCER_DECLINED, day(1)), (S.THANKED, day(1)))
    with pytest.raises(IntroductionOrderError, match="must be nothing"):
        advance(ended, S.ASKED, on=day(2))


def test_a_step_cannot_be_dated_before_the_last() -> None:
    with pytest.raises(IntroductionOrderError, match="2024-06-03 or later, got 2024-06-02"):
        advance(asked((S.ASKED, day(2))), S.INTRODUCER_AGREED, on=day(1))


def test_who_kept_silent_may_still_answer() -> None:
    silent = asked((S.ASKED, day(0)), (S.INTRODUCER_SILENT, day(20)))
    assert state_of(advance(silent, S.INTRODUCER_AGREED, on=day(30))) is S.INTRODUCER_AGREED


def test_declined_introducer_is_not_asked_again_for_half_a_year_even_when_thanked() -> None:
    no = asked((S.ASKED, day(0)), (S.INTRODUCER_DECLINED, day(3)), (S.THANKED, day(4)))
    free = day(3) + REST_AFTER_NO
    assert resting_until([no], RYO, today=day(10)) == free
    assert resting_until([no], RYO, today=free - timedelta(days=1)) == free
    assert resting_until([no], RYO, today=free) is None


def test_silent_introducer_rests_a_quarter_unless_she_answers_after_all() -> None:
    silent = asked((S.ASKED, day(0)), (S.INTRODUCER_SILENT, day(20)))
    assert resting_until([silent], RYO, today=day(30)) == day(20) + REST_AFTER_SILENCE
    answered = advance(silent, S.INTRODUCER_AGREED, on=day(30))
    assert resting_until([answered], RYO, today=day(31)) == day(30) + REST_AFTER_HELP


def test_an_introducer_rests_four_weeks_after_her_last_help() -> None:
    helped = asked((S.ASKED, day(0)), (S.INTRODUCER_AGREED, day(1)), (S.INTRODUCED, day(9)))
    assert resting_until([helped], RYO, today=day(10)) == day(9) + REST_AFTER_HELP


def test_a_draft_a_plan_for_later_and_somebody_elses_no_rest_nobody() -> None:
    draft = asked((S.DRAFTED, day(0)))
    later = asked((S.ASKED, day(9)))
    other = asked((S.ASKED, day(0)), (S.INTRODUCER_DECLINED, day(1)), by=AOI)
    assert resting_until([draft, later, other], RYO, today=day(5)) is None


def test_the_longest_waiting_stands_first_among_those_waiting_on_others() -> None:
    late = asked((S.ASKED, day(5)), key="late")
    early = asked((S.ASKED, day(0)), (S.INTRODUCER_AGREED, day(2)), key="early")
    mine = asked((S.ASKED, day(0)), (S.INTRODUCED, day(1)), key="mine")
    assert waiting_on_others([late, mine, early], today=day(9)) == (early, late)
    assert waiting_on_others([late, mine, early], today=day(3)) == (early,)


def test_an_answer_is_overdue_from_the_day_it_has_taken_too_long() -> None:
    one = asked((S.ASKED, day(0)))
    week = timedelta(days=7)
    assert overdue([one], today=day(6), after=week) == ()
    assert overdue([one], today=day(7), after=week) == (one,)


class Course(RuleBasedStateMachine):
    """Any steps in any order: what advance takes is whole, what it refuses changes nothing."""

    one: Introduction

    @initialize(first=st.sampled_from([S.DRAFTED, S.ASKED]))
    def begin(self, first: IntroductionStep) -> None:
        self.one = asked((first, JUNE))

    @precondition(lambda self: bool(next_steps(self.one)))
    @rule(pick=st.randoms(use_true_random=False), wait=st.integers(0, 60))
    def go_on(self, pick, wait: int) -> None:
        step = pick.choice(next_steps(self.one))
        self.one = advance(self.one, step, on=self.one.steps[-1].on + timedelta(days=wait))
        assert state_of(self.one) is step

    @rule(step=st.sampled_from(S))
    def go_astray(self, step: IntroductionStep) -> None:
        before = self.one
        if step not in next_steps(before):
            with pytest.raises(IntroductionOrderError):
                advance(before, step, on=before.steps[-1].on)

    @rule(step=st.sampled_from(S), back=st.integers(1, 30))
    def go_back(self, step: IntroductionStep, back: int) -> None:
        with pytest.raises(IntroductionOrderError):
            advance(self.one, step, on=self.one.steps[-1].on - timedelta(days=back))

    @invariant()
    def is_whole(self) -> None:
        if not hasattr(self, "one"):
            return
        taken = [step.step for step in self.one.steps]
        days = [step.on for step in self.one.steps]
        assert len(taken) == len(set(taken))
        assert days == sorted(days)
        assert S.MET not in taken or {S.INTRODUCED, S.TARGET_AGREED} & set(taken)
        assert not {S.INTRODUCED, S.TARGET_DECLINED} <= set(taken)


TestCourse = Course.TestCase
TestCourse.settings = settings(max_examples=100, stateful_step_count=12, deadline=None)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=4), st.integers(0, 600))
def test_whoever_rests_is_free_on_the_day_named_and_not_the_day_before(
    days: list[int], now: int
) -> None:
    asks = [asked((S.ASKED, day(number)), key=str(number)) for number in days]
    until = resting_until(asks, RYO, today=day(now))
    if until is not None:
        assert until > day(now)
        assert resting_until(asks, RYO, today=until - timedelta(days=1)) is not None
        no_newer = [one for one in asks if one.steps[0].on <= day(now)]
        assert resting_until(no_newer, RYO, today=until) is None
