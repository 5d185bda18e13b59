"""All people as CSV or JSON, page by page, so that memory does not grow with their number."""

import csv
import sys
from collections.abc import Iterator
from gettext import ngettext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from enishi_app.cli.printing import as_plain, note

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.people import PersonLine

_PAGE = 1000
HEADS = (
    *("Id", "Name", "Reading", "Organization", "Title", "Roles", "Place"),
    *("Met", "Channel", "Last touch", "Touches"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_people(actor: "Actor", output: Path | None, *, is_json: bool) -> None:
    """Write all people, ordered by name, to a file or to standard output."""
    write = _write_json if is_json else _write_csv
    if output is None:
        write(actor, sys.stdout)
        return
    # Excel takes a CSV file without this mark for something other than UTF-8.
    encoding = "utf-8" if is_json else "utf-8-sig"
    with output.open("w", encoding=encoding, newline="") as file:
        count = write(actor, file)
    note(ngettext("%d person written", "%d people written", count) % count)


def _write_csv(actor: "Actor", file: IO[str]) -> int:
    writer = csv.writer(file)
    writer.writerow(HEADS)
    count = 0
    for count, line in enumerate(_everybody(actor), start=1):  # noqa: B007 - the last one counts
        writer.writerow([_safe(cell) for cell in _cells(line)])
    return count


def _write_json(actor: "Actor", file: IO[str]) -> int:
    import json

    count = 0
    for line in _everybody(actor):
        file.write("[\n" if count == 0 else ",\n")
        file.write(json.dumps(as_plain(line), ensure_ascii=False))
        count += 1
    file.write("\n]\n" if count else "[]\n")
    return count


def _everybody(actor: "Actor") -> Iterator["PersonLine"]:
    from enishi_app.actions.people import PeopleFilter, list_people

    number, last = 1, 1
    while number <= last:
        page = list_people(actor, PeopleFilter(), page=number, size=_PAGE)
        yield from page.lines
        number, last = number + 1, page.page_count


def _cells(line: "PersonLine") -> tuple[object, ...]:
    return (
        *(line.id, line.name, line.reading, line.organisation, line.title),
        *("; ".join(line.roles), line.place, line.met_on, line.channel),
        *(line.last_touch_on, line.touch_count),
    )


def _safe(cell: object) -> str:
    """Keep a spreadsheet from taking what a stranger wrote in her name for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
