"""The document tree of a report: what every renderer is given.

A tree holds words, never markup. Words that the user wrote herself are marked as quoted, so that
they can be searched for names (see :mod:`enishi.report.names`) and so that their language is
known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from enishi.terms import Language, Mark


class Change(StrEnum):
    """Whether words stand in the plan, stood in it before, or came in with a revision."""

    NONE = "none"
    STRUCK = "struck"
    NEW = "new"


class Tone(StrEnum):
    """How loud a paragraph or a list is."""

    BODY = "body"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class Text:
    """A run of words.

    Attributes:
        language: ``ja`` or ``en`` or another code; empty for the document's own.
        is_quoted: Whether the user wrote it, so that it may name somebody.
        is_small: Whether it stands beside a large number and is set smaller.
        url: Where it leads (http or https), or empty.
    """

    text: str
    language: str = ""
    is_quoted: bool = False
    change: Change = Change.NONE
    is_small: bool = False
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A counted number, which opens the records it was counted from.

    Attributes:
        value: The count.
        after: The counter glued to its end (``人``), or empty.
        key: Name of its :class:`RecordList`.
    """

    value: int
    key: str
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkSign:
    """An outcome mark; its word always follows its sign."""

    mark: Mark
    word: str


Inline = Text | Number | MarkSign
Words = tuple[Inline, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text."""

    words: Words
    tone: Tone = Tone.BODY


@dataclass(frozen=True, kw_only=True)
class Subheading:
    """A heading inside a section."""

    words: Words


@dataclass(frozen=True, kw_only=True)
class ItemList:
    """A list of points."""

    items: tuple[Words, ...]
    is_ordered: bool = False
    tone: Tone = Tone.BODY


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A term and what is said of it."""

    term: Words
    value: Words


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A definition list."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Figures in large type, each with its words."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """Rows under a common head. Without a head ``title`` is empty."""

    rows: tuple[tuple[Words, ...], ...]
    title: Words = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table. The first cell of every row is the row's head."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]


Block = Paragraph | Subheading | ItemList | Facts | Counts | Table


@dataclass(frozen=True, kw_only=True)
class Section:
    """A numbered section.

    Attributes:
        key: Stable name, used as the anchor.
        number: As printed: ``1`` or ``一``.
    """

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record behind a number: its id, its day, and what it is, without anybody's name.

    Attributes:
        day: The day as it is printed.
    """

    id: str
    on: date
    day: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class RecordList:
    """The records behind one number.

    Attributes:
        key: The key that the numbers carry.
        title: What was counted.
        records: Ids in the order of their days.
    """

    key: str
    title: Words
    records: tuple[str, ...]
    lines: tuple[RecordLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A report, ready to be rendered.

    Attributes:
        above: The line above the title: kind of report, period, day.
        record_lists: One for every key that a :class:`Number` in the document carries.
        records_title: Heading above the record lists, where a renderer prints them.
    """

    language: Language
    title: Words
    above: tuple[str, ...]
    lead: Words
    sections: tuple[Section, ...]
    record_lists: tuple[RecordList, ...] = ()
    records_title: str = ""

    def records_behind(self, key: str) -> tuple[str, ...]:
        """Return the ids of the records that were counted under ``key``; empty if none were."""
        return next((found.records for found in self.record_lists if found.key == key), ())


def words_of_block(block: Block) -> Iterator[Words]:
    """Yield the words of a block in reading order, captions and column heads left out."""
    if isinstance(block, Paragraph | Subheading):
        yield block.words
    elif isinstance(block, ItemList):
        yield from block.items
    elif isinstance(block, Facts | Counts):
        yield from (words for fact in block.items for words in (fact.term, fact.value))
    else:
        yield from _words_of_table(block)


def numbers_in(document: Document) -> tuple[Number, ...]:
    """Return every counted number of a document, in reading order."""
    found = [
        *document.lead,
        *(
            inline
            for section in document.sections
            for block in section.blocks
            for words in words_of_block(block)
            for inline in words
        ),
    ]
    return tuple(inline for inline in found if isinstance(inline, Number))


def _words_of_table(table: Table) -> Iterator[Words]:
    for group in table.groups:
        yield group.title
        yield from (cell for row in group.rows for cell in row)
