"""Quick entries, asks and taking back."""

import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(enishi):
    enishi("people", "add", "Camille Roussel", "--place", "paris", "--role", "marketer")
    enishi("people", "add", "Ryo Tanaka")


def listed(enishi, kind):
    return json.loads(enishi("records", "list", kind, "--json").out)


def test_a_contact_is_recorded_with_its_channel(enishi, camille):
    told = enishi(
        *("record", "contact", "camille", "--channel", "friend-introduction", "--by", "ryo"),
        *("--on", "2024-07-24", "--place", "パリ"),
    )
    assert told.code == 0, told.err
    (made,) = listed(enishi, "contact")
    assert (made["channel"], made["on"], made["place"]) == (
        *("friend-introduction", "2024-07-24", "paris"),
    )
    assert made["introducer"]


def test_somebody_new_is_added_in_the_same_line(enishi):
    assert enishi("record", "contact", "Zoé Martin", "--new").code == 0
    assert "Zoé Martin" in enishi("people", "list", "--met").out


def test_nobody_is_added_when_something_else_is_not_found(enishi):
    told = enishi("record", "contact", "Zoé Martin", "--new", "--event", "nowhere")
    assert told.code == 2
    assert "0 people" in enishi("people", "list").out


def test_communities_and_events_are_known_by_words(enishi, camille):
    enishi("record", "community", "Paris Marketing Meetup", "--local", "--joined")
    enishi("record", "membership", "meetup", "--step", "posted")
    enishi("record", "event", "Summer evening", "--community", "marketing", "--on", "2024-07-30")
    enishi("record", "attendance", "summer", "--state", "attended", "--person", "camille")
    assert {m["step"] for m in listed(enishi, "membership")} == {"joined", "posted"}
    assert len(listed(enishi, "event")) == 1
    assert len(listed(enishi, "attendance")) == 2


def test_an_event_may_only_be_listed(enishi):
    enishi("record", "event", "Far away", "--state", "none")
    assert (len(listed(enishi, "event")), listed(enishi, "attendance")) == (1, [])


def test_a_touch_has_a_time(enishi, camille):
    enishi("record", "touch", "camille", "--kind", "call", "--on", "2024-08-01", "--at", "18:30")
    (made,) = listed(enishi, "touch")
    assert made["at"].startswith("2024-08-01T18:30")
    assert enishi("record", "touch", "camille", "--at", "half past").code == 2


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("attempt", ("cold-message", "--person", "camille")),
        ("publication", ("Paris in August", "--place", "note")),
        ("tie", ("camille", "ryo")),
        ("follow-up", ("write to Camille", "--for", "camille", "--due", "2024-09-01")),
    ],
)
def test_everything_is_listed_and_taken_back(enishi, camille, kind, arguments):
    told = enishi("record", kind, *arguments, "--json")
    made = json.loads(told.out)
    assert made["id"][:8] in enishi("records", "list", kind).out
    assert enishi("records", "undo", made["id"][:8]).code == 0
    assert listed(enishi, kind) == []


def test_a_follow_up_is_done(enishi, camille):
    made = json.loads(enishi("record", "follow-up", "write", "--json").out)
    enishi("record", "follow-up", "--done", made["id"], "--on", "2024-09-02")
    assert [one["done_on"] for one in listed(enishi, "follow-up")] == ["2024-09-02"]
    assert enishi("record", "follow-up").code == 2


def test_an_introduction_goes_its_course(enishi, camille):
    begun = ("introduction", "--from", "ryo", "--profile", "a marketer", "--on", "2024-07-01")
    made = json.loads(enishi("record", *begun, "--json").out)
    assert made["channel"] == "friend-introduction"
    told = enishi("record", "introduction", made["id"][:8], "--step", "introducer-agreed")
    assert told.code == 0, told.err
    assert "introducer agreed" in enishi("asks", "list").out


def test_a_step_that_cannot_follow_is_refused(enishi, camille):
    made = json.loads(
        enishi("asks", "record", "--from", "ryo", "--to", "camille", "--json").out,
    )
    told = enishi("record", "introduction", made["id"], "--step", "thanked")
    assert told.code == 1
    assert told.err.startswith("enishi: This step cannot follow the last one.")


@pytest.mark.parametrize("arguments", [("--from", "ryo"), ("--to", "camille")])
def test_an_ask_needs_both_sides(enishi, camille, arguments):
    assert enishi("asks", "record", *arguments).code == 2


def test_an_unknown_entry_is_one_line(enishi):
    told = enishi("records", "undo", "f" * 32)
    assert (told.code, told.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("contact", "camille", "--on", "yesterday"),
        ("membership", "nowhere"),
        ("touch", "camille", "--kind", "smoke"),
        ("attendance", "nowhere"),
        ("contact",),
    ],
)
def test_a_wrong_entry_is_one_line_and_keeps_nothing(enishi, camille, arguments):
    told = enishi("record", *arguments)
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)


def test_japanese_words_for_what_happened(enishi, camille):
    told = enishi("--lang", "ja", "record", "contact", "camille", "--channel", "event")
    assert told.out.startswith("残しました：")
    assert "イベント" in told.out
