"""Names in free text: what is found, what is left alone, and that nothing gets out."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from enishi.people import CardField, CardValue
from enishi.report import NameBook
from tests.library.report.builders import JUNE, person

TARO = person("p1", "山田 太郎", reading="やまだ たろう")
CAMILLE = person("p2", "Camille Roche")


def hidden(text: str, *people: object) -> list[str]:
    return [text[name.start : name.end] for name in NameBook(people).find(text)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "山田太郎",
        "山田 太郎",
        "山田　太郎",
        "山 田 太 郎",
        "太郎・山田",
        "やまだたろう",
        "ヤマダ タロウ",
        "ﾔﾏﾀﾞ･ﾀﾛｳ",
        "Taro Yamada",
        "YAMADA, Taro",
        "Yamada Tarō",
        "Tarou YAMADA",
        "山田\n太郎",
        "山\u200b田太郎",
    ],
)
def test_a_full_name_is_found_however_it_is_written(written: str) -> None:
    assert hidden(f"昨日、{written}と会いました。", TARO) == [written]


@pytest.mark.parametrize(
    "written",
    [
        "Camille Roche",
        "ROCHE Camille",
        "Ｃａｍｉｌｌｅ　Ｒｏｃｈｅ",
        "camille roche",
        "Camillé-Roche",
    ],
)
def test_a_latin_name_is_found_however_it_is_written(written: str) -> None:
    assert hidden(f"I met {written}.", CAMILLE) == [written]


def test_a_decomposed_name_is_found_as_a_whole() -> None:
    assert hidden("With Ame\u0301lie Roche there", person("p", "Amélie Roche")) == [
        "Ame\u0301lie Roche"
    ]


def test_a_kanji_variant_is_the_same_name() -> None:
    assert hidden("髙橋渡邊", person("p", "高橋 渡辺")) == ["髙橋渡邊"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("森の中で考えた。", []),
        ("森さんと考えた。", ["森"]),
        ("森 様へ", ["森"]),
        ("林檎と森林", []),
        ("一さん", ["一"]),
        ("一番早い道", []),
    ],
)
def test_a_family_name_that_is_a_word_counts_only_when_it_is_addressed(
    text: str, found: list[str]
) -> None:
    assert hidden(text, person("p", "森 一")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A rose is a rose.", []),
        ("Rose introduced me.", ["Rose"]),
        ("Roses and Primrose", []),
        ("Ms Rose came", ["Ms Rose"]),
        ("Roseさんが来た", ["Rose"]),
        ("I saw M. Martin there", ["M. Martin"]),
        ("martins", []),
    ],
)
def test_a_single_latin_name_counts_as_a_capitalised_word(text: str, found: list[str]) -> None:
    assert hidden(text, person("p", "Rose Martin")) == found


def test_months_and_places_stay_unless_a_title_says_otherwise() -> None:
    may = person("p", "May London")
    assert hidden("In May I flew to London.", may) == []
    assert hidden("Ms London and May London came", may) == ["Ms London", "May London"]


def test_small_words_of_a_name_are_no_names() -> None:
    assert hidden("De la Défense to Van Gogh", person("p", "Maria de la Van")) == []


def test_a_name_inside_another_word_is_not_a_name() -> None:
    assert hidden("Minami met Annette Leeds.", person("a", "Mina Mi"), person("b", "Ann Lee")) == []


def test_a_longer_name_with_consent_keeps_its_letters() -> None:
    long = person("p0", "小山田 太郎", may_be_named=True)
    assert hidden("小山田太郎さんと山田太郎さん", TARO, long) == ["山田太郎"]


def test_a_name_shared_with_somebody_who_agreed_is_still_hidden() -> None:
    twin = person("p9", "山田 太郎", may_be_named=True)
    assert hidden("山田太郎", TARO, twin) == ["山田太郎"]


def test_whoever_agreed_is_not_hidden() -> None:
    assert hidden("山田太郎さん", person("p1", "山田 太郎", may_be_named=True)) == []


def test_an_undivided_name_is_known_by_its_family_name_when_addressed() -> None:
    assert hidden("山田さんと山田", person("p", "山田太郎")) == ["山田"]


def test_older_names_and_addresses_are_hidden_too() -> None:
    def said(field: CardField, value: str) -> CardValue:
        return CardValue(field=field, value=value, source="you", on=JUNE, is_current=False)

    values = (said(CardField.NAME, "佐藤 花子"), said(CardField.MAIL, "hanako@example.org"))
    card = person("p", "山田 花子", values=values)
    assert hidden("佐藤花子 <Hanako@example.org>", card) == ["佐藤花子", "Hanako@example.org"]


JAPANESE = st.text(st.sampled_from("山田太郎森林一小川花子"), min_size=1, max_size=3)
LATIN = st.text(st.sampled_from("abcdefgilnorst"), min_size=3, max_size=8).map(str.capitalize)
GAPS = st.sampled_from(["", " ", "　", "・", "\n", " \u200b", "\u00a0"])
AROUND = st.text(st.sampled_from("山田太森川と、。 \nab<|*_`&"), max_size=12)


@given(JAPANESE, JAPANESE, GAPS, AROUND, AROUND)
@example("山", "山", "", "山", "")
def test_no_full_japanese_name_is_left(
    family: str, given_name: str, gap: str, before: str, after: str
) -> None:
    card = person("p", f"{family} {given_name}")
    text = f"{before}{family}{gap}{given_name}{after}"
    assert not NameBook((card,)).find(without(text, card))


@given(LATIN, LATIN, st.sampled_from([" ", "  ", "\n", "-", ", ", "\u00a0"]), st.booleans())
def test_no_full_latin_name_is_left(first: str, last: str, gap: str, is_turned: bool) -> None:
    assume(first != last)
    words = (last, first) if is_turned else (first, last)
    text = f"With {gap.join(words)}, and {words[0].upper()} {words[1].upper()}'s friend."
    card = person("p", f"{first} {last}")
    rest = without(text, card).casefold()
    assert f"{first}{gap}{last}".casefold() not in rest
    assert f"{last}{gap}{first}".casefold() not in rest


def without(text: str, *people: object) -> str:
    """Cut every name out as the report does, with a mark in its place, until none is found."""
    book = NameBook(people)  # type: ignore[arg-type]
    for name in reversed(book.find(text)):
        text = text[: name.start] + "◯" + text[name.end :]
    return text


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for name in NameBook((TARO, CAMILLE)).find(text):
        assert 0 <= name.start < name.end <= name.honorific_end <= len(text)


PARTS = st.sampled_from(
    [
        *("山田", "太郎", "やまだ", "タロウ", "林", "林太郎", "小山田", "金", "ｷﾑ"),
        *("Camille", "Roche", "Mina", "Mi", "Jean-Luc", "d'Arc", "김", "José", "Ōno"),
    ]
)
NAMES = st.lists(PARTS, min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(PARTS | st.sampled_from(["さん", "、", " ", "Mr ", "と", "s"])).map("".join)


@given(
    st.lists(st.tuples(NAMES, NAMES | st.just(""), st.booleans()), max_size=6),
    st.lists(TEXTS, min_size=1, max_size=4),
)
def test_a_book_finds_the_same_in_whatever_order_texts_are_searched(told, texts) -> None:
    people = [
        person(f"p{n}", name, reading=reading, may_be_named=yes)
        for n, (name, reading, yes) in enumerate(told)
    ]
    book, everything = NameBook(people), NameBook(people)
    # Every first letter of every name at once: nothing is left to be written out later.
    everything.find(" ".join(f"{one.name} {one.reading}" for one in people))
    for text in texts:
        assert book.find(text) == everything.find(text) == NameBook(people).find(text)


@given(NAMES, NAMES | st.just(""))
def test_every_form_of_a_name_begins_as_its_card_says(name, reading) -> None:
    from enishi.report.name_forms import beginnings_of, forms_of

    card = person("p", name, reading=reading)
    beginnings = tuple(beginnings_of(card))
    assert all(form.letters.startswith(beginnings) for form in forms_of(card))
