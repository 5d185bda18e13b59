"""Every kind of record entered on the web, and what comes of a bad input."""

from datetime import date
from http import HTTPStatus

import pytest
from django.utils import timezone

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
)
from enishi.network import StatedTie
from enishi.outreach import FollowUp, Introduction, IntroductionStep
from enishi.terms import AttendanceState, Channel, Direction, MembershipStep, TouchKind
from enishi_app.actions.journal import list_entries
from enishi_app.actions.people import PeopleFilter, list_people, name_people

pytestmark = pytest.mark.django_db
KINDS = (
    *("contact", "touch", "introduction", "follow-up", "event", "attendance"),
    *("community", "membership", "publication", "attempt", "tie"),
)
CAMILLE, MIDORI = "Camille Roussel", "高瀬 みどり"
ON = date(2024, 8, 20)


@pytest.fixture
def add(actor, visitor):
    """Send a form; return the entries of some kinds that it added."""

    def added(word, said, *kinds):
        before = {one.id for one in list_entries(actor, kinds)}
        answer = visitor.post(f"/records/new/{word}/", {"on": ON.isoformat(), **said})
        assert answer.status_code == HTTPStatus.FOUND, answer.context["form"].errors
        return [one for one in list_entries(actor, kinds) if one.id not in before]

    return added


@pytest.fixture
def refused(actor, visitor):
    """Send a form that is not kept; return the page."""

    def page(word, said):
        answer = visitor.post(f"/records/new/{word}/", {"on": ON.isoformat(), **said})
        assert answer.status_code == HTTPStatus.OK
        return answer

    return page


def by_kind(entries):
    return {type(one): one for one in entries}


def name_of(actor, person):
    return name_people(actor, [person])[person].name


def test_a_contact_is_kept_with_all_that_was_said(actor, add):
    said = {"person": CAMILLE, "channel": "event", "place": "パリ", "note": "Bakery", "event": ""}
    (one,) = add("contact", said | {"introducer": MIDORI}, ContactMade)
    assert (one.on, one.channel, one.place, one.note) == (ON, Channel.EVENT, "paris", "Bakery")
    assert name_of(actor, one.person) == CAMILLE
    assert name_of(actor, one.introducer) == MIDORI


def test_a_channel_may_be_in_the_users_own_words_and_is_offered_from_then_on(visitor, add):
    said = {"person": CAMILLE, "channel": "event", "own_channel": "Bakery queue"}
    (one,) = add("contact", said, ContactMade)
    assert one.channel == "Bakery queue"
    assert 'value="Bakery queue"' in visitor.get("/records/new/attempt/").text


def test_a_touch_is_kept_at_its_moment(add):
    said = {"person": CAMILLE, "kind": "mail", "direction": "sent", "clock": "18:30"}
    (one,) = add("touch", said, Touch)
    assert (one.kind, one.direction) == (TouchKind.MAIL, Direction.SENT)
    assert f"{timezone.localtime(one.at):%H:%M}" == "18:30"


def test_an_introduction_counts_under_whom_one_asks(actor, add):
    said = {"introducer": MIDORI, "profile": "a marketer in Lyon", "step": "asked"}
    (one,) = add("introduction", said, Introduction)
    assert one.channel == Channel.FRIEND_INTRODUCTION
    assert [(step.step, step.on) for step in one.steps] == [(IntroductionStep.ASKED, ON)]
    assert (one.target, one.profile) == (None, "a marketer in Lyon")


def test_a_community_may_be_asked_for_an_introduction(actor, add):
    community = next(iter(list_entries(actor, (Community,))))
    said = {"community": community.name, "target": CAMILLE, "step": "introduced"}
    (one,) = add("introduction", said, Introduction)
    assert (one.community, one.channel) == (community.id, Channel.COMMUNITY_INTRODUCTION)


def test_a_follow_up_is_kept_with_its_day(add):
    said = {"text": "Send the article", "person": CAMILLE, "due": "2024-08-24"}
    (one,) = add("follow-up", said, FollowUp)
    assert (one.text, one.due, one.done_on) == ("Send the article", date(2024, 8, 24), None)


def test_an_event_is_kept_with_what_became_of_it(add):
    said = {"name": "Meetup Nord", "state": "missed", "place": "Lyon", "ends_on": "2024-08-21"}
    made = by_kind(add("event", said, Event, Attendance))
    event, there = made[Event], made[Attendance]
    assert (event.name, event.place, event.ends_on) == ("Meetup Nord", "lyon", date(2024, 8, 21))
    assert (there.event, there.state, there.person) == (event.id, AttendanceState.MISSED, None)


