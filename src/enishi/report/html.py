"""The document tree as HTML: a fragment for a page, or a file that stands alone.

No script, no style attribute, no request to anywhere. The classes are those of the product's own
style sheet; a file that stands alone carries a small sheet for reading and printing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from enishi.report.document import (
    Block,
    Change,
    Column,
    Counts,
    Document,
    Fact,
    Facts,
    Inline,
    ItemList,
    MarkSign,
    Number,
    Paragraph,
    RecordLine,
    RecordList,
    RowGroup,
    Section,
    Subheading,
    Table,
    Text,
    Tone,
    Words,
)
from enishi.report.html_marks import draw_mark
from enishi.report.html_style import STANDALONE_CSS
from enishi.report.plain import clean_text, is_web_address, plain_words
from enishi.terms import Language

LinkTo = Callable[[Number], str]
"""Returns the address of the records behind a number, or an empty string for no link."""

_OWN_LISTS = "#records-{key}"


@dataclass(frozen=True, kw_only=True)
class _Ink:
    """What every part needs to know: the document's language, and where numbers lead."""

    language: Language
    link: LinkTo


def to_html(
    document: Document,
    *,
    link: LinkTo | str = "",
    standalone: bool = False,
    css: str = STANDALONE_CSS,
) -> str:
    """Return a report as HTML.

    Args:
        document: What to print.
        link: Where the numbers lead: a function of the number, or an address with ``{key}``
            in it. Empty: nowhere in a fragment; in a file, to the lists of records at its end.
        standalone: Whether to return a whole file instead of an ``<article>``.
        css: The style sheet of the file.

    Returns:
        Valid HTML with one ``h1``, ending with a line feed. Every word is escaped.
    """
    lists = document.record_lists if standalone and not link else ()
    ink = _Ink(language=document.language, link=_link_to(link or (_OWN_LISTS if lists else "")))
    article = "\n".join(_article(document, lists, ink)) + "\n"
    return _file(document, article, css) if standalone else article


def _link_to(link: LinkTo | str) -> LinkTo:
    if callable(link):
        return link
    return lambda number: link.replace("{key}", number.key)


def _file(document: Document, article: str, css: str) -> str:
    title = _escape(plain_words(document.title))
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_safe_css(css)}</style>\n</head>\n<body>\n<main>\n"
        f"{article}</main>\n</body>\n</html>\n"
    )


def _safe_css(css: str) -> str:
    """Return ``css`` unable to end its element."""
    return css.replace("</", "<\\/")


def _escape(text: str) -> str:
    return escape(clean_text(text), quote=True)


def _article(document: Document, lists: tuple[RecordList, ...], ink: _Ink) -> Iterable[str]:
    yield f'<article class="report" lang="{document.language}">'
    yield '<header class="title title--wide">'
    yield f'<p class="eyebrow">{"".join(f"<span>{_escape(t)}</span>" for t in document.above)}</p>'
    yield f"<h1>{_words(document.title, ink)}</h1>"
    if document.lead:
        yield f'<p class="lead">{_words(document.lead, ink)}</p>'
    yield "</header>"
    for section in document.sections:
        yield from _section(section, ink)
    if lists:
        yield from _record_lists(document.records_title, lists, ink)
    yield "</article>"


def _section(section: Section, ink: _Ink) -> Iterable[str]:
    key = _escape(f"report-{section.key}")
    number = f'<span class="report__no">{_escape(section.number)}</span>'
    yield f'<section class="section section--rule" aria-labelledby="{key}">'
    yield f'<h2 id="{key}">{number}{_escape(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block, ink)
    yield "</section>"


def _block(block: Block, ink: _Ink) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield _paragraph(block, ink)
    elif isinstance(block, Subheading):
        yield f"<h3>{_words(block.words, ink)}</h3>"
    elif isinstance(block, ItemList):
        yield from _items(block, ink)
    elif isinstance(block, Facts):
        yield from _definitions("facts", block.items, ink)
    elif isinstance(block, Counts):
        yield from _definitions("counts", block.items, ink)
    else:
        yield from _table(block, ink)


def _paragraph(block: Paragraph, ink: _Ink) -> str:
    tone = ' class="small"' if block.tone is Tone.SMALL else ""
    return f"<p{tone}>{_words(block.words, ink)}</p>"


def _items(block: ItemList, ink: _Ink) -> Iterable[str]:
    tag = "ol" if block.is_ordered else "ul"
    yield f'<{tag} class="learn">' if block.tone is Tone.LARGE else f"<{tag}>"
    for words in block.items:
        yield f"<li>{_words(words, ink)}</li>"
    yield f"</{tag}>"


