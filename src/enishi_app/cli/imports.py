"""Bringing files in, and taking imports back."""

from collections.abc import Sequence
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi_app.cli.door import begin, look, work
from enishi_app.cli.edge import FAILED, OK, sentence_for
from enishi_app.cli.import_reports import print_preview, print_report
from enishi_app.cli.import_wishes import Mapped, choice_for, read_mapped
from enishi_app.cli.printing import note, print_json, say
from enishi_app.cli.progress import showing_progress
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.imports import ImportReport, Preview

FORMATS = (
    *("vcard", "calendar", "ldif", "mail", "line", "whatsapp", "slack", "discord", "linkedin"),
    *("google", "facebook", "attendees", "outlook", "thunderbird", "eight", "csv"),
)
_how_many = option(
    "--problems",
    "limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help=_("How many problems to list for each import."),
)
_run = argument("run", metavar="ID", type=int, help=_("The number of an import."))


@command("import", help=_("Bring in files, folders and zip archives."))
@argument(
    "paths",
    nargs=-1,
    metavar="PATH...",
    type=click.Path(path_type=Path, exists=True),
    help=_("vCard, LinkedIn, Google Contacts or any CSV file; folders and zip archives of them."),
)
@option("--as", "as_format", type=click.Choice(FORMATS), help=_("Read everything as this format."))
@option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=_("What a column of a CSV file says, for example 'Firma=organisation'."),
)
@option("--dry-run", "is_dry", is_flag=True, help=_("Only show what would be read; keep nothing."))
@option("--resume", "is_resumed", is_flag=True, help=_("Go on with imports that were interrupted."))
@_how_many
@as_json
def import_(  # noqa: PLR0913 - one for each option
    *,
    paths: Sequence[Path],
    as_format: str | None,
    mapped: Sequence[str],
    is_dry: bool,
    is_resumed: bool,
    limit: int,
    is_json: bool,
) -> int:
    """Bring in files, folders and zip archives."""
    if not paths and not is_resumed:
        raise click.UsageError(gettext("Name a file, a folder or a zip archive to import."))
    meant = read_mapped(mapped)
    if is_dry:
        return _preview(paths, as_format, meant, limit=limit, is_json=is_json)
    actor = work()
    reports = [*(_resume_all(actor) if is_resumed else ())]
    reports += [r for path in paths if (r := _import(actor, path, as_format, meant))]
    _tell(actor, reports, limit=limit, is_json=is_json)
    is_missing = len(reports) < len(paths)
    return FAILED if is_missing or any(_is_barren(one) for one in reports) else OK


@command("import-undo", help=_("Take a whole import back."))
@_run
@as_json
def import_undo(*, run: int, is_json: bool) -> None:
    """Take a whole import back."""
    actor = look()
    from enishi_app.actions.imports import undo_import

    report = undo_import(actor, run)
    if is_json:
        print_json(report)
        return
    say(gettext("%s was taken back. Bring it back again with:") % report.name)
    say(f"  enishi import-redo {report.id}")


@command("import-redo", help=_("Bring an import back that was taken back."))
@_run
@as_json
def import_redo(*, run: int, is_json: bool) -> None:
    """Bring an import back that was taken back."""
    actor = look()
    from enishi_app.actions.imports import redo_import

    report = redo_import(actor, run)
    if is_json:
        print_json(report)
    else:
        say(gettext("%s is back.") % report.name)


def _import(
    actor: "Actor", path: Path, as_format: str | None, meant: Sequence[Mapped]
) -> "ImportReport | None":
    """Import one path; what cannot be read at all is said, and the next path has its turn."""
    from enishi.terms import EnishiError
    from enishi_app.jobs.imports import ImportBusyError, import_now

    try:
        choice = choice_for(path, as_format=as_format, mapped=meant)
        with showing_progress(path.name) as show:
            return import_now(actor, path.resolve(), choice=choice, on_progress=show)
    except ImportBusyError:
        raise
    except EnishiError as error:
        note(f"enishi: {path}: {sentence_for(error)}")
        return None


def _resume_all(actor: "Actor") -> list["ImportReport"]:
    from enishi_app.jobs.imports import resumable, resume_now

    waiting = resumable(actor)
    if not waiting:
        note(gettext("No import was interrupted."))
    reports = []
    for report in waiting:
        with showing_progress(report.name) as show:
            reports.append(resume_now(actor, report.id, on_progress=show))
    return reports


def _tell(actor: "Actor", reports: Sequence["ImportReport"], *, limit: int, is_json: bool) -> None:
    from enishi_app.actions.imports import list_problems

    told = [(report, list_problems(actor, report.id, limit=limit)) for report in reports]
    if is_json:
        print_json([{"report": report, "problems": problems} for report, problems in told])
        return
    for report, problems in told:
        print_report(report, problems)
    if told:
        say(gettext("Take an import back with: enishi import-undo ID"))


def _is_barren(report: "ImportReport") -> bool:
    """Tell whether there was something to read, and nothing of it could be."""
    return not report.read and bool(report.problems)


def _preview(
    paths: Sequence[Path],
    as_format: str | None,
    meant: Sequence[Mapped],
    *,
    limit: int,
    is_json: bool,
) -> int:
    # Looking into a file needs no notebook yet.
    begin()
    from enishi_app.actions.imports import preview_path

    previews = [
        preview_path(
            path.resolve(),
            choice=choice_for(path, as_format=as_format, mapped=meant),
            problem_limit=limit,
        )
        for path in paths
    ]
    if is_json:
        print_json(previews)
    else:
        for preview in previews:
            print_preview(preview)
    return FAILED if any(_finds_nothing(one) for one in previews) else OK


def _finds_nothing(preview: "Preview") -> bool:
    return not preview.record_count and bool(preview.problem_count)
