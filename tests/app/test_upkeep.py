"""Backups hold everything and come back whole; the doctor finds what is wrong."""

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enishi_app.actions import backup
from enishi_app.site.home import Home, prepare_home
from tests.app.builders import a_table

pytestmark = pytest.mark.sqlite
NOW = datetime(2024, 9, 10, 12, 0, tzinfo=UTC)
PROGRAM = Path(sys.executable).parent / "enishi"


def enishi(*arguments):
    return subprocess.run(
        [PROGRAM, "--lang", "en", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def lived_in(home, tmp_path):
    """A home with an import and a person in it."""
    table = a_table(tmp_path / "people.csv", "Camille,camille@example.com,,,Paris")
    assert enishi("import", table).returncode == 0
    assert enishi("people", "add", "Ryo Tanaka").returncode == 0
    return home.folder


@pytest.fixture
def saved(lived_in, tmp_path):
    file = tmp_path / "saved.zip"
    backup.write_backup(lived_in, file, now=NOW)
    return file


@pytest.fixture
def elsewhere(tmp_path):
    folder = tmp_path / "elsewhere"
    prepare_home(Home(folder=folder))
    return folder


def people(home):
    with closing(sqlite3.connect(home / "enishi.sqlite3")) as opened:
        return {name for (name,) in opened.execute("SELECT name FROM store_person")}


def test_a_backup_comes_back_with_everything(saved, elsewhere):
    held = backup.restore_backup(saved, elsewhere, now=NOW, is_replacing=False)
    assert people(elsewhere) == {"Camille", "Ryo Tanaka"}
    assert held.originals == len([p for p in (elsewhere / "sources").rglob("*") if p.is_file()])


def test_a_backup_is_readable_by_its_owner_alone_and_holds_no_key(saved):
    assert saved.stat().st_mode & 0o077 == 0
    assert not any("secret" in name for name in zipfile.ZipFile(saved).namelist())


def test_a_backup_never_overwrites(saved, lived_in):
    with pytest.raises(backup.BackupExistsError):
        backup.write_backup(lived_in, saved, now=NOW)


def test_nothing_is_left_of_a_backup_that_failed(lived_in, tmp_path, monkeypatch):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_add", fail)
    with pytest.raises(OSError, match="No space"):
        backup.write_backup(lived_in, tmp_path / "b.zip", now=NOW)
    assert not [
        path for path in tmp_path.iterdir() if "b.zip" in path.name or ".enishi" in path.name
    ]


def test_a_workspace_that_is_there_is_kept_unless_it_is_to_be_replaced(saved, lived_in):
    enishi("people", "add", "Later")
    with pytest.raises(backup.WorkspaceExistsError):
        backup.restore_backup(saved, lived_in, now=NOW, is_replacing=False)
    backup.restore_backup(saved, lived_in, now=NOW, is_replacing=True)
    assert people(lived_in) == {"Camille", "Ryo Tanaka"}
    (aside,) = (lived_in / "backups").iterdir()
    assert "Later" in people(aside)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_a_truncated_backup_is_refused_and_touches_nothing(saved, lived_in, tmp_path, share):
    broken = tmp_path / "broken.zip"
    content = saved.read_bytes()
    broken.write_bytes(content[: int(len(content) * share)])
    before = people(lived_in)
    with pytest.raises(backup.BackupDamagedError):
        backup.restore_backup(broken, lived_in, now=NOW, is_replacing=True)
    assert people(lived_in) == before


def test_a_backup_with_another_content_is_refused(saved, elsewhere, tmp_path):
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, b"other" if name.startswith("sources/") else content)
    with pytest.raises(backup.BackupDamagedError):
        backup.restore_backup(changed, elsewhere, now=NOW, is_replacing=False)
    assert not (elsewhere / "enishi.sqlite3").exists()


def test_a_name_that_is_not_ours_is_never_unpacked(saved, elsewhere, tmp_path):
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(hostile, "w") as new:
        contents = old.read("contents.json").decode()
        new.writestr("contents.json", contents.replace("enishi.sqlite3", "../stolen"))
        new.writestr("../stolen", old.read("enishi.sqlite3"))
    with pytest.raises(backup.BackupDamagedError):
        backup.restore_backup(hostile, elsewhere, now=NOW, is_replacing=False)
    assert not (tmp_path / "stolen").exists()


def test_a_missing_original_is_told(lived_in, tmp_path):
    shutil.rmtree(lived_in / "sources")
    held = backup.write_backup(lived_in, tmp_path / "b.zip", now=NOW)
    assert len(held.missing) == 1


def test_the_commands_say_what_they_did(lived_in, tmp_path):
    told = enishi("backup", tmp_path / "b.zip")
    assert (told.returncode, "1 original" in told.stdout) == (0, True)
    assert enishi("backup", tmp_path / "b.zip").stderr.count("\n") == 1
    assert enishi("restore", tmp_path / "b.zip").returncode == 1
    assert enishi("restore", tmp_path / "b.zip", "--replace").returncode == 0
    assert enishi("restore", tmp_path / "none.zip").stderr.count("\n") == 1
    assert "2 people" in enishi("people", "list").stdout


def test_the_doctor_finds_nothing_wrong_with_a_sound_workspace(lived_in):
    told = enishi("doctor")
    assert told.returncode == 0
    assert told.stdout.count("○") == 4


def test_the_doctor_finds_a_changed_original(lived_in):
    (original,) = [path for path in (lived_in / "sources").rglob("*") if path.is_file()]
    original.write_bytes(b"changed")
    told = enishi("doctor")
    assert told.returncode == 1
    assert "× Every original" in told.stdout
    assert "people.csv" in told.stdout


def test_the_doctor_finds_derived_rows_that_differ_and_rebuilds_them(lived_in):
    with closing(sqlite3.connect(lived_in / "enishi.sqlite3")) as opened:
        opened.execute("UPDATE store_person SET name = 'Somebody else' WHERE name = 'Camille'")
        opened.commit()
    told = enishi("doctor")
    assert told.returncode == 1
    assert "    Person\n" in told.stdout
    assert "Somebody else" in people(lived_in)
    assert enishi("doctor", "--rebuild").returncode == 0
    assert people(lived_in) == {"Camille", "Ryo Tanaka"}


def test_the_doctor_finds_a_reference_to_nothing(lived_in):
    with closing(sqlite3.connect(lived_in / "enishi.sqlite3")) as opened:
        opened.execute("UPDATE store_sourcerecord SET run_id = 4711")
        opened.commit()
    told = enishi("doctor")
    assert told.returncode == 1
    assert "× Every row refers" in told.stdout
