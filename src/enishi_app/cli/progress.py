"""A line that shows how far an import is, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import ngettext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi_app.actions.imports import ImportReport

ShowProgress = Callable[["ImportReport"], None]


@contextmanager
def showing_progress(name: str) -> Iterator[ShowProgress | None]:
    """Show progress on standard error while the block runs.

    Yields:
        What to call with every report, or None where nobody is looking.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    shown = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    with shown:
        task = shown.add_task(name, total=None, count="")
        yield lambda report: shown.update(
            task,
            total=report.bytes_total or None,
            completed=report.bytes_read,
            count=_count(report.read),
        )


def _count(number: int) -> str:
    return ngettext("%d record", "%d records", number) % number
