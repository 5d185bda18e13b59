"""Introductions step by step; communities and events with what came of them."""

import re
from dataclasses import replace
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.evidence import Attendance, Community, Event, Membership
from enishi.outreach import DatedStep, Introduction, IntroductionStep, next_steps, state_of
from enishi.terms import (
    AttendanceState,
    Channel,
    CommunityId,
    EventId,
    MembershipStep,
    PersonId,
)
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


def state_now(actor, held):
    entry = show_entry(actor, held.id)
    assert isinstance(entry, Introduction)
    return state_of(entry)


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
@pytest.mark.parametrize("last", [S.ASKED, S.THANKED])
def test_a_page_opened_before_it_moved_on_is_told_so_in_words(
    visitor, actor, asked, last, language
):
    steps = [DatedStep(step=step, on=DAY) for step in (S.ASKED, S.INTRODUCED, S.MET, S.THANKED)]
    until = [one.step for one in steps].index(last) + 1
    record(actor, replace(asked, steps=tuple(steps[:until])))
    given = {"step": S.TARGET_AGREED, "on": "2024-09-10"}
    answer = visitor.post(address(asked), given, headers={"Accept-Language": language})
    said = {"en": "It has moved on since", "ja": "開いたあとに"}[language]
    assert said in answer.text
    assert "target-agreed" not in answer.text


def test_a_step_is_not_taken_on_a_day_still_to_come(visitor, actor, asked):
    answer = take(visitor, asked, S.INTRODUCER_AGREED, on="2024-09-11", note="soon")
    assert "This day is still to come." in answer.text
    assert "soon" in answer.text
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
    for steps in (2, 1):
        visitor.post(f"{address(asked)}back/{steps}/")
    assert show_entry(actor, asked.id) == asked


def test_taken_back_twice_is_taken_back_once(visitor, actor, asked):
    take(visitor, asked, S.INTRODUCER_AGREED)
    take(visitor, asked, S.INTRODUCED)
    for _ in range(2):
        answer = visitor.post(f"{address(asked)}back/3/", follow=True)
        assert "Taken back." in answer.text
    assert state_now(actor, asked) is S.INTRODUCER_AGREED


def test_what_has_moved_on_is_not_taken_back(visitor, actor, asked):
    take(visitor, asked, S.INTRODUCER_AGREED)
    take(visitor, asked, S.INTRODUCED)
    answer = visitor.post(f"{address(asked)}back/2/", follow=True)
    assert "It has moved on" in answer.text
    assert state_now(actor, asked) is S.INTRODUCED


def test_who_was_asked_rests(visitor, asked):
    assert "rests until" in visitor.get("/records/introductions/").text
    assert "Nothing more is asked of" in visitor.get(address(asked)).text


def test_the_list_says_what_to_do_and_by_when(visitor, actor, asked):
    record(actor, replace(asked, steps=(DatedStep(step=S.ASKED, on=date(2024, 9, 1)),)))
    turn = visitor.get("/records/introductions/").text.split("<h2")[1]
    assert "Your turn" in turn
    line = next(one for one in turn.split("<li>") if address(asked) in one)
    assert "Remind once" in line
    assert "by" in line
    assert "9 days ago" in line


def test_a_step_noted_for_a_later_day_has_not_ended(visitor, actor, asked):
    record(actor, replace(asked, steps=(DatedStep(step=S.ASKED, on=date(2024, 9, 20)),)))
    page = visitor.get("/records/introductions/").text
    waiting = next(part for part in page.split("<h2") if "Waiting on others" in part)
    assert address(asked) in waiting


def test_a_draft_is_not_told_as_asked(visitor, actor, asked):
    record(actor, replace(asked, steps=(DatedStep(step=S.DRAFTED, on=DAY),)))
    page = visitor.get("/records/introductions/").text
    line = next(one for one in page.split("<li>") if address(asked) in one)
    assert "To ask" in line
    assert "Asked" not in line


@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_it_is_taken_back_and_corrected_from_its_own_page(visitor, actor, room):
    kind = {"introductions": Introduction, "communities": Community, "events": Event}[room]
    held = list_entries(actor, (kind,))[0]
    page = visitor.get(f"/records/{room}/{held.id}/").text
    assert f"/records/entry/{held.id}/correct/?next=/records/{room}/{held.id}/" in page
    assert f'action="/records/entry/{held.id}/withdraw/"' in page
    answer = visitor.post(f"/records/entry/{held.id}/withdraw/", {"next": f"/records/{room}/"})
    assert answer.url == f"/records/{room}/"
    assert visitor.get(f"/records/{room}/{held.id}/").status_code == HTTPStatus.NOT_FOUND


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


