"""``enishi asks plan``: whom to ask for whom."""

import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_friends(enishi):
    for name in ("Aoi Fujimoto", "Ryo Tanaka"):
        assert enishi("record", "contact", name, "--new", "--channel", "work").code == 0
    enishi("people", "add", "Inês Carvalho", "--place", "lisbon", "--role", "marketer")
    enishi("people", "add", "Nadia Ferhat", "--place", "lisbon", "--role", "marketer")
    for one, other in (("aoi", "Inês"), ("ryo", "Inês"), ("aoi", "Nadia")):
        assert enishi("record", "tie", one, other).code == 0


def planned(enishi, *more):
    told = enishi("asks", "plan", "marketer in Lisbon", "--json", *more)
    assert told.code == 0, told.err
    return json.loads(told.out)


def test_each_friend_is_asked_for_whom_she_is_needed(enishi, two_friends):
    told = enishi("asks", "plan", "marketer in Lisbon", "--budget", 2)
    assert told.code == 0, told.err
    assert "ask Aoi Fujimoto for Nadia Ferhat" in told.out
    assert "ask Ryo Tanaka for Inês Carvalho" in told.out
    assert "Aoi Fujimoto is already asked for somebody else in this plan." in told.out


def test_the_plan_is_told_in_japanese(enishi, two_friends):
    told = enishi("--lang", "ja", "asks", "plan", "リスボンのマーケター", "--budget", 1)
    assert "紹介をお願いする" in told.out
    assert "会いたい人は2人" in told.out


def test_whoever_was_asked_lately_is_left_in_peace(enishi, two_friends):
    enishi("asks", "record", "--from", "aoi", "--to", "Nadia")
    made = planned(enishi)
    assert [len(made["plan"]["asks"]), made["plan"]["under_way"] > 0] == [1, True]
    assert {one["reason"] for one in made["plan"]["left_out"]} == {"no-room"}


def test_whoever_was_met_already_needs_no_ask(enishi, two_friends):
    enishi("record", "contact", "Inês", "--channel", "chance")
    made = planned(enishi)
    assert (made["target_count"], made["met_count"]) == (1, 1)


def test_without_a_question_and_a_purpose_it_says_what_to_do(enishi, two_friends):
    told = enishi("asks", "plan")
    assert told.code != 0
    assert "Say whom you want to meet" in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_nobody_to_ask_is_said(enishi):
    enishi("people", "add", "Inês Carvalho", "--place", "lisbon", "--role", "marketer")
    told = enishi("asks", "plan", "marketer in Lisbon")
    assert told.code == 0, told.err
    assert "There is nobody to ask at present." in told.out
    assert "Nobody you know leads to 1 person within three steps:" in told.out


def test_whoever_asked_not_to_be_asked_is_in_no_plan(enishi, two_friends):
    told = enishi("people", "may-ask", "aoi", "--no", "--note", "by mail")
    assert (told.code, "no plan" in told.out) == (0, True)
    assert "no plan" in enishi("people", "may-ask", "aoi").out
    made = planned(enishi)["plan"]
    assert {ask["target"] for ask in made["asks"]}.isdisjoint(made["no_way"])
    assert len(made["no_way"]) == 1
    assert "May be asked" in enishi("people", "may-ask", "aoi", "--yes").out
    assert planned(enishi)["plan"]["no_way"] == []


def test_a_letter_is_drafted_on_the_command_line(enishi, two_friends):
    made = enishi("asks", "record", "--from", "aoi", "--to", "Nadia", "--json")
    entry = json.loads(made.out)["id"]
    told = enishi("asks", "letter", entry[:8], "--in", "ja", "--tone", "formal")
    assert told.code == 0, told.err
    assert told.out.startswith("Nadia Ferhat様ご紹介のお願い")
    english = json.loads(enishi("asks", "letter", entry, "--kind", "thanks", "--json").out)
    assert "thank you for introducing me to Nadia Ferhat" in english["body"]
