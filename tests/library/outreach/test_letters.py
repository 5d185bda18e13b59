"""Letters around an introduction."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.outreach.letters import (
    LetterFacts,
    LetterKind,
    Politeness,
    write_about_me,
    write_letter,
)
from enishi.terms import Bilingual, Language

FACTS = LetterFacts(
    me="三浦 澪",
    introducer="藤本 葵",
    target="Inês Carvalho",
    about="content lead, Lisbon",
    why=Bilingual(
        ja="コミュニティの始め方を聞きたい。", en="I want to hear how communities began."
    ),
)
EVERY = [(kind, tone) for kind in LetterKind for tone in Politeness]
FORMAL_ONLY = ("賜", "申し上げ", "ございます", "存じ", "差し上げ")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("kind", "politeness"), EVERY)
def test_every_letter_names_everybody_and_leaves_no_gap(kind, politeness, language):
    letter = write_letter(FACTS, kind, language=language, politeness=politeness)
    for name in ("藤本 葵", "三浦 澪", "Inês Carvalho"):
        assert name in letter.body
    assert letter.subject
    assert "\n" not in letter.subject
    assert not re.search(r"[{}]|\n{3,}", letter.body)


@pytest.mark.parametrize("politeness", list(Politeness))
@pytest.mark.parametrize("language", list(Language))
def test_an_ask_says_how_long_why_and_that_no_is_fine(language, politeness):
    body = write_letter(FACTS, LetterKind.ASK, language=language, politeness=politeness).body
    assert "20" in body
    assert FACTS.why.to(language) in body
    assert re.search("気に|遠慮なく|no is|say so", body)


def test_only_the_formal_letter_is_in_formal_language():
    for kind, politeness in EVERY:
        body = write_letter(FACTS, kind, language=Language.JA, politeness=politeness).body
        is_formal = any(word in body for word in FORMAL_ONLY)
        assert is_formal == (politeness is Politeness.FORMAL), (kind, politeness)
        assert ("藤本 葵様" in body) == (politeness is Politeness.FORMAL)


def test_the_usual_ask_in_japanese_stands_as_it_was_written():
    letter = write_letter(FACTS, LetterKind.ASK, language=Language.JA)
    assert letter.subject == "Inês Carvalhoさんのご紹介のお願い"
    assert letter.body.splitlines()[0] == "藤本 葵さん"
    assert "Inês Carvalhoさん（content lead, Lisbon）に、ぜひお話をうかがいたい" in letter.body


@pytest.mark.parametrize("language", list(Language))
def test_what_is_not_known_is_left_out(language):
    bare = LetterFacts(me="", introducer="Aoi", target="marketers in Lisbon", is_person=False)
    letter = write_letter(bare, LetterKind.ASK, language=language)
    assert "()" not in letter.body
    assert "（）" not in letter.body
    assert "「」" not in letter.body
    assert "marketers in Lisbonさん" not in letter.body
    assert ("(your name)" in letter.body) or ("（お名前）" in letter.body)


@pytest.mark.parametrize("language", list(Language))
def test_the_text_to_forward_speaks_for_me_alone(language):
    text = write_about_me(FACTS, language=language)
    assert "藤本" not in text
    assert FACTS.why.to(language) in text


@given(st.text(max_size=900), st.text(min_size=1, max_size=60))
def test_no_text_breaks_a_letter(why, name):
    facts = LetterFacts(me=name, introducer=name, target=name, why=Bilingual(ja=why, en=why))
    for kind, politeness in EVERY:
        for language in Language:
            letter = write_letter(facts, kind, language=language, politeness=politeness)
            assert "\n\n\n" not in letter.body


def test_a_community_is_addressed_as_many():
    facts = LetterFacts(me="Mio", introducer="Café Croissance", target="Nadia", is_group=True)
    letter = write_letter(facts, LetterKind.ASK, language=Language.JA)
    assert letter.body.startswith("Café Croissanceの皆さん\n")
    english = write_letter(facts, LetterKind.ASK, language=Language.EN)
    assert english.body.startswith("Hello everyone in Café Croissance,")
