"""A plan file over an experiment that has a past, and figures that stay with their experiment."""

from dataclasses import replace
from datetime import date

import pytest

from enishi.evidence import Publication
from enishi.experiment import (
    ActivityId,
    ActivityMark,
    ChangedPastError,
    Metric,
    MetricKind,
)
from enishi.terms import Bilingual, EntryId, ExperimentId, Mark
from enishi_app.actions import journal
from enishi_app.actions.experiments import (
    apply_plan,
    count_metrics,
    give_mark,
    show_experiment,
    write_plan_yaml,
)
from enishi_app.actions.workspaces import open_local

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
PLAN = """\
language: ja
id: e1
question: つながれるか？
start: 2024-06-01
end: 2024-11-30
workstreams: [{id: net, name: 人脈}]
stages: [{id: s1, name: はじめる, start: 2024-06-01, end: 2024-07-31}]
activities: [{id: ask, title: 頼む, stage: s1, workstream: net}]
"""


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def marked(actor):
    apply_plan(actor, PLAN + "revisions: [{on: 2024-05-31}]\n")
    mark = ActivityMark(activity=ActivityId("ask"), mark=Mark.DONE, on=DAY)
    return give_mark(actor, "e1", mark)


def test_a_file_without_marks_and_revisions_changes_the_plan_and_keeps_them(actor, marked):
    applied = apply_plan(actor, PLAN.replace("つながれるか？", "誰とつながれるか？"))
    assert [change.path for change in applied.changes["e1"]] == ["question"]
    now = show_experiment(actor)
    assert now.plan.question == Bilingual(ja="誰とつながれるか？")
    assert (now.marks, now.revisions) == (marked.marks, marked.revisions)


def test_what_is_shown_as_yaml_is_applied_again_without_a_change(actor, marked):
    applied = apply_plan(actor, write_plan_yaml(actor))
    assert applied.is_applied
    assert applied.changes == {"e1": ()}
    assert show_experiment(actor) == marked


@pytest.mark.parametrize("is_dry", [False, True])
def test_a_file_with_another_frozen_past_is_refused_and_nothing_is_kept(actor, marked, is_dry):
    other = PLAN.replace("頼む", "待つ") + "revisions: [{on: 2024-05-31}]\n"
    with pytest.raises(ChangedPastError, match="revision 1"):
        apply_plan(actor, other, is_dry=is_dry)
    assert show_experiment(actor) == marked


def test_a_record_of_another_experiment_is_not_counted(actor, marked):
    article = Publication(id=EntryId("1" * 32), title="夏", on=DAY, experiment=ExperimentId("e1"))
    journal.record(actor, article)
    other = replace(article, id=EntryId("2" * 32), experiment=ExperimentId("e2"))
    journal.record(actor, other)
    metric = Metric(kind=MetricKind.PUBLICATIONS)
    (count,) = count_metrics(actor, marked, [metric], DAY)
    assert [one.id for one in count.records] == [article.id]
    journal.record(actor, replace(other, experiment=None))
    assert count_metrics(actor, marked, [metric], DAY)[0].value == 2
