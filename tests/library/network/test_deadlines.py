"""Deadlines in questions, in three languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import QueryError, describe_query, parse_query
from enishi.network.deadlines import take_deadline
from enishi.terms import Language

TODAY = date(2024, 9, 10)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("marketers in Lisbon before December", "2024-11-30"),
        ("by the end of December", "2024-12-31"),
        ("before May", "2025-04-30"),
        ("before 1 December 2024", "2024-11-30"),
        ("by December 5th", "2024-12-05"),
        ("until 2024-12-01", "2024-12-01"),
        ("until March", "2025-03-31"),
        ("by the end of the year", "2024-12-31"),
        ("this month", "2024-09-30"),
        ("avant décembre", "2024-11-30"),
        ("avant le 1er octobre", "2024-09-30"),
        ("jusqu'en février", "2025-02-28"),
        ("d'ici fin novembre", "2024-11-30"),
        ("avant la fin de l'année", "2024-12-31"),
        ("12月までに会いたい", "2024-12-31"),
        ("11月末までに", "2024-11-30"),
        ("2025年1月15日までに", "2025-01-15"),
        ("年内に会いたい", "2024-12-31"),
        ("来月中に", "2024-10-31"),
    ],
)
def test_a_deadline_is_the_last_day_that_it_leaves(text, last_day):
    assert take_deadline(text, today=TODAY).last_day == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    "text", ["may be a marketer", "March people", "by Friday", "31月までに", ""]
)
def test_other_words_are_no_deadline(text):
    found = take_deadline(text, today=TODAY)
    assert (found.rest, found.last_day) == (text, None)


@given(st.text(max_size=60), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_no_text_breaks_it(text, today):
    found = take_deadline(f"before {text} 12月{text}までに", today=today)
    assert found.last_day is None or isinstance(found.last_day, date)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)), st.integers(1, 12))
def test_a_month_without_a_year_is_the_next_one(today, month):
    last_day = take_deadline(f"{month}月までに", today=today).last_day
    assert last_day is not None
    assert last_day.month == month
    assert today <= last_day < today + timedelta(days=366 + 31)


def test_a_question_keeps_its_deadline_in_words_and_in_a_field():
    query = parse_query("marketers in Lisbon who speak Japanese before December", today=TODAY)
    assert (query.by, query.unknown) == (("2024-11-30",), ())
    assert describe_query(query, Language.EN).endswith("by 30 November 2024")
    assert describe_query(query, Language.JA).endswith("2024年11月30日まで")
    assert parse_query("role:marketer by:2024-11-30").by == ("2024-11-30",)


def test_without_a_day_to_count_from_the_words_stay_words():
    assert "before" not in parse_query("marketers in Paris").unknown
    assert parse_query("marketers before December").by == ()


@pytest.mark.parametrize("text", ["before December", "by:soon marketer"])
def test_a_deadline_alone_or_no_day_is_refused(text):
    with pytest.raises(QueryError):
        parse_query(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("responsables marketing à Paris qui parlent anglais", ("marketer", "paris", "en")),
        ("spécialistes du marketing à Lyon", ("marketer", "lyon", "")),
        ("une marketeuse à Lisbonne", ("marketer", "lisbon", "")),
        (
            "je cherche un community manager en Espagne qui parle japonais",
            ("community-manager", "ES", "ja"),
        ),
        ("designers japonais à Londres", ("designer", "london", "ja")),
        ("un chef de produit au Portugal", ("product-manager", "PT", "")),
        ("développeurs francophones au Japon", ("software-engineer", "JP", "fr")),
        ("rencontrer des entrepreneurs à Séoul", ("founder", "seoul", "")),
        ("une professeure de japonais à Genève", ("", "geneva", "")),
        ("investisseurs aux États-Unis", ("investor", "US", "")),
    ],
)
def test_questions_in_french_are_read(text, expected):
    query = parse_query(text, today=TODAY)
    role, place, language = expected
    assert query.unknown == ()
    assert query.places == (place,)
    assert not role or query.roles == (role,)
    assert not language or query.languages == (language,)
