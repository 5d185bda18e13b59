"""Documents of any content, and what a reader reads of them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from enishi.report.document import (
    Change,
    Column,
    Counts,
    Document,
    Fact,
    Facts,
    ItemList,
    MarkSign,
    Number,
    Paragraph,
    RowGroup,
    Section,
    Subheading,
    Table,
    Text,
    Words,
    words_of_block,
)
from enishi.report.plain import plain_words
from enishi.terms import Language, Mark

NASTY = [
    "# not a heading",
    "1. not a list",
    "1) not a list",
    "- not a list",
    "+ a",
    "* a",
    "> not a quote",
    "---",
    "===",
    "a\n===",
    "a\n---",
    "a|b\n-|-\nc|d",
    "| a |",
    "\\|",
    "\\",
    "`code`",
    "```\ncode\n```",
    "~~~",
    "*a* **b** _c_ __d__ ~~e~~",
    "[a](javascript:alert(1))",
    "![a](b)",
    "[a]: http://b",
    "[^1]",
    "<script>alert(1)</script>",
    "<b>",
    "<!-- a -->",
    "&lt;b&gt; &amp; &copy; &#60;",
    "AT&T; R&D",
    "a  \nb",
    "a\\\nb",
    "\tcode",
    "    code",
    "https://example.org/a_b*c",
    "<https://example.org>",
    "$x$",
    "a #",
    "## a ##",
    ":--",
    "「友人」に、頼む。",
    "line\r\nline\rline\u2028line",
    "\u3000字下げ",
    "a\x00b\x1bc\ud800d",
    "]]>",
    '" onclick="alert(1)',
    "' onclick='alert(1)",
    "</style><script>",
    "",
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.sampled_from("ab1. \n\t\\`*_{}[]()#+-=|~<>&;!:\"'縁、"), max_size=20),
    st.text(max_size=20),
)
RUNS = st.builds(
    Text,
    text=TEXTS,
    language=st.sampled_from(["", "ja", "en"]),
    change=st.sampled_from(Change),
    url=st.sampled_from(
        ["", "https://example.org/a?b=1&c=(2)", "javascript:alert(1)", "http://a b"]
    ),
)
NUMBERS = st.builds(
    Number,
    value=st.integers(0, 99),
    key=st.sampled_from(["a", 'b"<c']),
    after=st.sampled_from(["", "人"]),
)
MARKS = st.builds(MarkSign, mark=st.sampled_from(Mark), word=st.just("Done"))
WORDS = st.lists(st.one_of(RUNS, NUMBERS, MARKS), max_size=4).map(tuple)
FACTS = st.lists(st.builds(Fact, term=WORDS, value=WORDS), min_size=1, max_size=3).map(tuple)
ROWS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(tuple)
TABLES = st.builds(
    Table,
    caption=TEXTS.filter(lambda text: text.strip() != ""),
    columns=st.tuples(
        st.builds(Column, title=TEXTS, is_number=st.booleans()),
        st.builds(Column, title=TEXTS, is_number=st.booleans()),
    ),
    groups=st.lists(st.builds(RowGroup, rows=ROWS, title=WORDS), min_size=1, max_size=2).map(tuple),
)
BLOCKS = st.one_of(
    st.builds(Paragraph, words=WORDS),
    st.builds(Subheading, words=WORDS),
    st.builds(
        ItemList,
        items=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        is_ordered=st.booleans(),
    ),
    st.builds(Facts, items=FACTS),
    st.builds(Counts, items=FACTS),
    TABLES,
)
SECTIONS = st.builds(
    Section,
    key=st.just("s"),
    number=st.sampled_from(["1", "一"]),
    title=TEXTS,
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
)
DOCUMENTS = st.builds(
    Document,
    language=st.sampled_from(Language),
    title=WORDS,
    above=st.lists(TEXTS, max_size=2).map(tuple),
    lead=WORDS,
    sections=st.lists(SECTIONS, max_size=2).map(tuple),
)


def readable(document: Document) -> Iterator[Words]:
    """Yield the words of a document in reading order, table heads and captions included."""
    yield document.title
    yield tuple(Text(text=text) for text in document.above)
    yield document.lead
    for section in document.sections:
        yield (Text(text=section.number), Text(text=section.title))
        for block in section.blocks:
            if isinstance(block, Table):
                yield tuple(
                    Text(text=c) for c in (block.caption, *(c.title for c in block.columns))
                )
            yield from words_of_block(block)


def letters_of(document: Document) -> str:
    """Return everything a reader reads, blanks and colons of lists aside."""
    return letters("".join(plain_words(words) for words in readable(document)))


def letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in "：:/")
