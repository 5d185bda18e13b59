"""Every kind of record entered on the web, and what comes of a bad input."""

from http import HTTPStatus

import pytest

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
CAMILLE = "Camille Roussel"


def newest(actor, kind):
    return [one for one in list_entries(actor, (kind,)) if one.id not in actor_known(actor, kind)]


def actor_known(actor, kind):
    return KNOWN.get(kind, set())


KNOWN: dict[type, set[str]] = {}


def added(actor, visitor, kind, word, said):
    """Return the entries of a kind that a form adds."""
    before = {one.id for one in list_entries(actor, (kind,))}
    answer = visitor.post(f"/records/new/{word}/", said)
    assert answer.status_code == HTTPStatus.FOUND, answer.context["form"].errors
    return [one for one in list_entries(actor, (kind,)) if one.id not in before]


def test_a_contact_is_kept_with_all_that_was_said(visitor, actor):
    said = {
        "person": CAMILLE,
        "on": "2024-08-20",
        "channel": "event",
        "place": "パリ",
        "note": "Bakery",
    }
    (one,) = added(actor, visitor, ContactMade, "contact", said)
    assert (one.channel, one.place, one.note) == (Channel.EVENT, "paris", "Bakery")
    assert name_people(actor, [one.person])[one.person].name == CAMILLE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_kind_has_a_form_in_both_languages(visitor, kind, language):
    answer = visitor.get(f"/records/new/{kind}/", headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text
