"""Markdown survives whatever a user wrote: the same words come out, and nothing but words."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from enishi.report import to_markdown
from enishi.report.document import Column, Document, Paragraph, RowGroup, Section, Table, Text
from enishi.report.markdown import escape_markdown
from enishi.terms import Language
from tests.library.report.documents import DOCUMENTS, NASTY, TEXTS, letters, letters_of

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def read(markdown: str) -> list[Token]:
    return PARSER.parse(markdown)


def words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children is not None:
            yield from words(token.children)
        elif token.type in {"hardbreak", "softbreak"}:
            yield "\n"
        else:
            yield token.content


def kinds(tokens: Sequence[Token]) -> set[str]:
    inner = {kind for token in tokens if token.children for kind in kinds(token.children)}
    return inner | {token.type.removesuffix("_open") for token in tokens}


@given(DOCUMENTS)
def test_a_document_reads_the_same_after_a_round_trip(document: Document) -> None:
    assert letters("".join(words(read(to_markdown(document))))) == letters_of(document)


@given(DOCUMENTS)
def test_no_word_becomes_markup(document: Document) -> None:
    foreign = {"html_inline", "html_block", "code_inline", "code_block", "fence", "image", "hr"}
    foreign |= {"em", "strong", "s", "blockquote"}
    assert not kinds(read(to_markdown(document))) & foreign


@given(DOCUMENTS)
def test_there_is_one_first_heading_and_one_second_heading_a_section(document: Document) -> None:
    heads = [token.tag for token in read(to_markdown(document)) if token.type == "heading_open"]
    assert heads.count("h1") == 1
    assert heads.count("h2") == len(document.sections)


@pytest.mark.parametrize("text", NASTY)
def test_what_looks_like_markup_stays_text(text: str) -> None:
    tokens = read(escape_markdown(text))
    assert letters("".join(words(tokens))) == letters(clean(text))
    assert kinds(tokens) <= {
        "paragraph",
        "paragraph_close",
        "inline",
        "text",
        "hardbreak",
        "text_special",
    }


def clean(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign.isspace())


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=3))
def test_a_table_keeps_its_shape_whatever_its_cells_hold(rows: list[list[str]]) -> None:
    cells = tuple(tuple((Text(text=text),) for text in row) for row in rows)
    table = Table(
        caption="c",
        columns=(Column(title="a"), Column(title="b")),
        groups=(RowGroup(rows=cells),),
    )
    tokens = read(to_markdown(document(table)))
    assert sum(token.type == "td_open" for token in tokens) == 2 * len(rows)


def test_lines_of_a_paragraph_stay_lines() -> None:
    text = to_markdown(document(Paragraph(words=(Text(text="一行目\n\n  二行目  "),))))
    assert "一行目\\\n二行目\n" in text


def test_only_web_addresses_become_links() -> None:
    good, bad = Text(text="a", url="https://example.org/_x_"), Text(text="b", url="javascript:x")
    tokens = read(to_markdown(document(Paragraph(words=(good, bad)))))
    links = [child for token in tokens for child in token.children or () if child.tag == "a"]
    assert [link.attrGet("href") for link in links if link.nesting == 1] == [
        "https://example.org/_x_"
    ]


def document(*blocks: Paragraph | Table) -> Document:
    section = Section(key="s", number="1", title="s", blocks=blocks)
    return Document(
        language=Language.EN, title=(Text(text="t"),), above=(), lead=(), sections=(section,)
    )
