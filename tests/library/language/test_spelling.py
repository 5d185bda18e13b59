"""How parts of names sound, whatever letters they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import (
    foreign_sound,
    is_family_first,
    is_given_first,
    is_romaji,
    kana_sound,
    romaji_sound,
)


def agree(one, other):
    """Equal without the length of vowels, and no word against it."""
    marks = {one.marked, other.marked} - {""}
    return bool({one.plain, *one.others} & {other.plain, *other.others}) and len(marks) < 2


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("おおの", "Ohno"),
        ("おおの", "Oono"),
        ("おおの", "Ōno"),
        ("おおの", "Ono"),
        ("おの", "Ono"),
        ("さいとう", "Saitoh"),
        ("さいとう", "Saitou"),
        ("しんいち", "Shin'ichi"),
        ("しんいち", "Shin-ichi"),
        ("しんばし", "Shimbashi"),
        ("ふじい", "Huzii"),
        ("しょうた", "Syota"),
        ("いのうえ", "Inouye"),
        ("うえだ", "Uyeda"),
        ("おおいし", "Ohishi"),
        ("ゆうき", "Yuhki"),
        ("ヨーコ", "Yôko"),
    ],
)
def test_kana_and_letters_of_a_name_agree(kana, letters):
    assert is_romaji(letters)
    assert agree(kana_sound(kana), romaji_sound(letters))


@pytest.mark.parametrize(("kana", "letters"), [("おの", "Ohno"), ("ゆき", "Yuuki")])
def test_a_long_vowel_that_is_not_there_tells_names_apart(kana, letters):
    assert not agree(kana_sound(kana), romaji_sound(letters))


def test_kana_with_and_without_a_long_vowel_are_two_names():
    assert not agree(kana_sound("おおの"), kana_sound("おの"))


def test_umlauts_are_written_in_two_ways_and_never_as_another_vowel():
    assert agree(foreign_sound("Müller"), foreign_sound("Mueller"))
    assert not agree(foreign_sound("Müller"), foreign_sound("Möller"))


@pytest.mark.parametrize("name", ["Louis", "Smith", "Martin", "Noah", "O'Brien"])
def test_other_names_are_not_taken_for_japanese_ones(name):
    assert not is_romaji(name)


def test_lists_tell_which_word_is_the_family_name():
    assert is_family_first("Yamada", "Taro")
    assert is_given_first("たろう", "やまだ")


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_two_words_stand_both_ways(one, other):
    assert not (is_family_first(one, other) and is_given_first(one, other))


@given(st.text("aiueokstnhmyrwgzdbpfjcō '-", max_size=12))
def test_a_key_folded_again_stays(text):
    plain = romaji_sound(text).plain
    assert romaji_sound(plain).plain == plain
