"""What a test looks for on a page: its width, axe-core, what it did behind its back."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, Route

from tests.network_guard import is_here

# WCAG 2.2 AA and axe-core's own advice, as design/README.md part 9 promises.
_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_AXE = Axe()


class Watch:
    """What went wrong behind a page: other machines asked, errors, broken promises of the CSP."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context; nothing it asks for leaves this machine."""
        context.route("**/*", self._pass_or_abort)
        context.on("console", self._hear)
        context.on("response", self._see)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _pass_or_abort(self, route: Route, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and not is_here(parts.hostname):
            self.faults.append(f"asked another machine: {request.url}")
            route.abort()
        else:
            route.continue_()

    def _hear(self, message: ConsoleMessage) -> None:
        # A status below 500 is an answer; the browser writes it down as an error all the same.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _see(self, response: Response) -> None:
        is_part = response.request.resource_type not in {"document", "xhr", "fetch"}
        if response.status >= 500 or (is_part and response.status >= 400):
            self.faults.append(f"{response.status}: {response.url}")


def no_horizontal_scroll(page: Page) -> bool:
    """Tell whether the page is no wider than its window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def axe_findings(page: Page) -> list[str]:
    """Return what axe-core finds wrong on a page, one line for each element."""
    found = _AXE.run(page, options={"runOnly": _RULES}).response["violations"]
    return [
        f"{rule['id']} ({rule['help']}): {', '.join(map(str, node['target']))}"
        for rule in found
        for node in rule["nodes"]
    ]
