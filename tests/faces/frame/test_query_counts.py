"""A page asks the database as often for many entries as for few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.evidence import Attendance, Event
from enishi.outreach import DatedStep, FollowUp, Introduction, IntroductionStep
from enishi.terms import AttendanceState, Channel, EntryId, EventId
from enishi_app.actions.journal import record
from enishi_app.actions.workspaces import stop_the_clock
from tests.app.builders import a_person

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 10)


def an_id(kind, number):
    return f"{kind}{number:031x}"


def fill(actor, numbers):
    for number in numbers:
        person = a_person(actor, f"Person {number}")
        asked = (DatedStep(step=IntroductionStep.ASKED, on=DAY),)
        event = Event(id=EventId(an_id("e", number)), name="Talk", on=DAY, place="paris")
        record(
            actor,
            Introduction(
                id=EntryId(an_id("a", number)),
                steps=asked,
                channel=Channel.FRIEND_INTRODUCTION,
                introducer=person,
            ),
            FollowUp(id=EntryId(an_id("b", number)), text="Write", on=DAY, due=DAY, person=person),
            event,
            Attendance(
                id=EntryId(an_id("d", number)),
                event=event.id,
                state=AttendanceState.PLANNED,
                on=DAY,
            ),
        )


def queries_of(browser, path):
    browser.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/", "/settings/"])
def test_more_entries_cost_no_more_queries(browser, actor, path):
    stop_the_clock(actor, DAY)
    fill(actor, range(3))
    few = queries_of(browser, path)
    fill(actor, range(3, 23))
    assert queries_of(browser, path) == few


def test_a_page_without_a_session_asks_nothing(stranger):
    with CaptureQueriesContext(connection) as asked:
        stranger.get("/")
    assert len(asked) == 0
