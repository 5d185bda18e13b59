"""Importing: counted, idempotent, undone without a trace, interrupted without loss."""

import pytest

from enishi.people import CardField
from enishi_app.actions import import_batches, imports
from enishi_app.actions.people import (
    PeopleFilter,
    Said,
    list_people,
    say_about,
    set_consent,
    show_person,
)
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import ImportRun, Person, SourceFile, Workspace
from enishi_app.store.originals import original_path
from tests.app.builders import a_table, derived_rows

pytestmark = pytest.mark.django_db

ROWS = (
    "Camille Roussel,camille@example.com,Atelier Nord,Marketing Manager,Paris",
    "山田 花子,hanako@example.jp,縁側舎,マーケティング部長,東京",
    "Jonas Lind,jonas@example.com,Fjord,Software Engineer,Oslo",
)


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def table(tmp_path):
    return a_table(tmp_path / "people.csv", *ROWS)


def names(actor):
    return {line.name for line in list_people(actor, PeopleFilter()).lines}


def test_every_row_is_counted_once(actor, table):
    report = imports.import_path(actor, table)
    assert (report.read, report.new, report.same, report.problems) == (3, 3, 0, 0)
    assert names(actor) == {"Camille Roussel", "山田 花子", "Jonas Lind"}


def test_reading_the_same_file_again_changes_nothing(actor, table):
    imports.import_path(actor, table)
    before = derived_rows()
    report = imports.import_path(actor, table)
    assert (report.new, report.changed, report.same) == (0, 0, 3)
    assert derived_rows() == before


def test_a_changed_row_is_told_as_changed_and_the_newer_value_holds(actor, table, tmp_path):
    imports.import_path(actor, table)
    newer = a_table(tmp_path / "newer.csv", ROWS[0].replace("Atelier Nord", "Maison Sud"))
    report = imports.import_path(actor, newer)
    assert (report.new, report.changed, report.same) == (0, 1, 0)
    line = list_people(actor, PeopleFilter(text="camille")).lines[0]
    assert line.organisation == "Maison Sud"
    values = [v.value for v in show_person(actor, line.id).card.values]
    assert "Atelier Nord" in values


def test_undo_takes_the_whole_import_back(actor, table, tmp_path):
    imports.import_path(actor, table)
    before = derived_rows()
    other = a_table(tmp_path / "other.csv", ROWS[0].replace("Nord", "Sud"), "Zoé,z@example.com,,,")
    report = imports.import_path(actor, other)
    imports.undo_import(actor, report.id)
    assert derived_rows() == before
    imports.redo_import(actor, report.id)
    assert "Zoé" in names(actor)


def test_undo_keeps_people_of_whom_the_user_said_something(actor, table):
    report = imports.import_path(actor, table)
    camille = list_people(actor, PeopleFilter(text="camille")).lines[0]
    set_consent(actor, camille.id, may_be_named=True)
    imports.undo_import(actor, report.id)
    assert names(actor) == {"Camille Roussel"}


def test_a_second_undo_is_refused(actor, table):
    report = imports.import_path(actor, table)
    imports.undo_import(actor, report.id)
    with pytest.raises(imports.ImportStateError):
        imports.undo_import(actor, report.id)


def test_originals_are_kept_unchanged(actor, table):
    imports.import_path(actor, table)
    kept = SourceFile.objects.get()
    assert original_path(kept.sha256).read_bytes() == table.read_bytes()


def test_derived_rows_come_back_the_same_after_deletion(actor, table, tmp_path):
    imports.import_path(actor, table)
    imports.import_path(actor, a_table(tmp_path / "b.csv", ROWS[0].replace("Nord", "Sud")))
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before


def test_an_interrupted_import_goes_on_to_the_same_end(actor, table, monkeypatch):
    monkeypatch.setattr(import_batches, "BATCH", 1)
    calls = []

    def stop_after_the_first(report):
        calls.append(report)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imports.import_path(actor, table, on_progress=stop_after_the_first)
    assert Person.objects.count() == 1
    run = ImportRun.objects.get()
    report = imports.resume_import(actor, run.pk)
    assert (report.id, report.new, report.same) == (run.pk, 3, 0)
    assert len(names(actor)) == 3


def test_a_preview_keeps_nothing(actor, table):
    preview = imports.preview_path(table)
    assert preview.people == 3
    assert preview.names[0] == "Camille Roussel"
    assert not ImportRun.objects.exists()


def test_people_are_found_by_role_and_place_in_any_script(actor, table):
    imports.import_path(actor, table)
    found = list_people(actor, PeopleFilter(role="marketer", place="FR")).lines
    assert [line.name for line in found] == ["Camille Roussel"]
    assert list_people(actor, PeopleFilter(text="ＣＡＭＩＬＬＥ")).total == 1


def test_every_value_of_a_file_says_its_row_and_the_files_own_name_of_the_field(actor, tmp_path):
    older = a_table(tmp_path / "old.csv", "Jo Reed,jo@example.com,Quay,Host,Lyon")
    newer = a_table(tmp_path / "new.csv", ",,,,", "Jo Reed,jo@example.com,Halle 9,Host,Lyon")
    for path in (older, newer):
        imports.import_path(actor, path)
    (line,) = list_people(actor, PeopleFilter()).lines
    say_about(actor, line.id, [Said(field=CardField.NOTE, value="met at the quay")])
    held = {
        (v.field, v.value): (v.source, v.row, v.column)
        for v in show_person(actor, line.id).card.values
    }
    assert held[CardField.NAME, "Jo Reed"] == ("new.csv", 3, "Name")
    assert held[CardField.ORGANISATION, "Halle 9"] == ("new.csv", 3, "Company")
    assert held[CardField.ORGANISATION, "Quay"] == ("old.csv", 2, "Company")
    assert held[CardField.NOTE, "met at the quay"] == ("you", 0, "")
