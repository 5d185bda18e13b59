"""Introductions step by step; communities and events with what came of them."""

from datetime import date
from http import HTTPStatus

import pytest

from enishi.evidence import Community, Event
from enishi.outreach import DatedStep, Introduction, IntroductionStep, next_steps
from enishi.terms import Channel, PersonId
from enishi_app.actions.journal import (
    list_entries,
    list_introductions,
    new_entry_id,
    record,
    show_entry,
)
from enishi_app.actions.people import PeopleFilter, list_people
from tests.app.builders import a_person

pytestmark = pytest.mark.django_db
S = IntroductionStep
DAY = date(2024, 9, 10)


@pytest.fixture
def asked(actor):
    """Return an introduction that was asked for today."""
    held = Introduction(
        id=new_entry_id(),
        steps=(DatedStep(step=S.ASKED, on=DAY),),
        channel=Channel.FRIEND_INTRODUCTION,
        introducer=PersonId(a_person(actor, "Lena Example")),
        target=PersonId(a_person(actor, "Priya Example")),
    )
    record(actor, held)
    return held


def address(held):
    return f"/records/introductions/{held.id}/"


def take(visitor, held, step, on="2024-09-10", **more):
    return visitor.post(address(held), {"step": step, "on": on, **more}, follow=True)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_the_lists_stand_in_both_languages(visitor, actor, room, language):
    answer = visitor.get(f"/records/{room}/", headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_an_empty_list_says_what_to_do(visitor, blank, room):
    assert 'class="empty"' in visitor.get(f"/records/{room}/").text


def test_every_introduction_of_the_sample_is_listed_once_and_opens(visitor, actor):
    page = visitor.get("/records/introductions/").text
    for one in list_introductions(actor):
        assert page.count(f'href="{address(one)}"') == 1
        assert visitor.get(address(one)).status_code == HTTPStatus.OK


def test_an_introduction_goes_its_whole_course(visitor, actor, asked):
    course = [S.INTRODUCER_AGREED, S.TARGET_AGREED, S.INTRODUCED, S.MET, S.THANKED]
    for step in course:
        take(visitor, asked, step, note=f"note on {step}")
    after = show_entry(actor, asked.id)
    assert isinstance(after, Introduction)
    assert [one.step for one in after.steps] == [S.ASKED, *course]
    assert after.steps[1].note == f"note on {S.INTRODUCER_AGREED}"
    assert next_steps(after) == ()
    assert "has come to its end" in visitor.get(address(asked)).text


def test_only_steps_that_can_follow_are_offered(visitor, asked):
    page = visitor.get(address(asked)).text
    for step in S:
        assert (f'value="{step}"' in page) is (step in next_steps(asked))


def test_a_step_that_cannot_follow_is_refused_beside_the_field(visitor, actor, asked):
    answer = take(visitor, asked, S.THANKED)
    assert 'class="errors"' in answer.text
    assert show_entry(actor, asked.id) == asked


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_day_before_the_last_step_is_refused_in_words(visitor, actor, asked, language):
    given = {"step": S.INTRODUCER_AGREED, "on": "2024-01-01", "note": "早すぎる"}
    answer = visitor.post(address(asked), given, headers={"Accept-Language": language})
    assert "must be" not in answer.text
    assert "早すぎる" in answer.text
    assert show_entry(actor, asked.id) == asked


def test_the_last_step_is_taken_back_and_the_first_stays(visitor, actor, asked):
    take(visitor, asked, S.INTRODUCER_AGREED)
    for _ in range(3):
        visitor.post(f"{address(asked)}back/")
    assert show_entry(actor, asked.id) == asked


def test_who_was_asked_rests(visitor, asked):
    assert "rests until" in visitor.get("/records/introductions/").text
    assert "Nothing more is asked of" in visitor.get(address(asked)).text


def test_a_community_shows_its_steps_and_whom_one_met(visitor, actor):
    names = {}
    for one in list_entries(actor, (Community,)):
        page = visitor.get(f"/records/communities/{one.id}/")
        assert page.status_code == HTTPStatus.OK
        names[one.name] = page.text
    assert any("Posted" in text and 'class="is-tied"' in text for text in names.values())


def test_an_event_shows_whom_one_met_there(visitor, actor):
    pages = [visitor.get(f"/records/events/{e.id}/").text for e in list_entries(actor, (Event,))]
    camille = [line.name for line in list_people(actor, PeopleFilter(channel="event")).lines]
    assert camille
    assert any(all(name in page for name in camille) for page in pages)


@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_another_kind_of_entry_is_not_found(visitor, actor, room):
    kinds = {"introductions": Community, "communities": Event, "events": Community}
    other = list_entries(actor, (kinds[room],))[0]
    assert visitor.get(f"/records/{room}/{other.id}/").status_code == HTTPStatus.NOT_FOUND


def test_lists_take_as_many_queries_for_many(visitor, actor, django_assert_max_num_queries):
    for number in range(30):
        record(
            actor,
            Introduction(
                id=new_entry_id(),
                steps=(DatedStep(step=S.ASKED, on=DAY),),
                channel=Channel.FRIEND_INTRODUCTION,
                introducer=PersonId(a_person(actor, f"Friend {number}")),
                profile="a marketer",
            ),
        )
    with django_assert_max_num_queries(12):
        visitor.get("/records/introductions/")
