"""The main job, clicked through by somebody who begins: from the purpose to the report."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.looking import axe_findings, no_horizontal_scroll
from tests.e2e.visiting import follow

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "亮,佐伯,https://www.linkedin.com/in/ryo-example,,縁側舎,Designer,14 May 2019\n"
)
TABLE = "Wer,Firma und so,Tätigkeit,Ort\nCamille Roussel,Atelier Nord,Marketing Manager,Paris\n"
TODAY = datetime.now(tz=UTC).date().isoformat()


def press(page: Page, button: str) -> None:
    """Press the last of the buttons that send a form."""
    follow(page.locator(button).last)


def submit(page: Page) -> None:
    """Press the one button that goes on."""
    press(page, "main .btn--primary")


def is_whole(page: Page) -> None:
    """Check the page as it stands: no findings, no sideways scroll, no trace of an error."""
    assert no_horizontal_scroll(page), page.url
    assert axe_findings(page) == [], page.url


def add(page: Page, kind: str) -> str:
    """Add a row to the plan; return the beginning of its fields' names."""
    press(page, f'button[name="add"][value="{kind}"]')
    row = page.locator(f'input[type="hidden"][name="{kind}"]').last.input_value()
    return f"#id_{kind}-{row}"


def begin_experiment(page: Page) -> None:
    page.goto("/experiment/")
    page.fill("#id_question_ja", "知らない街でマーケターと知り合えるか？")
    page.fill("#id_question_en", "Can I get to know marketers where I know nobody?")
    page.select_option("#id_role_1", "marketer")
    page.fill("#id_place_1", "パリ")
    page.fill("#id_why_en", "To learn how they begin a community.")
    is_whole(page)
    submit(page)
    expect(page).to_have_url(re.compile("/revise/$"))


def plan_stages(page: Page) -> None:
    workstream = add(page, "workstreams")
    page.fill(f"{workstream}-name_en", "Network")
    stage = add(page, "stages")
    page.fill(f"{stage}-name_ja", "つながる")
    activity = add(page, "activities")
    page.fill(f"{activity}-title_ja", "友人に紹介をお願いする")
    criterion = add(page, "criteria")
    page.fill(f"{criterion}-title_en", "People introduced")
    page.select_option(f"{criterion}-kind", "introduced")
    page.fill(f"{criterion}-number", "3")
    figure = add(page, "figures")
    page.fill(f"{figure}-title_ja", "紹介でつながった人")
    page.select_option(f"{figure}-kind", "introduced")
    is_whole(page)
    press(page, 'button[name="do"][value="freeze"]')
    expect(page.locator("ol.stages > li")).to_have_count(1)


def bring_in(page: Page, path: Path, columns: tuple[str, ...] = ()) -> None:
    page.goto("/imports/")
    page.set_input_files("#id_chosen", path)
    submit(page)
    for number, kind in enumerate(columns):
        page.select_option(f"#id_column_{number}", kind)
    if columns:
        press(page, 'button[name="do"][value="look"]')
        expect(page.locator("main")).to_contain_text("Camille Roussel")
    is_whole(page)
    press(page, 'button[name="do"][value="keep"]')
    expect(page.locator('main a.btn--primary[href="/people/"]')).to_be_visible(timeout=20_000)


