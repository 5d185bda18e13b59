"""Communities, events and ties from files; people who were only seen wait for a yes."""

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enishi.evidence import Attendance, Community, Event, Membership
from enishi.network import ME
from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    MembershipRecord,
    Origin,
    StatedKind,
    StatedTieRecord,
)
from enishi.terms import AttendanceState, CommunityId, EntryId, EventId, MembershipStep, derive_id
from enishi_app.actions import inbox, journal
from enishi_app.actions.imports import import_path, redo_import, undo_import
from enishi_app.actions.myself import say_myself
from enishi_app.actions.people import PeopleFilter, list_people, number_of_people, show_person
from enishi_app.actions.reach import find_reach
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import Entry, SupportRow, TieRow, TouchRow, Workspace
from tests.app.builders import a_record, derived_rows, keep_records

pytestmark = pytest.mark.django_db
HERE = Origin(file="slack.zip/channels.json", row=1)
CHANNEL = CommunityRecord(key="slack:T1/C1", origin=HERE, name="#introductions")
JOINED = MembershipRecord(
    key="slack:T1/C1|me", origin=HERE, community=CHANNEL.key, step=MembershipStep.JOINED
)
POSTED = MembershipRecord(
    key="slack:T1/C1|U2",
    origin=HERE,
    community=CHANNEL.key,
    person="mail:noor@example.com",
    step=MembershipStep.POSTED,
    on=date(2024, 6, 1),
    count=7,
)
NOOR = a_record("mail:noor@example.com", "Noor", is_seen=True, mail="noor@example.com")
MEETUP = EventRecord(
    key="ical:1",
    origin=HERE,
    name="Marketing meetup",
    starts=datetime(2024, 8, 3, 18, tzinfo=UTC),
    place="Paris, France",
)
WENT = AttendanceRecord(
    key="ical:1|me", origin=HERE, event="ical:1", state=AttendanceState.ATTENDED
)


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def slack(actor):
    return keep_records(actor, CHANNEL, JOINED, POSTED, NOOR, name="slack.zip")


def rebuilt_is_the_same():
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before


def people(actor):
    return [line.name for line in list_people(actor, PeopleFilter()).lines]


def proposed(actor):
    return [line.name for line in inbox.list_inbox(actor).lines]


def test_a_community_of_a_file_stands_among_the_others(actor, slack):
    (community,) = journal.list_entries(actor, (Community,))
    (membership,) = journal.list_entries(actor, (Membership,))
    assert community.name == "#introductions"
    assert membership.community == community.id
    assert {(row.a, row.b) for row in TieRow.objects.all()} == {(ME, community.id)}
    rebuilt_is_the_same()


def test_an_event_of_a_file_stands_among_the_others_with_its_place(actor):
    keep_records(actor, MEETUP, WENT)
    (event,) = journal.list_entries(actor, (Event,))
    assert (event.name, event.on, event.place) == ("Marketing meetup", date(2024, 8, 3), "paris")
    (attendance,) = journal.list_entries(actor, (Attendance,))
    assert attendance.state is AttendanceState.ATTENDED
    rebuilt_is_the_same()


def test_what_the_user_says_of_it_holds_over_any_file(actor, slack):
    (community,) = journal.list_entries(actor, (Community,))
    journal.record(
        actor, Community(id=CommunityId(community.id), name="Introductions", note="friendly")
    )
    keep_records(actor, CHANNEL, name="again.zip")
    assert [one.name for one in journal.list_entries(actor, (Community,))] == ["Introductions"]
    undo_import(actor, slack.pk)
    assert [one.name for one in journal.list_entries(actor, (Community,))] == ["Introductions"]
    rebuilt_is_the_same()


def test_what_was_withdrawn_does_not_come_back_with_the_next_file(actor, slack):
    (membership,) = journal.list_entries(actor, (Membership,))
    journal.withdraw(actor, membership.id)
    keep_records(actor, JOINED, name="again.zip")
    assert journal.list_entries(actor, (Membership,)) == []
    rebuilt_is_the_same()


def test_undoing_and_bringing_back_a_file_restores_exactly(actor, slack):
    before = derived_rows()
    undo_import(actor, slack.pk)
    assert not Entry.objects.exists()
    assert not SupportRow.objects.exists()
    assert not TieRow.objects.exists()
    redo_import(actor, slack.pk)
    assert derived_rows() == before


def test_the_same_month_from_two_archives_counts_once(actor, slack):
    before = derived_rows()
    again = keep_records(actor, CHANNEL, JOINED, POSTED, NOOR, name="again.zip")
    assert derived_rows() == before
    undo_import(actor, again.pk)
    assert derived_rows() == before


def test_whoever_was_only_seen_waits_for_a_yes(actor, slack):
    assert people(actor) == []
    assert proposed(actor) == ["Noor"]
    assert (number_of_people(actor), inbox.what_waits(actor).found) == (0, 1)


def test_a_yes_makes_a_contact_with_all_her_ties_and_can_be_taken_back(actor, slack):
    before = derived_rows()
    (noor,) = inbox.list_inbox(actor).lines
    assert inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.KEPT) == 1
    assert people(actor) == ["Noor"]
    (community,) = journal.list_entries(actor, (Community,))
    assert {noor.id, community.id} in [{row.a, row.b} for row in TieRow.objects.all()]
    rebuilt_is_the_same()
    inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.OPEN)
    assert derived_rows() == before


def test_somebody_left_out_is_not_proposed_again(actor, slack):
    (noor,) = inbox.list_inbox(actor).lines
    inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.DISMISSED)
    keep_records(actor, NOOR, name="again.zip")
    assert proposed(actor) == []
    assert [line.name for line in inbox.list_inbox(actor, is_dismissed=True).lines] == ["Noor"]


