"""No test reaches another machine: a socket may only speak to this one."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class ReachedOutError(AssertionError):
    """A test tried to speak to another machine."""


def forbid_other_machines() -> None:
    """Make every connection and every look-up of a name outside this machine an error."""
    socket.socket.connect = _guarded(socket.socket.connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = _guarded(socket.socket.connect_ex)  # type: ignore[method-assign]
    socket.getaddrinfo = _guarded_lookup(socket.getaddrinfo)


def is_here(host: object) -> bool:
    """Tell whether a host name or address means this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(one: socket.socket, address: Any, /) -> Any:
        if one.family in {socket.AF_INET, socket.AF_INET6} and not is_here(address[0]):
            raise ReachedOutError(address[0])
        return connect(one, address)

    return guarded


def _guarded_lookup(look_up: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *rest: Any, **options: Any) -> Any:
        if not is_here(host):
            raise ReachedOutError(host)
        return look_up(host, *rest, **options)

    return guarded
