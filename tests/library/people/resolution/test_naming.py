"""Names in kanji, kana and Latin letters: what agrees, what only sounds alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.people.resolution import PEOPLE, Certainty, Level, Profile, resolve_profiles, table_of
from enishi.people.resolution.blocking import Pairs
from enishi.people.resolution.columns import encode
from enishi.people.resolution.comparing import compare
from enishi.people.resolution.naming import name_forms, split_name
from enishi.people.resolution.weighing import starting_model
from tools.name_quality import is_proposed

WORDS = ["渡邉直美", "渡辺 直美", "ワタナベ ナオミ", "Naomi Watanabe", "WATANABE Naomi", "小野智"]
WORDS += ["Ohno Satoshi", "おの さとし", "大野 智", "Anna Müller", "Kim Min-su", "Bob Smith"]


def levels(one, other, *, readings=((), ())):
    """Return the levels of family and given name, whether or not blocking finds the pair."""
    profiles = [
        Profile(id=name_id, names=(name,), readings=read)
        for name_id, name, read in zip("ab", (one, other), readings, strict=True)
    ]
    columns = encode(table_of(profiles), PEOPLE)
    found = compare(columns, PEOPLE, Pairs(left=np.array([0]), right=np.array([1]))).levels[0]
    return Level(found[PEOPLE.place("family")]), Level(found[PEOPLE.place("given")])


def test_equal_kanji_say_more_than_a_suggested_reading():
    assert levels("渡邉直美", "渡辺 直美") == (Level.SAME, Level.SAME)
    assert levels("渡邉直美", "Naomi Watanabe") == (Level.SUGGESTED, Level.SUGGESTED)


def test_a_stored_reading_is_no_suggestion():
    stored = (("わたなべ なおみ",), ())
    assert levels("渡邉直美", "Naomi Watanabe", readings=stored) == (Level.SAME, Level.SAME)


def test_a_stored_reading_stands_above_what_lists_suggest():
    stored = (("やまだ ひろこ",), ())
    assert levels("山田裕子", "Hiroko Yamada", readings=stored)[1] is Level.SAME
    assert levels("山田裕子", "Yuko Yamada", readings=stored)[1] is Level.DIFFERENT


def test_two_stored_readings_of_the_same_kanji_are_not_the_same_name():
    stored = (("やまだ ひろこ",), ("やまだ ゆうこ",))
    assert levels("山田裕子", "山田裕子", readings=stored) == (Level.SAME, Level.ROUGH)


def test_suggestions_do_not_make_homophones_alike():
    family, _ = levels("太田 花子", "大田 花子")
    assert family not in {Level.SAME, Level.SUGGESTED, Level.SOUND}


def test_homophones_with_stored_readings_only_sound_alike():
    stored = (("やまだ ゆうこ",), ("やまだ ゆうこ",))
    assert levels("山田裕子", "山田優子", readings=stored)[1] is Level.SOUND


def test_kana_that_differ_in_length_only_sound_alike():
    assert levels("おおの さとし", "おの さとし")[0] is Level.SOUND


def test_what_only_sounds_alike_never_speaks_for_one_person():
    model = starting_model(PEOPLE, encode(table_of([]), PEOPLE))
    assert (model.weights[:, Level.SOUND] <= 0).all()
    names = [PEOPLE.place("family"), PEOPLE.place("given")]
    assert (model.weights[names, Level.SUGGESTED] < model.weights[names, Level.SAME]).all()


def test_a_company_with_two_names_is_not_told_apart_by_them():
    columns = encode(
        table_of(
            [
                Profile(id="a", organisations=("楽天", "Amazon")),
                Profile(id="b", organisations=("楽天", "Rakuten")),
            ]
        ),
        PEOPLE,
    )
    found = compare(columns, PEOPLE, Pairs(left=np.array([0]), right=np.array([1])))
    assert found.levels[0, PEOPLE.place("organisation")] == Level.SAME


def test_a_name_in_kanji_and_one_in_letters_are_proposed_and_never_sure():
    people = [Profile(id=f"p{n}", names=(f"{name} 太郎",)) for n, name in enumerate(_FAMILIES)]
    people += [
        Profile(id="k", names=("小早川 直美",)),
        Profile(id="l", names=("Naomi Kobayakawa",)),
    ]
    found = resolve_profiles(people)
    assert ("k", "l") in found.people(Certainty.PROBABLE)
    assert ("k", "l") not in found.people(Certainty.SURE)


_FAMILIES = (
    "青木",
    "石井",
    "上田",
    "江口",
    "岡本",
    "加藤",
    "木村",
    "工藤",
    "小山",
    "佐野",
    "清水",
    "菅原",
    "関",
    "田村",
    "千葉",
    "土屋",
    "寺田",
    "戸田",
)


@pytest.mark.parametrize(
    ("name", "family", "given_name"),
    [
        ("太郎 山田", "山田", "太郎"),
        ("Naomi 渡辺", "渡辺", "Naomi"),
        ("ワタナベ・ナオミ", "ワタナベ", "ナオミ"),
        ("ジョン・スミス", "スミス", "ジョン"),
        ("McCARTHY Sean", "McCARTHY", "Sean"),
        ("DE LA TOUR Anne", "DE LA TOUR", "Anne"),
        ("Prof. Dr. Anna Weber", "Weber", "Anna"),
        ("John R. Smith", "Smith", "John R."),
        ("Beethoven, Ludwig van", "van Beethoven", "Ludwig"),
        ("von Berg Otto", "von Berg", "Otto"),
        ("Kim Min-su", "Kim", "Min-su"),
        ("김민수", "김", "민수"),
        ("Van An Nguyen", "Nguyen", "Van An"),
        ("Yamada Taro", "Yamada", "Taro"),
        ("Kim Smith", "Smith", "Kim"),
        ("田中 翔くん", "田中", "翔"),
        ("山田部長", "山田", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_taken_apart(name, family, given_name):
    found = split_name(name)
    assert (found.family, found.given) == (family, given_name)


def test_a_name_in_two_scripts_is_two_names():
    assert len(name_forms("山田太郎 (Taro Yamada)")) == 2
    assert name_forms("山田太郎（営業部）") == name_forms("山田太郎")


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_a_proposal_does_not_ask_who_stands_first(one, other):
    assert is_proposed(one, other) == is_proposed(other, one)


@given(st.text(max_size=30))
def test_any_text_is_taken_apart_the_same_way_twice(text):
    assert name_forms(text) == name_forms(text)
    assert all(form.family or form.given for form in name_forms(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森 健太@大阪", "森 健太"),
        ("森 健太【公式】", "Kenta Mori"),
        ("森 健太🌲", "森 健太"),
        ("中井 舞 先生", "Mai Nakai"),
        ("Mai Nakai san", "中井 舞"),
        ("Anna Maria Tanaka", "Anna Tanaka"),
        ("John Richter Berg", "John R. Berg"),
        ("Sarah Tanaka-Lee", "Sarah Tanaka"),
        ("竹ノ内 潤", "竹之内 潤"),
        ("Katherine Jones", "Kate Jones"),
    ],
)
def test_names_with_more_or_less_around_them_are_proposed(one, other):
    assert is_proposed(one, other)
    assert is_proposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Maria Tanaka", "Anna Beth Tanaka"),
        ("John Richter Berg", "John Robert Berg"),
        ("Anna M. Tanaka", "Anna B. Tanaka"),
        ("Sarah Tanaka-Lee", "Sarah Tanaka-Berg"),
        ("Ken Ichi Mori", "Ken Mori"),
        ("Aung San", "Aung Min"),
    ],
)
def test_names_of_which_each_says_another_half_are_not(one, other):
    assert not is_proposed(one, other)


def test_a_title_in_small_letters_is_left_out_and_a_name_is_not():
    assert split_name("Mai Nakai san") == split_name("Mai Nakai")
    assert split_name("Aung San") != split_name("Aung")
    assert split_name("@taro").given == "@taro"
