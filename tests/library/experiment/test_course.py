from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from enishi.experiment import (
    ActivityId,
    ActivityMark,
    Aspect,
    ChangedPastError,
    ChangeKind,
    Count,
    Criterion,
    CriterionId,
    DayOrderError,
    Experiment,
    Figure,
    JudgementState,
    Learning,
    Metric,
    MetricKind,
    NothingChangedError,
    Plan,
    PlanPart,
    ReasonMissingError,
    StageState,
    UnknownActivityError,
    WhoCell,
    check_experiment,
    diff_plans,
    judge_criterion,
    keep_history,
    mark_activity,
    mark_at,
    marks_at,
    new_purpose,
    plan_at,
    plan_fingerprint,
    purpose_at,
    revise,
    stage_state,
)
from enishi.terms import Bilingual, Comparison, Mark
from tests.library.experiment.builders import (
    AUGUST,
    JUNE,
    a_plan,
    an_activity,
    an_experiment,
    day,
    said,
)
from tests.library.experiment.strategies import experiments, plans

ASK, GO = ActivityId("ask"), ActivityId("go")


def mark(activity: ActivityId, given: Mark, on: date, reason: str = "") -> ActivityMark:
    return ActivityMark(activity=activity, mark=given, on=on, reason=said(reason))


def test_the_newest_mark_holds_and_an_unmarked_activity_is_not_due() -> None:
    one = mark_activity(an_experiment(), mark(ASK, Mark.PARTIAL, day(5), "足りない"))
    one = mark_activity(one, mark(ASK, Mark.DONE, day(9)))
    one = mark_activity(one, mark(ASK, Mark.NOT_DONE, day(7), "取り消し"))
    marks = [mark_at(one, ASK, day=day(number)) for number in (4, 5, 7, 9)]
    assert marks == [Mark.NOT_DUE, Mark.PARTIAL, Mark.NOT_DONE, Mark.DONE]
    assert mark_at(one, GO, day=day(99)) is Mark.NOT_DUE


def test_of_two_marks_on_one_day_the_later_said_holds() -> None:
    one = mark_activity(an_experiment(), mark(ASK, Mark.DONE, day(5)))
    one = mark_activity(one, mark(ASK, Mark.NOT_DONE, day(5), "間違い"))
    assert marks_at(one, day(5))[ASK].mark is Mark.NOT_DONE


@pytest.mark.parametrize("given", [Mark.PARTIAL, Mark.NOT_DONE])
def test_partial_and_not_done_are_refused_without_a_reason(given: Mark) -> None:
    with pytest.raises(ReasonMissingError, match=f"with {given.sign}"):
        mark_activity(an_experiment(), mark(ASK, given, day(1)))


def test_a_mark_for_an_activity_outside_the_plan_is_refused() -> None:
    with pytest.raises(UnknownActivityError, match="'sing'"):
        mark_activity(an_experiment(), mark(ActivityId("sing"), Mark.DONE, day(1)))


def frozen(first: Plan, second: Plan) -> Experiment:
    one = revise(an_experiment(plan=first), plan=first, on=day(-1), reason=Bilingual())
    return revise(one, plan=second, on=AUGUST, reason=said("夏は静か"))


def test_a_revision_freezes_the_plan_and_leaves_the_first_as_it_was() -> None:
    first, second = a_plan(), a_plan(hypothesis=said("会える"))
    one = frozen(first, second)
    assert [(r.number, r.plan) for r in one.revisions] == [(1, first), (2, second)]
    assert one.plan == second
    assert [plan_at(one, on) for on in (day(-9), day(0), AUGUST)] == [second, first, second]
    assert one.revisions[0].fingerprint == plan_fingerprint(first) != plan_fingerprint(second)


def test_a_revision_without_change_reason_or_order_is_refused() -> None:
    one = frozen(a_plan(), a_plan(hypothesis=said("会える")))
    with pytest.raises(NothingChangedError):
        revise(one, plan=one.plan, on=AUGUST, reason=said("x"))
    with pytest.raises(ReasonMissingError):
        revise(one, plan=a_plan(), on=AUGUST, reason=Bilingual())
    with pytest.raises(DayOrderError, match="2024-08-31 or later"):
        revise(one, plan=a_plan(), on=AUGUST - timedelta(days=1), reason=said("x"))