def test_an_event_may_only_be_listed(add):
    assert len(add("event", {"name": "Meetup Sud", "state": "none"}, Event, Attendance)) == 1


def test_an_attendance_of_somebody_else_is_kept(actor, add):
    event = list_entries(actor, (Event,))[0]
    said = {"event": event.name, "state": "attended", "person": CAMILLE}
    (one,) = add("attendance", said, Attendance)
    assert one.event == event.id
    assert name_of(actor, one.person) == CAMILLE


def test_a_community_is_kept_with_the_day_it_was_joined(add):
    said = {"name": "Marketing Lyon", "where": "local", "is_joined": "on", "place": "Lyon"}
    made = by_kind(add("community", said, Community, Membership))
    community, joined = made[Community], made[Membership]
    assert not community.is_online
    assert (joined.community, joined.step, joined.on) == (community.id, MembershipStep.JOINED, ON)


def test_a_step_in_a_community_is_kept(actor, add):
    community = list_entries(actor, (Community,))[0]
    (one,) = add("membership", {"community": community.name, "step": "posted"}, Membership)
    assert (one.community, one.step, one.person) == (community.id, MembershipStep.POSTED, None)


def test_a_publication_is_kept(add):
    said = {"title": "From Paris", "kind": "post", "place": "note", "language": "en"}
    (one,) = add("publication", said | {"url": "example.org/paris"}, Publication)
    assert (one.kind, one.place, one.language) == ("post", "note", "en")
    assert one.url == "https://example.org/paris"


def test_an_attempt_that_came_to_nothing_is_kept(add):
    (one,) = add("attempt", {"channel": "cold-message"}, Attempt)
    assert (one.channel, one.person, one.on) == (Channel.COLD_MESSAGE, None, ON)


def test_two_others_are_said_to_know_each_other(actor, add):
    (one,) = add("tie", {"a": CAMILLE, "b": MIDORI}, StatedTie)
    assert (name_of(actor, one.a), name_of(actor, one.b)) == (CAMILLE, MIDORI)


def test_an_unknown_name_never_blocks(actor, add, refused):
    said = {"person": "Zoé Quentin", "channel": "chance"}
    page = refused("contact", said)
    assert "Nobody of this name is here yet." in page.text
    assert 'value="new:Zoé Quentin" checked' in page.text
    (one,) = add("contact", said | {"person_choice": "new:Zoé Quentin"}, ContactMade)
    assert name_of(actor, one.person) == "Zoé Quentin"


def test_a_new_name_mended_before_it_is_sent_again_is_looked_up_anew(actor, add):
    said = {"person": CAMILLE, "person_choice": "new:Camile Rousel", "channel": "chance"}
    add("contact", said, ContactMade)
    assert list_people(actor, PeopleFilter(text="Camille Roussel")).total == 1


def test_communities_and_events_are_added_by_name_as_well(actor, add):
    said = {"person": CAMILLE, "channel": "event"}
    said |= {"event": "Dîner", "event_choice": "new:Dîner"}
    said |= {"community": "Les Amis", "community_choice": "new:Les Amis"}
    made = by_kind(add("contact", said, ContactMade, Event, Community))
    assert made[ContactMade].event == made[Event].id
    assert made[ContactMade].community == made[Community].id
    assert made[Event].on == ON


def test_an_open_redirect_is_not_followed(visitor):
    said = {"channel": "cold-message", "on": "2024-08-20", "next": "//elsewhere.example/"}
    answer = visitor.post("/records/new/attempt/", said)
    assert answer["Location"].startswith("/records/entry/")


def test_a_form_leads_back_to_where_it_was_opened(visitor):
    assert 'name="next" value="/people/"' in visitor.get("/records/new/tie/?next=/people/").text
    said = {"channel": "cold-message", "on": "2024-08-20", "next": "/people/"}
    assert visitor.post("/records/new/attempt/", said)["Location"] == "/people/"


def test_one_more_begins_with_what_the_last_one_shares(actor, visitor):
    event = list_entries(actor, (Event,))[0]
    said = {"person": CAMILLE, "channel": "work", "on": "2024-08-20", "event": event.name}
    answer = visitor.post("/records/new/contact/", said | {"again": "1"}, follow=True)
    form = answer.context["form"]
    assert form["event"].value().choice == event.id
    assert (form["on"].value(), form["channel"].value()) == (ON, "work")
    assert form["person"].value() is None


