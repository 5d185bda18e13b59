"""What a test needs from the machine: found, or said plainly why the test is left out."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> Path:
    """Return the system's Chromium, or leave the test out."""
    named = os.environ.get("ENISHI_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no Chromium on this machine (apt install chromium)")
    return Path(found)


def on_postgres() -> bool:
    """Tell whether this run's database is PostgreSQL."""
    return os.environ.get("ENISHI_DATABASE_URL", "").startswith("postgres")


ABSENT_FILES = "no published files"


def published(folder: str) -> Path:
    """Return a folder of files that others published, or leave the test out."""
    base = Path(os.environ.get("ENISHI_TEST_DATA", ROOT.parent / "shared" / "data"))
    path = base / folder
    if not path.exists():
        pytest.skip(f"{ABSENT_FILES} of {folder} here (set ENISHI_TEST_DATA)")
    return path
