"""Experiment, People, Reach and Report in a real browser: clean, narrow, and clicked through."""

import pytest

from tests.e2e.looking import axe_findings, no_horizontal_scroll

PAGES = (
    "/experiment/?as_of=2024-08-31",
    "/experiment/apply/",
    "/people/",
    "/people/new/",
    "/reach/",
    "/reach/?q=marketer+in+Paris",
    "/reach/?q=designer+xyzzy",
    "/reach/?fields=1&place=Atlantis",
    "/imports/",
    "/records/",
    "/records/?kind=introduction",
    "/records/new/",
    "/records/new/contact/",
    "/records/new/introduction/",
    "/records/new/community/",
    "/report/?kind=interim&as_of=2024-08-31",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 360, "dark"), ("en", 1280, "light")]
)
def test_a_room_is_whole_and_clean(visitor, path, language, width, scheme):
    page = visitor.open(path, language=language, width=width, scheme=scheme)
    assert no_horizontal_scroll(page)
    assert axe_findings(page) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_a_question_to_a_figure_to_a_report(visitor, language):
    page = visitor.open("/experiment/?as_of=2024-08-31", language=language)
    page.locator("dl.facts a.num").nth(1).click()
    assert page.locator("main ol > li").count() == 18
    page = visitor.open("/reach/?q=marketer+in+Paris", language=language)
    assert page.locator("#answer ol.routes > li").count() == 12
    page = visitor.open("/report/?kind=interim&as_of=2024-08-31", language=language)
    assert page.locator("h1").count() == 1