@pytest.mark.parametrize(
    ("word", "said", "message"),
    [
        ("contact", {"channel": "event"}, "Fill this in."),
        ("contact", {"person": CAMILLE}, "Choose one."),
        ("contact", {"person": "x" * 201, "channel": "event"}, "This name is too long."),
        (
            "contact",
            {"person": CAMILLE, "introducer": CAMILLE, "channel": "event"},
            "Name somebody else as the introducer.",
        ),
        ("touch", {"person": CAMILLE, "on": "yesterday"}, "Write the day as 2024-08-31."),
        ("touch", {"person": CAMILLE, "clock": "noon"}, "Write the time as 18:30."),
        ("introduction", {"target": CAMILLE}, "Name a person or a community whom you ask."),
        ("introduction", {"introducer": CAMILLE}, "or say in words whom you look for."),
        (
            "introduction",
            {"introducer": CAMILLE, "target": CAMILLE, "step": "asked"},
            "Name two different people.",
        ),
        ("event", {"name": "N", "ends_on": "2024-08-01"}, "must not lie before the first."),
        ("publication", {"title": "T", "url": "not an address"}, "Write the address as https"),
        ("tie", {"a": CAMILLE, "b": CAMILLE}, "Name two different people."),
    ],
)
def test_a_bad_input_is_told_beside_its_field_and_stays(actor, refused, word, said, message):
    page = refused(word, said)
    assert message in page.text.replace("&#x27;", "'")
    for typed in said.values():
        assert f'value="{typed}"' in page.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_kind_has_a_form_in_both_languages(visitor, kind, language):
    answer = visitor.get(f"/records/new/{kind}/", headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text


def test_the_choice_of_kinds_hands_on_what_it_was_opened_with(visitor):
    page = visitor.get("/records/new/?person=abc").text
    for kind in KINDS:
        assert f'href="/records/new/{kind}/?person=abc"' in page


def test_a_form_begins_with_what_its_address_names(actor, visitor):
    camille = list_people(actor, PeopleFilter(text=CAMILLE)).lines[0].id
    event = list_entries(actor, (Event,))[0]
    query = f"person={camille}&event={event.id}&on=2024-08-20&channel=work"
    form = visitor.get(f"/records/new/contact/?{query}").context["form"]
    assert (form["person"].value().text, form["event"].value().text) == (CAMILLE, event.name)
    assert (form["on"].value(), form["channel"].value()) == (ON, "work")


def test_what_an_address_names_wrongly_is_left_out(visitor):
    query = "person=nobody&experiment=none&on=soon&channel=event"
    form = visitor.get(f"/records/new/contact/?{query}").context["form"]
    assert not form["person"].value()
    assert not form["experiment"].value()


def test_an_attendance_begins_with_the_day_of_its_event(actor, visitor):
    event = list_entries(actor, (Event,))[0]
    form = visitor.get(f"/records/new/attendance/?event={event.id}").context["form"]
    assert form["on"].value() == event.on


def test_there_is_no_form_for_a_kind_that_does_not_exist(visitor):
    assert visitor.get("/records/new/nonsense/").status_code == HTTPStatus.NOT_FOUND


def test_a_stranger_enters_nothing(client, actor):
    said = {"channel": "cold-message", "on": "2024-08-20"}
    assert client.post("/records/new/attempt/", said).status_code == HTTPStatus.FORBIDDEN


def test_a_form_sent_twice_is_kept_once(visitor, actor):
    from tests.faces.filled import filled

    form = filled(visitor.get("/records/new/contact/?on=2024-08-20").text)
    form |= {"person": "Zwei Mal", "person_choice": "new:Zwei Mal", "channel": "chance"}
    first = visitor.post("/records/new/contact/", form)
    count = len(list_entries(actor, (ContactMade,)))
    second = visitor.post("/records/new/contact/", form)
    assert second["Location"] == first["Location"]
    assert len(list_entries(actor, (ContactMade,))) == count
    assert list_people(actor, PeopleFilter(text="zwei mal")).total == 1


@pytest.mark.parametrize("sent", ["", "x", "../" * 11, "A" * 32, "0" * 33])
def test_an_id_that_is_none_is_not_taken(visitor, actor, sent):
    form = {"text": "Write", "due": "2024-09-20", "on": "2024-09-10", "entry": sent}
    answer = visitor.post("/records/new/follow-up/", form)
    assert answer.status_code == 302
    assert sent == "" or sent not in answer["Location"]