def test_what_became_of_a_plan_outweighs_the_plan(visitor, actor):
    gathering = Event(id=EventId(new_entry_id()), name="Supper", on=DAY)
    record(actor, gathering)
    planned, attended = AttendanceState.PLANNED, AttendanceState.ATTENDED
    said = ((planned, DAY - timedelta(days=3)), (attended, DAY), (planned, DAY))
    record(
        actor,
        *(
            Attendance(id=new_entry_id(), event=gathering.id, state=state, on=day)
            for state, day in said
        ),
    )
    listed = visitor.get("/records/events/").text.split("Supper")[1].split("</li>")[0]
    shown = visitor.get(f"/records/events/{gathering.id}/").text
    own = shown.split('id="v-own"')[1].split("</section>")[0]
    for text in (listed, own):
        assert "Attended" in text
        assert "Planned" not in text


@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_strangers_and_unknown_ids_are_turned_away(client, visitor, actor, room):
    assert visitor.get(f"/records/{room}/nobody/").status_code == HTTPStatus.NOT_FOUND
    client.logout()
    for page in (f"/records/{room}/", f"/records/{room}/nobody/"):
        assert client.get(page).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("room", ["introductions", "communities", "events"])
def test_another_kind_of_entry_is_not_found(visitor, actor, room):
    kinds = {"introductions": Community, "communities": Event, "events": Community}
    other = list_entries(actor, (kinds[room],))[0]
    assert visitor.get(f"/records/{room}/{other.id}/").status_code == HTTPStatus.NOT_FOUND


def a_lot(actor, number):
    """Return one more introduction, community and event, and what belongs to them."""
    person = PersonId(a_person(actor, f"Friend {number}"))
    group = Community(id=CommunityId(new_entry_id()), name=f"Group {number}")
    supper = Event(id=EventId(new_entry_id()), name=f"Supper {number}", on=DAY, community=group.id)
    ask = Introduction(
        id=new_entry_id(),
        steps=(DatedStep(step=S.ASKED, on=DAY),),
        channel=Channel.FRIEND_INTRODUCTION,
        introducer=person,
        profile="a marketer",
    )
    return person, ask, group, supper


def came_and_joined(actor, number, *, group, supper):
    """Record one more of everything, and that the friend was at the supper and is in the group."""
    person, *more = a_lot(actor, number)
    who, attended = {"person": person, "on": DAY}, AttendanceState.ATTENDED
    joined = MembershipStep.JOINED
    record(
        actor,
        *more,
        Attendance(id=new_entry_id(), event=supper.id, state=attended, **who),
        Membership(id=new_entry_id(), community=group.id, step=joined, **who),
    )


def queries(visitor, addresses):
    """Return how many queries each of these pages takes."""
    counted = []
    for one in addresses:
        with CaptureQueriesContext(connection) as asked:
            assert visitor.get(one).status_code == HTTPStatus.OK
        counted.append(len(asked))
    return counted


def test_pages_take_as_many_queries_for_many_as_for_a_few(visitor, actor):
    _person, ask, group, supper = a_lot(actor, 0)
    record(actor, ask, group, supper)
    pages = [
        "/records/introductions/",
        "/records/communities/",
        "/records/events/",
        address(ask),
        f"/records/communities/{group.id}/",
        f"/records/events/{supper.id}/",
    ]
    came_and_joined(actor, 1, group=group, supper=supper)
    few = queries(visitor, pages)
    for number in range(2, 20):
        came_and_joined(actor, number, group=group, supper=supper)
    assert queries(visitor, pages) == few


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("letter=ask&in=ja&tone=formal", "お願い申し上げます"),
        ("letter=ask&in=en&tone=close", "could you introduce us?"),
        ("letter=reminder&in=en", "just once more about the introduction"),
        ("letter=nonsense&in=xx&tone=loud", 'id="letter-body"'),
    ],
)
def test_letters_are_drafted_and_nothing_is_sent(actor, visitor, asked, said):
    listed = visitor.get("/records/introductions/").text
    found = re.search(r"/records/introductions/[0-9a-f]{32}/", listed)
    assert found
    address = found[0]
    text = " ".join(visitor.get(f"{address}?{asked}").text.split())
    assert said in text
    assert 'href="mailto:?subject=' in text
    assert text.count("<form") == visitor.get(address).text.count("<form")
