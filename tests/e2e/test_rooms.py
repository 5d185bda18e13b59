"""Experiment, People, Reach and Report in a real browser: clean, narrow, and clicked through."""

import pytest

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import follow

PAGES = (
    "/experiment/?as_of=2024-08-31",
    "/experiment/apply/",
    "/experiment/all/",
    "/experiment/new/",
    "/experiment/communities-2024/revise/",
    "/experiment/communities-2024/purpose/",
    "/experiment/communities-2024/learn/",
    "/experiment/communities-2024/mark/ask-friends/",
    "/experiment/communities-2024/figure/introduced/?as_of=2024-08-31",
    "/people/",
    "/people/?met=1&role=marketer",
    "/people/?text=nobody-of-this-name",
    "/people/new/",
    "/people/export/",
    "/people/found/",
    "/people/found/?left_out=1",
    "/people/pairs/",
    "/people/pairs/settled/",
    "/records/introductions/",
    "/records/communities/",
    "/records/events/",
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


@pytest.mark.parametrize(
    ("list_of", "link"),
    [
        ("/people/?met=1", "tbody th a"),
        ("/records/introductions/", "main li > a.link:last-of-type"),
        ("/records/communities/", ".groups h2 a"),
        ("/records/events/", "main li a"),
        ("/records/", "main ol.list a.when"),
        ("/imports/", "tbody th a"),
    ],
)
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 360, "dark"), ("en", 1280, "light")]
)
def test_what_a_list_leads_to_is_whole_and_clean(visitor, list_of, link, language, width, scheme):
    page = visitor.open(list_of, language=language, width=width, scheme=scheme)
    follow(page.locator(link).first)
    assert no_horizontal_scroll(page)
    assert axe_findings(page) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_a_question_to_a_figure_to_a_report(visitor, language):
    page = visitor.open("/experiment/?as_of=2024-08-31", language=language)
    follow(page.locator("dl.facts a.num").nth(1))
    assert page.locator("main ol > li").count() == 18
    page = visitor.open("/reach/?q=marketer+in+Paris", language=language)
    assert page.locator("#answer ol.routes > li").count() == 12
    page = visitor.open("/report/?kind=interim&as_of=2024-08-31", language=language)
    assert page.locator("h1").count() == 1
