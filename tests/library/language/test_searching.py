"""Whatever stands in a text is found by any run of its signs; what does not is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import (
    grams_of,
    grams_wanted,
    index_names,
    index_text,
    read_search,
    search_key,
)

SIGNS = "山田花子髙森やまだヤマダパリーｶﾞabcXYZé12 　・@.-'&\n😀한"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")))


def may_be_in(needle, text):
    """Tell what an index of grams answers: whether all that the needle asks for are there."""
    held = grams_of(text)
    return all(
        any(one.startswith(asked.text) for one in held)
        if asked.is_beginning
        # Below: three signs, no fewer.
        else asked.text in held
        for asked in grams_wanted(needle)
    )


def is_found(wanted, text):
    words = read_search(wanted).words
    return all(any(one in text and may_be_in(one, text) for one in word) for word in words)


@given(TEXTS, st.data())
def test_every_run_of_signs_is_found_by_the_grams(text, data):
    held = index_text([text])
    start = data.draw(st.integers(min_value=0, max_value=max(0, len(held) - 1)))
    size = data.draw(st.integers(min_value=1, max_value=9))
    needle = held[start : start + size]
    if needle.strip():
        assert may_be_in(needle, held)


@given(TEXTS, TEXTS)
def test_whatever_stands_in_a_folded_text_is_found(text, wanted):
    key, words = search_key(text), read_search(wanted).words
    typed = [word for word in search_key(wanted[:200]).split() if word in key]
    assert len(words) <= len(search_key(wanted[:200]).split())
    for word in typed:
        if not re.fullmatch(r"[0-9a-z\u0370-\u052f]{1,2}", word):
            assert is_found(word, index_text([text]))


@given(st.text(alphabet="山田花子森やまだパリ", min_size=1), st.data())
def test_one_to_n_signs_of_japanese_are_found(text, data):
    key = search_key(text)
    start = data.draw(st.integers(min_value=0, max_value=len(key) - 1))
    cut = key[start : data.draw(st.integers(min_value=start + 1, max_value=len(key)))]
    assert is_found(cut, index_text([text]))


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("山", "山田 花子"),
        ("花子", "山田 花子"),
        ("山田花子", "山田 花子"),
        ("田花", "山田 花子"),
        ("yamada", "やまだ はなこ"),
        ("ﾔﾏﾀﾞ", "やまだ はなこ"),
        ("youko", "Yōko"),
        ("ようこ", "Yoko Mori"),
        ("高橋", "髙橋 みどり"),
        ("ジャンポール", "ジャン・ポール"),
        ("ines", "Inês Carvalho"),
        ("INÊS", "ines carvalho"),
        ("ca", "Inês Carvalho"),
        ("rva", "Inês Carvalho"),
    ],
)
def test_a_name_is_found_however_it_is_written(wanted, name):
    assert is_found(wanted, index_names([name]))


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("@example", "taro.yamada@example.com"),
        ("ya", "taro.yamada@example.com"),
        ("ab", "株式会社ABC"),
        ("pari", "秋はパリで"),
        ("パリ", "秋はﾊﾟﾘで"),
        ("c++", "C++ Guild"),
    ],
)
def test_a_text_is_found_by_parts_of_it(wanted, text):
    assert is_found(wanted, index_text([text]))


@pytest.mark.parametrize(("wanted", "text"), [("am", "yamada"), ("a", "yuki"), ("よ", "Yoko")])
def test_few_latin_letters_are_the_beginning_of_a_word(wanted, text):
    assert not is_found(wanted, index_text([text]))


@pytest.mark.parametrize("nothing", ["", " ", "　", "・", "@", '"*"', "-- ()", "\x00", "'"])
def test_punctuation_alone_says_nothing(nothing):
    assert read_search(nothing).is_empty


@given(TEXTS)
def test_grams_hold_no_sign_that_a_question_is_made_of(text):
    asked = [one.text for word in read_search(text).words for n in word for one in grams_wanted(n)]
    assert not {sign for gram in (*grams_of(index_text([text])), *asked) for sign in gram} & set(
        "\"'\\ \n\x00"
    )


def test_a_page_pasted_by_accident_is_cut():
    assert len(read_search("あ" * 10_000).wholes[0]) == 200
