"""Setting up is done once, with what the machine has, and ends in one clear line otherwise."""

import shutil

import pytest

from tools import bootstrap


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of what decides about an installation."""
    shutil.copy(bootstrap.ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(bootstrap.ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def done(monkeypatch):
    """The steps that would have been taken."""
    steps = []
    monkeypatch.setattr(bootstrap, "find_pip", lambda *_: steps.append("pip"))
    monkeypatch.setattr(bootstrap, "install", lambda *_, **__: steps.append("install"))
    return steps


def test_a_second_run_does_nothing(project, done):
    environment = project / ".venv"
    environment.mkdir()
    bootstrap.set_up("base", environment=environment)
    bootstrap.set_up("base", environment=environment)
    assert done == ["pip", "install"]


def test_the_test_requirements_are_installed_beside_the_base_ones(project, done):
    environment = project / ".venv"
    environment.mkdir()
    bootstrap.set_up("base", environment=environment)
    bootstrap.set_up("test", environment=environment)
    assert done == ["pip", "install"] * 2


@pytest.mark.parametrize("file", ["requirements/base.txt", "pyproject.toml"])
def test_a_change_of_what_is_installed_sets_up_again(project, file):
    before = bootstrap.fingerprint("base")
    path = project / file
    path.write_text(path.read_text("utf-8").replace("2", "3"), encoding="utf-8")
    assert bootstrap.fingerprint("base") != before


def test_a_change_of_a_checking_tools_setting_does_not_set_up_again(project):
    before = bootstrap.fingerprint("base")
    path = project / "pyproject.toml"
    path.write_text(path.read_text("utf-8").replace("line-length = 100", "line-length = 99"))
    assert bootstrap.fingerprint("base") == before


def test_without_pip_and_without_apt_one_line_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "SYSTEM_WHEELS", tmp_path / "none")
    monkeypatch.setattr(shutil, "which", lambda *_: None)
    with pytest.raises(bootstrap.SetUpError, match="apt install python3-venv"):
        bootstrap.find_wheel(tmp_path)


def test_the_systems_own_wheel_is_taken_first(tmp_path, monkeypatch):
    wheel = tmp_path / "pip-23.0.1-py3-none-any.whl"
    wheel.touch()
    monkeypatch.setattr(bootstrap, "SYSTEM_WHEELS", tmp_path)
    assert bootstrap.find_wheel(tmp_path) == wheel


def test_an_old_python_is_refused_in_one_line(project, monkeypatch):
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(bootstrap.SetUpError, match=r"must be 3\.11 or newer"):
        bootstrap.set_up("base", environment=project)


def test_fetched_certificates_are_used_only_where_there_are_none(tmp_path, monkeypatch):
    folder = tmp_path / "debian" / "usr" / "share" / "ca-certificates" / "mozilla"
    folder.mkdir(parents=True)
    (folder / "one.crt").write_bytes(b"ONE")
    (folder / "two.crt").write_bytes(b"TWO")
    monkeypatch.delenv("PIP_CERT", raising=False)
    monkeypatch.setattr(bootstrap, "SYSTEM_CERTIFICATES", tmp_path / "none")
    named = bootstrap.certificates(["false"], tmp_path)["PIP_CERT"]
    with open(named, "rb") as bundle:  # noqa: PTH123  # the name is what pip gets
        assert bundle.read() == b"ONETWO"
    monkeypatch.setattr(bootstrap, "SYSTEM_CERTIFICATES", folder / "one.crt")
    assert bootstrap.certificates(["false"], tmp_path) == {}
    monkeypatch.setattr(bootstrap, "SYSTEM_CERTIFICATES", tmp_path / "none")
    assert bootstrap.certificates(["true"], tmp_path) == {}
