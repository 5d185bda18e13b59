"""Who acts, what they may do, and the one transaction in which it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from enishi.terms import EnishiError, Language
from enishi_app.store.decide import Speaker
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace


class Role(StrEnum):
    """What a seat in a workspace allows."""

    OWNER = "owner"
    EDITOR = "editor"
    READER = "reader"


class NotAllowedError(EnishiError):
    """This person may not do this here."""


class NoSuchThingError(EnishiError):
    """What was asked for is not in this workspace."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person in a workspace. Every action asks for one.

    Attributes:
        workspace: Id of the workspace.
        user: Id of the user, or None for the program's own setting up.
    """

    workspace: int
    user: int | None
    role: Role
    language: Language


def reading(actor: Actor) -> Workspace:
    """Return the workspace that an actor may read.

    Raises:
        NoSuchThingError: If there is no such workspace.
    """
    workspace = Workspace.objects.filter(pk=actor.workspace).first()
    if workspace is None:
        msg = "workspace must be one that exists, got another"
        raise NoSuchThingError(msg)
    return workspace


@contextmanager
def writing(actor: Actor) -> Iterator[Speaker]:
    """Open the one transaction of an action that writes.

    Yields:
        Who speaks, where and when.

    Raises:
        NotAllowedError: If the actor may only read.
    """
    if actor.role is Role.READER:
        msg = "role must be owner or editor to change anything, got reader"
        raise NotAllowedError(msg)
    with transaction.atomic():
        # The first statement takes the write lock: two writers wait, they never overwrite.
        Workspace.objects.filter(pk=actor.workspace).update(version=F("version") + 1)
        workspace = reading(actor)
        yield Speaker(workspace=workspace, user=actor.user, at=timezone.now())


def today_of(actor: Actor) -> date:
    """Return the day it is in the actor's workspace."""
    return today_in(reading(actor))
