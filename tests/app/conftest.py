"""Every test of the app has a folder with everything of its own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from enishi_app.site.home import Home, prepare_home


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A prepared, empty ENISHI_HOME, also for processes that the test starts."""
    own = Home(folder=tmp_path / "home")
    prepare_home(own)
    monkeypatch.setenv("ENISHI_HOME", str(own.folder))
    settings.HOME = own
    return own
