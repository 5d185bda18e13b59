"""Serving one home on this machine: one server per home, stopped cleanly."""

import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from gettext import gettext
from typing import TYPE_CHECKING, Protocol

from enishi.terms import EnishiError
from enishi_app.cli.printing import say
from enishi_app.jobs.locks import try_lock
from enishi_app.site.home import Home, prepare_home

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8640
"""Registered for nothing else; a fixed one keeps a bookmark good."""
THREADS = 4
LOCK = "serving.lock"
_LOCAL_HOSTS = {LOOPBACK, "localhost", "::1"}


class HostNotAllowedError(EnishiError):
    """Serving to other machines was not asked for twice."""


class PortTakenError(EnishiError):
    """Another program listens on the port that was named."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How to serve.

    Attributes:
        port: The port, or None for the usual one, or any free one where that is taken.
    """

    host: str = LOOPBACK
    port: int | None = None
    opens_browser: bool = True


class Prepare(Protocol):
    """Gets a home ready, and says who acts there."""

    def __call__(self, *, is_free: bool) -> "Actor":
        """Get the home ready.

        Args:
            is_free: Whether nobody else serves it.
        """


def hold_home(home: Home, prepare: Prepare) -> None:
    """Get a home ready, and serve nothing."""
    prepare_home(home)
    with try_lock(home.folder / LOCK) as is_free:
        prepare(is_free=is_free)


def serve_home(home: Home, wish: Wish, *, prepare: Prepare) -> None:
    """Serve a home until somebody stops it. Where it is served already, say where and return.

    Args:
        home: Which home.
        wish: How.
        prepare: Called once it is known whether somebody else serves this home.

    Raises:
        HostNotAllowedError: If other machines would be let in without ``ENISHI_HOSTS``.
        PortTakenError: If the port that was named is taken.
    """
    check_host(wish.host)
    prepare_home(home)
    with try_lock(home.folder / LOCK) as is_free:
        actor = prepare(is_free=is_free)
        if is_free:
            _serve(home, wish, actor)
        else:
            _show_other(home, wish, actor)


def check_host(host: str) -> None:
    """Refuse to be reached from other machines unless that was said twice.

    Raises:
        HostNotAllowedError: If ``ENISHI_HOSTS`` is not set.
    """
    if host not in _LOCAL_HOSTS and not os.environ.get("ENISHI_HOSTS"):
        msg = "host must be 127.0.0.1 unless ENISHI_HOSTS names who may come in, got another"
        raise HostNotAllowedError(msg)


def listen(host: str, port: int | None) -> socket.socket:
    """Return a listening socket on the port, on the usual one, or on any free one.

    Raises:
        PortTakenError: If the port that was named is taken.
    """
    if port is not None:
        return _named(host, port)
    with suppress(OSError):
        return _bound(host, USUAL_PORT)
    return _bound(host, 0)


def _named(host: str, port: int) -> socket.socket:
    try:
        return _bound(host, port)
    except OSError as error:
        msg = f"port must be a free one, got {port}"
        raise PortTakenError(msg) from error


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
    except OSError:
        opened.close()
        raise
    return opened


def _serve(home: Home, wish: Wish, actor: "Actor") -> None:
    from waitress.server import create_server

    from enishi_app.jobs.imports import recover
    from enishi_app.site.wsgi import application

    recover(actor)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    bound = listen(wish.host, wish.port)
    address = _address(wish.host, bound.getsockname()[1])
    server = create_server(application, sockets=[bound], threads=THREADS, ident=None)
    (home.folder / "serving.address").write_text(address, encoding="ascii")
    # Whoever stops the service stops it as Ctrl-C does: requests under way are answered first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Until the server runs, and takes the signal itself, it may come at any line.
    with suppress(KeyboardInterrupt):
        _invite(address, actor, wish)
        say(gettext("Stop it with Ctrl-C."))
        sys.stdout.flush()
        server.run()
    server.close()
    say(gettext("Stopped. Everything is kept."))


def _show_other(home: Home, wish: Wish, actor: "Actor") -> None:
    say(gettext("enishi serves this workspace already."))
    with suppress(OSError):
        _invite((home.folder / "serving.address").read_text(encoding="ascii"), actor, wish)


def _invite(address: str, actor: "Actor", wish: Wish) -> None:
    from django.urls import reverse

    from enishi_app.actions.access import issue_pass

    link = address + reverse("entry:enter", args=[issue_pass(actor)])
    say(gettext("This link opens enishi once, within ten minutes:"))
    say(f"  {link}")
    if wish.opens_browser and _has_screen():
        threading.Thread(target=webbrowser.open, args=[link], daemon=True).start()


def _address(host: str, port: int) -> str:
    named = host if host in _LOCAL_HOSTS else os.environ.get("ENISHI_HOSTS", "").split(",")[0]
    return f"http://[{named}]:{port}" if ":" in named else f"http://{named}:{port}"


def _has_screen() -> bool:
    """Tell whether a window can be opened; a browser in the terminal would cover the link."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
