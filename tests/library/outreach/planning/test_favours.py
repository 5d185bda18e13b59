"""How often somebody may be asked, and what silence leaves of an ask's chance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import NodeId
from enishi.outreach import (
    DatedStep,
    FavourBudget,
    Introduction,
    IntroductionStep,
    StepsTaken,
    count_steps,
    hope_after,
    room_for,
)
from enishi.terms import EntryId, PersonId

TODAY = date(2024, 9, 10)
S = IntroductionStep


def course(*steps: tuple[IntroductionStep, int], introducer: str = "aoi") -> Introduction:
    """An introduction whose steps were taken so many days ago."""
    return Introduction(
        id=EntryId(introducer + "".join(step for step, _ in steps)),
        steps=tuple(DatedStep(step=s, on=TODAY - timedelta(days=ago)) for s, ago in steps),
        channel="friend-introduction",
        introducer=PersonId(introducer),
    )


@pytest.mark.parametrize(
    ("held", "room"),
    [
        ([course((S.ASKED, 40))], 0),
        ([course((S.ASKED, 200), (S.INTRODUCER_AGREED, 198), (S.INTRODUCED, 190))], 1),
        ([course((S.ASKED, 60), (S.INTRODUCER_AGREED, 59), (S.INTRODUCED, 58))], 1),
        ([course((S.ASKED, 3))], 0),
        ([course((S.ASKED, 50), (S.INTRODUCER_DECLINED, 49))], 0),
        ([course((S.ASKED, 400), (S.INTRODUCER_DECLINED, 399))], 1),
        ([course((S.DRAFTED, 1))], 1),
    ],
)
def test_room_follows_what_was_asked(held, room):
    assert room_for(held, today=TODAY) == {NodeId("aoi"): room}


def test_two_asks_in_a_quarter_use_the_favours_up():
    done = [
        course((S.ASKED, 80), (S.INTRODUCED, 78)),
        course((S.ASKED, 40), (S.INTRODUCED, 38), (S.MET, 30)),
    ]
    assert room_for(done, today=TODAY) == {NodeId("aoi"): 0}
    generous = FavourBudget(per_period=5, open_at_once=2)
    assert room_for(done, today=TODAY, budget=generous) == {NodeId("aoi"): 2}


def test_what_lies_ahead_uses_nothing_up():
    assert room_for([course((S.ASKED, -3))], today=TODAY) == {}


@given(st.floats(0.01, 1.0), st.floats(0, 400), st.floats(0, 400))
def test_the_longer_the_silence_the_less_is_left(chance, one, other):
    sooner, later = sorted((one, other))
    left = [hope_after(timedelta(days=days), chance=chance) for days in (0, sooner, later)]
    assert left[0] == 1.0
    assert 1.0 + 1e-9 >= left[1] >= left[2] - 1e-9
    assert left[2] >= 0.0


def test_after_a_month_of_silence_little_is_left():
    assert hope_after(timedelta(days=30), chance=0.4) < 0.1


def test_steps_are_counted_as_answers():
    held = [
        course((S.ASKED, 30), (S.INTRODUCER_AGREED, 29), (S.TARGET_DECLINED, 20)),
        course((S.ASKED, 30), (S.INTRODUCED, 28)),
        course((S.ASKED, 30), (S.INTRODUCER_SILENT, 10)),
        course((S.ASKED, 30), (S.INTRODUCER_SILENT, 10), (S.INTRODUCER_AGREED, 5)),
        course((S.ASKED, 30), (S.INTRODUCER_DECLINED, -1)),
    ]
    assert count_steps(held, today=TODAY) == StepsTaken(yes=4, no=2)
