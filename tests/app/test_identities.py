"""One person is one person: joined, parted, taken back, and rebuilt to the same rows."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from enishi.evidence import ContactMade, Membership
from enishi.network import ME, NodeId, StatedTie
from enishi.people import CardField
from enishi.sources import Origin, TouchRecord
from enishi.terms import (
    CommunityId,
    Direction,
    EntryId,
    MembershipStep,
    PersonId,
    TouchKind,
    derive_id,
)
from enishi_app.actions import identities, journal
from enishi_app.actions.actor import NoSuchThingError
from enishi_app.actions.imports import undo_import
from enishi_app.actions.people import (
    PeopleFilter,
    Said,
    list_people,
    say_about,
    show_person,
)
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import TieRow, Workspace
from tests.app.builders import a_contact, a_person, a_record, derived_rows, keep_records

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 24)


@pytest.fixture
def actor():
    return open_local()


def person(actor, key):
    return PersonId(derive_id("person", str(actor.workspace), key))


def a_touch(key, who):
    return TouchRecord(
        key=key,
        origin=Origin(file="archive.zip/messages", row=1),
        at=datetime(2024, 5, 1, 9, tzinfo=UTC),
        is_zone_known=True,
        direction=Direction.SENT,
        kind=TouchKind.MESSAGE,
        people=(who,),
    )


@pytest.fixture
def two(actor):
    """Watanabe as an address book and a network each know her, with a touch at either."""
    keep_records(
        actor,
        a_record("mail:w@example.jp", "渡邊 花子", organisation="縁側舎"),
        a_record("linkedin:hanako", "Hanako Watanabe", title="Marketing Manager"),
        a_touch("mail:1", "mail:w@example.jp"),
        a_touch("linkedin:1", "linkedin:hanako"),
    )
    return person(actor, "mail:w@example.jp"), person(actor, "linkedin:hanako")


def names(actor):
    return [line.name for line in list_people(actor, PeopleFilter()).lines]


def rebuilt_is_the_same():
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before


def test_two_joined_stand_once_in_the_list_with_everything_of_both(actor, two):
    joined = identities.join_people(actor, two)
    assert len(names(actor)) == 1
    held = show_person(actor, joined)
    assert held.card.organisation == "縁側舎"
    assert held.card.title == "Marketing Manager"
    assert held.touch_count == 2
    assert {touch.person for touch in held.touches} == {joined}
    rebuilt_is_the_same()


def test_either_id_leads_to_the_person(actor, two):
    joined = identities.join_people(actor, two)
    assert {show_person(actor, one).card.id for one in two} == {joined}


def test_what_was_joined_weeks_ago_is_parted_with_later_words_kept(actor, two):
    before = derived_rows()
    joined = identities.join_people(actor, two)
    say_about(actor, joined, [Said(field=CardField.NOTE, value="Met again in October.")])
    (said,) = identities.list_identities(actor)
    identities.undo_identity(actor, said.id)
    assert len(names(actor)) == 2
    notes = [v.value for v in show_person(actor, joined).card.values if v.field is CardField.NOTE]
    assert notes == ["Met again in October."]
    rebuilt_is_the_same()
    assert {row[1] for row in before["Person"]} == {row[1] for row in derived_rows()["Person"]}


def test_taking_back_at_once_leaves_no_trace_in_what_is_derived(actor, two):
    before = derived_rows()
    identities.join_people(actor, two)
    identities.undo_identity(actor, identities.last_identity(actor))
    assert derived_rows() == before


def test_the_values_chosen_hold_until_the_joining_is_taken_back(actor, two):
    choice = Said(field=CardField.NAME, value="渡邊 花子")
    joined = identities.join_people(actor, two, choices=[choice])
    assert show_person(actor, joined).card.name == "渡邊 花子"
    identities.undo_identity(actor, identities.last_identity(actor))
    assert sorted(names(actor)) == ["Hanako Watanabe", "渡邊 花子"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_joined_in_any_order_give_the_same_rows(actor, two, order):
    third = a_person(actor, "Watanabe H.")
    people = [*two, third]
    pairs = [(0, 1), (1, 2), (0, 2)]
    for number in order:
        one, other = pairs[number]
        if identities.person_now(actor, people[one]) != identities.person_now(actor, people[other]):
            identities.join_people(actor, [people[one], people[other]])
    assert len(names(actor)) == 1
    assert identities.person_now(actor, third) == min(people)


def test_entries_count_for_the_person_she_is(actor, two):
    for number, one in enumerate(two, start=1):
        journal.record(actor, a_contact(one, DAY, number=number))
    joined = identities.join_people(actor, two)
    contacts = journal.read_whole_journal(actor).contacts
    assert {contact.person for contact in contacts} == {joined}
    assert len(show_person(actor, joined).entries) == 2
    rebuilt_is_the_same()
    identities.undo_identity(actor, identities.last_identity(actor))
    contacts = journal.read_whole_journal(actor).contacts
    assert {contact.person for contact in contacts} == set(two)
    rebuilt_is_the_same()


def test_ties_with_others_follow(actor, two):
    ryo = a_person(actor, "Ryo")
    mail, linkedin = two
    group = CommunityId("c" * 32)
    journal.record(
        actor,
        StatedTie(id=EntryId("a" * 32), a=NodeId(ryo), b=NodeId(linkedin), on=DAY),
        Membership(
            id=EntryId("d" * 32),
            community=group,
            step=MembershipStep.JOINED,
            on=DAY,
            person=mail,
        ),
        ContactMade(id=EntryId("e" * 32), person=linkedin, on=DAY, channel="event", introducer=ryo),
    )
    before = derived_rows()
    joined = identities.join_people(actor, two)
    ends = {node for row in TieRow.objects.all() for node in (row.a, row.b)}
    assert ends == {ME, ryo, group, joined}
    rebuilt_is_the_same()
    identities.undo_identity(actor, identities.last_identity(actor))
    assert derived_rows() == before


def test_somebody_introduced_to_herself_has_no_tie_with_herself(actor, two):
    mail, linkedin = two
    journal.record(
        actor, StatedTie(id=EntryId("a" * 32), a=NodeId(mail), b=NodeId(linkedin), on=DAY)
    )
    identities.join_people(actor, two)
    assert all(row.a != row.b for row in TieRow.objects.all())
    rebuilt_is_the_same()


def test_one_goes_out_of_three_and_is_not_the_same_any_more(actor, two):
    third = a_person(actor, "Watanabe H.")
    joined = identities.join_people(actor, [*two, third])
    out = identities.split_person(actor, joined, [third])
    assert out == third
    assert len(names(actor)) == 2
    (said, _) = identities.list_identities(actor)
    assert not said.is_same
    rebuilt_is_the_same()


def test_a_file_taken_back_leaves_the_other_half(actor):
    keep_records(actor, a_record("mail:w@example.jp", "渡邊 花子"))
    run = keep_records(actor, a_record("linkedin:hanako", "Hanako Watanabe"))
    both = person(actor, "mail:w@example.jp"), person(actor, "linkedin:hanako")
    identities.join_people(actor, both)
    undo_import(actor, run.pk)
    assert names(actor) == ["渡邊 花子"]
    rebuilt_is_the_same()


def test_nobody_unknown_is_joined(actor, two):
    with pytest.raises(NoSuchThingError):
        identities.join_people(actor, [two[0], "f" * 32])


def test_one_person_cannot_be_joined_with_herself(actor, two):
    with pytest.raises(identities.OnePersonError):
        identities.join_people(actor, [two[0], two[0]])


def test_two_told_apart_stay_apart(actor, two):
    identities.part_people(actor, *two)
    (said,) = identities.list_identities(actor, two[1])
    assert set(said.people) == set(two)
    rebuilt_is_the_same()
