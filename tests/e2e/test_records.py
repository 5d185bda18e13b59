"""Quick entry in a real browser: with and without a script, by keyboard, in both languages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import follow

KEEP = {"en": "Keep", "ja": "残す"}


def counted(page: Page) -> str:
    """Return the figures of the experiment's page, as they are written."""
    page.goto("/experiment/?as_of=2024-08-31")
    return " ".join(page.locator("dl.facts a.num").all_inner_texts())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_somebody_new_is_kept_and_taken_back_and_the_figures_follow(visitor, language):
    page = visitor.open("/experiment/", language=language, width=360)
    before = counted(page)
    page.goto("/records/new/contact/?on=2024-08-20")
    page.locator("#id_person").press_sequentially(f"Qvarn {language}")
    page.locator('.picks input[value^="new:Qvarn"]').check(force=True)
    page.locator("summary").click()
    page.locator("#id_place").fill("Paris")
    follow(page.get_by_role("button", name=KEEP[language], exact=True))
    expect(page.locator("h1")).to_contain_text(f"Qvarn {language}")
    assert axe_findings(page) == []
    assert no_horizontal_scroll(page)
    entry = page.url
    assert counted(page) != before
    page.goto(entry)
    follow(page.locator('form[action$="/withdraw/"] button').last)
    assert counted(page) == before


def test_a_suggestion_is_taken_by_keyboard_alone(visitor):
    page = visitor.open("/records/new/touch/?on=2024-08-20")
    page.locator("#id_person").press_sequentially("camille")
    first = page.locator('.picks input[type="radio"]').first
    expect(first).to_be_attached()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    follow(page.get_by_role("button", name="Keep", exact=True))
    expect(page.locator("h1")).to_have_text("Meeting with Camille Roussel")
    follow(page.locator('.toast form[action$="/withdraw/"] button'))
    expect(page.locator(".toast")).to_contain_text("taken back")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_a_script_a_name_is_asked_about_and_added(visitor, language):
    page = visitor.open(
        "/records/new/attempt/", language=language, width=360, scheme="dark", with_scripts=False
    )
    page.locator("#id_person").fill(f"Zed {language}")
    follow(page.get_by_role("button", name=KEEP[language], exact=True))
    expect(page.locator(".errors")).to_be_visible()
    assert no_horizontal_scroll(page)
    follow(page.get_by_role("button", name=KEEP[language], exact=True))
    assert re.search(r"/records/entry/\w+/$", page.url)
    follow(page.locator('form[action$="/withdraw/"] button').last)


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 360, "dark"), ("en", 1280, "light")]
)
def test_one_entry_and_its_correction_are_whole_and_clean(visitor, language, width, scheme):
    page = visitor.open("/records/?kind=contact", language=language, width=width, scheme=scheme)
    follow(page.locator("ol.list a.when").first)
    assert axe_findings(page) == []
    assert no_horizontal_scroll(page)
    follow(page.locator('a[href$="/correct/"]'))
    assert axe_findings(page) == []
    assert no_horizontal_scroll(page)


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 360, "dark"), ("en", 1280, "light")]
)
def test_a_form_that_asks_who_is_meant_is_whole_and_clean(visitor, language, width, scheme):
    page = visitor.open(
        "/records/new/contact/", language=language, width=width, scheme=scheme, with_scripts=True
    )
    page.locator("#id_person").fill("a")
    follow(page.get_by_role("button", name=KEEP[language], exact=True))
    # Suggestions stand there before the answer does.
    expect(page.locator(".errors")).to_be_visible()
    expect(page.locator(".picks .choice").first).to_be_visible()
    assert axe_findings(page) == []
    assert no_horizontal_scroll(page)
