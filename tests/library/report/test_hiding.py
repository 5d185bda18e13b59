"""Hiding names in a whole document: what stands there instead, and what the writer is told."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from enishi.people import PersonCard
from enishi.report import NameBook, to_html, to_markdown
from enishi.report.build import describe_person
from enishi.report.document import Document, Paragraph, RecordLine, RecordList, Section, Text
from enishi.report.hiding import hide_names
from enishi.terms import Language, PersonId
from tests.library.report.builders import JUNE, person
from tests.library.report.documents import DOCUMENTS

CAMILLE = person("p2", "Camille Roche", roles=("marketer",), place="paris")


def document(*runs: Text, language: Language = Language.EN) -> Document:
    section = Section(key="other", number="1", title="s", blocks=(Paragraph(words=runs),))
    return Document(
        language=language, title=(Text(text="t"),), above=(), lead=(), sections=(section,)
    )


def shown(text: str, *people: PersonCard, language: Language = Language.EN) -> str:
    hidden, _ = hide_names(
        document(Text(text=text, is_quoted=True), language=language),
        book=NameBook(people),
        describe=describe_person,
    )
    paragraph = hidden.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    run = paragraph.words[0]
    assert isinstance(run, Text)
    return run.text


def test_an_alias_stands_where_the_name_stood() -> None:
    card = replace(CAMILLE, alias="C.")
    assert shown("With Camille Roche, by Camille's friend", card) == "With C., by C.'s friend"


def test_a_sentence_begins_with_a_capital_whoever_is_meant() -> None:
    text = shown("Camille came. Ms Roche sat with Camille.", CAMILLE)
    somebody = describe_person(CAMILLE, Language.EN)
    capital = somebody[0].upper() + somebody[1:]
    assert text == f"{capital} came. {capital} sat with {somebody}."


def test_an_honorific_is_not_said_twice() -> None:
    somebody = describe_person(CAMILLE, Language.JA)
    assert somebody.endswith("の方")
    assert shown("Camilleさんに会った", CAMILLE, language=Language.JA) == f"{somebody}に会った"
    card = replace(CAMILLE, alias="C")
    assert shown("Camilleさんに会った", card, language=Language.JA) == "Cさんに会った"


def test_somebody_of_whom_nothing_is_known_is_somebody() -> None:
    nobody = person("p", "山田 太郎")
    assert shown("山田太郎さんと話した", nobody, language=Language.JA) == "ある方と話した"
    assert shown("I met Yamada Taro", person("p", "Taro Yamada")) == "I met someone"


def test_free_text_on_a_card_never_describes_a_person() -> None:
    card = person("p", "Camille Roche", roles=("Camille's role",), place="chez Camille Roche")
    assert shown("Camille Roche", card) == "Someone"


def test_an_alias_that_is_a_name_is_not_used() -> None:
    own = replace(CAMILLE, alias="Camille Roche", roles=(), place="")
    other = person("p3", "山田 太郎", alias="Camille Roche")
    assert shown("With Camille Roche", own) == "With someone"
    assert shown("山田太郎", own, other, language=Language.JA) == "ある方"


def test_who_of_two_is_meant_stays_open() -> None:
    twins = person("p1", "山田 太郎", alias="Aさん"), person("p2", "山田 太郎", alias="Bさん")
    assert shown("山田太郎さん", *twins, language=Language.JA) == "ある方"


def test_the_words_of_the_product_are_left_alone() -> None:
    before = document(Text(text="Camille Roche"))
    after, hidden = hide_names(before, book=NameBook((CAMILLE,)), describe=describe_person)
    assert after == before
    assert hidden == ()


def test_a_link_that_holds_a_name_is_left_out() -> None:
    run = Text(text="An interview", is_quoted=True, url="https://example.org/camille-roche/1")
    after, hidden = hide_names(document(run), book=NameBook((CAMILLE,)), describe=describe_person)
    assert "camille" not in to_html(after)
    assert [(name.shown_as, name.section) for name in hidden] == [("", "other")]


def test_a_percent_encoded_name_in_a_link_is_a_name() -> None:
    url = "https://example.org/%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E"
    run = Text(text="記事", is_quoted=True, url=url)
    book = NameBook((person("p", "山田 太郎"),))
    after, _ = hide_names(document(run), book=book, describe=describe_person)
    assert "%E5%B1%B1" not in to_html(after)


def test_the_records_behind_a_number_are_checked_too() -> None:
    words = (Text(text="Talk by Camille Roche", is_quoted=True),)
    line = RecordLine(id="r", on=JUNE, day="1 Jun", words=words)
    lists = (RecordList(key="k", title=words, records=("r",), lines=(line,)),)
    before = replace(document(), record_lists=lists)
    after, hidden = hide_names(before, book=NameBook((CAMILLE,)), describe=describe_person)
    assert "Camille" not in to_html(after, standalone=True)
    assert [(name.section, name.times) for name in hidden] == [("records", 2)]


FAMILY = st.text(st.sampled_from("甲乙丙丁戊己庚"), min_size=1, max_size=2)
LATIN = st.text(st.sampled_from("qxzwvkj"), min_size=3, max_size=6).map(str.capitalize)
CARDS = st.one_of(
    st.builds(lambda a, b: person("h", f"{a} {b}"), FAMILY, FAMILY),
    st.builds(lambda a, b: person("l", f"{a} {b}"), LATIN, LATIN),
)
PAIRS = st.tuples(CARDS, st.text(st.sampled_from("甲乙、。 qx"), max_size=6))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(DOCUMENTS, st.lists(PAIRS, min_size=1, max_size=3), st.sampled_from([" ", "", "　", "\n"]))
def test_no_name_without_consent_stands_in_any_rendering(
    frame: Document, pairs: list[tuple[PersonCard, str]], gap: str
) -> None:
    people = [replace(card, id=PersonId(f"{card.id}{n}")) for n, (card, _) in enumerate(pairs)]
    text = " ".join(f"{around}{gap.join(card.name.split())}{around}" for card, around in pairs)
    quoted = document(Text(text=text, is_quoted=True), language=frame.language)
    whole = replace(frame, sections=(*frame.sections, *quoted.sections))
    assume(not any(_stands(card, to_markdown(frame)) for card in people))
    after, _ = hide_names(whole, book=NameBook(people), describe=describe_person)
    for rendering in (to_markdown(after), to_html(after), to_html(after, standalone=True)):
        assert not any(_stands(card, rendering) for card in people)


def _stands(card: PersonCard, text: str) -> bool:
    """Tell whether a full name stands in a text, by other means than the code under test."""
    first, last = card.name.split()
    if first.isascii():
        words = [word.casefold() for word in text.replace("\n", " ").split()]
        pairs = set(pairwise(words))
        return (first.casefold(), last.casefold()) in pairs
    solid = "".join(text.split())
    return first + last in solid


@pytest.mark.parametrize("language", Language)
def test_nobody_in_particular_has_words_in_both_languages(language: Language) -> None:
    assert describe_person(None, language)
