"""Two notebooks open on one machine: browsers do not tell ports apart, so cookies must."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from enishi_app.site.home import Home

COOKIES = (
    "from enishi_app.site import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
)


def cookies_of(home):
    env = os.environ | {"ENISHI_HOME": str(home)}
    command = [sys.executable, "-c", COOKIES]
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return set(said.stdout.split())


def test_the_demo_and_ones_own_notebook_share_no_cookie(tmp_path):
    own, demo = cookies_of(tmp_path / "own"), cookies_of(tmp_path / "demo")
    assert len(own) == len(demo) == 2
    assert not own & demo
    assert cookies_of(tmp_path / "own") == own


@pytest.mark.parametrize("folder", ["home", "野帳", "with space", "\udcff"])
def test_every_folder_has_a_sign_that_a_cookie_may_carry(tmp_path, folder):
    sign = Home(folder=tmp_path / folder).sign
    assert len(sign) == 8
    assert set(sign) <= set("0123456789abcdef")


def test_one_folder_has_one_sign_however_it_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert Home(folder=Path("home")).sign == Home(folder=tmp_path / "home").sign
