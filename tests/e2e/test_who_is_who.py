"""Mail brought in, somebody kept, two joined and parted again, all in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import follow
from tests.library.sources.readers import SAMPLES

SEEN = pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 390, "dark"), ("en", 1280, "light")]
)


def is_whole(page):
    assert no_horizontal_scroll(page), page.url
    assert axe_findings(page) == [], page.url


def bring_in(page, path):
    page.goto("/imports/")
    page.set_input_files("#id_chosen", path)
    follow(page.locator("main .btn--primary").last)
    follow(page.locator('button[name="do"][value="keep"]').last)
    expect(page.locator('main a.btn--primary[href="/people/"]')).to_be_visible(timeout=20_000)


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 390, "dark"), ("en", 1280, "light")]
)
def test_from_a_mailbox_to_one_person(beginner, tmp_path, language, width, scheme):
    page = beginner.open("/settings/", language=language, width=width, scheme=scheme)
    page.fill("#id_mails", "mio@example.jp")
    follow(page.locator('form:has(#id_mails) button[type="submit"]'))
    bring_in(page, SAMPLES / "mail" / "all.mbox")
    page.goto("/people/found/")
    expect(page.locator("ol.found > li")).to_have_count(3)
    is_whole(page)
    follow(page.locator('ol.found > li button[value="keep"]').first)
    expect(page.locator("ol.found > li")).to_have_count(2)
    expect(page.locator(".toast form button")).to_be_visible()
    table = tmp_path / "book.csv"
    table.write_text(
        "Name,Email,Company\nC. Roussel,camille@example.org,Atelier Nord\n", encoding="utf-8"
    )
    bring_in(page, table)
    page.goto("/people/pairs/")
    is_whole(page)
    follow(page.locator('form[action="/people/pairs/look/"] button'))
    page.goto("/people/?text=roussel")
    is_whole(page)
    follow(page.locator("main tbody th a").first)
    is_whole(page)


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 390, "dark"), ("en", 1280, "light")]
)
def test_two_are_compared_joined_and_parted_again(owner, language, width, scheme):
    page = owner.open("/people/?text=roussel", language=language, width=width, scheme=scheme)
    follow(page.locator("main tbody th a").first)
    follow(page.locator('a[href$="/same/"]'))
    is_whole(page)
    page.fill("#id_other", "佐伯 亮")
    follow(page.locator("main .btn--primary").last)
    # The sample knows two of this name.
    page.locator('.picks input[type="radio"]').first.check(force=True)
    follow(page.locator("main .btn--primary").last)
    expect(page).to_have_url(re.compile(r"/people/\w+/same/\w+/$"))
    is_whole(page)
    follow(page.locator('button[name="do"][value="same"]'))
    is_whole(page)
    expect(page.locator('form[action$="/split/"]')).to_have_count(2)
    follow(page.locator(".toast form button"))
    page.goto("/people/?text=佐伯")
    expect(page.locator("main tbody th a")).to_have_count(2)
