"""A running enishi, with the sample or blank, in a folder and on a port of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ENISHI = Path(sys.executable).parent / "enishi"
LONGEST_START_SECONDS = 90
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


@dataclass(frozen=True, kw_only=True)
class Served:
    """Where a running enishi answers, and the link that opens it once."""

    address: str
    link: str
    home: Path


class DidNotStartError(AssertionError):
    """The server ended before it printed its link; the message is what it printed."""


@contextmanager
def serve_demo(home: Path) -> Iterator[Served]:
    """Serve the sample experiment from a folder; stop when done."""
    with _serve(home, ["demo", "--home", str(home)]) as served:
        yield served


@contextmanager
def serve_blank(home: Path) -> Iterator[Served]:
    """Serve a notebook in which nothing is written; stop when done."""
    with _serve(home, ["serve"]) as served:
        yield served


@contextmanager
def _serve(home: Path, words: list[str]) -> Iterator[Served]:
    port = free_port()
    command = [str(ENISHI), *words, "--port", str(port), "--no-browser"]
    printed = home.with_name(f"{home.name}.printed")
    # To a file: a pipe that nobody empties would stop the server one day.
    with printed.open("wb") as file:
        process = subprocess.Popen(
            command,
            stdout=file,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "ENISHI_HOME": str(home)},
        )
    try:
        link = _await_link(process, printed)
        yield Served(address=f"http://127.0.0.1:{port}", link=link, home=home)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _await_link(process: subprocess.Popen[bytes], printed: Path) -> str:
    """Return the link as soon as it is printed."""
    ends_at = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < ends_at:
        has_ended = process.poll() is not None
        if found := _LINK.search(printed.read_text(encoding="utf-8", errors="replace")):
            return found[0]
        if has_ended:
            break
        time.sleep(0.05)
    raise DidNotStartError(printed.read_text(encoding="utf-8", errors="replace"))
