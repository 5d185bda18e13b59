"""Folders let go of, newer exports, lists without an event, and answers by keys, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import follow
from tests.library.sources.readers import SAMPLES

SEEN = pytest.mark.parametrize(
    ("language", "width", "scheme"), [("ja", 360, "dark"), ("en", 1280, "light")]
)
OLDER = "Name,Email,Company\nLena Brandt,lena@example.com,B2B Table\nJo Reed,jo@example.com,Quay\n"
NEWER = "Name,Email,Company\nLena Brandt,lena@example.com,Halle 9\n"
GUESTS = (
    "api_id,name,email,created_at,approval_status\ngst-1,Noor Haddad,noor@example.com,,approved\n"
)
LET_GO = """([files]) => {
  // A folder as the system hands it over; a script cannot let go of a real one.
  const entry = (name, path, text) => ({
    isDirectory: false, fullPath: path, file: (done) => done(new File([text], name)),
  });
  const folder = {
    isDirectory: true,
    createReader: () => {
      let left = [files.map(([name, text]) => entry(name, `/books/${name}`, text)), []];
      return { readEntries: (done) => done(left.shift()) };
    },
  };
  const event = new Event("drop", { bubbles: true, cancelable: true });
  event.dataTransfer = { items: [{ webkitGetAsEntry: () => folder }] };
  document.querySelector("[data-drop]").dispatchEvent(event);
}"""


def is_whole(page):
    assert no_horizontal_scroll(page), page.url
    assert axe_findings(page) == [], page.url


def read_in(page):
    follow(page.locator("main .btn--primary").last)
    follow(page.locator('button[name="do"][value="keep"]').last)
    expect(page.locator('main a.btn--primary[href="/people/"]')).to_be_visible(timeout=20_000)


def bring_in(page, path):
    page.goto("/imports/")
    page.set_input_files("#id_chosen", path)
    read_in(page)


@SEEN
def test_a_folder_let_go_of_a_newer_export_and_a_list_without_event(
    beginner, tmp_path, language, width, scheme
):
    page = beginner.open("/imports/", language=language, width=width, scheme=scheme)
    is_whole(page)
    page.evaluate(LET_GO, [[["book-1.csv", OLDER], ["guests.csv", GUESTS]]])
    expect(page.locator("[data-told]")).to_contain_text("books/book-1.csv")
    read_in(page)
    expect(page.locator("h1")).to_have_text("books")
    is_whole(page)
    # The list does not say its event: it is asked for, and refused without a day.
    follow(page.locator('.banner a[href*="/list/"]'))
    page.fill("#id_event", "Quay evening")
    follow(page.locator("main .btn--primary").last)
    page.locator('.picks input[type="radio"]').last.check(force=True)
    follow(page.locator("main .btn--primary").last)
    expect(page.locator("#id_on_error")).to_be_visible()
    is_whole(page)
    page.fill("#id_on", "2024-07-24")
    follow(page.locator("main .btn--primary").last)
    expect(page.locator('a[href^="/records/events/"]')).to_have_text("Quay evening")
    is_whole(page)
    newer = tmp_path / "book-2.csv"
    newer.write_text(NEWER, encoding="utf-8")
    bring_in(page, newer)
    expect(page.locator(".changed ins")).to_have_text("Halle 9")
    expect(page.get_by_role("link", name="Jo Reed")).to_be_visible()
    is_whole(page)


def test_more_files_than_can_be_open_are_refused_before_they_are_sent(beginner):
    page = beginner.open("/imports/")
    page.evaluate(LET_GO, [[[f"{n}.csv", "Name"] for n in range(501)]])
    expect(page.locator("[data-told]")).to_contain_text("zip")
    assert page.locator("#id_chosen").evaluate("field => field.files.length") == 0


def test_a_folder_is_chosen_by_keys_alone(beginner, tmp_path):
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "book.csv").write_text(OLDER, encoding="utf-8")
    page = beginner.open("/imports/")
    page.locator("#id_folder").focus()
    assert page.evaluate("document.activeElement.id") == "id_folder"
    page.set_input_files("#id_folder", tmp_path / "books")
    expect(page.locator("[data-told]")).to_contain_text("books/book.csv")
    read_in(page)


def test_a_file_that_is_not_recognised_is_asked_about(beginner, tmp_path):
    strange = tmp_path / "strange.dat"
    strange.write_bytes(b"nothing known\nat all\n")
    page = beginner.open("/imports/", language="ja", width=360, scheme="dark")
    page.set_input_files("#id_chosen", strange)
    follow(page.locator("main .btn--primary").last)
    expect(page.locator("#id_program")).to_be_visible()
    is_whole(page)


def test_found_people_are_answered_by_keys(beginner):
    page = beginner.open("/settings/")
    page.fill("#id_mails", "mio@example.jp")
    follow(page.locator('form:has(#id_mails) button[type="submit"]'))
    bring_in(page, SAMPLES / "mail" / "all.mbox")
    page.goto("/people/found/")
    waiting = page.locator("ol.found > li")
    expect(waiting).to_have_count(3)
    second = page.locator("ol.found > li").nth(1).locator("h2").inner_text()
    page.keyboard.press("j")
    expect(waiting.nth(1)).to_have_class("is-now")
    with page.expect_navigation():
        page.keyboard.press("y")
    expect(waiting).to_have_count(2)
    # One stands where one stood, and the last answer is taken back.
    expect(waiting.nth(1)).to_have_class("is-now")
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(waiting).to_have_count(3)
    expect(page.get_by_role("heading", name=second.strip())).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#found-keys")).to_be_focused()
    is_whole(page)
    page.locator("[data-switch]").click()
    page.keyboard.press("n")
    page.keyboard.press("j")
    expect(page.locator(".found > .is-now")).to_have_count(0)
    expect(waiting).to_have_count(3)


@SEEN
def test_many_are_answered_at_once_without_a_script(beginner, language, width, scheme):
    page = beginner.open("/settings/", language=language, width=width, scheme=scheme)
    page.fill("#id_mails", "mio@example.jp")
    follow(page.locator('form:has(#id_mails) button[type="submit"]'))
    bring_in(page, SAMPLES / "mail" / "all.mbox")
    plain = beginner.open(
        "/people/found/", language=language, width=width, scheme=scheme, with_scripts=False
    )
    boxes = plain.locator('.found input[type="checkbox"]')
    boxes.nth(0).check(force=True)
    boxes.nth(1).check(force=True)
    follow(plain.locator('#bulk button[value="ignore"]'))
    expect(plain.locator("ol.found > li")).to_have_count(1)
    follow(plain.locator(".toast form button"))
    expect(plain.locator("ol.found > li")).to_have_count(3)
    plain.locator(".found__all summary").click()
    follow(plain.locator('.found__all details button[value="keep"]'))
    expect(plain.locator("ol.found > li")).to_have_count(0)
    page.goto("/people/")
    is_whole(page)


def test_one_goes_through_the_pairs_and_takes_a_word_back_from_the_list(owner):
    page = owner.open("/people/pairs/")
    follow(page.locator('form[action="/people/pairs/look/"] button'))
    count = page.locator("main tbody tr").count()
    assert count > 1
    is_whole(page)
    follow(page.locator("main tbody tr a.btn").first)
    is_whole(page)
    follow(page.locator('button[value="two"]'))
    expect(page).to_have_url(re.compile(r"/same/\w+/\?from=pairs$"))
    page.goto("/people/pairs/settled/")
    is_whole(page)
    before = page.locator("main tbody tr").count()
    follow(page.locator("main tbody tr form button").first)
    page.goto("/people/pairs/settled/")
    expect(page.locator("main tbody tr")).to_have_count(before - 1)
