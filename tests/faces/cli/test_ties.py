"""Ties on the command line: shown in bands, corrected, and what is supposed of them."""

import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(enishi):
    enishi("people", "add", "Camille Roussel")
    enishi("people", "add", "Ryo Tanaka")
    for day, way in (("2024-07-01", "sent"), ("2024-07-03", "received")):
        told = enishi(
            *("record", "touch", "camille", "--kind", "mail", "--direction", way, "--on", day)
        )
        assert told.code == 0, told.err


def test_a_tie_is_told_in_bands_with_its_parts_and_never_in_percent(enishi, people):
    told = enishi("people", "tie", "camille", "--as-of", "2024-07-10")
    assert told.code == 0, told.err
    assert "Last in touch 7 days ago." in told.out
    assert "They answered 1 of 1 times within 7 days." in told.out
    assert "Supposed, not measured:" in told.out
    assert "%" not in told.out


def test_a_tie_is_told_in_japanese_too(enishi, people):
    told = enishi("--lang", "ja", "people", "tie", "camille", "--as-of", "2024-07-10")
    assert "最後のやりとりは7日前です。" in told.out


def test_a_tie_is_given_as_values(enishi, people):
    shown = json.loads(enishi("people", "tie", "camille", "--json").out)
    assert shown["step"]["low"] <= shown["step"]["probability"] <= shown["step"]["high"]
    assert [one["question"] for one in shown["contact"]] == ["writes", "in-touch", "answers"]


def test_the_users_word_is_kept_shown_and_taken_back(enishi, people):
    kept = enishi("record", "tie-correction", "camille", "weaker", "--with", "ryo", "--json")
    assert kept.code == 0, kept.err
    tie = enishi("people", "tie", "camille", "--with", "ryo")
    assert "you said: less close than it looks" in tie.out
    assert enishi("records", "undo", json.loads(kept.out)["id"]).code == 0
    assert enishi("people", "tie", "camille", "--with", "ryo").code == 1


def test_two_whom_nothing_ties_are_told_so(enishi, people):
    told = enishi("people", "tie", "camille", "--with", "ryo")
    assert (told.code, told.out) == (1, "")
    assert "Nothing that is recorded ties these two." in told.err


def test_what_is_supposed_is_shown_and_set(enishi, people):
    assert "unanswered-odds  0.8" in enishi("people", "assume").out
    assert enishi("people", "assume", "unanswered-odds", "1").code == 0
    assert json.loads(enishi("people", "assume", "--json").out)["unanswered_odds"] == 1
    enishi("people", "assume", "unanswered-odds", "--usual")
    assert "unanswered-odds  0.8" in enishi("people", "assume").out


@pytest.mark.parametrize(
    ("said", "code", "line"),
    [
        (("step-chance", "2"), 1, "from 0.01 to 0.99"),
        (("step-chance",), 2, "--usual"),
        (("luck", "1"), 2, "luck"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_one_line(enishi, people, said, code, line):
    told = enishi("people", "assume", *said)
    assert (told.code, told.out) == (code, "")
    assert line in told.err
