"""An experiment begun by form: its question, its card, its draft, its first version."""

from http import HTTPStatus

import pytest

from enishi.experiment import WhoCell, read_plan, write_plan
from enishi_app.actions.experiments import list_experiments, show_experiment
from tests.faces.filled import filled

pytestmark = pytest.mark.django_db
BEGUN = {
    "question_ja": "読書会で友人はできるか？",
    "kind": "own",
    "start": "2024-10-01",
    "end": "2024-12-31",
    "role_1": "marketer",
    "place_1": "リスボン",
    "why_en": "To learn how they begin.",
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_empty_notebook_asks_for_a_question(visitor, language):
    answer = visitor.get("/experiment/", follow=True, headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert 'name="question_ja"' in answer.text


def test_an_experiment_begins_with_its_question_and_its_card(visitor, blank):
    answer = visitor.post("/experiment/new/", BEGUN, follow=True)
    assert answer.status_code == HTTPStatus.OK
    begun = show_experiment(blank)
    assert begun.plan.question.ja == "読書会で友人はできるか？"
    assert begun.purposes[0].who == (WhoCell(role="marketer", place="lisbon"),)
    assert begun.revisions == ()
    assert read_plan(write_plan([begun])).experiments == (begun,)


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"question_ja": ""}, "Fill this in, in one language at least."),
        ({"end": "2024-01-01"}, "The last day cannot be before the first."),
        ({"start": "soon"}, "This is not a day."),
        ({"role_1": "", "place_1": ""}, "Say what they do, where they are, or what they speak."),
        ({"place_1": "Xyzzy"}, "This place is not known."),
        ({"kind": "assigned"}, "Say who assigned it."),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(visitor, blank, missing, told):
    answer = visitor.post("/experiment/new/", BEGUN | missing)
    assert told in answer.text
    assert "To learn how they begin." in answer.text
    assert list_experiments(blank) == ()


def test_a_draft_gets_its_rows_and_is_frozen(visitor, blank):
    visitor.post("/experiment/new/", BEGUN)
    address = f"/experiment/{show_experiment(blank).id}/revise/"
    form = filled(visitor.get(address).text)
    for kind in ("workstreams", "stages", "activities", "criteria", "figures"):
        form = filled(visitor.post(address, form | {"add": kind}).text)
    form |= {
        "workstreams-w1-name_en": "Readings",
        "stages-s1-name_ja": "はじめの月",
        "activities-a1-title_ja": "三つの読書会に行く",
        "activities-a1-stage": "s1",
        "activities-a1-workstream": "w1",
        "criteria-c1-title_ja": "会えた人",
        "criteria-c1-kind": "contacts",
        "criteria-c1-comparison": "at-least",
        "criteria-c1-number": "5",
        "figures-f1-title_ja": "会えた人",
        "figures-f1-kind": "contacts",
    }
    answer = visitor.post(address, form | {"do": "draft"}, follow=True)
    assert "The draft was kept." in answer.text
    draft = show_experiment(blank)
    assert [a.title.ja for a in draft.plan.activities] == ["三つの読書会に行く"]
    assert draft.revisions == ()
    form = filled(visitor.get(address).text)
    visitor.post(address, form | {"do": "freeze"})
    assert [one.plan for one in show_experiment(blank).revisions] == [draft.plan]


def test_a_row_left_empty_is_no_row(visitor, blank):
    visitor.post("/experiment/new/", BEGUN)
    address = f"/experiment/{show_experiment(blank).id}/revise/"
    form = filled(visitor.post(address, filled(visitor.get(address).text) | {"add": "stages"}).text)
    visitor.post(address, form | {"do": "draft"})
    assert show_experiment(blank).plan.stages == ()


def test_several_experiments_stand_side_by_side(visitor, actor):
    visitor.post("/experiment/new/", BEGUN | {"kind": "assigned", "sponsor_en": "A foundation"})
    told = visitor.get("/experiment/all/").text
    assert "読書会で友人はできるか？" in told
    assert "A foundation" in told
    assert len(list_experiments(actor)) == told.count('class="h3"')
