"""Looking after a workspace: backups, bringing one back, examining it."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi_app.cli.door import look
from enishi_app.cli.edge import FAILED, OK
from enishi_app.cli.printing import note, print_json, say
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.backup import Backup
    from enishi_app.actions.doctor import Finding
    from enishi_app.site.home import Home

_FILE = click.Path(path_type=Path, dir_okay=False)
_THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@command("backup", help=_("Write everything to one file, and check it."))
@argument("file", type=_FILE, metavar="FILE", help=_("A new file, such as enishi-2024-08-31.zip."))
@as_json
def backup(*, file: Path, is_json: bool) -> None:
    """Write everything to one file, and check it."""
    from enishi_app.actions.backup import write_backup
    from enishi_app.site.home import find_home

    _print(write_backup(find_home().folder, file.absolute(), now=_now()), file, is_json=is_json)


@command("restore", help=_("Bring a backup back."))
@argument("file", type=_THERE, metavar="FILE", help=_("A file that enishi backup wrote."))
@option(
    "--replace",
    "is_replacing",
    is_flag=True,
    help=_("Put the workspace that is there aside, into its backups folder."),
)
@as_json
def restore(*, file: Path, is_replacing: bool, is_json: bool) -> None:
    """Bring a backup back."""
    from enishi_app.actions.backup import restore_backup
    from enishi_app.site.home import find_home, prepare_home

    home = find_home()
    prepare_home(home)
    with _nobody_serving(home):
        held = restore_backup(file.absolute(), home.folder, now=_now(), is_replacing=is_replacing)
    _print(held, home.folder, is_json=is_json)


@command("doctor", help=_("Examine the workspace: is everything there and whole?"))
@option(
    "--rebuild",
    "is_rebuilding",
    is_flag=True,
    help=_("Work everything derived out anew from sources and decisions."),
)
@as_json
def doctor(*, is_rebuilding: bool, is_json: bool) -> int:
    """Examine the workspace."""
    actor = look()
    from enishi_app.actions.doctor import examine, rebuild_derived

    if is_rebuilding:
        rebuild_derived(actor)
        note(gettext("Everything derived was worked out anew."))
    findings = []
    for finding in examine(actor):
        findings.append(finding)
        if not is_json:
            _say_finding(finding)
    if is_json:
        print_json({"findings": findings, "versions": _versions()})
    else:
        say(", ".join(f"{name} {version}" for name, version in _versions().items()))
    return OK if all(one.is_fine for one in findings) else FAILED


def _say_finding(finding: "Finding") -> None:
    words = {
        "database": gettext("The database file is whole."),
        "references": gettext("Every row refers to rows that are there."),
        "originals": gettext("Every original is there and unchanged."),
        "derived": gettext("What is derived is what sources and decisions give."),
    }
    sign = "○" if finding.is_fine else "×"
    say(f"{sign} {words[finding.what.value]}")
    for fault in finding.faults:
        say(f"    {fault}")


def _versions() -> dict[str, str]:
    import django

    import enishi

    return {
        "enishi": enishi.__version__,
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "SQLite": sqlite3.sqlite_version,
    }


def _print(held: "Backup", where: Path, *, is_json: bool) -> None:
    if is_json:
        print_json(held)
        return
    said = {"where": where, "count": held.originals}
    text = ngettext(
        "Whole and checked: %(where)s, the database and %(count)d original.",
        "Whole and checked: %(where)s, the database and %(count)d originals.",
        held.originals,
    )
    say(text % said)
    if held.missing:
        lost = ngettext(
            "%d original was missing already.",
            "%d originals were missing already.",
            len(held.missing),
        )
        note(lost % len(held.missing))


@contextmanager
def _nobody_serving(home: "Home") -> Iterator[None]:
    from enishi_app.jobs.locks import try_lock
    from enishi_app.site.serving import LOCK

    with try_lock(home.folder / LOCK) as is_free:
        if not is_free:
            raise click.UsageError(gettext("enishi serves this workspace just now. Stop it first."))
        yield


def _now() -> datetime:
    return datetime.now().astimezone()
