"""Bringing files in from the command line."""

import json
import os
from pathlib import Path

import pytest

from tests.app.builders import a_table

pytestmark = pytest.mark.django_db
ROWS = (
    "Camille Roussel,camille@example.com,Atelier Nord,Marketing Manager,Paris",
    "山田 花子,hanako@example.jp,縁側舎,マーケティング部長,東京",
)


@pytest.fixture
def table(tmp_path):
    return a_table(tmp_path / "people.csv", *ROWS, ",,,,")


def test_an_import_tells_what_became_of_every_row(enishi, table):
    told = enishi("import", table)
    assert told.code == 0
    assert "read 2: new 2, changed 0, same 0" in told.out
    again = enishi("import", table)
    assert "new 0, changed 0, same 2" in again.out


def test_what_was_not_read_is_listed_with_its_place(enishi, tmp_path):
    path = a_table(tmp_path / "people.csv", *ROWS, ",,Atelier,Chef,Paris")
    told = enishi("import", path)
    assert told.code == 0
    assert "people.csv, row 4" in told.out


def test_the_number_of_problems_shown_is_limited(enishi, tmp_path):
    path = a_table(tmp_path / "people.csv", *ROWS, *[",,Atelier,Chef,Paris"] * 5)
    told = enishi("import", path, "--problems", 2)
    assert told.out.count("people.csv, row") == 2
    assert "and 3 more problems" in told.out


def test_a_dry_run_keeps_nothing(enishi, table):
    told = enishi("import", table, "--dry-run")
    assert told.code == 0
    assert "Camille Roussel" in told.out
    assert "0 people" in enishi("people", "list").out


def test_json_holds_the_same_counts(enishi, table):
    (told,) = json.loads(enishi("import", table, "--json").out)
    assert (told["report"]["read"], told["report"]["new"]) == (2, 2)
    assert told["report"]["files"][0]["file"] == "people.csv"


