"""The tests of this project cannot reach another machine, and can reach this one."""

import socket

import pytest

from tests.network_guard import ReachedOutError, is_here


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", b"localhost", None])
def test_this_machine_is_here(host):
    assert is_here(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "2001:db8::1", "example.org"])
def test_other_machines_are_not(host):
    assert not is_here(host)


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as one, pytest.raises(ReachedOutError):
        one.connect(("192.0.2.1", 443))


def test_a_look_up_of_another_machine_is_refused():
    with pytest.raises(ReachedOutError):
        socket.create_connection(("example.org", 443))


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
