"""Visitors of a served enishi: who followed the link, in which language, how wide, how dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState

from tests.e2e.looking import Watch
from tests.e2e.serving import Served

LANGUAGE_COOKIE = "enishi_language"


def sign_in(browser: Browser, served: Served) -> StorageState:
    """Follow the link that opens an enishi once; return the cookies that came of it."""
    context = browser.new_context()
    try:
        context.new_page().goto(served.link)
        return context.storage_state()
    finally:
        context.close()


def follow(there: Locator) -> None:
    """Press a link or a form's button, and wait for the page that answers it, styles and all."""
    with there.page.expect_navigation():
        there.click()


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody who is let in, and opens pages."""

    browser: Browser
    served: Served
    state: StorageState
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str,
        *,
        language: Literal["ja", "en"] = "en",
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        with_scripts: bool = True,
    ) -> Page:
        """Open a page in a window of its own."""
        context = self.browser.new_context(
            base_url=self.served.address,
            storage_state=self.state,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            # Colours between two states are no colours of the design: axe-core must not meet them.
            reduced_motion="reduce",
            java_script_enabled=with_scripts,
            locale=language,
        )
        self.contexts.append(context)
        self.watch.over(context)
        context.add_cookies(
            [{"name": LANGUAGE_COOKIE, "value": language, "url": self.served.address}]
        )
        page = context.new_page()
        page.goto(path)
        return page


@contextmanager
def visiting(visitor: Visitor) -> Iterator[Visitor]:
    """Close every window of a visitor when the test is over."""
    try:
        yield visitor
    finally:
        for context in visitor.contexts:
            context.close()
