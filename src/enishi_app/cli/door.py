"""The door to a workspace: who opens it is decided outside this face."""

from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor


class Door(Protocol):
    """Opens the workspace of this machine."""

    def begin(self) -> None:
        """Get ready for what needs no workspace."""

    def open(self, *, is_new_allowed: bool) -> "Actor":
        """Return who acts here, in the language that is spoken.

        Args:
            is_new_allowed: Whether to set up a workspace where there is none yet.
        """


def begin() -> None:
    """Get ready for what needs no workspace."""
    _door().begin()


def look() -> "Actor":
    """Open the workspace to look at it; it must be there."""
    return _door().open(is_new_allowed=False)


def work() -> "Actor":
    """Open the workspace to put something into it; it is set up where there is none."""
    return _door().open(is_new_allowed=True)


def _door() -> Door:
    door: Door = click.get_current_context().find_root().obj
    return door
