"""Today: at most three things, in sentences of both languages; done and taken back in one step."""

from datetime import date
from http import HTTPStatus

import pytest

from enishi.evidence import Attendance, Community, Event
from enishi.experiment import Experiment, Plan, Stage, StageId
from enishi.outreach import DatedStep, FollowUp, Introduction, IntroductionStep
from enishi.terms import (
    AttendanceState,
    Bilingual,
    Channel,
    CommunityId,
    EntryId,
    EventId,
    ExperimentId,
    ExperimentKind,
    Period,
)
from enishi_app.actions.experiments import save
from enishi_app.actions.journal import list_follow_ups, list_introductions, record
from enishi_app.actions.workspaces import stop_the_clock
from tests.app.builders import a_person

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 10)
JAPANESE = {"Accept-Language": "ja"}
STEP = IntroductionStep


@pytest.fixture(autouse=True)
def day(actor):
    stop_the_clock(actor, DAY)


def an_id(number):
    return EntryId(f"{number:032x}")


def an_introduction(*steps, number=1, **of_whom):
    dated = tuple(DatedStep(step=step, on=on) for step, on in steps)
    return Introduction(
        id=an_id(number), steps=dated, channel=Channel.FRIEND_INTRODUCTION, **of_whom
    )


def a_follow_up(text, *, due=DAY, number=2, person=None):
    return FollowUp(id=an_id(number), text=text, on=date(2024, 9, 1), due=due, person=person)


def test_an_empty_notebook_offers_two_ways_in(browser):
    said = browser.get("/").text
    assert said.count('<ul class="ways">') == 1
    assert said.split('<ul class="ways">')[1].split("</ul>")[0].count("<li>") == 2
    assert "どちらから始めますか" in browser.get("/", headers=JAPANESE).text


def test_one_person_is_enough_to_leave_the_first_page(browser, actor):
    a_person(actor, "Camille Roussel")
    said = browser.get("/").text
    assert 'class="ways"' not in said
    assert "Nothing to tend today" in said


@pytest.mark.parametrize(
    ("step", "english", "japanese"),
    [
        (
            STEP.DRAFTED,
            "Ask 佐伯 亮 about Camille Roussel",
            "佐伯 亮さんに、Camille Rousselさんへの",
        ),
        (STEP.INTRODUCED, "Choose a time with Camille Roussel", "Camille Rousselさんとの日時を"),
        (STEP.MET, "Thank 佐伯 亮 for the introduction", "佐伯 亮さんに紹介のお礼を伝える"),
    ],
)
def test_what_there_is_to_do_is_said_in_a_sentence(browser, actor, step, english, japanese):
    target, introducer = a_person(actor, "Camille Roussel"), a_person(actor, "佐伯 亮")
    steps = [(STEP.INTRODUCED, date(2024, 9, 3))] if step is STEP.MET else []
    steps.append((step, date(2024, 9, 5)))
    record(actor, an_introduction(*steps, target=target, introducer=introducer))
    for headers, sentence in (({"Accept-Language": "en"}, english), (JAPANESE, japanese)):
        assert sentence in without_runs(browser.get("/", headers=headers).text)


def without_runs(text):
    heading = text.split('id="tend"')[1].split("<h3>")[1].split("</h3>")[0]
    for piece in ('<span lang="ja">', '<span lang="en">', "</span>"):
        heading = heading.replace(piece, "")
    return heading


def test_names_carry_their_language(browser, actor):
    introducer = a_person(actor, "佐伯 亮")
    record(actor, an_introduction((STEP.MET, DAY), introducer=introducer))
    assert 'Thank <span lang="ja">佐伯 亮</span> for' in browser.get("/").text


def test_whoever_asked_a_community_thanks_the_community(browser, actor):
    club = Community(id=CommunityId("c" * 32), name="Quiet <Growth>")
    record(actor, club, an_introduction((STEP.MET, DAY), community=club.id))
    assert "Thank Quiet &lt;Growth&gt; for the introduction" in browser.get("/").text


def test_at_most_three_things_and_how_many_can_wait(browser, actor):
    for number in range(5):
        record(actor, a_follow_up(f"Step {number}", number=10 + number))
    said = browser.get("/").text
    assert "Three ties to tend today" in said
    assert "2 more things can wait" in said
    assert said.count("<h3>Step") == 3


def test_one_primary_button_a_page(browser, actor):
    record(actor, a_follow_up("A"), a_follow_up("B", number=3))
    assert browser.get("/").text.count("btn--primary") == 1


def test_waiting_on_others_is_a_calm_table(browser, actor):
    introducer = a_person(actor, "藤本 葵")
    asked = (STEP.ASKED, date(2024, 9, 5))
    record(actor, an_introduction(asked, introducer=introducer, profile="a marketer in Lisbon"))
    english, japanese = browser.get("/").text, browser.get("/", headers=JAPANESE).text
    assert "A word on introducing you to a marketer in Lisbon" in english
    assert 'from <time datetime="2024-09-12">12 Sep</time>' in english
    assert '<th scope="row">藤本 葵</th>' in japanese


