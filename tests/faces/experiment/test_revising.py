"""A new version of the plan or the card: looked at, reasoned, frozen; and what was learned."""

import pytest

from enishi_app.actions.experiments import list_experiments, show_experiment
from tests.faces.filled import filled

pytestmark = pytest.mark.django_db
OWN = "/experiment/communities-2024/"
REVISE = f"{OWN}revise/"
CARD = f"{OWN}purpose/"


@pytest.fixture
def form(visitor, actor):
    return filled(visitor.get(REVISE).text)


@pytest.fixture
def versions(actor):
    return lambda: show_experiment(actor, "communities-2024").revisions


def test_a_form_sent_as_it_was_shown_changes_nothing(visitor, actor):
    for one in list_experiments(actor):
        address = f"/experiment/{one.id}/revise/"
        shown = filled(visitor.get(address).text)
        answer = visitor.post(address, shown | {"do": "freeze", "plan-reason_ja": "見直し"})
        assert "Nothing was changed yet." in answer.text
    assert len(list_experiments(actor)) > 1


def test_the_difference_is_shown_and_nothing_kept(visitor, form, versions):
    before = versions()
    changed = form | {"activities-ask-friends-title_en": "Ask only close friends", "do": "look"}
    answer = visitor.post(REVISE, changed)
    assert "<ins>Ask only close friends</ins>" in answer.text
    assert versions() == before


def test_a_version_needs_its_reason(visitor, form, versions):
    before = versions()
    changed = form | {"plan-title_en": "Another title", "do": "freeze"}
    assert "Say why, in one language at least." in visitor.post(REVISE, changed).text
    assert versions() == before


def test_a_version_is_frozen_with_its_reason(visitor, form, versions):
    count = len(versions())
    changed = form | {
        "stages-s4-end": "2024-11-29",
        "criteria-people-number": "12",
        "plan-reason_ja": "会期が変わったためです。",
        "do": "freeze",
    }
    answer = visitor.post(REVISE, changed, follow=True)
    assert f"Version {count + 1} of the plan is frozen." in answer.text
    assert versions()[-1].reason.ja == "会期が変わったためです。"
    assert versions()[-1].plan.stages[-1].period.end.isoformat() == "2024-11-29"


def test_a_stage_taken_out_is_asked_about_where_it_is_still_named(visitor, form, versions):
    before = versions()
    gone = form | {"stages-s1-gone": "on", "do": "look"}
    answer = visitor.post(REVISE, gone)
    assert 'class="errors"' in answer.text
    assert versions() == before


def test_a_stage_goes_with_its_activities(visitor, form, actor, versions):
    own = [a.id for a in show_experiment(actor).plan.activities if a.stage == "s4"]
    gone = {f"activities-{one}-gone": "on" for one in own} | {"stages-s4-gone": "on"}
    visitor.post(REVISE, form | gone | {"plan-reason_en": "No November.", "do": "freeze"})
    assert "s4" not in {stage.id for stage in versions()[-1].plan.stages}


def test_a_plan_changed_elsewhere_is_not_written_over(visitor, form, versions):
    mine = form | {"plan-title_en": "Mine", "plan-reason_en": "Mine.", "do": "freeze"}
    hers = form | {"plan-title_en": "Hers", "plan-reason_en": "Hers.", "do": "freeze"}
    visitor.post(REVISE, hers)
    answer = visitor.post(REVISE, mine)
    assert "changed elsewhere" in answer.text
    assert 'value="Mine"' in answer.text
    assert versions()[-1].plan.title.en == "Hers"


def test_a_card_sent_as_it_was_shown_changes_nothing(visitor, actor):
    shown = filled(visitor.get(CARD).text)
    answer = visitor.post(CARD, shown | {"reason_ja": "見直し"})
    assert "Nothing was changed yet." in answer.text


def test_a_card_changes_with_its_reason(visitor, actor):
    shown = filled(visitor.get(CARD).text) | {"why_ja": "事例を学びたい。"}
    assert "Say why, in one language at least." in visitor.post(CARD, shown).text
    visitor.post(CARD, shown | {"reason_ja": "広すぎたためです。"})
    cards = show_experiment(actor).purposes
    assert cards[-1].why.ja == "事例を学びたい。"
    assert cards[-1].version == cards[-2].version + 1


def test_a_learning_is_noted(visitor, actor):
    assert "Fill this in" in visitor.post(f"{OWN}learn/", {"text_ja": " "}).text
    visitor.post(f"{OWN}learn/", {"text_ja": "先に調べる。"})
    assert show_experiment(actor).learnings[-1].text.ja == "先に調べる。"


def test_a_mark_is_given_on_its_day_and_its_past_is_shown(visitor, actor):
    address = f"{OWN}mark/ask-friends/"
    visitor.post(address, {"mark": "not-done", "on": "2024-09-01", "reason_en": "Too hot."})
    told = visitor.get(address).text
    assert "Too hot." in told
    assert "1 September 2024" in told


def test_a_plan_file_is_looked_at_before_it_is_brought_in(visitor, actor):
    text = visitor.get(f"{OWN}plan.yaml").text.replace("from late July", "from early July", 1)
    text = text.replace("Ask friends and own", "Ask friends and all my", 1)
    before = list_experiments(actor)
    answer = visitor.post("/experiment/apply/", {"text": text, "do": "look"})
    assert answer.status_code == 200
    assert list_experiments(actor) == before


def test_a_changed_past_is_refused_in_words(visitor, actor):
    text = visitor.get(f"{OWN}plan.yaml").text
    changed = text.replace("Ask friends and own", "Ask friends and all my")
    answer = visitor.post(
        "/experiment/apply/", {"text": changed}, headers={"Accept-Language": "ja"}
    )
    assert "must be" not in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("room", ["revise/", "purpose/", "learn/", "mark/ask-friends/"])
def test_every_form_stands_in_japanese(visitor, actor, room):
    answer = visitor.get(OWN + room, headers={"Accept-Language": "ja"})
    assert '<html lang="ja"' in answer.text
