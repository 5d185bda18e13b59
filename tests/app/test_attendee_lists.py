"""Lists of attendees whose event is not named: the user says which one it is."""

from dataclasses import replace
from datetime import date

import pytest

from enishi.evidence import Attendance, Event
from enishi.sources import AttendanceRecord, Origin
from enishi.terms import AttendanceState, EventId
from enishi_app.actions.actor import NoSuchThingError, NotAllowedError, Role
from enishi_app.actions.imports import import_path, redo_import, undo_import
from enishi_app.actions.journal import list_entries, new_entry_id, record
from enishi_app.actions.lists import lists_of_import, name_list, unname_list, who_was_listed
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import Decision, SupportRow, Workspace
from tests.app.builders import a_record, derived_rows, keep_records

pytestmark = pytest.mark.django_db
NOOR = a_record("mail:noor@example.com", "Noor Haddad", is_seen=True, mail="noor@example.com")


def an_attendance(file, person="", state=AttendanceState.ATTENDED):
    return AttendanceRecord(
        key=f"site-attendance:{person or 'me'}",
        origin=Origin(file=file, row=2),
        event="",
        state=state,
        person=person,
    )


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def run(actor):
    rows = an_attendance("june.csv", NOOR.key), an_attendance("june.csv")
    return keep_records(actor, NOOR, *rows, name="june.csv").pk


@pytest.fixture
def evening(actor):
    event = Event(id=EventId(new_entry_id()), name="Café Croissance", on=date(2024, 7, 24))
    record(actor, event)
    return event


def own(actor):
    return [(one.event, one.state) for one in list_entries(actor, (Attendance,))]


def rebuilt_is_the_same():
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before


def test_nobody_counts_as_having_been_there_until_the_event_is_named(actor, run):
    (one,) = lists_of_import(actor, run)
    assert (one.file, one.people, one.event) == ("june.csv", 2, None)
    assert not SupportRow.objects.exists()
    assert own(actor) == []
    rebuilt_is_the_same()


def test_everybody_on_the_list_was_at_the_event_that_is_named(actor, run, evening):
    (one,) = lists_of_import(actor, run)
    assert name_list(actor, run, one.id, evening.id).event == evening
    (noor,) = who_was_listed(actor, evening.id).people
    assert noor.state is AttendanceState.ATTENDED
    assert own(actor) == [(evening.id, AttendanceState.ATTENDED)]
    rebuilt_is_the_same()


def test_the_word_can_be_changed_and_taken_back_and_stays_written(actor, run, evening):
    before = derived_rows()
    (one,) = lists_of_import(actor, run)
    other = replace(evening, id=EventId(new_entry_id()), name="B2B Table")
    name_list(actor, run, one.id, evening.id)
    assert unname_list(actor, run, one.id).event is None
    assert derived_rows() == before
    record(actor, other)
    name_list(actor, run, one.id, other.id)
    assert who_was_listed(actor, evening.id).count == 0
    assert who_was_listed(actor, other.id).count == 1
    assert Decision.objects.filter(kind="list-named", subject=one.id).count() == 3


def test_somebody_on_two_lists_was_at_two_events(actor, run, evening):
    july = keep_records(actor, an_attendance("july.csv", NOOR.key), name="july.csv").pk
    (first,), (second,) = lists_of_import(actor, run), lists_of_import(actor, july)
    other = replace(evening, id=EventId(new_entry_id()), name="B2B Table")
    record(actor, other)
    name_list(actor, run, first.id, evening.id)
    name_list(actor, july, second.id, other.id)
    assert [who_was_listed(actor, one.id).count for one in (evening, other)] == [1, 1]


def test_undoing_the_import_takes_the_attendances_out_and_redoing_brings_them_back(
    actor, run, evening
):
    (one,) = lists_of_import(actor, run)
    name_list(actor, run, one.id, evening.id)
    before = derived_rows()
    undo_import(actor, run)
    assert who_was_listed(actor, evening.id).count == 0
    assert own(actor) == []
    redo_import(actor, run)
    assert derived_rows() == before


def test_the_same_file_under_another_name_is_not_asked_about_again(actor, evening, tmp_path):
    runs = []
    for name in ("guests.csv", "guests (1).csv"):
        path = tmp_path / name
        path.write_text(
            "api_id,name,email,created_at,approval_status\n"
            "gst-1,Noor Haddad,noor@example.com,,approved\n",
            encoding="utf-8",
        )
        runs.append(import_path(actor, path).id)
    (one,) = lists_of_import(actor, runs[0])
    name_list(actor, runs[0], one.id, evening.id)
    (again,) = lists_of_import(actor, runs[1])
    assert again.event == evening


def test_only_an_event_of_this_workspace_is_taken(actor, run, evening):
    (one,) = lists_of_import(actor, run)
    with pytest.raises(NoSuchThingError):
        name_list(actor, run, one.id, "0" * 32)
    with pytest.raises(NoSuchThingError):
        name_list(actor, run, "no-list", evening.id)
    with pytest.raises(NoSuchThingError):
        name_list(replace(actor, workspace=actor.workspace + 1), run, one.id, evening.id)


def test_a_reader_may_look_and_not_say(actor, run, evening):
    reader = replace(actor, role=Role.READER)
    (one,) = lists_of_import(reader, run)
    with pytest.raises(NotAllowedError):
        name_list(reader, run, one.id, evening.id)