def test_what_is_planned_is_listed(browser, actor):
    event = Event(id=EventId("e" * 32), name="Café Croissance", on=DAY, place="paris")
    going = Attendance(id=an_id(9), event=event.id, state=AttendanceState.PLANNED, on=DAY)
    record(actor, event, going)
    assert "Café Croissance" in browser.get("/").text
    assert "パリ" in browser.get("/", headers=JAPANESE).text


def test_a_follow_up_is_done_and_taken_back(browser, actor):
    record(actor, a_follow_up("Send the slides"))
    done_at = browser.get("/").text.split('class="actions" method="post" action="')[1].split('"')[0]
    said = browser.post(done_at, follow=True).text
    assert list_follow_ups(actor)[0].done_on == DAY
    assert "Send the slides" not in said
    undo_at = said.split('class="toast"')[1].split('action="')[1].split('"')[0]
    assert "Send the slides" in browser.post(undo_at, follow=True).text
    assert list_follow_ups(actor)[0].done_on is None


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("thank", STEP.MET, STEP.THANKED),
        ("meet", STEP.INTRODUCED, STEP.MET),
        ("send-draft", STEP.DRAFTED, STEP.ASKED),
        ("remind", STEP.ASKED, STEP.INTRODUCER_SILENT),
    ],
)
def test_an_introduction_goes_one_step_on_and_back(browser, actor, kind, before, after):
    first = an_introduction((before, date(2024, 9, 1)))
    record(actor, first)
    address = f"/tend/{first.id}/{kind}/"
    browser.post(address)
    assert list_introductions(actor)[0].steps[-1] == DatedStep(step=after, on=DAY)
    browser.post(f"{address}undo/")
    browser.post(f"{address}undo/")
    assert list_introductions(actor) == (first,)


def test_a_step_that_cannot_follow_is_refused(browser, actor):
    first = an_introduction((STEP.DRAFTED, date(2024, 9, 1)))
    record(actor, first)
    assert browser.post(f"/tend/{first.id}/thank/").status_code == HTTPStatus.BAD_REQUEST
    assert list_introductions(actor) == (first,)


@pytest.mark.parametrize("path", ["/tend/nobody/thank/", "/tend/nobody/follow-up/undo/"])
def test_what_is_not_there_cannot_be_done(browser, path):
    assert browser.post(path).status_code == HTTPStatus.NOT_FOUND


def test_an_introduction_is_no_follow_up(browser, actor):
    record(actor, an_introduction((STEP.MET, DAY)), a_follow_up("x"))
    assert browser.post(f"/tend/{an_id(1)}/follow-up/").status_code == HTTPStatus.NOT_FOUND
    assert browser.post(f"/tend/{an_id(2)}/meet/undo/").status_code == HTTPStatus.NOT_FOUND


def test_only_those_let_in_may_do_anything(stranger, actor):
    record(actor, a_follow_up("x"))
    assert stranger.post(f"/tend/{an_id(2)}/follow-up/").status_code == HTTPStatus.FORBIDDEN
    assert list_follow_ups(actor)[0].done_on is None


def test_looking_does_nothing(browser, actor):
    record(actor, a_follow_up("x"))
    answer = browser.get(f"/tend/{an_id(2)}/follow-up/")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def a_stage(number, start, end):
    return Stage(
        id=StageId(f"s{number}"), name=Bilingual(en="x"), period=Period(start=start, end=end)
    )


@pytest.fixture
def experiment(actor):
    plan = Plan(
        title=Bilingual(en="Ties"),
        question=Bilingual(en="Can it?", ja="つながれるか？"),
        period=Period(start=date(2024, 6, 1), end=date(2024, 11, 30)),
        stages=(
            a_stage(1, date(2024, 6, 1), date(2024, 7, 31)),
            a_stage(2, date(2024, 9, 1), date(2024, 10, 31)),
        ),
    )
    one = Experiment(id=ExperimentId("e" * 32), kind=ExperimentKind.OWN, plan=plan)
    save(actor, one)


def test_the_margin_says_where_the_experiment_stands(browser, experiment):
    said = browser.get("/").text
    assert said.count("Stage 2 of 2, day 10 of 61") == 2
    assert "ステージ2／2・61日のうち10日目" in browser.get("/", headers=JAPANESE).text
    assert "つながれるか？" in browser.get("/", headers=JAPANESE).text


def test_between_stages_nothing_is_said_of_a_stage(browser, actor, experiment):
    stop_the_clock(actor, date(2024, 8, 15))
    said = browser.get("/").text
    assert "Can it?" in said
    assert "Stage" not in said
