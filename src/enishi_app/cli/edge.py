"""The edge of the process: whatever goes wrong becomes one clear line and an exit code."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from gettext import gettext

import click

from enishi_app.cli.door import Door
from enishi_app.cli.spoken import later as _

OK, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_FULL = _(
    "The disk is full or cannot be written. Nothing that was confirmed is lost; free some space "
    "and try again."
)
_READ_ONLY = _(
    "The folder of this workspace cannot be written. Nothing was changed; make it writable or name "
    "another one with ENISHI_HOME."
)
_DAMAGED = _(
    "The database is damaged. Bring the last backup back with: enishi restore FILE --replace"
)
_BUSY = _("Another program is writing to this workspace just now. Try again in a moment.")
_UNREACHABLE = _("The database that ENISHI_DATABASE_URL names cannot be reached.")
_NO_DRIVER = _("PostgreSQL needs one more package: pip install 'enishi[postgres]'")
_NOT_TEXT = _("This holds characters that are no text. Nothing was kept.")
_DATABASE_TROUBLE = {
    "database or disk is full": _FULL,
    "disk i/o error": _FULL,
    "readonly database": _READ_ONLY,
    "unable to open database": _READ_ONLY,
    "malformed": _DAMAGED,
    "not a database": _DAMAGED,
    "database is locked": _BUSY,
    "database is busy": _BUSY,
    "connection refused": _UNREACHABLE,
    "connection failed": _UNREACHABLE,
    "connection is bad": _UNREACHABLE,
    "could not connect": _UNREACHABLE,
    "could not translate": _UNREACHABLE,
}
_FILE_TROUBLE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _("There is no such file: %(file)s"),
    errno.EACCES: _("This may not be opened or written: %(file)s"),
    errno.EPERM: _("This may not be opened or written: %(file)s"),
    errno.EISDIR: _("This is a folder, a file is needed: %(file)s"),
    errno.ENOTDIR: _("This is a file, a folder is needed: %(file)s"),
    errno.EEXIST: _("This is there already: %(file)s"),
}


def run(command: click.Command, arguments: Sequence[str], *, door: Door) -> int:
    """Run a command to its end; return the exit code. Nothing is raised."""
    try:
        code = command.main(list(arguments), prog_name="enishi", standalone_mode=False, obj=door)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - the edge of the process
        return _end(error)
    return code if isinstance(code, int) else OK


def _end(error: BaseException) -> int:
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAILED
    if isinstance(error, BrokenPipeError):
        # Whoever was reading has read enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return MISUSED
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        click.echo("enishi: " + gettext("Stopped."), err=True)
        return INTERRUPTED
    click.echo(f"enishi: {sentence_for(error)}", err=True)
    if os.environ.get("ENISHI_DEBUG"):
        _show_where(error)
    return error.exit_code if isinstance(error, click.ClickException) else FAILED


def sentence_for(error: BaseException) -> str:
    """Return one line for the user, in the language that is spoken."""
    if isinstance(error, click.ClickException):
        return " ".join(error.format_message().split())
    if isinstance(error, OSError):
        return _of_file(error)
    kinds = (kind.__name__ for kind in type(error).__mro__)
    return next((_OF[kind] for kind in kinds if kind in _OF), _of_nobody)(error)


def _of_file(error: OSError) -> str:
    known = _FILE_TROUBLE.get(error.errno or 0)
    if known is None:
        return error.strerror or type(error).__name__
    return gettext(known) % {"file": error.filename or ""}


def _of_database(error: BaseException) -> str:
    said = str(error).lower()
    known = next((s for mark, s in _DATABASE_TROUBLE.items() if mark in said), None)
    return gettext(known) if known else _of_nobody(error)


def _of_enishi(error: BaseException) -> str:
    from enishi_app.cli.refusals import refusal

    return refusal(error)


def _of_text(_error: BaseException) -> str:
    return gettext(_NOT_TEXT)


def _of_settings(error: BaseException) -> str:
    return gettext(_NO_DRIVER) if "psycopg" in str(error) else _of_nobody(error)


def _of_nobody(error: BaseException) -> str:
    """Name an error nobody foresaw, without the personal data its message may hold."""
    return gettext("Something went wrong inside enishi (%(kind)s). ENISHI_DEBUG=1 shows where.") % {
        "kind": type(error).__name__
    }


# By name: naming the classes themselves would load Django before it is needed.
_OF: dict[str, Callable[[BaseException], str]] = {
    "DatabaseError": _of_database,
    "EnishiError": _of_enishi,
    "ImproperlyConfigured": _of_settings,
    "UnicodeError": _of_text,
}


def _show_where(error: BaseException) -> None:
    import traceback

    traceback.print_exception(error)
