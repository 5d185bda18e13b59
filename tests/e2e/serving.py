"""A running enishi with the sample experiment, in a folder and on a port of its own."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ENISHI = Path(sys.executable).parent / "enishi"
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
    port = free_port()
    command = [str(ENISHI), "demo", "--home", str(home), "--port", str(port), "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            link = _read_link(process)
            yield Served(address=f"http://127.0.0.1:{port}", link=link, home=home)
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _read_link(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        printed.append(line)
        if found := _LINK.search(line):
            return found[0]
    raise DidNotStartError("".join(printed))
