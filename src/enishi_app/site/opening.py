"""Opening a home: prepared, its database brought up to date, and somebody to act in it."""

import os
from dataclasses import replace
from gettext import gettext
from typing import TYPE_CHECKING

from enishi.terms import EnishiError, Language
from enishi_app.cli.language import spoken
from enishi_app.cli.printing import note
from enishi_app.site.home import Home, find_home, prepare_home

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor

SETTINGS = "enishi_app.site.settings"


class NoWorkspaceError(EnishiError):
    """There is nothing in ENISHI_HOME yet."""


def open_home(*, is_new_allowed: bool) -> "Actor":
    """Return who acts in ``ENISHI_HOME``.

    Raises:
        NoWorkspaceError: If there is no workspace and none may be set up.
        HomeNotWritableError: If the folder cannot be written.
    """
    home = find_home()
    if not is_set_up(home):
        if not is_new_allowed:
            msg = gettext("There is no workspace in %(folder)s yet. Set one up with: enishi init")
            raise NoWorkspaceError(msg % {"folder": home.folder})
        note(gettext("A new workspace is set up in %(folder)s.") % {"folder": home.folder})
    return enter(home)


def enter(home: Home) -> "Actor":
    """Prepare a home, bring its database up to date, and return who acts there."""
    prepare_home(home)
    start_django()
    from enishi_app.actions.workspaces import open_local
    from enishi_app.site.schema import bring_up_to_date

    bring_up_to_date(home)
    return replace(open_local(), language=Language(spoken()))


def start_django() -> None:
    """Load Django with enishi's settings, and let it speak the same language."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.utils import translation

    django.setup()
    translation.activate(spoken())


def is_set_up(home: Home) -> bool:
    """Tell whether a workspace is in this home (a database elsewhere counts as one)."""
    return bool(os.environ.get("ENISHI_DATABASE_URL")) or home.database.exists()
