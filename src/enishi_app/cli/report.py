"""Reports on the command line: the plan, and the interim report."""

from datetime import date
from gettext import gettext, ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi_app.cli.door import look
from enishi_app.cli.files import write_whole
from enishi_app.cli.kinds import DAY
from enishi_app.cli.language import LANGUAGES
from enishi_app.cli.printing import note, print_json
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _

if TYPE_CHECKING:
    from enishi_app.actions.reports import Report

FORMATS = ("md", "html")
_SUFFIXES = {".html": "html", ".htm": "html"}


@command("report", help=_("Write the plan or the interim report."))
@argument("kind", type=click.Choice(("plan", "interim")), help=_("Which report."))
@option("--as-of", type=DAY, metavar="DAY", help=_("The last day that counts; else today."))
@option(
    "--lang", type=click.Choice(LANGUAGES), help=_("Language of the report; else the one spoken.")
)
@option(
    "--format", "as_format", type=click.Choice(FORMATS), help=_("Else by the file's name, else md.")
)
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Where to; else it is printed."),
)
@option("--experiment", default="", metavar="ID", help=_("Which one, where there are several."))
@as_json
def report(  # noqa: PLR0913 - one for each option
    *,
    kind: str,
    as_of: date | None,
    lang: str | None,
    as_format: str | None,
    output: Path | None,
    experiment: str,
    is_json: bool,
) -> None:
    """Write the plan or the interim report."""
    actor = look()
    from enishi.terms import Language
    from enishi_app.actions import reports
    from enishi_app.actions.actor import today_of

    wish = reports.ReportWish(
        kind=reports.ReportKind(kind),
        as_of=as_of or today_of(actor),
        language=Language(lang) if lang else actor.language,
        experiment=experiment,
    )
    written = reports.write_report(actor, wish)
    chosen = as_format or _SUFFIXES.get(output.suffix.lower() if output else "", "md")
    text = reports.render_report(written, reports.ReportFormat(chosen))
    if is_json:
        print_json({"text": text, "hidden": written.hidden, "missing": written.missing})
    elif output:
        write_whole(output, text)
        note(gettext("Written: %s") % output)
    else:
        click.echo(text, nl=False)
    _tell_hidden(written)


def _tell_hidden(written: "Report") -> None:
    """Say how many names do not go out; which ones, the JSON tells."""
    count = len({name.person for name in written.hidden})
    if count:
        text = ngettext(
            "%d person is not named: no consent is recorded.",
            "%d people are not named: no consent is recorded.",
            count,
        )
        note(text % count)
