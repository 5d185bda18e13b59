"""People on the command line."""

import csv
import json

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(enishi):
    told = enishi(
        *("people", "add", "Camille Roussel", "--role", "マーケター", "--place", "Paris"),
        *("--language", "French", "--mail", "camille@example.com", "--json"),
    )
    return json.loads(told.out)


def test_roles_places_and_languages_are_known_by_name(camille):
    assert (camille["roles"], camille["place"]) == (["marketer"], "paris")
    assert camille["languages"] == ["fr"]


def test_an_unknown_role_is_refused(enishi):
    told = enishi("people", "add", "Camille", "--role", "zzz")
    assert (told.code, told.err.count("\n")) == (2, 1)


def test_a_person_without_a_name_is_refused(enishi):
    assert enishi("people", "add", " ").err == "enishi: A person needs a name.\n"


def test_people_are_listed_by_role_and_place(enishi, camille):
    enishi("people", "add", "Jonas Lind", "--place", "Oslo")
    told = enishi("people", "list", "--role", "marketer", "--place", "フランス")
    assert "Camille Roussel" in told.out
    assert "Jonas" not in told.out
    assert told.out.endswith("1 person\n")


def test_people_are_found_in_any_script(enishi, camille):
    assert "Camille Roussel" in enishi("people", "find", "ＣＡＭＩＬＬＥ").out


@pytest.mark.parametrize("said", ["camille roussel", "Roussel", "id", "short id"])
def test_somebody_is_named_by_id_name_or_words(enishi, camille, said):
    enishi("people", "add", "Jonas Lind")
    named = {"id": camille["id"], "short id": camille["id"][:8]}.get(said, said)
    told = enishi("people", "show", named)
    assert told.out.startswith("Camille Roussel")
    assert "camille@example.com" in told.out


def test_an_exact_name_wins_over_longer_ones(enishi):
    enishi("people", "add", "Ana")
    enishi("people", "add", "Anabel")
    assert enishi("people", "show", "ana").out.startswith("Ana ")


def test_an_ambiguous_name_lists_who_may_be_meant(enishi, camille):
    enishi("people", "add", "Camille Petit")
    told = enishi("people", "show", "camille")
    assert told.code == 2
    assert camille["id"][:8] in told.err
    assert told.err.count("\n") == 1


def test_nobody_found_is_one_line(enishi):
    told = enishi("people", "show", "nobody")
    assert (told.code, told.err.count("\n")) == (2, 1)


def test_consent_and_alias_decide_how_reports_name_somebody(enishi, camille):
    assert "somebody" in enishi("people", "name", "camille", "--no-consent").out
    assert "C. from Paris" in enishi("people", "name", "camille", "--alias", "C. from Paris").out
    assert "Camille Roussel" in enishi("people", "name", "camille", "--consent").out
    assert enishi("people", "name", "camille").code == 2


def test_an_export_holds_everybody(enishi, camille, tmp_path):
    enishi("people", "add", "=HYPERLINK(1)")
    file = tmp_path / "people.csv"
    assert "people.csv" in enishi("people", "export", "-o", file).err
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    # A spreadsheet must not take a stranger's name for a formula.
    assert {row["Name"] for row in rows} == {"Camille Roussel", "'=HYPERLINK(1)"}
    assert len(json.loads(enishi("people", "export", "--json").out)["@graph"]) == 2


def test_an_old_programs_table_names_the_letters_that_it_lacks(enishi, tmp_path):
    enishi("people", "add", "Zoé Lefèvre")
    file = tmp_path / "people.csv"
    said = enishi("people", "export", "--format", "csv-cp932", "-o", file)
    assert "è é" in said.err
    assert "Zoe Lefevre" in file.read_text(encoding="cp932")


def test_an_export_of_nobody_is_an_empty_list(enishi):
    assert json.loads(enishi("people", "export", "--json").out)["@graph"] == []


def test_japanese_lists_have_japanese_heads(enishi, camille):
    told = enishi("--lang", "ja", "people", "list")
    assert "名前" in told.out
    assert "パリ" in told.out
    assert told.out.endswith("1人\n")


def test_a_suggested_reading_is_shown_as_such_and_kept_on_request(enishi):
    added = json.loads(enishi("people", "add", "渡邉 直美", "--json").out)
    assert "suggested reading: わたなべ なおみ" in enishi("people", "show", added["id"]).out
    assert "わたなべ なおみ" in enishi("people", "read", added["id"]).out
    shown = enishi("people", "show", added["id"]).out
    assert "suggested" not in shown
    assert "(わたなべ なおみ)" in shown


def test_another_reading_is_typed(enishi):
    added = json.loads(enishi("people", "add", "渡部 直美", "--json").out)
    enishi("people", "read", added["id"], "わたべ なおみ")
    assert "(わたべ なおみ)" in enishi("people", "show", added["id"]).out


def test_a_name_without_a_suggestion_asks_for_the_reading(enishi, camille):
    told = enishi("people", "read", camille["id"])
    assert (told.code, told.err.count("\n")) == (2, 1)
