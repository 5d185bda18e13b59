"""The sample, and a browser of its owner."""

import pytest
from django.test import Client

from enishi_app.actions.actor import Actor
from enishi_app.actions.demo import load_sample
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User


@pytest.fixture
def actor(db) -> Actor:
    """The owner of the sample."""
    actor = open_local()
    load_sample(actor)
    return actor


@pytest.fixture
def visitor(client: Client, actor: Actor) -> Client:
    """Her browser."""
    client.force_login(User.objects.get(pk=actor.user))
    return client
