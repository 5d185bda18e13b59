"""What was looked for is marked, in whatever script it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import marked_runs, read_search


def marked(text: str, asked: str) -> list[str]:
    return [run.text for run in marked_runs(text, read_search(asked)) if run.is_found]


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("山田 太郎", "山田", ["山田"]),
        ("ヤマダ タロウ", "やまだ", ["ヤマダ"]),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ", ["ﾔﾏﾀﾞ"]),
        ("やまだ たろう", "yamada", ["やまだ"]),
        ("髙橋 由佳里", "高橋", ["髙橋"]),
        ("Élodie Garnier", "elodie", ["Élodie"]),
        ("Café Croissance, café", "cafe", ["Café", "café"]),
        ("Inês Carvalho", "car in", ["In", "Car"]),
        ("Oscar Car", "ca", ["Ca"]),
        ("パリのマーケター", "パリ", ["パリ"]),
        ("ABC株式会社", "ａｂｃ", ["ABC"]),
        ("nobody", "somebody", []),
        ("", "x", []),
    ],
)
def test_the_signs_that_fit_are_marked(text, asked, found):
    assert marked(text, asked) == found


@given(st.text(max_size=60), st.text(max_size=12))
def test_runs_make_up_the_text_again(text, asked):
    runs = marked_runs(text, read_search(asked))
    assert "".join(run.text for run in runs) == text
    assert all(one.is_found != other.is_found for one, other in pairwise(runs))


@given(st.text(alphabet="abcdeéçあいカガ山田", min_size=3, max_size=8), st.text(max_size=20))
def test_a_text_looked_for_by_itself_is_marked(word, before):
    assert word in "".join(marked(f"{before} {word}", word))
