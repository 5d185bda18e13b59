"""Setting up a workspace, and opening it in the browser."""

from gettext import gettext

from enishi_app.cli.printing import say
from enishi_app.cli.spoken import command
from enishi_app.cli.spoken import later as _


@command("init", help=_("Set up an empty workspace."))
def init() -> None:
    """Set up an empty workspace; one that is there stays as it is."""
    from enishi_app.site.home import find_home
    from enishi_app.site.opening import enter, is_set_up

    home = find_home()
    was_there = is_set_up(home)
    enter(home)
    if was_there:
        say(gettext("A workspace is in %s already; it stays as it is.") % home.folder)
    else:
        say(gettext("An empty workspace is in %s now.") % home.folder)
    say(gettext("Open it with: enishi serve"))
