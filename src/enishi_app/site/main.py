"""The program ``enishi``: every command, put together."""

import os
import sys
from collections.abc import Sequence

import click

from enishi_app.cli.edge import run
from enishi_app.cli.language import find_language, speak
from enishi_app.cli.root import make_root
from enishi_app.cli.spoken import Lazy
from enishi_app.cli.spoken import later as _
from enishi_app.site.door import HomeDoor

_SITE = {
    "demo": Lazy(
        module="enishi_app.site.demo",
        name="demo",
        help=_("Show the sample experiment in a workspace of its own."),
    ),
    "serve": Lazy(
        module="enishi_app.site.launch",
        name="serve",
        help=_("Open your workspace in the browser."),
    ),
    "init": Lazy(
        module="enishi_app.site.launch",
        name="init",
        help=_("Set up an empty workspace."),
    ),
    "backup": Lazy(
        module="enishi_app.site.upkeep",
        name="backup",
        help=_("Write everything to one file, and check it."),
    ),
    "restore": Lazy(
        module="enishi_app.site.upkeep", name="restore", help=_("Bring a backup back.")
    ),
    "doctor": Lazy(
        module="enishi_app.site.upkeep",
        name="doctor",
        help=_("Examine the workspace: is everything there and whole?"),
    ),
}


def main() -> None:
    """Run the program."""
    sys.exit(answer(sys.argv[1:]))


def answer(arguments: Sequence[str]) -> int:
    """Run one command line; return the exit code."""
    speak(find_language(arguments, os.environ))
    return run(make_program(), arguments, door=HomeDoor())


def make_program() -> click.Group:
    """Return the whole tree of commands."""
    return make_root(_SITE)