def test_a_purpose_in_versions_answers_for_its_own_days() -> None:
    who = (WhoCell(role="marketer"),)
    one = new_purpose(an_experiment(), on=day(0), who=(), why=said("a"), reason=Bilingual())
    two = new_purpose(one, on=day(9), who=who, why=said("a"), reason=said("広すぎた"))
    assert purpose_at(two, day(-1)) is None
    assert [purpose_at(two, day(n)).version for n in (0, 8, 9)] == [1, 1, 2]
    with pytest.raises(NothingChangedError):
        new_purpose(two, on=day(10), who=who, why=said("a"), reason=said("x"))
    with pytest.raises(ReasonMissingError):
        new_purpose(two, on=day(10), who=(), why=said("b"), reason=Bilingual())
    with pytest.raises(DayOrderError):
        new_purpose(two, on=day(8), who=(), why=said("b"), reason=said("x"))


def test_a_difference_tells_what_was_struck_and_what_came_instead() -> None:
    before = a_plan()
    after = a_plan(
        question=said("誰とつながれるか？"),
        hypothesis=said("会える"),
        activities=(an_activity("ask", "紹介をお願いする"), an_activity("write", "書く")),
    )
    changes = [(c.kind, c.path, c.before.ja, c.after.ja) for c in diff_plans(before, after)]
    assert changes == [
        (ChangeKind.CHANGED, "question", "つながれるか？", "誰とつながれるか？"),
        (ChangeKind.ADDED, "hypothesis", "", "会える"),
        (ChangeKind.CHANGED, "activities[ask]", "頼む", "紹介をお願いする"),
        (ChangeKind.REMOVED, "activities[go]", "頼む", ""),
        (ChangeKind.ADDED, "activities[write]", "", "書く"),
    ]


def test_changed_dates_stand_in_the_difference() -> None:
    before = a_plan()
    longer = replace(before.period, end=date(2024, 12, 24))
    stage = replace(before.stages[0], period=replace(before.stages[0].period, end=day(10)))
    changes = diff_plans(before, a_plan(period=longer, stages=(stage,)))
    assert [(c.part, c.period_after) for c in changes] == [
        (PlanPart.PERIOD, longer),
        (PlanPart.STAGE, stage.period),
    ]


@settings(deadline=None, max_examples=50)
@given(plans(), plans())
def test_equal_plans_do_not_differ_and_a_difference_reads_both_ways(one: Plan, other: Plan) -> None:
    assert diff_plans(one, one) == ()
    forth, back = diff_plans(one, other), diff_plans(other, one)
    assert {(c.path, c.before) for c in forth} == {(c.path, c.after) for c in back}


@settings(deadline=None, max_examples=50)
@given(plans(), plans())
def test_fingerprints_are_equal_for_equal_plans_only(one: Plan, other: Plan) -> None:
    assert (plan_fingerprint(one) == plan_fingerprint(other)) == (one == other)
    assert plan_fingerprint(replace(one)) == plan_fingerprint(one)


def test_a_fingerprint_stays_the_same_over_the_years() -> None:
    assert plan_fingerprint(a_plan()) == (
        "14129b8827ccb88e1130ec216cbec960fa3f55314cef714ddfae8be9a5d26a89"
    )


def test_a_stage_is_planned_then_under_way_then_what_its_marks_say() -> None:
    one = an_experiment()
    stage = one.plan.stages[0]
    states = [stage_state(one, stage, day=on) for on in (day(-1), JUNE, AUGUST, day(99))]
    assert states == ["planned", "under-way", "under-way", "unmarked"]
    done = mark_activity(one, mark(ASK, Mark.DONE, day(9)))
    assert stage_state(done, stage, day=day(10)) is StageState.UNDER_WAY
    for last, state in (
        (Mark.DONE, StageState.DONE),
        (Mark.PARTIAL, StageState.PARTIAL),
        (Mark.NOT_DONE, StageState.PARTIAL),
    ):
        closed = mark_activity(done, mark(GO, last, day(10), "理由"))
        assert stage_state(closed, stage, day=day(10)) is state


