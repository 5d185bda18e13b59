"""Asking in plain words and in fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import parse_query
from enishi_app.web.reach.asking import fields_of, text_of

WORDS = st.text(alphabet="abcxyz 縁側", min_size=1, max_size=9).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    "asked",
    [
        "marketer in Paris",
        "マーケター パリ",
        "marketers in Paris or Lisbon who speak Japanese",
        'org:"Studio Lilas" name:camille label:friend',
        "marketer xyzzy",
        'community:"Café Croissance"',
    ],
)
def test_a_question_written_as_text_is_read_the_same_again(asked):
    query = parse_query(asked)
    assert parse_query(text_of(query)) == query


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_names_and_words_come_back_as_they_were(words):
    query = parse_query(" ".join(f'name:"{word}"' for word in words))
    assert parse_query(text_of(query)) == query


def test_what_no_field_holds_stays_among_the_words():
    from enishi.terms import Language

    told = fields_of(parse_query("role:marketer role:designer place:FR"), Language.EN)
    assert told == {"role": "marketer", "place": "France", "text": "role:designer"}
