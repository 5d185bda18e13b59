"""Listing of a page: its blocks as the entries that the same list has in JSON."""

from collections.abc import Iterator

from enishi.sources.format import Task
from enishi.sources.formats.facebook.listing import Entry, Told
from enishi.sources.formats.facebook.pages.blocks import Block, Page
from enishi.sources.formats.facebook.pages.days import moment_in
from enishi.sources.formats.facebook.texts import LONGEST_NAME


def entries_of_page(task: Task) -> Iterator[Told]:
    """Give the entries of a page; what Facebook says happened stands where the name does."""
    for one in Page(task.file).blocks():
        yield _entry(*one) if isinstance(one, tuple) else one


def _entry(row: int, block: Block) -> Entry:
    heading = block.heading
    return Entry(
        row=row,
        name=heading if len(heading) <= LONGEST_NAME else "",
        sentence=heading,
        at=moment_in(block.told),
        told=block.told,
        lines=block.lines,
    )
