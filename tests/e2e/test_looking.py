"""The tools of the browser tests see what they should see."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.e2e.looking import Watch, axe_findings, no_horizontal_scroll

GOOD = """<!doctype html><html lang="en"><head><title>Good</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Good</h1><p>Nothing to see.</p></main></body></html>"""
WIDE = GOOD.replace("<p>", '<p style="width: 900px">')
UNNAMED = GOOD.replace("<p>", '<img src="data:,"><p>')
NOSY = GOOD.replace("<p>", '<img alt="" src="http://192.0.2.1/seen.png"><p>')
LOUD = GOOD.replace("<p>", "<script>console.error('ouch')</script><p>")
BROKEN = GOOD.replace("<p>", "<script>nothing.here()</script><p>")
LOST = GOOD.replace("<p>", '<img alt="" src="/lost.png"><p>')
PAGES = {
    f"/{name.lower()}": text
    for name, text in globals().copy().items()
    if name.isupper() and isinstance(text, str)
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self):  # the standard library's name
        text = PAGES.get(self.path.partition("?")[0])
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path.endswith("?strict"):
            self.send_header("Content-Security-Policy", "script-src 'self'")
        self.end_headers()
        self.wfile.write((text or "not here").encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def watching():
    return Watch()


@pytest.fixture
def go(browser, address, watching):
    context = browser.new_context(viewport={"width": 360, "height": 700})
    watching.over(context)
    page = context.new_page()

    def open_path(path):
        page.goto(address + path, wait_until="networkidle")
        return page

    yield open_path
    context.close()


def test_a_good_page_is_good(go, watching):
    page = go("/good")
    assert no_horizontal_scroll(page)
    assert axe_findings(page) == []
    assert watching.faults == []


def test_a_page_wider_than_its_window_is_seen(go):
    assert not no_horizontal_scroll(go("/wide"))


def test_an_image_without_words_is_found(go):
    assert any("image-alt" in finding for finding in axe_findings(go("/unnamed")))


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/nosy", "asked another machine: http://192.0.2.1/seen.png"),
        ("/loud", "ouch"),
        ("/loud?strict", "Content Security Policy"),
        ("/broken", "nothing is not defined"),
        ("/lost", "404"),
    ],
)
def test_what_a_page_does_behind_its_back_is_seen(go, watching, path, fault):
    go(path)
    assert [one for one in watching.faults if fault in one]
