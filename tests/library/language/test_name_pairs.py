"""The pairs of names by which readings and spellings are measured."""

import csv
from collections import Counter

import pytest

from enishi.language import has_dictionary
from tools.name_quality import (
    DEVELOPMENT,
    PAIRS,
    NameQuality,
    judged_pairs,
    quality_of,
    without_dictionary,
)


def rows(path=PAIRS):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_there_are_enough_pairs_of_either_kind_each_with_its_reason():
    found = Counter(row["verdict"] for row in rows())
    assert found["same"] + found["different"] >= 300
    assert found["different"] >= 100
    assert all(row["reason"] for row in rows())


@pytest.mark.parametrize("path", [PAIRS, DEVELOPMENT])
def test_no_pair_is_judged_twice(path):
    judged = Counter(frozenset((row["a"], row["b"])) for row in rows(path))
    assert [sorted(pair) for pair, count in judged.items() if count > 1] == []


def test_with_the_dictionary_names_are_found_and_hardly_one_wrongly():
    if not has_dictionary():
        pytest.skip("the extra [ja] is not installed")
    found = quality_of(judged_pairs())
    assert found.precision >= 0.99
    assert found.recall >= 0.94


def test_without_extras_most_names_are_found_and_hardly_one_wrongly():
    found: list[NameQuality] = []
    without_dictionary(lambda: found.append(quality_of(judged_pairs())))
    assert found[0].precision >= 0.99
    assert found[0].recall >= 0.90


def test_names_written_to_find_what_fails_are_found_and_none_wrongly():
    found: list[NameQuality] = []
    without_dictionary(lambda: found.append(quality_of(judged_pairs(DEVELOPMENT))))
    assert found[0].wrong == 0
    assert found[0].recall >= 0.97


def test_names_that_no_rule_was_mended_for_fare_little_worse():
    if not has_dictionary():
        pytest.skip("the extra [ja] is not installed")
    found = quality_of([pair for pair in judged_pairs() if pair.line % 2])
    assert found.precision >= 0.97
    assert found.recall >= 0.90
