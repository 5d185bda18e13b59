"""People who may be one: proposed with reasons, settled by a word, never joined by themselves."""

import pytest

from enishi_app.actions import duplicates, identities, inbox
from enishi_app.actions.people import PeopleFilter, list_people, number_of_people
from enishi_app.actions.workspaces import open_local
from tests.app.builders import a_person, a_record, keep_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def crowd(actor):
    keep_records(
        actor,
        *(
            a_record(f"mail:p{n}@x.org", f"Given{n} Family{n}", mail=f"p{n}@x.org")
            for n in range(30)
        ),
        a_record("uid:yukari-1", "髙橋 由佳里", phone="090-1234-0142"),
        a_record("linkedin:yukari", "Yukari Takahashi", phone="+81 90 1234 0142"),
    )


def ids(actor, *names):
    held = {line.name: line.id for line in list_people(actor, PeopleFilter(), size=100).lines}
    return [held[name] for name in names]


def test_nobody_is_proposed_before_anybody_looks(actor, crowd):
    assert duplicates.list_duplicates(actor).total == 0


def test_a_pair_is_proposed_with_its_reasons_and_nobody_is_joined(actor, crowd):
    before = number_of_people(actor)
    assert duplicates.find_duplicates(actor) == 1
    (pair,) = duplicates.list_duplicates(actor).pairs
    assert {pair.one.name, pair.other.name} == {"髙橋 由佳里", "Yukari Takahashi"}
    assert pair.reasons[0] == "same phone number"
    assert number_of_people(actor) == before
    assert duplicates.why_the_same(actor, pair.one.id, pair.other.id)[0] == pair.certainty


@pytest.mark.parametrize(
    "word",
    [identities.join_people, lambda actor, two: identities.part_people(actor, *two)],
)
def test_a_pair_that_was_settled_is_not_proposed_again(actor, crowd, word):
    two = ids(actor, "髙橋 由佳里", "Yukari Takahashi")
    duplicates.find_duplicates(actor)
    word(actor, two)
    assert inbox.what_waits(actor).duplicates == 0
    assert duplicates.find_duplicates(actor) == 0


def test_what_is_taken_back_is_proposed_again(actor, crowd):
    two = ids(actor, "髙橋 由佳里", "Yukari Takahashi")
    duplicates.find_duplicates(actor)
    identities.part_people(actor, *two)
    identities.undo_identity(actor, identities.last_identity(actor))
    assert inbox.what_waits(actor).duplicates == 1


def test_whoever_only_waits_is_compared_with_those_who_are_kept(actor, crowd):
    keep_records(
        actor, a_record("mail:p3@x.org|talk", "Given3 Family3", mail="p3@x.org", is_seen=True)
    )
    duplicates.find_duplicates(actor)
    names = [{p.one.name, p.other.name} for p in duplicates.list_duplicates(actor).pairs]
    assert {"Given3 Family3"} in names


def test_what_the_user_typed_is_compared_too(actor, crowd):
    a_person(actor, "G. Family5", mail="p5@x.org")
    duplicates.find_duplicates(actor)
    names = [{p.one.name, p.other.name} for p in duplicates.list_duplicates(actor).pairs]
    assert {"G. Family5", "Given5 Family5"} in names


def test_an_empty_notebook_has_nobody_to_propose(actor):
    assert duplicates.find_duplicates(actor) == 0
