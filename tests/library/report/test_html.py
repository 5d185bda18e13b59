"""HTML: well formed, escaped, one h1, tables with scope, numbers that open their records."""

from collections.abc import Iterator
from html.parser import HTMLParser

from hypothesis import given

from enishi.report import Number, RecordList, to_html
from enishi.report.document import Counts, Document, Fact, Section, Text
from enishi.terms import Language
from tests.library.report.documents import DOCUMENTS, letters, letters_of

VOID = {"meta", "br", "path", "circle"}
ALLOWED = {
    *("article", "header", "section", "p", "span", "h1", "h2", "h3", "dl", "div", "dt", "dd"),
    *("ol", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "small"),
    *("del", "ins", "br", "svg", "path", "circle", "time"),
}
LETTERS_OF_MARKS = str.maketrans("", "", "○△×–")


class Reader(HTMLParser):
    """Checks that every element is closed in order, and collects tags and words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@given(DOCUMENTS)
def test_a_fragment_holds_the_same_words_and_only_known_elements(document: Document) -> None:
    reader = read(to_html(document))
    assert {tag for tag, _ in reader.tags} <= ALLOWED
    spoken = letters("".join(reader.words)).translate(LETTERS_OF_MARKS)
    # Sorted, since the line above the title comes first here.
    assert sorted(spoken) == sorted(letters_of(document).translate(LETTERS_OF_MARKS))


@given(DOCUMENTS)
def test_no_attribute_can_run_or_style_anything(document: Document) -> None:
    for _, attributes in read(to_html(document, link="/records/{key}")).tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert (attributes.get("href") or "/").startswith(("/", "https://", "http://"))


@given(DOCUMENTS)
def test_every_table_has_a_caption_and_every_head_a_scope(document: Document) -> None:
    tags = read(to_html(document)).tags
    count = [tag for tag, _ in tags].count
    assert count("table") == count("caption")
    assert all(attributes.get("scope") for tag, attributes in tags if tag == "th")
    assert count("h1") == 1


@given(DOCUMENTS)
def test_a_file_stands_alone_without_script_or_request(document: Document) -> None:
    html = to_html(document, standalone=True)
    tags = read(html).tags
    names = {tag for tag, _ in tags}
    assert names <= ALLOWED | {"html", "head", "meta", "title", "style", "body", "main"}
    assert not any("src" in attributes for _, attributes in tags)
    assert not names & {"script", "link", "img", "iframe"}
    assert html.startswith(f'<!doctype html>\n<html lang="{document.language}">')
    style = html.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_style_sheet_cannot_end_its_element() -> None:
    html = to_html(a_document(), standalone=True, css="</style><script>alert(1)</script>")
    assert (
        "<script>" not in html.split("<style>")[1].split("</style>")[0]
        or html.count("</style>") == 1
    )


def links(html: str) -> Iterator[str | None]:
    return (attributes.get("href") for tag, attributes in read(html).tags if tag == "a")


def test_numbers_lead_to_the_records_they_were_counted_from() -> None:
    document = a_document()
    assert list(links(to_html(document))) == []
    assert list(links(to_html(document, link="/r/{key}?x=1&y"))) == ["/r/figure-a?x=1&y"]
    assert list(links(to_html(document, link=lambda number: f"/{number.value}"))) == ["/18"]
    assert list(links(to_html(document, standalone=True))) == ["#records-figure-a"]
    assert 'id="records-figure-a"' in to_html(document, standalone=True)


def test_a_foreign_run_says_its_language() -> None:
    html = to_html(a_document())
    assert '<span lang="ja">縁</span>' in html
    assert 'lang="en">縁' not in html


def a_document() -> Document:
    facts = (
        Fact(term=(Text(text="縁", language="ja"),), value=(Number(value=18, key="figure-a"),)),
        Fact(term=(Text(text="none"),), value=(Number(value=0, key="figure-b"),)),
    )
    section = Section(key="s", number="1", title="s", blocks=(Counts(items=facts),))
    return Document(
        language=Language.EN,
        title=(Text(text="t"),),
        above=(),
        lead=(),
        sections=(section,),
        record_lists=(RecordList(key="figure-a", title=(Text(text="縁"),), records=("r1",)),),
        records_title="Records",
    )
