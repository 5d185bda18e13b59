"""Serving: on this machine only, once per home, brought up to date first, stopped cleanly."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from enishi_app.site.serving import (
    HostNotAllowedError,
    PortTakenError,
    check_host,
    listen,
)

PROGRAM = Path(sys.executable).parent / "enishi"
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/\S+")
pytestmark = [pytest.mark.sqlite, pytest.mark.slow]


@contextmanager
def serving(*arguments: str, home: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Serve a home; give the process and its link."""
    own = {**os.environ, "ENISHI_HOME": str(home), "ENISHI_LANG": "en"}
    command = [str(PROGRAM), "serve", "--no-browser", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        assert process.stdout is not None
        try:
            yield process, next(m[0] for line in process.stdout if (m := LINK.search(line)))
        finally:
            process.kill()


def program(*arguments: str, home: Path) -> "subprocess.CompletedProcess[str]":
    own = {**os.environ, "ENISHI_HOME": str(home), "ENISHI_LANG": "en"}
    command = [str(PROGRAM), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=own, check=False)


def visit(link: str) -> int:
    """Follow a link as a browser with cookies does; return how it ended."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    try:
        status: int = opener.open(link).status
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    return status


def test_the_link_opens_once_and_a_second_enishi_says_where_the_first_one_is(tmp_path):
    with serving(home=tmp_path) as (_, link):
        assert visit(link) == 200
        assert visit(link) == 403
        other = program("serve", "--no-browser", home=tmp_path)
        assert other.returncode == 0
        assert "serves this workspace already" in other.stdout
        fresh = LINK.search(other.stdout)
        assert fresh
        assert visit(fresh[0]) == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(tmp_path, how):
    with serving(home=tmp_path) as (process, _):
        process.send_signal(how)
        assert process.stdout is not None
        assert "Stopped. Everything is kept." in process.stdout.read()
        assert process.wait(timeout=10) == 0


def test_the_command_line_works_beside_a_server(tmp_path):
    with serving(home=tmp_path):
        assert program("people", "add", "Ryo", home=tmp_path).returncode == 0
        assert "1 person" in program("people", "list", home=tmp_path).stdout


def test_a_backup_is_not_restored_under_a_running_server(tmp_path):
    home, file = tmp_path / "home", tmp_path / "b.zip"
    program("init", home=home)
    assert program("backup", str(file), home=home).returncode == 0
    with serving(home=home):
        told = program("restore", str(file), "--replace", home=home)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)


def test_a_named_port_that_is_taken_is_refused_and_the_usual_one_gives_way():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTakenError):
        listen("127.0.0.1", taken.getsockname()[1])
    with closing(listen("127.0.0.1", None)) as one:
        one.listen()
        with closing(listen("127.0.0.1", None)) as other:
            assert one.getsockname() != other.getsockname()


def test_other_machines_are_let_in_only_where_that_was_said_twice(monkeypatch, tmp_path):
    monkeypatch.delenv("ENISHI_HOSTS", raising=False)
    with pytest.raises(HostNotAllowedError):
        check_host("0.0.0.0")  # noqa: S104 - what is refused
    monkeypatch.setenv("ENISHI_HOSTS", "enishi.example.org")
    check_host("0.0.0.0")  # noqa: S104
    monkeypatch.delenv("ENISHI_HOSTS")
    told = program("serve", "--no-browser", "--host", "0.0.0.0", home=tmp_path)  # noqa: S104
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)


def test_an_older_workspace_is_copied_before_its_tables_are_changed(tmp_path):
    program("people", "add", "Ryo Tanaka", home=tmp_path)
    go_back_to_the_first_tables(tmp_path)
    assert "1 person" in program("people", "list", home=tmp_path).stdout
    (copy,) = (tmp_path / "backups").glob("before-0002*.sqlite3")
    assert "layout" not in columns(copy)
    assert "layout" in columns(tmp_path / "enishi.sqlite3")


def go_back_to_the_first_tables(home: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', 'store', '0001', verbosity=0)"
    )
    own = {
        **os.environ,
        "ENISHI_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "enishi_app.site.settings",
    }
    subprocess.run([sys.executable, "-c", code], env=own, check=True)


def columns(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("PRAGMA table_info(store_importrun)").fetchall()
    return {row[1] for row in rows}


def test_an_import_a_server_left_unfinished_is_marked_when_the_next_one_starts(tmp_path):
    program("init", home=tmp_path)
    with closing(sqlite3.connect(tmp_path / "enishi.sqlite3")) as opened:
        opened.execute(
            "INSERT INTO store_importrun (workspace_id, name, format, mapping, status, started_at,"
            " read_count, new_count, changed_count, same_count, problem_count, readings_kept,"
            " is_complete, bytes_read, bytes_total, layout, files, myself) VALUES"
            " (1, 'x.csv', '', '{}', 'waiting', '2024-01-01 00:00:00', 0, 0, 0, 0, 0, 0, 0, 0, 0,"
            " '[]', '[]', '{}')"
        )
        opened.commit()
    with serving(home=tmp_path):
        assert "interrupted" in program("imports", home=tmp_path).stdout
