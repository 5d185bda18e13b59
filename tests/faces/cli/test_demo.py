"""The sample experiment: its figures come out of its records, in a folder of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from enishi.terms import Language
from enishi_app.actions import journal
from enishi_app.actions.demo import INTERIM_DAY, load_sample, view_demo
from enishi_app.actions.experiments import count_figures, show_experiment
from enishi_app.cli.language import speak
from enishi_app.site.demo import demo_lines

PROGRAM = Path(sys.executable).parent / "enishi"
PROMISED = [6, 18, 5, 5, 1, 7]


def demo(*arguments: object, language: str = "en", **environment: str):
    own = {**os.environ, "ENISHI_LANG": language, **environment}
    command = [str(PROGRAM), "demo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=own, check=False)


@pytest.fixture
def sample(actor):
    load_sample(actor)
    return actor


@pytest.mark.django_db
def test_the_figures_of_the_sample_are_the_promised_ones(sample):
    figures = view_demo(sample, Language.EN).figures
    assert [one.count.value for one in figures] == PROMISED


@pytest.mark.django_db
def test_a_record_less_is_a_figure_less(sample):
    counted = view_demo(sample, Language.EN).figures[1].count.records[0]
    journal.withdraw(sample, counted.id)
    figures = count_figures(sample, show_experiment(sample), INTERIM_DAY)
    assert figures[1].count.value == PROMISED[1] - 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", list(Language))
def test_the_sample_is_shown_in_ten_lines(sample, monkeypatch, language):
    monkeypatch.setenv("LANGUAGE", language)
    speak(language)
    lines = list(demo_lines(view_demo(sample, language), language))
    assert len(lines) == 10
    assert re.findall(r"\d+", "".join(lines[3:6])) == [str(number) for number in PROMISED]
    assert "○ 4  △ 2" in lines[6]
    hops = [line for line in lines if " → " in line]
    assert len(hops) == len(view_demo(sample, language).chosen.best.hops)
    assert all(re.search(r" → .+: .+\d{4}", line) for line in hops)


@pytest.mark.sqlite
def test_the_demonstration_is_made_anew_beside_the_own_workspace(tmp_path):
    home = tmp_path / "own"
    told = demo("--no-serve", ENISHI_HOME=str(home))
    assert told.returncode == 0, told.stderr
    assert not home.exists()
    beside = tmp_path / "own-demo"
    added = [str(PROGRAM), "people", "add", "Ryo Tanaka"]
    own = {**os.environ, "ENISHI_HOME": str(beside)}
    subprocess.run(added, env=own, check=True, capture_output=True)
    assert demo("--no-serve", "--keep", ENISHI_HOME=str(home)).stdout == told.stdout
    found = [str(PROGRAM), "--lang", "en", "people", "find", "Ryo Tanaka"]
    assert b"1 person" in subprocess.run(found, env=own, check=True, capture_output=True).stdout
    demo("--no-serve", ENISHI_HOME=str(home))
    assert b"0 people" in subprocess.run(found, env=own, check=True, capture_output=True).stdout


@pytest.mark.sqlite
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    told = demo("--home", tmp_path, "--no-serve")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["thesis.txt"]


@pytest.mark.sqlite
def test_an_own_workspace_is_never_taken_for_a_demonstration(tmp_path):
    home = tmp_path / "mine"
    own = {**os.environ, "ENISHI_HOME": str(home)}
    subprocess.run([str(PROGRAM), "init"], env=own, check=True, capture_output=True)
    assert demo("--home", home, "--no-serve").returncode == 2
