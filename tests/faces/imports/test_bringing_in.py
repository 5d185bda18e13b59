"""Files handed in, looked at, brought in, stopped, gone on with, taken back."""

import io
import os
import time
import zipfile
from http import HTTPStatus

import pytest

from enishi_app.actions.imports import begin_import, list_imports, show_import
from enishi_app.actions.people import PeopleFilter, list_people
from enishi_app.actions.uploads import KEPT_SECONDS, forget_old_uploads, plain_name
from enishi_app.site.home import find_home
from tests.faces.filled import filled
from tests.needs import published

pytestmark = pytest.mark.django_db

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;花子;;;\r\nFN:山田 花子\r\n"
    "EMAIL:hanako@example.jp\r\nEND:VCARD\r\n"
).encode()
TABLE = (
    "だれ,どこの会社,れんらく\n佐藤 葵,縁側舎,aoi@example.jp\n鈴木 蓮,港町商会,ren@example.jp\n"
).encode()


def names(actor):
    return {line.name for line in list_people(actor, PeopleFilter()).lines}


def keep(visitor, page, **more):
    address = page.wsgi_request.path
    return visitor.post(address, filled(page.text) | {"do": "keep"} | more)


def run_of(answer):
    assert answer.status_code == HTTPStatus.FOUND, answer.text
    return int(answer["Location"].rstrip("/").rsplit("/", 1)[1])


def test_a_card_is_shown_before_anything_is_kept(hand_in, actor):
    page = hand_in(("me.vcf", CARD))
    assert "山田 花子" in page.text
    assert names(actor) == set()
    assert list_imports(actor) == ()


def test_a_card_is_brought_in(hand_in, visitor, actor):
    run = run_of(keep(visitor, hand_in(("me.vcf", CARD))))
    assert show_import(actor, run).status == "done"
    assert names(actor) == {"山田 花子"}
    assert not any(find_home().uploads.glob("*/*"))


def test_a_table_is_asked_about_once(hand_in, visitor, actor):
    page = hand_in(("people.csv", TABLE))
    assert "佐藤 葵" in page.text
    wrong = visitor.post(page.wsgi_request.path, filled(page.text) | {"do": "keep"})
    assert "Say which column holds a name or a mail address." in wrong.text
    said = {"column_0": "name", "column_1": "organisation", "column_2": "mail"}
    run = run_of(keep(visitor, page, **said))
    assert show_import(actor, run).new == 2
    assert names(actor) == {"佐藤 葵", "鈴木 蓮"}
    again = hand_in(("newer.csv", TABLE))
    assert "As you said the last time" in again.text
    assert show_import(actor, run_of(keep(visitor, again))).same == 2


def test_looking_again_shows_names_by_the_columns_said(hand_in, visitor, actor):
    page = hand_in(("people.csv", TABLE))
    said = {"column_0": "name", "column_1": "other", "column_2": "mail", "do": "look"}
    answer = visitor.post(page.wsgi_request.path, filled(page.text) | said)
    assert "The first names, as they would be kept" in answer.text
    assert names(actor) == set()


def test_a_file_is_set_aside(hand_in, visitor, actor):
    page = hand_in(("me.vcf", CARD))
    visitor.post(f"{page.wsgi_request.path}drop/")
    assert visitor.get(page.wsgi_request.path).status_code == HTTPStatus.NOT_FOUND
    assert list_imports(actor) == ()


