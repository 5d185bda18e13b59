"""Setting up a workspace, and opening it in the browser."""

from gettext import gettext

import click

from enishi_app.cli.printing import say
from enishi_app.cli.spoken import command, option
from enishi_app.cli.spoken import later as _

port_option = option(
    "--port",
    type=click.IntRange(min=1, max=65535),
    metavar="N",
    help=_("Port to listen on; else 8640, or any free one where that is taken."),
)
no_browser_option = option(
    "--no-browser", "opens_browser", flag_value=False, default=True, help=_("Open no browser.")
)


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


@command("serve", help=_("Open your workspace in the browser."))
@port_option
@option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="HOST",
    help=_("Address to listen on; another one needs ENISHI_HOSTS as well."),
)
@no_browser_option
def serve(*, port: int | None, host: str, opens_browser: bool) -> None:
    """Open your workspace in the browser."""
    from enishi_app.site.home import find_home
    from enishi_app.site.opening import enter
    from enishi_app.site.serving import Wish, serve_home

    home = find_home()
    wish = Wish(host=host, port=port, opens_browser=opens_browser)
    serve_home(home, wish, prepare=lambda *, is_free: enter(home))  # noqa: ARG005 - the same either way
