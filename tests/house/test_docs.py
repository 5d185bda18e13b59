"""What the documents promise about the code is so."""

import re
from importlib import import_module

import pytest

from tests.house.files import ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PARTS = ["Context", "Choice", "Price", "When to revisit"]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and not line.startswith("| term")
]
CODE_NAMES = [name for row in ROWS for name in re.findall(r"`([\w.]+)`", row[-1])]
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_half_a_page_in_four_parts(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == PARTS
    assert len(text.splitlines()) <= 40


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DECISIONS if f"({path.name})" not in listed] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_word_is_explained_in_both_languages(row):
    _, _, english, japanese, code = row
    assert not JAPANESE.search(english)
    assert JAPANESE.search(japanese)
    assert code == "*not yet*" or code.startswith("`")


@pytest.mark.parametrize("name", CODE_NAMES)
def test_a_word_of_the_glossary_is_a_name_in_the_code(name):
    module, _, attribute = name.rpartition(".")
    assert hasattr(import_module(module), attribute)


def test_every_link_between_documents_leads_somewhere():
    lost = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("news/*.md"))
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert lost == []


NEWS = sorted(path for path in (ROOT / "news").glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_a_piece_of_news_has_a_kind_and_both_languages(path):
    assert re.fullmatch(r"[a-z0-9-]+\.(new|changed|fixed|removed)\.md", path.name)
    english, _, japanese = path.read_text(encoding="utf-8").partition("\n\n")
    assert not JAPANESE.search(english)
    assert JAPANESE.search(japanese)
