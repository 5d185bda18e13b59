"""The plan of asks in the browser."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import pytest

PLAN = "/reach/plan/?as_of=2024-09-10"


def test_the_sample_plans_for_its_purpose(visitor):
    text = visitor.get(f"{PLAN}&budget=2").text
    assert "From your purpose" in text
    assert text.count('class="plan"') == 2
    assert text.count("routes__rank") == 2
    assert "Weighed and left out" in text
    assert "Duarte Pinho" in text


def test_asks_that_are_not_needed_stay_slack_threads(visitor):
    text = visitor.get(f"{PLAN}&budget=12").text
    assert text.count('class="plan"') + text.count('class="loose"') == 12
    assert text.count('class="loose"') > 0


def test_a_planned_ask_can_be_recorded(visitor):
    text = visitor.get(f"{PLAN}&q=marketer+in+Lisbon&budget=1").text
    start = text.index("/records/new/introduction/?introducer=")
    address = text[start : text.index('"', start)].replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query)["next"] == [f"{PLAN}&q=marketer+in+Lisbon&budget=1"]
    assert visitor.get(address).status_code == HTTPStatus.OK


def test_reach_leads_to_the_plan_for_the_same_question(visitor):
    text = visitor.get("/reach/?q=marketer+in+Paris").text
    assert "/reach/plan/?q=marketer%20in%20Paris" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("budget=0", "Ensure this value is greater than or equal to 1."),
        ("budget=many", "Enter a whole number."),
        ("q=place:Atlantis", "“Atlantis” is not a place known here."),
    ],
)
def test_what_cannot_be_planned_is_told_beside_the_field(visitor, asked, said):
    answer = visitor.get(f"/reach/plan/?{asked}", headers={"accept-language": "en"})
    assert answer.status_code == HTTPStatus.OK
    assert said in answer.text


def test_no_chance_is_given_in_percent(visitor):
    text = visitor.get(PLAN).text
    assert "%<" not in text
    assert "in 10" in text or "almost" in text


def test_japanese_says_the_plan_in_japanese(visitor):
    text = visitor.get(PLAN, headers={"accept-language": "ja"}).text
    assert "これからのお願い" in text
    assert "Weighed" not in text
