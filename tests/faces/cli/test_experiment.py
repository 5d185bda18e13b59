"""Experiments, reports, Reach and Today on the command line."""

import json

import pytest

from tests.app.crash_course import a_long_experiment

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(actor):
    from enishi_app.actions.experiments import save

    save(actor, a_long_experiment())


def shown(enishi):
    return json.loads(enishi("experiment", "show", "--json").out)["experiment"]


def test_a_plan_written_out_and_applied_again_changes_nothing(enishi, begun, tmp_path):
    file = tmp_path / "plan.yaml"
    assert enishi("experiment", "show", "--yaml", "-o", file).code == 0
    before = shown(enishi)
    told = enishi("experiment", "apply", file)
    assert (told.code, told.out) == (0, "Crash  [crash]\n")
    assert shown(enishi) == before
    assert enishi("experiment", "show", "--yaml").out == file.read_text(encoding="utf-8")


def test_a_wrong_plan_gets_line_field_and_reason_and_nothing_is_kept(enishi, begun, tmp_path):
    file = tmp_path / "plan.yaml"
    text = enishi("experiment", "show", "--yaml").out
    file.write_text(text.replace("start: 2024-06-01", "start: June", 1), encoding="utf-8")
    before = shown(enishi)
    told = enishi("experiment", "apply", file)
    assert told.code == 1
    assert told.err.splitlines()[0].startswith("plan.yaml, line 10, experiments[0].start: ")
    assert shown(enishi) == before


def test_a_dry_run_tells_what_would_change(enishi, begun, tmp_path):
    file = tmp_path / "plan.yaml"
    text = enishi("experiment", "show", "--yaml").out
    file.write_text(text.replace("en: Crash", "en: Quiet", 1), encoding="utf-8")
    told = enishi("experiment", "apply", file, "--dry-run")
    assert "Crash → Quiet" in told.out
    assert shown(enishi)["plan"]["title"]["en"] == "Crash"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a: [1\n", b"", b"- 1\n"])
def test_a_file_that_is_no_plan_is_refused_without_a_traceback(enishi, tmp_path, content):
    file = tmp_path / "plan.yaml"
    file.write_bytes(content)
    told = enishi("experiment", "apply", file)
    assert told.code in {1, 2}
    assert "Traceback" not in told.err


def test_a_mark_needs_a_reason_where_something_is_missing(enishi, begun):
    assert enishi("experiment", "mark", "a1", "△").code == 1
    told = enishi("experiment", "mark", "a1", "△", "--reason", "途中まで", "--on", "2024-07-01")
    assert (told.code, told.out) == (0, "△ a1\n")
    (mark,) = shown(enishi)["marks"]
    assert (mark["mark"], mark["reason"]["ja"]) == ("partial", "途中まで")


@pytest.mark.parametrize("sign", ["done", "o", "○"])
def test_marks_may_be_typed_as_words_or_signs(enishi, begun, sign):
    assert enishi("experiment", "mark", "a1", sign).out == "○ a1\n"


def test_an_activity_no_plan_has_is_refused(enishi, begun):
    assert enishi("experiment", "mark", "zz", "done").code == 2


def test_a_revision_needs_a_change_and_a_reason(enishi, begun, tmp_path):
    file = tmp_path / "plan.yaml"
    text = enishi("experiment", "show", "--yaml").out
    file.write_text(text.replace("en: Crash", "en: Quiet", 1), encoding="utf-8")
    assert enishi("experiment", "revise", file).code == 1
    told = enishi("experiment", "revise", file, "--reason", "too loud")
    assert told.code == 0, told.err
    assert "too loud" in enishi("experiment", "history").out
    assert "Crash → Quiet" in enishi("experiment", "history").out
    assert enishi("experiment", "revise", file, "--reason", "again").code == 1


def test_without_an_experiment_everything_says_so_in_one_line(enishi):
    for command in (("show",), ("history",), ("mark", "a1", "done")):
        told = enishi("experiment", *command)
        assert told.code in {1, 2}
        assert told.err.count("\n") == 1
    assert enishi("experiment", "list").out == "There is no experiment yet.\n"
    assert enishi("report", "plan").err.count("\n") == 1


@pytest.mark.parametrize(("name", "beginning"), [("r.html", "<!doctype html>"), ("r.md", "# ")])
def test_a_report_is_written_as_its_file_is_named(enishi, begun, tmp_path, name, beginning):
    file = tmp_path / name
    told = enishi("report", "plan", "--as-of", "2024-06-02", "-o", file)
    assert (told.code, told.out) == (0, "")
    assert file.read_text(encoding="utf-8").lower().startswith(beginning)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [name]


def test_a_report_has_a_language_of_its_own(enishi, begun):
    told = enishi("report", "interim", "--as-of", "2024-08-31", "--lang", "ja")
    assert "2024年8月31日" in told.out


def test_reach_answers_in_both_languages(enishi):
    enishi("people", "add", "Camille Roussel", "--role", "marketer", "--place", "paris")
    enishi("record", "contact", "camille", "--on", "2024-07-24")
    told = enishi("reach", "marketer in Paris", "--as-of", "2024-08-31")
    assert "you → Camille Roussel: met on 24 July 2024" in told.out
    told = enishi("--lang", "ja", "reach", "パリのマーケター", "--as-of", "2024-08-31")
    assert "あなた → Camille Roussel: 2024年7月24日に出会い" in told.out
    held = json.loads(enishi("reach", "role:marketer", "place:FR", "--json").out)
    assert held["target_count"] == 1


@pytest.mark.parametrize("words", ["role:zzz", "colour:blue", " "])
def test_a_question_that_cannot_be_read_is_one_line(enishi, words):
    told = enishi("reach", words)
    assert told.code == 1
    assert told.err.count("\n") == 1


def test_today_tells_what_to_tend(enishi, actor):
    enishi("people", "add", "Ryo Tanaka")
    enishi("record", "follow-up", "write", "--for", "ryo")
    assert "write, by" in enishi("today").out
    assert len(json.loads(enishi("today", "--json").out)["tends"]) == 1
    assert "まで" in enishi("--lang", "ja", "today").out


def test_a_learning_is_noted(enishi, begun):
    assert enishi("experiment", "learn").code == 2
    assert enishi("experiment", "learn", "先に調べる。").out == "先に調べる。\n"
    assert shown(enishi)["learnings"][-1]["text"] == {"ja": "先に調べる。", "en": ""}


def test_an_experiment_is_taken_out_of_sight_and_brought_back(enishi, begun, tmp_path):
    file = tmp_path / "plan.yaml"
    enishi("experiment", "show", "--yaml", "-o", file)
    before = shown(enishi)
    assert enishi("experiment", "remove", "crash", "--yes").code == 0
    assert json.loads(enishi("experiment", "list", "--json").out) == []
    enishi("experiment", "apply", file)
    assert shown(enishi) == before
