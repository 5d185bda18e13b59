"""What a browser would send of a form, read from the page."""

from html.parser import HTMLParser
from typing import Any


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._name, self._is_in = "", False
        self._text: list[str] = []
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._is_in = (given.get("method") or "").lower() == "post" and not given.get("action")
        if not self._is_in:
            return
        if tag == "input":
            self._input(given)
        elif tag in {"textarea", "select"}:
            self._name, self._text, self._options = given.get("name") or "", [], []
        elif tag == "option":
            self._options.append((given.get("value") or "", "selected" in given))

    def handle_data(self, data):
        if self._name:
            self._text.append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_in = False
        elif tag == "textarea" and self._name:
            # A browser leaves out the line break after the tag, and sends CRLF.
            text = "".join(self._text).removeprefix("\n").replace("\n", "\r\n")
            self.fields.setdefault(self._name, []).append(text)
            self._name = ""
        elif tag == "select" and self._name:
            chosen = [value for value, is_on in self._options if is_on]
            self.fields.setdefault(self._name, []).extend(
                chosen or [value for value, _ in self._options[:1]]
            )
            self._name = ""

    def _input(self, given):
        kind = given.get("type") or "text"
        if kind in {"submit", "file"} or (kind in {"radio", "checkbox"} and "checked" not in given):
            return
        value = given.get("value") or ("on" if kind == "checkbox" else "")
        self.fields.setdefault(given.get("name") or "", []).append(value)


def filled(page: str) -> dict[str, Any]:
    """Return the fields of the page's own POST form as they stand."""
    reading = _Form()
    reading.feed(page)
    reading.fields.pop("csrfmiddlewaretoken", None)
    return reading.fields