def test_several_files_come_in_together(hand_in, visitor, actor):
    other = CARD.replace("花子".encode(), "次郎".encode()).replace(b"hanako", b"jiro")
    run = run_of(keep(visitor, hand_in(("a.vcf", CARD), ("a.vcf", other))))
    assert show_import(actor, run).read == 2
    assert names(actor) == {"山田 花子", "山田 次郎"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.zip", b"PK\x03\x04cut"),
        ("program.exe", b"MZ\x90\0" + bytes(300)),
        ("nothing.vcf", b"\r\n\r\n"),
        ("nul.csv", b"a\0,b\0\n" * 40),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_bad_file_is_told_in_words(hand_in, actor, name, content, language):
    page = hand_in((name, content), language=language)
    assert page.status_code == HTTPStatus.OK
    assert 'value="keep"' not in page.text
    assert ("読" in page.text) is (language == "ja")


def test_a_path_out_of_a_zip_is_no_way_out(hand_in, actor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../out.vcf", CARD)
    page = hand_in(("a.zip", packed.getvalue()))
    assert page.status_code == HTTPStatus.OK
    assert not list(find_home().folder.rglob("out.vcf"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.vcf", "a.vcf"),
        ("a\0b\u202egpj.vcf", "abgpj.vcf"),
        ("..", "upload"),
        ("", "upload"),
        ("名刺.csv", "名刺.csv"),
    ],
)
def test_a_name_is_made_plain(said, kept):
    assert plain_name(said) == kept


@pytest.mark.parametrize("token", ["..", "x", "A" * 32, "%2e%2e"])
def test_no_token_leads_anywhere_else(visitor, token):
    assert visitor.get(f"/imports/look/{token}/").status_code == HTTPStatus.NOT_FOUND


def test_a_file_left_alone_is_forgotten_after_a_day(hand_in, actor):
    page = hand_in(("me.vcf", CARD))
    token = page.wsgi_request.path.rstrip("/").rsplit("/", 1)[1]
    (folder,) = find_home().uploads.glob(f"*/{token}")
    assert forget_old_uploads() == 0
    old = time.time() - KEPT_SECONDS - 60
    os.utime(folder, (old, old))
    assert forget_old_uploads() == 1
    assert not folder.exists()


def test_a_full_disk_is_told_beside_the_field(hand_in, actor, monkeypatch):
    def full(_path, _pieces):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("enishi_app.actions.uploads._write", full)
    page = hand_in(("me.vcf", CARD))
    assert "Is the disk full? Nothing was kept." in page.text


def test_an_import_is_stopped_and_goes_on(hand_in, visitor, actor, stopped_early):
    rows = "".join(f"Person {n},p{n}@example.com\n" for n in range(200))
    page = hand_in(("many.csv", f"Name,Email\n{rows}".encode()))
    run = run_of(keep(visitor, page))
    stopped = show_import(actor, run)
    assert stopped.status == "interrupted"
    assert stopped.read < 200
    assert "Go on reading" in visitor.get(f"/imports/{run}/").text
    visitor.post(f"/imports/{run}/resume/")
    assert show_import(actor, run).status == "done"
    assert list_people(actor, PeopleFilter()).total == 200


def test_one_taken_back_halfway_comes_back_as_halfway(hand_in, visitor, actor, stopped_early):
    rows = "".join(f"Person {n},p{n}@example.com\n" for n in range(200))
    run = run_of(keep(visitor, hand_in(("many.csv", f"Name,Email\n{rows}".encode()))))
    visitor.post(f"/imports/{run}/undo/")
    assert list_people(actor, PeopleFilter()).total == 0
    visitor.post(f"/imports/{run}/redo/")
    assert show_import(actor, run).status == "interrupted"


def test_a_page_that_asks_is_told_when_it_is_over(hand_in, visitor, actor):
    run = run_of(keep(visitor, hand_in(("me.vcf", CARD))))
    show_import(actor, run)
    assert visitor.get(f"/imports/{run}/progress/")["HX-Refresh"] == "true"


def test_what_was_not_read_goes_out_as_a_safe_table(hand_in, visitor, actor):
    rows = "=cmd|' /C calc'!A0,not a mail\n,\nJonas Lind,jonas@example.com\n"
    run = run_of(keep(visitor, hand_in(("+sum.csv", f"Name,Email\n{rows}".encode()))))
    assert show_import(actor, run).problems
    text = b"".join(visitor.get(f"/imports/{run}/not-read.csv")).decode("utf-8-sig")
    assert "Why it was not read" in text
    assert not any(line.startswith(("=", "+", "-", "@")) for line in text.splitlines())


@pytest.mark.parametrize(
    "folder",
    [
        "vcard-android",
        "vcard-ezvcard",
        "vcard-pyvobject",
        "formats-japanese",
        "linkedin-labeldekho",
        "linkedin-linkedknowledge",
    ],
)
def test_other_peoples_files_are_looked_at(hand_in, actor, folder):
    files = [p for p in sorted(published(folder).rglob("*")) if p.suffix in {".vcf", ".csv"}][:60]
    for path in files:
        content = path.read_bytes()
        page = hand_in((path.name, content or b"\n"))
        assert page.status_code == HTTPStatus.OK, path.name


def test_one_that_waits_is_stopped_before_it_begins(visitor, actor, tmp_path):
    path = tmp_path / "me.vcf"
    path.write_bytes(CARD)
    run = begin_import(actor, path)
    visitor.post(f"/imports/{run}/stop/")
    assert show_import(actor, run).status == "interrupted"
    visitor.post(f"/imports/{run}/resume/")
    assert names(actor) == {"山田 花子"}
