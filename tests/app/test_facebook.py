"""A download from Facebook, brought in as a whole, again in another shape, and taken back."""

import shutil
from pathlib import Path

import pytest

from enishi.evidence import Attendance, Community, Event, Membership
from enishi.terms import AttendanceState
from enishi_app.actions import imports, inbox, journal
from enishi_app.actions.people import PeopleFilter, list_people, show_person
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import TouchRow, Workspace
from tests.app.builders import derived_rows

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).resolve().parents[1] / "data" / "sources" / "facebook"
TODAY = SAMPLES / "today"


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def report(actor):
    return imports.import_path(actor, TODAY)


def people(actor):
    return sorted(line.name for line in list_people(actor, PeopleFilter()).lines)


def named(actor, kind):
    return {one.name for one in journal.list_entries(actor, (kind,))}


def test_friends_are_contacts_and_those_of_one_name_stay_two(actor, report):
    assert people(actor) == [
        "Camille Lefèvre",
        "Noor Haddad",
        "Taro Sato",
        "Taro Sato",
        "渡辺 結衣",
    ]
    assert [line.name for line in inbox.list_inbox(actor).lines] == []


def test_communities_events_and_touches_stand_where_others_do(actor, report):
    assert named(actor, Community) >= {"Japonais à Paris", "Paris Tokyo coffee", "広報の勉強会"}
    assert named(actor, Event) == {"Soirée communication", "広報交流会", "Gallery night"}
    (coming,) = journal.list_entries(actor, (Attendance,))
    assert coming.state is AttendanceState.PLANNED
    assert len(journal.list_entries(actor, (Membership,))) == 7
    (camille,) = (
        one for one in list_people(actor, PeopleFilter()).lines if one.name.startswith("Camille")
    )
    assert TouchRow.objects.filter(person=camille.id).count() == 3
    assert show_person(actor, camille.id).ties


def test_derived_rows_come_back_the_same_after_deletion(actor, report):
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before


def test_the_same_export_again_under_another_folder_changes_nothing(actor, report, tmp_path):
    before = derived_rows()
    moved = tmp_path / "moved"
    shutil.copytree(TODAY, moved)
    shutil.move(moved / "your_facebook_activity", moved / "your_activity_across_facebook")
    again = imports.import_path(actor, moved)
    assert (again.new, again.changed) == (0, 0)
    assert derived_rows() == before


@pytest.mark.parametrize("other", ["pages", "until-2020", "encrypted"])
def test_what_comes_after_is_taken_back_exactly(actor, report, other):
    before = derived_rows()
    later = imports.import_path(actor, SAMPLES / other)
    after = derived_rows()
    assert after != before
    imports.undo_import(actor, later.id)
    assert derived_rows() == before
    imports.redo_import(actor, later.id)
    assert derived_rows() == after


def test_pages_add_nobody_twice(actor, report):
    imports.import_path(actor, SAMPLES / "pages")
    assert people(actor).count("Camille Lefèvre") == people(actor).count("渡辺 結衣") == 1


def test_an_undone_export_leaves_nothing(actor, report):
    imports.undo_import(actor, report.id)
    assert people(actor) == []
    assert journal.list_entries(actor, (Community, Event, Membership, Attendance)) == []
    assert not TouchRow.objects.exists()


def test_a_day_in_both_downloads_is_one_touch_and_stays_so(actor, report, tmp_path):
    shutil.copytree(SAMPLES / "encrypted", tmp_path / "again")
    chat = tmp_path / "again" / "Noor Haddad_3.json"
    # The day on which the chat was encrypted: its last message lies in the other download.
    chat.write_text(chat.read_text(encoding="utf-8").replace("1725177600000", "1701424800000"))
    imports.import_path(actor, tmp_path / "again")
    (noor,) = (one for one in list_people(actor, PeopleFilter()).lines if one.name == "Noor Haddad")
    assert TouchRow.objects.filter(person=noor.id).count() == 3
    held = derived_rows()
    imports.import_path(actor, TODAY)
    imports.import_path(actor, tmp_path / "again")
    assert derived_rows() == held
    rebuild(Workspace.objects.get())
    assert derived_rows() == held
