"""The document tree as Markdown (CommonMark with the tables of GFM).

Emphasis is never used: its rules fail beside Japanese letters, which stand without blanks.
"""

import re
from collections.abc import Iterable, Sequence

from enishi.report.document import (
    Block,
    Column,
    Counts,
    Document,
    Fact,
    Facts,
    Inline,
    ItemList,
    Paragraph,
    RowGroup,
    Section,
    Subheading,
    Table,
    Text,
    Words,
)
from enishi.report.plain import clean_text, is_web_address, one_line, plain_inline, plain_words
from enishi.terms import Language

_ALWAYS = re.compile(r"([\\`*_\[\]<>|~$#])")
_ENTITY = re.compile(r"&(?=#?\w)")
_AT_START = re.compile(r"^([+\-=:])")
_NUMBERED_START = re.compile(r"^(\d{1,9})([.)])")
_BLANKS = re.compile(r"[ \t]+")


def to_markdown(document: Document) -> str:
    """Return a report as Markdown, ending with one line feed.

    Words keep their text exactly, whatever signs they hold: nothing a user wrote can become
    markup or HTML. Numbers stand as plain text, since a file has no records to open.
    """
    head = [f"# {_line(document.title)}", escape_markdown(one_line(" / ".join(document.above)))]
    lead = [_paragraph(document.lead)] if document.lead else []
    body = [part for section in document.sections for part in _section(section, document.language)]
    return "\n\n".join(part for part in (*head, *lead, *body) if part) + "\n"


def escape_markdown(text: str) -> str:
    """Return ``text`` as Markdown that reads as exactly these words.

    Blanks are collapsed, lines stay lines (as hard breaks), and empty lines are left out.
    """
    lines = [_BLANKS.sub(" ", line).strip() for line in clean_text(text).split("\n")]
    return "\\\n".join(_escape_line(line) for line in lines if line)


def _escape_line(line: str) -> str:
    return _escape_start(_escape_inline(line))


def _escape_inline(text: str) -> str:
    return _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\1", text))


def _escape_start(line: str) -> str:
    return _NUMBERED_START.sub(r"\1\\\2", _AT_START.sub(r"\\\1", line))


def _paragraph(words: Words) -> str:
    if not any(isinstance(inline, Text) and inline.url for inline in words):
        return escape_markdown(plain_words(words))
    return _escape_start("".join(_linked(inline) for inline in words).strip())


def _linked(inline: Inline) -> str:
    text = _escape_inline(one_line(plain_inline(inline)))
    if isinstance(inline, Text) and is_web_address(inline.url):
        return f"[{text}](<{_escape_url(inline.url)}>)"
    return text


def _escape_url(url: str) -> str:
    return re.sub(r"([\\<>&])", r"\\\1", url)


def _line(words: Words) -> str:
    return escape_markdown(one_line(plain_words(words)))


def _section(section: Section, language: Language) -> Iterable[str]:
    gap = "\u3000" if language is Language.JA else " "
    yield f"## {section.number}{gap}{escape_markdown(one_line(section.title))}"
    for block in section.blocks:
        yield _block(block, language)


def _block(block: Block, language: Language) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block.words)
    if isinstance(block, Subheading):
        return f"### {_line(block.words)}"
    if isinstance(block, ItemList):
        return _items(block)
    if isinstance(block, Facts | Counts):
        return _facts(block.items, language)
    return _table(block)


def _items(block: ItemList) -> str:
    signs = (f"{n}." if block.is_ordered else "-" for n in range(1, len(block.items) + 1))
    return "\n".join(
        _indented(sign, _paragraph(words)) for sign, words in zip(signs, block.items, strict=True)
    )


def _indented(sign: str, text: str) -> str:
    return f"{sign} " + text.replace("\n", "\n" + " " * (len(sign) + 1))


def _facts(items: Sequence[Fact], language: Language) -> str:
    colon = "：" if language is Language.JA else ": "
    return "\n".join(_indented("-", _fact(fact, colon)) for fact in items)


def _fact(fact: Fact, colon: str) -> str:
    return f"{_line(fact.term)}{colon}{_paragraph(fact.value)}"


def _table(table: Table) -> str:
    rule = "| " + " | ".join(_rule(column) for column in table.columns) + " |"
    head = _row([escape_markdown(one_line(column.title)) for column in table.columns])
    rows = [row for group in table.groups for row in _group(group, len(table.columns))]
    return "\n".join((escape_markdown(one_line(table.caption)), "", head, rule, *rows))


def _rule(column: Column) -> str:
    return "---:" if column.is_number else "---"


def _group(group: RowGroup, width: int) -> Iterable[str]:
    if group.title:
        yield _row([_line(group.title), *[""] * (width - 1)])
    for row in group.rows:
        yield _row([_line(cell) for cell in row])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
