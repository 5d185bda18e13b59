"""The door to the workspace in ``ENISHI_HOME``. Nothing heavy is loaded before it is opened."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor


@dataclass(frozen=True, kw_only=True)
class HomeDoor:
    """Opens the workspace in the folder that ``ENISHI_HOME`` names."""

    def begin(self) -> None:
        """Load what actions need, and open nothing."""
        from enishi_app.site.opening import start_django

        start_django()

    def open(self, *, is_new_allowed: bool) -> "Actor":
        """Return who acts here, in the language that is spoken.

        Raises:
            NoWorkspaceError: If there is no workspace and none may be set up.
            HomeNotWritableError: If the folder cannot be written.
        """
        from enishi_app.site.opening import open_home

        return open_home(is_new_allowed=is_new_allowed)
