"""A name's reading: suggested, confirmed with one press, sorted and searched by."""

import re

import pytest

from enishi.people import CardField
from enishi_app.actions.people import PeopleFilter, Said, list_people, say_about, show_person
from tests.app.builders import a_record, keep_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(blank):
    names = ("渡邉 直美", "青木 さくら", "Naomi Martin", "加藤健一")
    for place, name in enumerate(names):
        keep_records(blank, a_record(f"mail:{place}@example.jp", name), name=f"{place}.vcf")
    return {line.name: line.id for line in list_people(blank, PeopleFilter()).lines}


def test_people_without_a_stored_reading_are_sorted_by_the_suggested_one(people):
    japanese = [name for name in people if name != "Naomi Martin"]
    assert japanese == ["青木 さくら", "加藤健一", "渡邉 直美"]


@pytest.mark.parametrize("words", ["watanabe", "わたなべ", "ワタナベ ナオミ", "naomi watanabe"])
def test_a_search_in_kana_or_letters_finds_a_name_in_kanji(blank, people, words):
    found = list_people(blank, PeopleFilter(text=words)).lines
    assert [line.name for line in found] == ["渡邉 直美"]


def test_a_stored_reading_ends_the_search_by_suggestions(blank, people):
    say_about(blank, people["渡邉 直美"], [Said(field=CardField.READING, value="わたべ なおみ")])
    assert list_people(blank, PeopleFilter(text="わたなべ")).lines == ()
    assert len(list_people(blank, PeopleFilter(text="watabe")).lines) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "Suggested reading"), ("ja", "読みの候補")])
def test_the_page_shows_a_suggestion_as_such(visitor, people, language, words):
    address = f"/people/{people['渡邉 直美']}/"
    text = visitor.get(address, headers={"Accept-Language": language}).text
    assert words in text
    assert "わたなべ なおみ" in text


def test_one_press_keeps_the_suggestion(visitor, blank, people):
    person = people["渡邉 直美"]
    offered = re.findall(r'name="value" value="([^"]+)"', visitor.get(f"/people/{person}/").text)
    visitor.post(f"/people/{person}/say/", {"field": "reading", "value": offered[0]})
    assert show_person(blank, person).card.reading == "わたなべ なおみ"
    assert "Suggested reading" not in visitor.get(f"/people/{person}/").text


def test_a_name_in_letters_gets_no_suggestion(visitor, people):
    assert "Suggested reading" not in visitor.get(f"/people/{people['Naomi Martin']}/").text
