"""The tests on PostgreSQL are left out only where that is allowed."""

import sys

import pytest

from tools import postgres


@pytest.mark.parametrize(("environment", "code"), [({}, 0), ({"ENISHI_REQUIRE_ALL": "1"}, 1)])
def test_a_missing_server_is_a_failure_only_where_nothing_may_be_skipped(
    environment, code, monkeypatch, capsys
):
    monkeypatch.delenv("ENISHI_REQUIRE_ALL", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(postgres, "find_programs", lambda: None)
    assert postgres.main([sys.executable, "-c", "raise SystemExit(7)"]) == code
    assert "apt install postgresql" in capsys.readouterr().out


@pytest.mark.slow
def test_a_command_finds_its_server_and_the_server_goes_away():
    if postgres.find_programs() is None:
        pytest.skip("no PostgreSQL on this machine (apt install postgresql)")
    ask = (
        "import os, psycopg, sys; c = psycopg.connect(os.environ['ENISHI_DATABASE_URL']);"
        "sys.exit(c.execute('select 5').fetchone()[0])"
    )
    assert postgres.main([sys.executable, "-c", ask]) == 5
