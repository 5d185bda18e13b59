"""Settings say what is kept where, and what leaves."""

from datetime import date
from importlib.metadata import version

import pytest

from enishi_app.actions.workspaces import stop_the_clock

pytestmark = pytest.mark.django_db


def test_settings_name_the_folder_and_the_version(browser, settings):
    said = browser.get("/settings/").text
    assert str(settings.HOME.folder) in said
    assert f"enishi {version('enishi')}" in said


def test_a_demonstration_says_its_day(browser, actor):
    assert "This is a demonstration" not in browser.get("/settings/").text
    stop_the_clock(actor, date(2024, 8, 31))
    said = browser.get("/settings/").text
    assert "This is a demonstration." in said
    assert "Saturday 31 August 2024" in said


def test_the_current_look_and_language_are_chosen(browser):
    browser.post("/theme/", {"theme": "dark"})
    said = browser.get("/settings/").text
    assert 'value="dark" checked' in said
    assert 'value="en" checked' in said
    assert said.count(" checked") == 2
