import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import display_name, script_language, seal_text, sort_key


@pytest.mark.parametrize(
    ("family", "given_name", "shown"),
    [
        ("山田", "太郎", "山田 太郎"),
        ("ヤマダ", "タロウ", "ヤマダ タロウ"),
        ("山田　太郎", "", "山田 太郎"),
        ("", "太郎", "太郎"),
        ("Carvalho", "Inês", "Inês Carvalho"),
        ("", "Inês", "Inês"),
        ("김", "민수", "김 민수"),
        ("", "", ""),
    ],
)
def test_a_name_stands_in_the_order_of_its_script(family: str, given_name: str, shown: str) -> None:
    assert display_name(family, given_name) == shown


@pytest.mark.parametrize(
    ("name", "seal"),
    [
        ("藤本 葵", "藤"),
        ("佐伯 亮", "佐"),
        ("Aoi Fujimoto", "AF"),
        ("Ludwig van Beethoven", "LB"),
        ("Dr. Ann Lee", "AL"),
        ("Café Croissance", "CC"),
        ("Élodie", "É"),
        ("(no name)", "NN"),
        ("김 민수", "김"),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_seal_holds_the_family_character_or_the_initials(name: str, seal: str) -> None:
    assert seal_text(name) == seal


@given(st.text(max_size=20))
def test_a_seal_never_holds_more_than_two_characters(name: str) -> None:
    assert len(seal_text(name)) <= 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("藤本", "ja"),
        ("ひらがな", "ja"),
        ("Inês さん", "ja"),
        ("Inês", "en"),
        ("123", "en"),
        ("서울", "ko"),
        ("Москва", "ru"),
    ],
)
def test_script_tells_the_language_of_a_run(text: str, language: str) -> None:
    assert script_language(text) == language


def test_names_are_sorted_by_their_reading() -> None:
    people = [("渡辺", "わたなべ"), ("青木", "あおき"), ("佐伯", "サエキ")]
    assert [name for name, _ in sorted(people, key=lambda p: sort_key(*p))] == [
        "青木",
        "佐伯",
        "渡辺",
    ]


@given(st.text(max_size=8), st.text(max_size=8))
def test_different_names_never_share_a_sort_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