def _definitions(name: str, facts: tuple[Fact, ...], ink: _Ink) -> Iterable[str]:
    yield f'<dl class="{name}">'
    for fact in facts:
        term, value = _words(fact.term, ink), _words(fact.value, ink)
        yield f"<div><dt>{term}</dt><dd>{value}</dd></div>"
    yield "</dl>"


def _table(table: Table, ink: _Ink) -> Iterable[str]:
    yield '<table class="tbl tbl--fold">'
    yield f"<caption>{_escape(table.caption)}</caption>"
    yield f"<thead><tr>{''.join(_head(column) for column in table.columns)}</tr></thead>"
    for group in table.groups:
        yield from _group(group, table.columns, ink)
    yield "</table>"


def _head(column: Column) -> str:
    return f'<th scope="col"{_number_class(column)}>{_escape(column.title)}</th>'


def _number_class(column: Column) -> str:
    return ' class="n"' if column.is_number else ""


def _group(group: RowGroup, columns: tuple[Column, ...], ink: _Ink) -> Iterable[str]:
    yield "<tbody>"
    if group.title:
        title = _words(group.title, ink)
        yield f'<tr class="grp"><th scope="rowgroup" colspan="{len(columns)}">{title}</th></tr>'
    for row in group.rows:
        yield f"<tr>{''.join(_row(row, columns, ink))}</tr>"
    yield "</tbody>"


def _row(row: tuple[Words, ...], columns: tuple[Column, ...], ink: _Ink) -> Iterable[str]:
    head, *cells = row
    yield f'<th scope="row">{_words(head, ink)}</th>'
    for column, cell in zip(columns[1:], cells, strict=True):
        yield _cell(cell, column, ink)


def _cell(cell: Words, column: Column, ink: _Ink) -> str:
    if not cell:
        return "<td></td>"
    # On a narrow page a row becomes a list: then the label stands for the column's head.
    label = _escape(column.title)
    words = _words(cell, ink)
    return f'<td{_number_class(column)} data-label="{label}"><span>{words}</span></td>'


def _words(words: Words, ink: _Ink) -> str:
    return "".join(_inline(inline, ink) for inline in words)


def _inline(inline: Inline, ink: _Ink) -> str:
    if isinstance(inline, Number):
        return _number(inline, ink)
    if isinstance(inline, MarkSign):
        return draw_mark(inline.mark, _escape(inline.word), language=ink.language)
    return _text(inline, ink)


def _number(number: Number, ink: _Ink) -> str:
    words = f"{number.value}{_small(number.after)}"
    address = ink.link(number) if number.value else ""
    return f'<a href="{_escape(address)}">{words}</a>' if address else words


def _small(words: str) -> str:
    return f"<small>{_escape(words)}</small>" if words else ""


def _text(run: Text, ink: _Ink) -> str:
    if run.is_small:
        return _small(run.text)
    lines = [line for line in clean_text(run.text).split("\n") if line.strip()]
    words = _changed(run.change, "<br>".join(_escape(line) for line in lines))
    lang = f' lang="{_escape(run.language)}"' if run.language not in {"", ink.language} else ""
    if is_web_address(run.url):
        return f'<a href="{_escape(run.url)}" rel="noreferrer"{lang}>{words}</a>'
    return f"<span{lang}>{words}</span>" if lang else words


def _changed(change: Change, words: str) -> str:
    tag = {Change.STRUCK: "del", Change.NEW: "ins"}.get(change)
    return f"<{tag}>{words}</{tag}>" if tag else words


def _record_lists(title: str, lists: tuple[RecordList, ...], ink: _Ink) -> Iterable[str]:
    yield '<section class="section section--rule records" aria-labelledby="records">'
    yield f'<h2 id="records">{_escape(title)}</h2>'
    for found in lists:
        yield from _record_list(found, ink)
    yield "</section>"


def _record_list(found: RecordList, ink: _Ink) -> Iterable[str]:
    yield f'<h3 id="{_escape("records-" + found.key)}">{_words(found.title, ink)}</h3>'
    yield "<ol>"
    for line in found.lines:
        yield _record_line(line, ink)
    yield "</ol>"


def _record_line(line: RecordLine, ink: _Ink) -> str:
    day = f'<time datetime="{line.on.isoformat()}">{_escape(line.day)}</time>'
    return f"<li>{day} {_words(line.words, ink)}</li>"
