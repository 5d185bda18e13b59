"""The frame around every page, in a real browser: as wide and as dark as people's own."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import Visitor

PAGES = ("/", "/settings/", "/nowhere/")
WINDOWS = ((360, "light"), (768, "light"), (1280, "light"), (1280, "dark"))


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_window_and_everybody(visitor: Visitor, path, language, width, scheme):
    page = visitor.open(path, language=language, width=width, scheme=scheme)
    assert no_horizontal_scroll(page)
    assert axe_findings(page) == []
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_who_has_no_session_is_told_how_to_open(browser, demo, demo_state, watch):
    context = browser.new_context(base_url=demo.address, locale="en")
    watch.over(context)
    page = context.new_page()
    # The link has been followed once by the visitor's sign-in.
    for path in ("/", demo.link):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("This notebook is closed")
        assert axe_findings(page) == []
    context.close()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_contents_lead_to_every_place_on_a_phone(visitor: Visitor, with_scripts):
    page = visitor.open("/nowhere/", width=360, with_scripts=with_scripts)
    page.get_by_role("button", name="Contents").click()
    sheet = page.get_by_role("navigation", name="Contents")
    expect(sheet.get_by_role("link", name="Settings and privacy")).to_be_visible()
    sheet.get_by_role("link", name=re.compile("^Today")).click()
    expect(page).to_have_url(re.compile("/$"))


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_language_is_chosen_on_any_page_and_stays(owner: Visitor, with_scripts):
    page = owner.open("/settings/", with_scripts=with_scripts)
    page.get_by_role("button", name="日本語", exact=True).click()
    expect(page).to_have_url(re.compile("/settings/$"))
    expect(page.get_by_role("heading", name="言語と見た目")).to_be_visible()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")


def test_night_is_dark_on_a_light_device(owner: Visitor):
    page = owner.open("/settings/", with_scripts=False)
    page.get_by_label("Night").check()
    page.get_by_role("button", name="Use this look").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(24, 22, 19)")
    expect(page.get_by_label("Night")).to_be_checked()


def test_the_first_stop_of_the_keyboard_leads_past_the_frame(visitor: Visitor):
    page = visitor.open("/settings/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_closing_the_notebook_closes_it(owner: Visitor):
    page = owner.open("/settings/")
    page.get_by_role("button", name="Close the notebook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The notebook is closed")
    page.goto("/settings/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This notebook is closed")
