"""What an import's page tells: what it gave, what changed, which event a list is of."""

from http import HTTPStatus
from pathlib import PurePosixPath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.evidence import Event
from enishi.sources import FormatName
from enishi_app.actions.imports import list_imports
from enishi_app.actions.journal import list_entries
from enishi_app.actions.lists import lists_of_import, who_was_listed
from enishi_app.actions.uploads import MOST_FILES, find_upload, plain_path
from enishi_app.web.imports import views
from enishi_app.web.imports.words import format_words, whence
from tests.faces.filled import filled

pytestmark = pytest.mark.django_db
OLDER = b"Name,Email,Company\nLena Brandt,lena@example.com,B2B Table\nJo <i>,jo@example.com,Quay\n"
NEWER = b"Name,Email,Company\nLena Brandt,lena@example.com,Halle 9\n"
LIST = (
    b"api_id,name,email,created_at,approval_status\ngst-1,Noor Haddad,noor@example.com,,approved\n"
)


@pytest.fixture
def bring_in(hand_in, visitor):
    """Hand a file in and bring it in; return the address of its import."""

    def bring_in(name, content):
        page = hand_in((name, content))
        given = filled(page.text) | {"do": "keep"}
        return visitor.post(page.wsgi_request.path, given)["Location"]

    return bring_in


def test_a_newer_export_is_told_beside_the_older_one(bring_in, visitor):
    older = bring_in("book-1.csv", OLDER)
    newer = bring_in("book-2.csv", NEWER)
    for address in (newer, f"{newer}changes/"):
        text = visitor.get(address).text
        assert "<del>B2B Table</del> → <ins>Halle 9</ins>" in text
        assert f'href="{older}"' in text
        assert "1 person is no longer in it" in text
        assert "Jo &lt;i&gt;" in text


def test_what_a_large_import_changed_has_a_page_of_its_own(bring_in, visitor, monkeypatch):
    monkeypatch.setattr(views, "COMPARED_AT_ONCE", 0)
    bring_in("book-1.csv", OLDER)
    newer = bring_in("book-2.csv", NEWER)
    text = visitor.get(newer).text
    assert "Halle 9" not in text
    assert f'href="{newer}changes/"' in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_of_everything_that_changed_stands_in_both_languages(bring_in, visitor, language):
    address = bring_in("book-1.csv", OLDER)
    answer = visitor.get(f"{address}changes/", headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text


def test_what_a_file_gave_is_told_by_kind(bring_in, visitor):
    text = visitor.get(bring_in("guests.csv", LIST)).text
    assert "Attendances" in text
    assert "Which event is guests.csv of?" in text


def test_a_list_is_named_by_a_new_event_with_its_day_and_taken_back(bring_in, visitor, actor):
    run = int(bring_in("guests.csv", LIST).rstrip("/").rsplit("/", 1)[1])
    (one,) = lists_of_import(actor, run)
    address = f"/imports/{run}/list/{one.id}/"
    assert "Fill this in" in visitor.post(address, {"event": ""}).text
    new = {"event": "Quay evening", "event_choice": "new:Quay evening"}
    assert "A new event needs its day." in visitor.post(address, new).text
    assert list_entries(actor, (Event,)) == []
    answer = visitor.post(address, new | {"on": "2024-07-24"}, follow=True)
    assert "Quay evening" in answer.text
    (event,) = list_entries(actor, (Event,))
    assert who_was_listed(actor, event.id).count == 1
    assert "Noor Haddad" in visitor.get(f"/records/events/{event.id}/").text
    visitor.post(f"{address}undo/")
    assert who_was_listed(actor, event.id).count == 0


def test_a_list_of_another_import_is_not_found(bring_in, visitor, actor):
    run = int(bring_in("guests.csv", LIST).rstrip("/").rsplit("/", 1)[1])
    (one,) = lists_of_import(actor, run)
    assert visitor.get(f"/imports/{run + 1}/list/{one.id}/").status_code == HTTPStatus.NOT_FOUND
    assert visitor.get(f"/imports/{run}/list/none/").status_code == HTTPStatus.NOT_FOUND


def test_a_file_that_is_not_recognised_is_asked_about(hand_in, visitor):
    page = hand_in(("notes.xyz", b"nothing known\nat all\n"))
    assert "Which program wrote it?" in page.text
    assert "takeout.google.com" in page.text
    again = visitor.post(page.wsgi_request.path, {"program": "vcard", "do": "look"})
    assert again.status_code == HTTPStatus.OK
    assert "Which program wrote it?" in again.text


def test_files_of_a_folder_keep_their_places(visitor, actor):
    files = [SimpleUploadedFile("a.csv", OLDER), SimpleUploadedFile("a.csv", NEWER)]
    given = {"chosen": files, "path": ["books/old/a.csv", "books/new/a.csv"]}
    token = visitor.post("/imports/", given)["Location"].rstrip("/").rsplit("/", 1)[1]
    upload = find_upload(actor, token)
    found = {path.relative_to(upload.path).as_posix() for path in upload.path.rglob("*.csv")}
    assert (upload.name, found) == ("books", {"old/a.csv", "new/a.csv"})


def test_paths_that_do_not_fit_the_files_are_left_aside(visitor, actor):
    given = {"chosen": [SimpleUploadedFile("a.csv", OLDER)], "path": ["x/a.csv", "y/b.csv"]}
    token = visitor.post("/imports/", given)["Location"].rstrip("/").rsplit("/", 1)[1]
    assert find_upload(actor, token).name == "a.csv"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("books/a.csv", "books/a.csv"),
        ("../../etc/passwd", "etc/passwd"),
        ("/books/a.csv", "books/a.csv"),
        ("c:\\books\\a.csv", "c:/books/a.csv"),
        ("./a\x00.csv", "a.csv"),
        ("..", "upload"),
        ("", "upload"),
    ],
)
def test_a_path_is_made_plain_and_leads_nowhere_else(said, kept):
    assert plain_path(said) == PurePosixPath(kept)
    assert not plain_path(said).is_absolute()


def test_more_files_than_can_be_open_are_refused(visitor, actor):
    files = [SimpleUploadedFile(f"{n}.csv", b"Name\n") for n in range(MOST_FILES + 1)]
    assert visitor.post("/imports/", {"chosen": files}).status_code == HTTPStatus.BAD_REQUEST
    assert list_imports(actor) == ()


def test_the_page_takes_as_many_queries_for_many_changes(
    bring_in, visitor, django_assert_max_num_queries
):
    rows = [f"P{n},p{n}@example.com,Old" for n in range(40)]
    for name, word in (("a-1.csv", "Old"), ("a-2.csv", "New")):
        lines = ["Name,Email,Company", *(row.replace("Old", word) for row in rows)]
        address = bring_in(name, "\n".join(lines).encode())
    with django_assert_max_num_queries(32):
        visitor.get(address)


@pytest.mark.parametrize("code", FormatName)
def test_every_format_has_a_name_and_says_where_its_files_are_to_be_had(code):
    assert format_words(code) != code.value
    assert code in {one.format for one in whence()}
