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
    return seated(client, actor)


@pytest.fixture
def browser_of_nothing(client: Client, db: None) -> Client:
    """The browser of a workspace in which nothing is written yet."""
    return seated(client, open_local())


def seated(client: Client, actor: Actor) -> Client:
    """Sign a browser in as an actor."""
    client.force_login(User.objects.get(pk=actor.user or 0))
    return client
