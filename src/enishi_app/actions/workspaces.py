"""Opening the one workspace of a person's own machine."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from enishi.terms import Language
from enishi_app.actions.actor import Actor, NoSuchThingError, Role, reading, writing
from enishi_app.store.load.workspaces import load_first_user, load_seat
from enishi_app.store.models import Seat, User, Workspace

LOCAL_USER = "me"


def open_local(*, name: str = "enishi") -> Actor:
    """Return the actor of a person's own machine; make user and workspace on the first call."""
    user = load_first_user() or _settle(name)
    return actor_of(user.pk)


def actor_of(user: int) -> Actor:
    """Return the actor that a signed-in user is.

    Raises:
        NoSuchThingError: If she has no seat in any workspace.
    """
    seat = load_seat(user)
    if seat is None:
        msg = "user must have a seat in a workspace, got none"
        raise NoSuchThingError(msg)
    return Actor(
        workspace=seat.workspace_id,
        user=user,
        role=Role(seat.role),
        language=Language(seat.user.language or Language.EN),
    )


def stop_the_clock(actor: Actor, day: date | None) -> None:
    """Let the workspace stand still on a day (a demonstration), or let time pass again."""
    with writing(actor) as speaker:
        speaker.workspace.fixed_today = day
        speaker.workspace.save(update_fields=["fixed_today"])


def fixed_day(actor: Actor) -> date | None:
    """Return the day the workspace stands still on (a demonstration), or None where time passes."""
    return reading(actor).fixed_today


def choose_look(
    actor: Actor, *, language: Language | None = None, theme: str | None = None
) -> None:
    """Remember the language and theme of the actor's screens."""
    reading(actor)
    chosen = {"language": language, "theme": theme}
    changes = {name: value for name, value in chosen.items() if value is not None}
    User.objects.filter(seat__workspace=actor.workspace, pk=actor.user or 0).update(**changes)


def _settle(name: str) -> User:
    with transaction.atomic():
        user = User(username=LOCAL_USER)
        user.set_unusable_password()
        user.save()
        workspace = Workspace.objects.create(name=name, created_at=timezone.now())
        Seat.objects.create(workspace=workspace, user=user, role=Role.OWNER)
    return user
