"""Somebody who follows introductions."""

import pytest

from enishi_app.actions.demo import load_sample
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User


@pytest.fixture
def blank():
    """Return the actor of a notebook in which nothing is written."""
    return open_local()


@pytest.fixture
def actor(blank):
    """Return the actor of a notebook with the sample."""
    load_sample(blank)
    return blank


@pytest.fixture
def visitor(client, blank):
    client.force_login(User.objects.get(pk=blank.user))
    return client
