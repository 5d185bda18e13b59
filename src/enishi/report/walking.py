"""Walk a document and change its runs of text, whatever block they stand in."""

from collections.abc import Callable
from dataclasses import replace

from enishi.report.document import (
    Block,
    Counts,
    Document,
    Fact,
    Facts,
    Inline,
    ItemList,
    Paragraph,
    RecordLine,
    RecordList,
    RowGroup,
    Section,
    Subheading,
    Text,
    Words,
)

ChangeText = Callable[[Text, str], Text]
"""Takes a run and the key of its section; returns the run to put in its place."""

TITLE = "title"
RECORDS = "records"


def change_texts(document: Document, change: ChangeText) -> Document:
    """Return the document with every run of text changed, in reading order."""
    return replace(
        document,
        title=_words(document.title, change, TITLE),
        lead=_words(document.lead, change, TITLE),
        sections=tuple(_section(section, change) for section in document.sections),
        record_lists=tuple(_record_list(found, change) for found in document.record_lists),
    )


def _section(section: Section, change: ChangeText) -> Section:
    blocks = tuple(_block(block, change, section.key) for block in section.blocks)
    return replace(section, blocks=blocks)


def _block(block: Block, change: ChangeText, key: str) -> Block:
    if isinstance(block, Paragraph | Subheading):
        return replace(block, words=_words(block.words, change, key))
    if isinstance(block, ItemList):
        return replace(block, items=tuple(_words(words, change, key) for words in block.items))
    if isinstance(block, Facts | Counts):
        return replace(block, items=tuple(_fact(fact, change, key) for fact in block.items))
    return replace(block, groups=tuple(_group(group, change, key) for group in block.groups))


def _fact(fact: Fact, change: ChangeText, key: str) -> Fact:
    return Fact(term=_words(fact.term, change, key), value=_words(fact.value, change, key))


def _group(group: RowGroup, change: ChangeText, key: str) -> RowGroup:
    title = _words(group.title, change, key)
    rows = tuple(tuple(_words(cell, change, key) for cell in row) for row in group.rows)
    return RowGroup(title=title, rows=rows)


def _record_list(found: RecordList, change: ChangeText) -> RecordList:
    title = _words(found.title, change, RECORDS)
    return replace(found, title=title, lines=tuple(_line(line, change) for line in found.lines))


def _line(line: RecordLine, change: ChangeText) -> RecordLine:
    return replace(line, words=_words(line.words, change, RECORDS))


def _words(words: Words, change: ChangeText, key: str) -> Words:
    return tuple(_inline(inline, change, key) for inline in words)


def _inline(inline: Inline, change: ChangeText, key: str) -> Inline:
    return change(inline, key) if isinstance(inline, Text) else inline
