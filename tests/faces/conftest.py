"""A workspace, its user, and browsers with and without a session."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from enishi_app.actions.access import issue_pass
from enishi_app.actions.actor import Actor
from enishi_app.actions.workspaces import open_local
from tests.app.conftest import home

__all__ = ["home"]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Each test begins in English: a page shown in Japanese leaves its thread in Japanese."""
    with translation.override("en"):
        yield


@pytest.fixture
def actor(db) -> Actor:
    """The owner of an empty workspace."""
    return open_local()


@pytest.fixture
def stranger() -> Client:
    """A browser that followed no link."""
    return Client()


@pytest.fixture
def browser(actor) -> Client:
    """A browser that came in by a one-time link."""
    client = Client()
    client.get(f"/enter/{issue_pass(actor)}/")
    return client
