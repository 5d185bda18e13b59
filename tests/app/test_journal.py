"""What the user records: kept, replaced, withdrawn; and what follows from it."""

from datetime import UTC, date, datetime

import pytest

from enishi.evidence import Membership, Touch
from enishi.network import ME, EvidenceKind, NodeId, StatedTie
from enishi.terms import CommunityId, Direction, EntryId, MembershipStep, TouchKind
from enishi_app.actions import journal
from enishi_app.actions.actor import Actor, NoSuchThingError, NotAllowedError, Role
from enishi_app.actions.people import PeopleFilter, list_people, show_person
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import AppendOnlyError, Decision, Seat, Workspace
from tests.app.builders import a_contact, a_person, derived_rows

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 24)


@pytest.fixture
def actor():
    return open_local()


def evidence_kinds(actor, person):
    return {e.kind for tie in show_person(actor, person).ties for e in tie.evidence}


def test_a_contact_shows_on_the_person_and_makes_a_tie(actor):
    camille = a_person(actor, "Camille Roussel", place="paris")
    journal.record(actor, a_contact(camille, DAY))
    line = list_people(actor, PeopleFilter(is_met=True)).lines[0]
    assert (line.id, line.met_on, line.channel) == (camille, DAY, "event")
    assert evidence_kinds(actor, camille) == {EvidenceKind.CONTACT_MADE}


def test_an_introducer_knows_whom_she_introduced(actor):
    camille, ryo = a_person(actor, "Camille"), a_person(actor, "Ryo")
    journal.record(actor, a_contact(camille, DAY, introducer=ryo))
    ends = {(tie.a, tie.b) for tie in show_person(actor, ryo).ties}
    assert ends == {tuple(sorted((camille, ryo)))}


def test_a_corrected_entry_replaces_the_older_form(actor):
    camille = a_person(actor, "Camille")
    journal.record(actor, a_contact(camille, DAY))
    journal.record(actor, a_contact(camille, date(2024, 8, 1)))
    assert [c.on for c in journal.read_whole_journal(actor).contacts] == [date(2024, 8, 1)]


def test_a_withdrawn_entry_leaves_no_trace_in_what_is_derived(actor):
    camille = a_person(actor, "Camille")
    before = derived_rows()
    journal.record(actor, a_contact(camille, DAY))
    journal.withdraw(actor, a_contact(camille, DAY).id)
    assert derived_rows() == before


def test_withdrawing_what_is_not_there_says_so(actor):
    with pytest.raises(NoSuchThingError):
        journal.withdraw(actor, "f" * 32)


def test_everything_derived_comes_back_the_same(actor):
    camille, ryo = a_person(actor, "Camille"), a_person(actor, "Ryo")
    group = CommunityId("c" * 32)
    journal.record(
        actor,
        a_contact(camille, DAY, introducer=ryo),
        StatedTie(id=EntryId("a" * 32), a=NodeId(ryo), b=NodeId(camille), on=DAY),
        Membership(
            id=EntryId("b" * 32),
            community=group,
            step=MembershipStep.JOINED,
            on=DAY,
        ),
        Membership(
            id=EntryId("d" * 32),
            community=group,
            step=MembershipStep.JOINED,
            on=DAY,
            person=camille,
        ),
        Touch(
            id=EntryId("e" * 32),
            person=ryo,
            at=datetime(2024, 7, 1, 9, tzinfo=UTC),
            kind=TouchKind.CALL,
            direction=Direction.MUTUAL,
        ),
    )
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before
    assert (ME, group) in {(row[1], row[2]) for row in before["TieRow"]}


def test_a_reader_may_not_write(actor):
    reader = Actor(
        workspace=actor.workspace,
        user=actor.user,
        role=Role.READER,
        language=actor.language,
    )
    with pytest.raises(NotAllowedError):
        journal.record(reader, a_contact(a_person(actor, "Camille"), DAY))


def test_one_workspace_does_not_see_another(actor):
    camille = a_person(actor, "Camille")
    other = Workspace.objects.create(name="other", created_at=datetime(2024, 1, 1, tzinfo=UTC))
    Seat.objects.create(workspace=other, user_id=actor.user, role=Role.OWNER)
    stranger = Actor(
        workspace=other.pk,
        user=actor.user,
        role=Role.OWNER,
        language=actor.language,
    )
    with pytest.raises(NoSuchThingError):
        show_person(stranger, camille)
    assert list_people(stranger, PeopleFilter()).total == 0


def test_decisions_can_be_neither_rewritten_nor_deleted(actor):
    a_person(actor, "Camille")
    said = Decision.objects.first()
    with pytest.raises(AppendOnlyError):
        said.save()
    with pytest.raises(AppendOnlyError):
        said.delete()
