"""Readings of kanji names: suggestions, with and without the dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import (
    ReadingOrigin,
    dictionary,
    divide_name,
    family_readings,
    given_readings,
    has_dictionary,
    name_readings,
    search_key,
    search_readings,
    suggested_reading,
)
from tools.name_quality import forget

NAMES = st.text("渡辺邊邉田中島大小野髙橋山太郎健一裕子陽菜々之ヶノァあいうーabc 　", max_size=8)


@pytest.fixture(params=["lists", "dictionary"])
def readers(request, monkeypatch):
    """With the extra, and with its packages hidden."""
    if request.param == "dictionary" and not has_dictionary():
        pytest.skip("the extra [ja] is not installed")
    if request.param == "lists":
        monkeypatch.setattr(dictionary, "find_spec", lambda _: None)
    dictionary.has_dictionary.cache_clear()
    forget()
    yield request.param
    monkeypatch.undo()
    dictionary.has_dictionary.cache_clear()
    forget()


def kana(readings):
    return [reading.kana for reading in readings]


@pytest.mark.usefixtures("readers")
@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("渡邊 直美", "わたなべ なおみ"),
        ("髙橋健一", "たかはし けんいち"),
        ("大野 智", "おおの さとし"),
        ("小鳥遊六花", "たかなし"),
        ("佐々木 さくら", "ささき さくら"),
    ],
)
def test_a_name_has_a_likely_reading(name, reading):
    assert suggested_reading(name).startswith(reading)


@pytest.mark.usefixtures("readers")
@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("中島", {"なかじま", "なかしま"}),
        ("山崎", {"やまざき", "やまさき"}),
        ("浜崎", {"はまさき", "はまざき"}),
        ("東海林", {"しょうじ", "とうかいりん"}),
    ],
)
def test_a_family_name_has_every_likely_reading(name, readings):
    assert readings <= set(kana(family_readings(name)))


@pytest.mark.usefixtures("readers")
def test_a_given_name_with_two_readings_has_both():
    assert {"ゆうこ", "ひろこ"} <= set(kana(given_readings("裕子")))


@pytest.mark.usefixtures("readers")
def test_a_big_field_is_not_read_as_a_small_one():
    assert not set(kana(family_readings("大野"))) & set(kana(family_readings("小野")))


@pytest.mark.usefixtures("readers")
def test_old_forms_are_read_as_new_ones():
    assert family_readings("渡邉") == family_readings("渡辺")


@pytest.mark.usefixtures("readers")
@pytest.mark.parametrize("name", ["", " ", "Naomi Watanabe", "わたなべ なおみ", "김 민수", "???"])
def test_what_is_not_in_kanji_gets_no_suggestion(name):
    assert name_readings(name) == ()
    assert suggested_reading(name) == ""


@pytest.mark.usefixtures("readers")
@given(NAMES)
def test_readings_are_kana_in_the_order_of_confidence(name):
    found = name_readings(name)
    assert [one.confidence for one in found] == sorted((r.confidence for r in found), reverse=True)
    assert all(0 < one.confidence <= 1 for one in found)
    assert len(set(kana(found))) == len(found)
    assert all(search_key(one.kana) for one in found)


def test_the_dictionary_says_so_where_it_suggests(readers):
    origins = {reading.origin for reading in name_readings("原 節子")}
    assert origins <= set(ReadingOrigin)
    if readers == "lists":
        assert ReadingOrigin.DICTIONARY not in origins


def test_a_name_the_lists_lack_is_read_from_the_dictionary(readers):
    found = [r.origin for r in given_readings("鴎外") if r.kana == "おうがい"]
    assert found == ([ReadingOrigin.DICTIONARY] if readers == "dictionary" else [])


def test_a_search_finds_the_readings_of_a_name():
    assert "わたなべ なおみ" in search_readings("渡邉直美")
    assert search_readings("Naomi") == ()


@given(NAMES)
def test_a_divided_name_put_together_again_loses_nothing(name):
    parts = divide_name(name)
    assert "".join((parts.family + parts.given).split()) == "".join(name.split())
    assert 0 < parts.confidence <= 1


@pytest.mark.parametrize(
    "name",
    [
        "山田|太郎",
        "東海林|太郎",
        "小鳥遊|六花",
        "月見里|理子",
        "長谷川|潤",
        "原|節子",
        "一ノ瀬|はな",
        "佐々木|希",
        "勅使河原|三郎",
        "林|健",
        "坂本|龍一",
        "辻󠄀|太郎",
    ],
)
def test_a_name_without_a_space_is_divided_where_its_family_name_ends(name):
    family, given_name = name.split("|")
    found = divide_name(family + given_name)
    assert (found.family, found.given) == (family, given_name)


def test_a_family_name_alone_stays_whole():
    assert divide_name("長谷川").family == "長谷川"
    assert divide_name("長谷川").given == ""