def test_columns_are_mapped_by_hand(enishi, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Wer,Wo\nCamille Roussel,Paris\n", encoding="utf-8")
    told = enishi("import", path, "--as", "csv", "--map", "Wer=name", "--map", "Wo=city")
    assert told.code == 0, told.err
    found = json.loads(enishi("people", "list", "--json").out)
    assert [(line["name"], line["place"]) for line in found["lines"]] == [
        ("Camille Roussel", "paris")
    ]


@pytest.mark.parametrize("mapped", ["Wer", "Wer=nobody", "=name"])
def test_a_mapping_that_makes_no_sense_is_refused(enishi, table, mapped):
    told = enishi("import", table, "--map", mapped)
    assert (told.code, told.err.count("\n")) == (2, 1)


def test_a_column_that_is_not_there_is_refused(enishi, table):
    told = enishi("import", table, "--map", "Nowhere=name")
    assert told.code == 1
    assert told.err.count("\n") == 1


def test_a_path_that_is_not_there_is_one_line(enishi, tmp_path):
    told = enishi("import", tmp_path / "nothing.vcf")
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert "nothing.vcf" in told.err


def test_a_file_in_which_nothing_can_be_read_is_a_failure(enishi, tmp_path):
    path = tmp_path / "photo.vcf"
    path.write_bytes(b"\x00\x01\x02" * 100)
    told = enishi("import", path)
    assert told.code == 1
    assert "photo.vcf" in told.out


def test_no_path_is_a_misuse(enishi):
    assert enishi("import").code == 2


def test_an_import_is_taken_back_and_brought_back(enishi, table):
    (told,) = json.loads(enishi("import", table, "--json").out)
    number = told["report"]["id"]
    assert enishi("import-undo", number).code == 0
    assert "0 people" in enishi("people", "list").out
    assert enishi("import-undo", number).code == 1
    assert enishi("import-redo", number).code == 0
    assert "2 people" in enishi("people", "list").out
    assert "people.csv" in enishi("imports").out


def test_an_unknown_import_is_one_line(enishi):
    told = enishi("import-undo", 99)
    assert (told.code, told.err) == (1, "enishi: There is no import of this number here.\n")


def test_resuming_with_nothing_interrupted_says_so(enishi):
    told = enishi("import", "--resume")
    assert (told.code, told.err) == (0, "No import was interrupted.\n")


def test_an_interrupted_import_is_resumed(enishi, actor, table, monkeypatch):
    from enishi_app.actions import import_batches, imports

    monkeypatch.setattr(import_batches, "BATCH", 1)

    def stop(_report):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imports.import_path(actor, table, on_progress=stop)
    told = enishi("import", "--resume")
    assert "read 2: new 2" in told.out
    assert "read in" in enishi("imports").out


def test_everything_is_said_in_japanese_too(enishi, table):
    told = enishi("--lang", "ja", "import", table)
    assert "読み取り2件：新規2、変更0、同じ0" in told.out
    assert "取り込み済み" in enishi("--lang", "ja", "imports").out


def test_names_of_files_in_another_encoding_are_read(enishi, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/\xe9t\xe9.csv"))
    a_table(odd, ROWS[0])
    for path in (folder, odd):
        told = enishi("import", path)
        assert (told.code, told.err) == (0, "")
        assert "read 1" in told.out


def test_text_that_is_no_text_is_refused(enishi):
    told = enishi("people", "add", "Z\udce9")
    assert (told.code, told.err.count("\n")) == (1, 1)


def a_book(path, *rows):
    path.write_text("\n".join(("Name,Email,Company", *rows)) + "\n", encoding="utf-8")
    return path


def test_what_an_import_changed_is_shown_and_given_as_json(enishi, tmp_path):
    lena, jo = "Lena Brandt,lena@example.com,B2B Table", "Jo Reed,jo@example.com,Quay"
    enishi("import", a_book(tmp_path / "book-1.csv", lena, jo))
    enishi("import", a_book(tmp_path / "book-2.csv", lena.replace("B2B Table", "Halle 9")))
    short = enishi("imports", "show", "2").out
    assert "1 person changed" in short
    assert "Halle 9" not in short
    long = enishi("imports", "show", "2", "--changes").out
    assert "Organisation: B2B Table → Halle 9" in long
    assert "Jo Reed  Quay" in long
    changes = json.loads(enishi("imports", "show", "2", "--json").out)["changes"]
    assert (changes["changed_count"], changes["gone_count"]) == (1, 1)
    assert (
        "所属: B2B Table → Halle 9"
        in enishi("--lang", "ja", "imports", "show", "2", "--changes").out
    )


def test_an_import_that_is_not_there_is_said(enishi):
    assert enishi("imports", "show", "9").code == 1


def test_the_event_of_a_list_is_named_shown_and_taken_back(enishi, tmp_path):
    path = tmp_path / "guests.csv"
    path.write_text(
        "api_id,name,email,created_at,approval_status\n"
        "gst-1,Noor Haddad,noor@example.com,,approved\n",
        encoding="utf-8",
    )
    enishi("import", path)
    assert "enishi imports event 1 EVENT --list" in enishi("imports", "show", "1").out
    named = enishi("imports", "event", "1", "--new", "Quay evening", "--on", "2024-07-24").out
    assert "Quay evening, 2024-07-24" in named
    assert "Noor Haddad  planned" in enishi("imports", "listed", "Quay").out
    (lists,) = json.loads(enishi("imports", "show", "1", "--json").out)["lists"]
    assert lists["event"]["name"] == "Quay evening"
    enishi("imports", "event", "1", "--undo")
    assert enishi("imports", "listed", "Quay").out == ""
    enishi("imports", "event", "1", "Quay")
    assert "Noor Haddad" in enishi("imports", "listed", "Quay").out


@pytest.mark.parametrize(
    "words", [(), ("Quay", "--undo"), ("--new", "Quay"), ("--on", "2024-07-24", "Quay")]
)
def test_an_event_of_a_list_is_named_in_one_way(enishi, words):
    answer = enishi("imports", "event", "1", *words)
    assert answer.code == 2
    assert "--new" in answer.err
