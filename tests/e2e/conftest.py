"""A browser of the system's own, a served sample experiment, and pages that are watched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState, sync_playwright

from tests.e2e.looking import Watch
from tests.e2e.serving import Served, serve_blank, serve_demo
from tests.e2e.visiting import Visitor, sign_in, visiting
from tests.needs import chromium

# Without these, Chromium asks its maker's hosts for news at every start.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = chromium()
    # Playwright's loop stays in this thread; Django would take every query after it for async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root.
        started = playwright.chromium.launch(
            executable_path=path, args=QUIET, chromium_sandbox=os.geteuid() != 0
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample experiment, shared by tests that change nothing."""
    with serve_demo(tmp_path_factory.mktemp("demo")) as served:
        yield served


@pytest.fixture(scope="session")
def demo_state(browser: Browser, demo: Served) -> StorageState:
    """The cookies of somebody who has followed the shared demo's link."""
    return sign_in(browser, demo)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What happens behind the pages of a test; anything left in ``faults`` fails it."""
    watching = Watch()
    yield watching
    assert watching.faults == []


@pytest.fixture
def visitor(
    browser: Browser, demo: Served, demo_state: StorageState, watch: Watch
) -> Iterator[Visitor]:
    """Somebody in the shared demo: ``visitor.open("/people/", language="ja", width=360)``."""
    one = Visitor(browser=browser, served=demo, state=demo_state, watch=watch)
    with visiting(one):
        yield one


@pytest.fixture
def own_demo(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    """A sample experiment for one test alone, which may change everything."""
    with serve_demo(tmp_path / "demo") as served:
        yield served


@pytest.fixture
def owner(browser: Browser, own_demo: Served, watch: Watch) -> Iterator[Visitor]:
    """Somebody in the test's own demo, free to change everything."""
    state = sign_in(browser, own_demo)
    with visiting(Visitor(browser=browser, served=own_demo, state=state, watch=watch)) as one:
        yield one


@pytest.fixture
def beginner(browser: Browser, tmp_path: Path, watch: Watch) -> Iterator[Visitor]:
    """Somebody with an empty notebook of her own."""
    with serve_blank(tmp_path / "blank") as served:
        state = sign_in(browser, served)
        with visiting(Visitor(browser=browser, served=served, state=state, watch=watch)) as one:
            yield one