def test_an_address_book_weighs_more_than_a_no(actor, slack):
    (noor,) = inbox.list_inbox(actor).lines
    inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.DISMISSED)
    keep_records(actor, a_record("mail:noor@example.com", "Noor Example"))
    assert people(actor) == ["Noor Example"]


def test_naming_somebody_in_a_record_makes_her_a_contact(actor, slack):
    (noor,) = inbox.list_inbox(actor).lines
    journal.record(
        actor,
        Attendance(
            id=EntryId("a" * 32),
            event=EventId("b" * 32),
            state=AttendanceState.ATTENDED,
            on=date(2024, 8, 3),
            person=noor.id,
        ),
    )
    assert people(actor) == ["Noor"]


@pytest.mark.parametrize("by", ["domain", "community"])
def test_a_rule_speaks_for_everybody_it_fits_now_and_later(actor, slack, by):
    before = derived_rows()
    (community,) = journal.list_entries(actor, (Community,))
    subject, value = {
        "domain": (inbox.RuleSubject.MAIL_DOMAIN, "example.com"),
        "community": (inbox.RuleSubject.COMMUNITY, community.id),
    }[by]
    rule = inbox.InboxRule(subject=subject, value=value, word=inbox.InboxWord.KEPT)
    assert inbox.set_inbox_rule(actor, rule) == 1
    assert people(actor) == ["Noor"]
    assert inbox.list_inbox_rules(actor) == (rule,)
    rebuilt_is_the_same()
    inbox.set_inbox_rule(
        actor, inbox.InboxRule(subject=subject, value=value, word=inbox.InboxWord.OPEN)
    )
    assert inbox.list_inbox_rules(actor) == ()
    assert derived_rows() == before


def test_a_word_on_one_person_weighs_more_than_a_rule(actor, slack):
    (noor,) = inbox.list_inbox(actor).lines
    inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.DISMISSED)
    rule = inbox.InboxRule(
        subject=inbox.RuleSubject.MAIL_DOMAIN, value="example.com", word=inbox.InboxWord.KEPT
    )
    inbox.set_inbox_rule(actor, rule)
    assert people(actor) == []


def test_a_stated_tie_waits_for_both_people(actor):
    stated = StatedTieRecord(
        key="tie:1",
        origin=HERE,
        a="mail:a@example.com",
        b="mail:b@example.com",
        kind=StatedKind.RELATED,
        label="friend",
    )
    keep_records(actor, a_record("mail:a@example.com", "Ada"), stated)
    assert not TieRow.objects.exclude(a=ME).exists()
    keep_records(actor, a_record("mail:b@example.com", "Bea"), name="other.vcf")
    (tie,) = TieRow.objects.exclude(a=ME)
    ada = derive_id("person", str(actor.workspace), "mail:a@example.com")
    assert ada in {tie.a, tie.b}
    assert len(show_person(actor, ada).ties) == 2
    rebuilt_is_the_same()


def test_whoever_is_only_proposed_is_nobodys_route(actor, slack):
    assert find_reach(actor, "Noor").target_count == 0
    (noor,) = inbox.list_inbox(actor).lines
    inbox.say_in_inbox(actor, [noor.id], inbox.InboxWord.KEPT)
    assert find_reach(actor, "Noor").target_count == 1


SAMPLES = Path(__file__).parents[1] / "data" / "sources"


def zipped(tmp_path, folder, *, pattern="*.json"):
    path = tmp_path / f"{folder.name}-{pattern[:-5].strip('*')}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member in sorted({*folder.glob("*.json"), *folder.rglob(pattern)}):
            archive.write(member, member.relative_to(folder).as_posix())
    return path


@pytest.fixture
def mio(actor):
    say_myself(actor, mails=["mio.arai@example.com"], names=["Mio Arai"])
    return actor


@pytest.mark.parametrize(
    ("source", "groups", "seen", "touches"),
    [
        ("slack", 4, {"Noor Haddad", "佐伯 健", "Jonas Lind", "Lena Brandt", "Ana Lima"}, 6),
        ("discord/package", 4, {"noor_h", "佐伯 健"}, 2),
    ],
)
def test_an_archive_of_a_chat_brings_groups_people_to_choose_from_and_touches(
    mio, tmp_path, source, groups, seen, touches
):
    before = derived_rows()
    report = import_path(mio, zipped(tmp_path, SAMPLES / source))
    assert len(journal.list_entries(mio, (Community,))) == groups
    assert set(proposed(mio)) == seen
    assert people(mio) == []
    assert TouchRow.objects.count() == touches
    assert SupportRow.objects.exists()
    rebuilt_is_the_same()
    after = derived_rows()
    again = import_path(mio, SAMPLES / source)
    assert (again.new, again.changed) == (0, 0)
    assert derived_rows() == after
    undo_import(mio, again.id)
    undo_import(mio, report.id)
    assert derived_rows() == before
    redo_import(mio, report.id)
    assert derived_rows() == after


def test_the_same_january_from_two_archives_counts_once(mio, tmp_path):
    january = zipped(tmp_path, SAMPLES / "slack", pattern="2024-01-*.json")
    first = import_path(mio, january)
    alone = derived_rows()
    whole = import_path(mio, zipped(tmp_path, SAMPLES / "slack"))
    both = derived_rows()
    import_path(mio, january)
    assert derived_rows() == both
    rebuilt_is_the_same()
    undo_import(mio, whole.id)
    assert len(derived_rows()["TouchRow"]) == len(alone["TouchRow"])
    assert first.new > 0