def test_a_stage_of_which_nothing_was_done_is_not_done() -> None:
    one = an_experiment()
    for activity in (ASK, GO):
        one = mark_activity(one, mark(activity, Mark.NOT_DONE, day(9), "病気"))
    assert stage_state(one, one.plan.stages[0], day=day(9)) is StageState.NOT_DONE


@pytest.mark.parametrize(
    ("comparison", "value", "holds"),
    [
        (Comparison.AT_LEAST, 4, False),
        (Comparison.AT_LEAST, 5, True),
        (Comparison.AT_MOST, 5, True),
        (Comparison.AT_MOST, 6, False),
        (Comparison.EXACTLY, 5, True),
        (Comparison.EXACTLY, 6, False),
    ],
)
def test_a_criterion_is_open_until_its_day_then_met_or_missed(
    comparison: Comparison, value: int, holds: bool
) -> None:
    criterion = Criterion(
        id=CriterionId("c"),
        title=said("x"),
        metric=Metric(kind=MetricKind.CONTACTS),
        comparison=comparison,
        number=5,
        by=AUGUST,
    )
    count = Count(value=value, records=())
    before = judge_criterion(criterion, count=count, as_of=AUGUST - timedelta(days=1))
    after = judge_criterion(criterion, count=count, as_of=AUGUST)
    assert (before.state, before.holds) == (JudgementState.OPEN, holds)
    assert after.state is (JudgementState.MET if holds else JudgementState.MISSED)
    assert (after.value, after.number) == (value, 5)


def test_the_self_check_names_the_missing_fields_and_what_they_are_wanted_for() -> None:
    missing = {(p.field, p.detail) for p in check_experiment(an_experiment())}
    assert missing == {
        ("purposes", Aspect.NEW_FOR_ONESELF),
        ("background", Aspect.NEW_FOR_ONESELF),
        ("figures", Aspect.NEW_FOR_SOCIETY),
        ("hypothesis", Aspect.JUDGED_OBJECTIVELY),
        ("criteria", Aspect.JUDGED_OBJECTIVELY),
        ("verification", Aspect.JUDGED_OBJECTIVELY),
        ("revisions", Aspect.JUDGED_OBJECTIVELY),
        ("figures", Aspect.CHANGE_VISIBLE),
    }


def test_a_figure_of_publications_fills_two_gaps_of_the_self_check() -> None:
    figure = Figure(id="f", title=said("x"), metric=Metric(kind=MetricKind.PUBLICATIONS))
    left = {p.field for p in check_experiment(an_experiment(plan=a_plan(figures=(figure,))))}
    assert "figures" not in left


def test_a_plan_written_without_its_past_keeps_it() -> None:
    kept = mark_activity(
        frozen(a_plan(), a_plan(hypothesis=said("会える"))), mark(ASK, Mark.DONE, day(9))
    )
    kept = replace(kept, learnings=(Learning(on=day(9), text=said("先に調べる")),))
    written = an_experiment(plan=a_plan(background=said("ひとり")))
    found = keep_history(kept, written)
    assert found.plan == written.plan
    assert (found.revisions, found.marks, found.learnings) == (
        kept.revisions,
        kept.marks,
        kept.learnings,
    )


def test_marks_of_both_are_kept_by_day() -> None:
    kept = an_experiment(marks=(mark(ASK, Mark.DONE, day(9)),))
    written = an_experiment(marks=(mark(GO, Mark.DONE, day(5)), mark(ASK, Mark.DONE, day(9))))
    assert [m.on for m in keep_history(kept, written).marks] == [day(5), day(9)]


def test_another_frozen_past_is_refused() -> None:
    kept = frozen(a_plan(), a_plan(hypothesis=said("会える")))
    other = frozen(a_plan(background=said("ちがう")), a_plan(hypothesis=said("会える")))
    with pytest.raises(ChangedPastError, match="revision 1"):
        keep_history(kept, other)


@settings(deadline=None, max_examples=40)
@given(experiments())
def test_keeping_the_history_of_oneself_changes_only_the_order_of_days(one: Experiment) -> None:
    once = keep_history(one, one)
    assert keep_history(once, one) == once
    assert set(once.marks) == set(one.marks)
    assert (once.plan, once.revisions, once.purposes) == (one.plan, one.revisions, one.purposes)
