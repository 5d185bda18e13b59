"""The search on the command line."""

import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(enishi):
    enishi("people", "add", "大森 葵")
    enishi("people", "add", "森", "--reading", "もり")
    enishi("people", "add", "Camille Roussel", "--note", "森が好き")


def test_the_best_fit_stands_first(enishi, people):
    told = json.loads(enishi("search", "森", "--json").out)
    assert [one["name"] for one in told["people"]["lines"]] == ["森", "大森 葵", "Camille Roussel"]


def test_latin_letters_find_a_reading(enishi, people):
    told = enishi("search", "mori")
    assert "森" in told.out
    assert "Camille" not in told.out


def test_a_limit_says_that_there_is_more(enishi, people):
    told = enishi("search", "森", "--limit", "1")
    assert "大森" not in told.out
    assert told.out.endswith("There are more; --limit shows them.\n")


def test_nothing_found_is_no_failure(enishi, people):
    told = enishi("search", "xyzzy")
    assert (told.code, told.out) == (0, "Nothing in your notebook fits these words.\n")


def test_punctuation_alone_is_refused_in_one_line(enishi, people):
    told = enishi("search", "@")
    assert (told.code, told.err.count("\n")) == (2, 1)
