"""Before and after: what a newer export says differently, and who is not in it any more."""

from dataclasses import replace

import pytest

from enishi.sources import FieldKind
from enishi_app.actions.actor import NoSuchThingError, Role
from enishi_app.actions.identities import join_people
from enishi_app.actions.import_changes import changes_of_import
from enishi_app.actions.imports import import_path, redo_import, undo_import
from enishi_app.actions.people import PeopleFilter, list_people, number_of_people
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import ImportRun, Sighting, SourceRecord
from tests.app.builders import a_record, a_table, keep_records

pytestmark = pytest.mark.django_db
LENA = "Lena Brandt,lena@example.com,B2B Table,Host,Berlin"
KWAME = "Kwame Boateng,kwame@example.com,Osu Shop,Owner,Accra"
AOI = "Aoi Fujimoto,aoi@example.com,Readers,Editor,Tokyo"


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def older(actor, tmp_path):
    return import_path(actor, a_table(tmp_path / "book-2024-04.csv", LENA, KWAME, AOI)).id


@pytest.fixture
def newer(actor, older, tmp_path):
    moved = LENA.replace("B2B Table,Host", "Halle 9,Partner")
    nowhere = AOI.replace("Tokyo", "")
    new = "Noor Haddad,noor@example.com,Quay,Founder,Lyon"
    return import_path(actor, a_table(tmp_path / "book-2024-09.csv", moved, nowhere, new)).id


def told(changes):
    return {
        one.name: {field.kind: (field.old, field.new) for field in one.fields}
        for one in changes.changed
    }


def test_old_and_new_values_stand_beside_each_other(actor, older, newer):
    changes = changes_of_import(actor, newer)
    assert changes.before is not None
    assert changes.before.id == older
    assert told(changes) == {
        "Lena Brandt": {
            FieldKind.ORGANISATION: (("B2B Table",), ("Halle 9",)),
            FieldKind.TITLE: (("Host",), ("Partner",)),
        },
        "Aoi Fujimoto": {FieldKind.CITY: (("Tokyo",), ())},
    }


def test_whoever_is_not_in_the_newer_file_is_told_and_stays(actor, newer):
    changes = changes_of_import(actor, newer)
    assert [(one.name, one.organisation) for one in changes.gone] == [("Kwame Boateng", "Osu Shop")]
    assert number_of_people(actor) == 4


def test_nothing_is_kept_of_it(actor, newer):
    before = SourceRecord.objects.count(), Sighting.objects.count()
    assert changes_of_import(actor, newer) == changes_of_import(actor, newer)
    assert (SourceRecord.objects.count(), Sighting.objects.count()) == before


def test_the_first_of_its_kind_is_compared_with_nothing(actor, older):
    changes = changes_of_import(actor, older)
    assert changes.before is None
    assert (changes.changed_count, changes.gone_count) == (0, 0)


def test_the_same_file_again_changes_nothing(actor, older, tmp_path):
    again = import_path(actor, a_table(tmp_path / "book.csv", LENA, KWAME, AOI)).id
    changes = changes_of_import(actor, again)
    assert changes.before is not None
    assert (changes.changed_count, changes.gone_count) == (0, 0)


def test_back_to_what_it_was_is_a_change_too(actor, newer, tmp_path):
    third = import_path(actor, a_table(tmp_path / "book-2025.csv", LENA)).id
    fields = told(changes_of_import(actor, third))["Lena Brandt"]
    assert fields[FieldKind.ORGANISATION] == (("Halle 9",), ("B2B Table",))


def test_an_import_taken_back_has_changed_nothing(actor, newer):
    before = changes_of_import(actor, newer)
    undo_import(actor, newer)
    assert changes_of_import(actor, newer).changed_count == 0
    redo_import(actor, newer)
    assert changes_of_import(actor, newer) == before


def test_none_is_compared_with_one_taken_back(actor, older, newer):
    undo_import(actor, older)
    changes = changes_of_import(actor, newer)
    assert changes.before is None
    assert (changes.changed_count, changes.gone_count) == (0, 0)


def test_a_file_of_another_name_with_mostly_the_same_people_is_compared(actor, older, tmp_path):
    other = import_path(actor, a_table(tmp_path / "adressen.csv", LENA, KWAME)).id
    assert [one.name for one in changes_of_import(actor, other).gone] == ["Aoi Fujimoto"]


def test_a_file_of_other_people_is_not(actor, older, tmp_path):
    other = import_path(actor, a_table(tmp_path / "guests.csv", "Jo,jo@example.com,,,", LENA)).id
    assert changes_of_import(actor, other).before is None


def test_what_another_program_says_of_somebody_is_a_change_but_takes_nothing_away(actor, older):
    card = a_record("mail:lena@example.com", "Lena Brandt", organisation="Halle 9")
    run = keep_records(actor, card, name="network.zip")
    assert told(changes_of_import(actor, run.pk)) == {
        "Lena Brandt": {FieldKind.ORGANISATION: (("B2B Table",), ("Halle 9",))}
    }


def test_whoever_was_only_seen_is_never_gone(actor, tmp_path):
    for number in (1, 2):
        seen = a_record(f"mail:{number}@example.com", f"Seen {number}", is_seen=True)
        run = keep_records(actor, seen, name="mail.mbox")
        run.files = [{"file": "mail.mbox", "format": "mail"}]
        run.save()
    changes = changes_of_import(actor, run.pk)
    assert changes.before is not None
    assert changes.gone_count == 0


def test_an_import_that_did_not_come_to_its_end_says_nothing_of_who_is_gone(actor, newer):
    ImportRun.objects.filter(pk=newer).update(status="interrupted")
    assert changes_of_import(actor, newer).gone_count == 0


def test_people_joined_since_are_named_as_they_are_now(actor, newer):
    lines = {line.name: line.id for line in list_people(actor, PeopleFilter()).lines}
    joined = join_people(actor, [lines["Kwame Boateng"], lines["Noor Haddad"]])
    (gone,) = changes_of_import(actor, newer).gone
    assert gone.person == joined


def test_pages_are_bounded_and_hold_everybody_once(actor, tmp_path, django_assert_max_num_queries):
    rows = [f"P{n:03},p{n}@example.com,Old,Host,Berlin" for n in range(60)]
    import_path(actor, a_table(tmp_path / "a1.csv", *rows))
    moved = [row.replace("Old", "New") for row in rows]
    run = import_path(actor, a_table(tmp_path / "a2.csv", *moved)).id
    names = []
    for page in (1, 2, 3):
        with django_assert_max_num_queries(12):
            found = changes_of_import(actor, run, page=page)
        names += [one.name for one in found.changed]
    assert found.changed_count == 60
    assert names == [f"P{n:03}" for n in range(60)]
    assert changes_of_import(actor, run, page=99).page == 3


def test_a_reader_may_look_and_nobody_from_elsewhere(actor, newer):
    assert changes_of_import(replace(actor, role=Role.READER), newer).changed_count == 2
    with pytest.raises(NoSuchThingError):
        changes_of_import(replace(actor, workspace=actor.workspace + 1), newer)
    with pytest.raises(NoSuchThingError):
        changes_of_import(actor, 999)
