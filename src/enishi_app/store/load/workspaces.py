"""Workspaces and who sits in them."""

from datetime import date

from django.utils import timezone

from enishi_app.store.models import Seat, User, Workspace


def load_workspace(workspace: int) -> Workspace | None:
    """Return one workspace, or None where there is none."""
    return Workspace.objects.filter(pk=workspace).first()


def load_seat(user: int) -> Seat | None:
    """Return the first seat of a user, or None where she has none."""
    seats = Seat.objects.filter(user_id=user).select_related("workspace", "user")
    return seats.order_by("workspace_id").first()


def load_first_user() -> User | None:
    """Return the user for whom this installation was made, or None on a new one."""
    return User.objects.order_by("pk").first()


def today_in(workspace: Workspace) -> date:
    """Return the day it is in a workspace: a demonstration stands still."""
    return workspace.fixed_today or timezone.localdate()