def bring_people_in(page: Page, folder: Path) -> None:
    connections, table = folder / "Connections.csv", folder / "leute.csv"
    connections.write_text(CONNECTIONS, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    bring_in(page, connections)
    bring_in(page, table, ("name", "organisation", "title", "city"))


def note_a_tie(page: Page) -> None:
    page.goto("/records/new/tie/")
    page.fill("#id_a", "佐伯 亮")
    page.fill("#id_b", "Camille Roussel")
    is_whole(page)
    submit(page)
    expect(page).to_have_url(re.compile("/records/entry/"))


def ask_by_the_best_route(page: Page) -> None:
    page.goto("/reach/")
    page.locator("#id_q, [name=q]").last.fill("マーケター パリ")
    page.locator("main .btn--primary").first.click()
    answer = page.locator("#answer")
    expect(answer).to_contain_text("Camille Roussel")
    expect(answer).to_contain_text("佐伯 亮")
    is_whole(page)
    follow(page.locator('#answer a[href*="/records/new/introduction/"]').first)
    expect(page.locator("#id_introducer")).to_have_value("佐伯 亮")
    expect(page.locator("#id_target")).to_have_value("Camille Roussel")
    submit(page)


def follow_the_introduction(page: Page) -> None:
    page.goto("/records/introductions/")
    is_whole(page)
    follow(page.locator('main li a[href*="/records/introductions/"]').first)
    for step in ("introducer-agreed", "introduced", "met"):
        page.locator(f'input[name="step"][value="{step}"]').check(force=True)
        submit(page)
        expect(page.locator(".thread > .is-tied, .thread > .is-now").last).to_be_visible()
    is_whole(page)


def record_the_meeting(page: Page) -> None:
    page.goto("/people/?text=camille")
    follow(page.locator("main tbody th a").first)
    is_whole(page)
    follow(page.locator('main a[href*="/records/new/contact/"]').first)
    page.locator('input[name="channel"][value="friend-introduction"]').check(force=True)
    if not page.locator("#id_introducer").is_visible():
        page.locator("summary").first.click()
    page.fill("#id_introducer", "佐伯 亮")
    submit(page)
    expect(page).to_have_url(re.compile("/(records/entry|people)/"))


def mark_and_learn(page: Page) -> None:
    page.goto("/experiment/")
    expect(page.locator("dl.facts a.num").first).to_contain_text("1")
    follow(page.locator('.acts a[href*="/mark/"]').first)
    page.locator('input[name="mark"][value="partial"]').check(force=True)
    submit(page)
    assert page.locator(".errors").count() == 1
    page.fill("#id_reason_ja", "お願いできたのは一人です。")
    is_whole(page)
    submit(page)
    follow(page.locator('a[href$="/learn/"]'))
    page.fill("#id_text_ja", "目的がはっきりしていると、紹介しやすい。")
    submit(page)
    expect(page.locator("main")).to_contain_text("紹介しやすい")


def revise(page: Page) -> None:
    follow(page.locator('a[href$="/revise/"]'))
    page.locator("#criteria summary").first.click()
    page.fill("#id_criteria-c1-number", "2")
    press(page, 'button[name="do"][value="look"]')
    expect(page.locator("#r-changes")).to_be_visible()
    page.fill("#id_plan-reason_en", "Three were too many for one summer.")
    press(page, 'button[name="do"][value="freeze"]')
    expect(page.locator("ol.revs > li")).to_have_count(2)
    is_whole(page)


def read_the_report(page: Page, language: str) -> str:
    page.goto(f"/report/?kind=interim&as_of={TODAY}&lang={language}")
    is_whole(page)
    with page.expect_download() as downloading:
        page.locator('a[href*="format=md"]').click()
    return Path(downloading.value.path()).read_text(encoding="utf-8")


def do_the_main_job(page: Page, folder: Path, language: str) -> None:
    """Go the whole way once, and read what the report says about it."""
    begin_experiment(page)
    plan_stages(page)
    bring_people_in(page, folder)
    note_a_tie(page)
    ask_by_the_best_route(page)
    follow_the_introduction(page)
    record_the_meeting(page)
    mark_and_learn(page)
    revise(page)
    report = read_the_report(page, language)
    assert "お願いできたのは一人です。" in report
    assert "Camille" not in report
    assert "佐伯" not in report
    assert "紹介でつながった人" in report
    assert "Three were too many for one summer." in report


@pytest.mark.parametrize(("language", "width"), [("ja", 390), ("en", 1280)])
def test_from_the_purpose_to_the_report(beginner, tmp_path, language, width):
    do_the_main_job(beginner.open("/", language=language, width=width), tmp_path, language)


def test_from_the_purpose_to_the_report_without_scripts(beginner, tmp_path, monkeypatch):
    # What measures a page is itself a script.
    monkeypatch.setattr("tests.e2e.test_main_job.is_whole", lambda _: None)
    do_the_main_job(beginner.open("/", language="ja", with_scripts=False), tmp_path, "ja")
