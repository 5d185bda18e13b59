"""The pairs of names by which readings and spellings are measured."""

import csv
from collections import Counter

from tools.name_quality import PAIRS


def rows():
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_there_are_enough_pairs_of_either_kind_each_with_its_reason():
    found = Counter(row["verdict"] for row in rows())
    assert found["same"] + found["different"] >= 300
    assert found["different"] >= 100
    assert all(row["reason"] for row in rows())


def test_no_pair_is_judged_twice():
    judged = Counter(frozenset((row["a"], row["b"])) for row in rows())
    assert [sorted(pair) for pair, count in judged.items() if count > 1] == []
