"""Imports in the background: one at a time, never lost."""

import json
import subprocess
import sys

import pytest

from enishi.terms import EnishiError
from enishi_app.actions import imports
from enishi_app.actions.workspaces import open_local
from enishi_app.jobs import imports as jobs
from enishi_app.jobs.locks import try_lock
from enishi_app.store.models import ImportRun
from tests.app.builders import a_table
from tests.needs import ROOT

ROWS = ("Camille,camille@example.com,,,Paris", "Ryo,ryo@example.com,,,Tokyo")


@pytest.fixture
def table(tmp_path):
    return a_table(tmp_path / "people.csv", *ROWS)


# Threads and a database in memory do not go together: the worker is watched in a home of its own.
COURSE = """
import json, os, sys, time
from pathlib import Path
from tests.app.crash_course import start
start()
from enishi_app.actions import imports
from enishi_app.actions.people import number_of_people
from enishi_app.actions.workspaces import open_local
from enishi_app.jobs import imports as jobs
from enishi_app.jobs.locks import try_lock
from enishi_app.site.home import find_home

actor = open_local()

def wait(run):
    for _ in range(400):
        report = imports.show_import(actor, run)
        if report.status not in {"waiting", "running"}:
            return report
        time.sleep(0.02)
    sys.exit(report.status)

def tell(*said):
    print(json.dumps(said))

table = Path(sys.argv[1])
"""


def course(table, code):
    """Run a piece of code beside a worker; return what it told."""
    done = subprocess.run(
        [sys.executable, "-c", COURSE + code, str(table)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.sqlite
def test_an_upload_is_read_although_its_passing_file_is_gone(table):
    told = course(
        table,
        "run = jobs.start_import(actor, table, name='friends.csv'); table.unlink(); r = wait(run)\n"
        "tell(r.status, r.name, r.new, r.files[0].file, number_of_people(actor))",
    )
    assert told == ["done", "friends.csv", 2, "friends.csv", 2]


@pytest.mark.sqlite
def test_several_uploads_are_read_one_after_the_other(table):
    told = course(
        table,
        "runs = [jobs.start_import(actor, table, name=f'{n}.csv') for n in range(4)]\n"
        "tell([wait(run).status for run in runs], number_of_people(actor))",
    )
    assert told == [["done"] * 4, 2]


@pytest.mark.sqlite
def test_an_upload_waits_for_an_import_of_another_process(table):
    told = course(
        table,
        "with try_lock(find_home().folder / 'importing.lock') as is_free:\n"
        "    run = jobs.start_import(actor, table); time.sleep(0.5)\n"
        "    before = imports.show_import(actor, run).status\n"
        "tell(is_free, before, wait(run).status)",
    )
    assert told == [True, "waiting", "done"]


@pytest.mark.django_db
def test_two_imports_at_a_time_are_refused_on_the_command_line(table, home):
    actor = open_local()
    with try_lock(home.folder / "importing.lock"), pytest.raises(jobs.ImportBusyError):
        jobs.import_now(actor, table)


@pytest.mark.django_db
def test_what_a_server_left_unfinished_is_marked_and_can_be_resumed(table):
    actor = open_local()
    waiting = imports.begin_import(actor, table)
    ImportRun.objects.create(
        workspace_id=actor.workspace,
        name="gone.csv",
        status="running",
        started_at=ImportRun.objects.get(pk=waiting).started_at,
    )
    assert jobs.recover(actor) == 2
    assert {run.status for run in jobs.resumable(actor)} == {"interrupted"}
    assert jobs.resume_now(actor, waiting).new == 2


@pytest.mark.django_db
def test_an_import_that_is_under_way_elsewhere_is_left_alone(table, home):
    actor = open_local()
    run = imports.begin_import(actor, table)
    ImportRun.objects.filter(pk=run).update(status="running")
    with try_lock(home.folder / "importing.lock"):
        assert jobs.recover(actor) == 0
    assert imports.show_import(actor, run).status == "running"


@pytest.mark.django_db
def test_nothing_is_begun_for_a_path_that_is_not_there(tmp_path):
    actor = open_local()
    with pytest.raises(EnishiError):
        jobs.start_import(actor, tmp_path / "nothing.csv")
    assert imports.list_imports(actor) == ()


@pytest.mark.django_db
def test_a_resumed_import_remembers_how_it_was_to_be_read(tmp_path):
    from enishi.sources import ColumnMapping, FieldKind, FormatName, MappedColumn

    path = tmp_path / "list.csv"
    path.write_text("Wer,Wo\nCamille,Paris\n", encoding="utf-8")
    columns = (
        MappedColumn(header="Wer", kind=FieldKind.NAME),
        MappedColumn(header="Wo", kind=FieldKind.CITY),
    )
    mapping = ColumnMapping(columns=columns)
    actor = open_local()
    choice = imports.Choice(as_format=FormatName.CSV, mapping=mapping)
    run = imports.begin_import(actor, path, choice=choice)
    imports.forget_waiting(actor)
    assert imports.resume_import(actor, run).new == 1


@pytest.mark.django_db
def test_a_file_read_before_under_another_name_is_resumed(table, tmp_path):
    actor = open_local()
    imports.import_path(actor, table)
    again = tmp_path / "again.csv"
    again.write_bytes(table.read_bytes())
    run = imports.begin_import(actor, again)
    imports.forget_waiting(actor)
    report = imports.resume_import(actor, run)
    assert (report.same, report.files[0].file) == (2, "again.csv")


@pytest.mark.django_db
def test_a_folder_is_laid_out_as_it_was(tmp_path):
    folder = tmp_path / "export"
    (folder / "deep").mkdir(parents=True)
    a_table(folder / "one.csv", ROWS[0])
    a_table(folder / "deep" / "two.csv", ROWS[1])
    a_table(folder / "deep" / "copy.csv", ROWS[1])
    actor = open_local()
    run = imports.begin_import(actor, folder)
    imports.forget_waiting(actor)
    report = imports.resume_import(actor, run)
    assert sorted(line.file for line in report.files) == [
        *("export/deep/copy.csv", "export/deep/two.csv", "export/one.csv"),
    ]
    assert (report.new, report.same) == (2, 1)
