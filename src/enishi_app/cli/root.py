"""The group ``enishi`` with every command that needs no server."""

from collections.abc import Mapping

import click

import enishi
from enishi_app.cli.language import LANGUAGES, speak
from enishi_app.cli.spoken import Lazy, LazyGroup, SpokenOption
from enishi_app.cli.spoken import later as _

_ROOM = "enishi_app.cli"


def _lazy(module: str, name: str, text: str) -> Lazy:
    return Lazy(module=f"{_ROOM}.{module}", name=name, help=text)


COMMANDS = {
    "today": _lazy("today", "today", _("Show what to tend today, and whom you wait for.")),
    "import": _lazy("imports", "import_", _("Bring in files, folders and zip archives.")),
    "imports": _lazy("import_runs", "imports", _("List what was imported, and look into it.")),
    "import-undo": _lazy("imports", "import_undo", _("Take a whole import back.")),
    "import-redo": _lazy("imports", "import_redo", _("Bring an import back that was taken back.")),
    "people": _lazy("people", "people", _("List, find and add people.")),
    "search": _lazy(
        "search",
        "search",
        _("Find people, communities, events and records by words in any script."),
    ),
    "inbox": _lazy("inbox", "inbox", _("People found in files, who wait for your yes.")),
    "me": _lazy("me", "me", _("Say which mail addresses and names in your files are yours.")),
    "same": _lazy("same", "same", _("Say who is the same person, and take it back.")),
    "reach": _lazy("reach", "reach", _("Find who can introduce you to whom.")),
    "asks": _lazy("asks", "asks", _("Asks for introductions, and what became of them.")),
    "record": _lazy("record", "record", _("Record what happened, in one line.")),
    "records": _lazy("records", "records", _("List what was recorded, and take entries back.")),
    "experiment": _lazy("experiment", "experiment", _("Plan, mark and revise an experiment.")),
    "report": _lazy("report", "report", _("Write the plan or the interim report.")),
}


def make_root(others: Mapping[str, Lazy]) -> click.Group:
    """Return the group, with the commands that others add in front."""
    root = LazyGroup(
        name="enishi",
        help=_(
            "enishi: build a network through communities, and know honestly what worked. "
            "Everything stays on this machine, in the folder that ENISHI_HOME names."
        ),
        params=[_language_option(), _version_option()],
        no_args_is_help=True,
    )
    root.lazy = {**others, **COMMANDS}
    return root


def _language_option() -> SpokenOption:
    return SpokenOption(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=lambda _context, _option, value: speak(value) if value else None,
        help=_("Language of everything that is said; else ENISHI_LANG, else the locale's."),
    )


def _version_option() -> SpokenOption:
    return SpokenOption(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_show_version,
        help=_("Show the version and exit."),
    )


def _show_version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"enishi {enishi.__version__}")
        context.exit()
