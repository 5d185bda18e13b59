"""The program as a whole: its start, its help, its languages, and how it fails."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest

from enishi_app.cli.edge import run, sentence_for
from enishi_app.cli.language import find_language, speak
from enishi_app.cli.spoken import LazyGroup
from enishi_app.site.door import HomeDoor
from enishi_app.site.main import make_program

PROGRAM = Path(sys.executable).parent / "enishi"


def program(*arguments, home, **environment):
    """Run the installed program in a process of its own."""
    own = {**os.environ, "ENISHI_HOME": str(home), "ENISHI_LANG": "en", **environment}
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=own, check=False
    )


def commands(group=None, path=()):
    """Yield every command with the words that call it."""
    group = group or make_program()
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands())


@pytest.mark.parametrize("what", ["--version", "--help"])
def test_help_and_version_load_nothing_heavy(what):
    ask = (
        "import sys\nfrom enishi_app.site.main import answer\n"
        f"answer([{what!r}])\n"
        "sys.exit(' '.join({'django', 'numpy', 'rich', 'yaml', 'dataclasses'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    loaded = set(done.stderr.split()) - {"dataclasses"}
    assert loaded == set()


def test_the_version_is_the_library_s(tmp_path):
    import enishi

    assert program("--version", home=tmp_path).stdout == f"enishi {enishi.__version__}\n"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_command_has_help_in_both_languages(enishi, words, language):
    told = enishi("--lang", language, *words, "--help")
    assert told.code == 0
    is_japanese = any("ぁ" <= sign <= "ヿ" or "一" <= sign <= "鿿" for sign in told.out)
    assert is_japanese is (language == "ja")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_is_for(words):
    silent = [one.name for one in COMMANDS[words].params if not getattr(one, "help", None)]
    assert silent == []


def test_the_list_of_commands_says_what_the_commands_say():
    root = make_program()
    assert isinstance(root, LazyGroup)
    said = {name: lazy.help for name, lazy in root.lazy.items()}
    assert said == {name: COMMANDS[(name,)]._said for name in said}


def test_no_arguments_show_the_help(enishi):
    told = enishi()
    assert told.code == 2
    assert "Usage: enishi" in told.err


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["--lang", "ja"], {"ENISHI_LANG": "en"}, "ja"),
        (["report", "--lang=en"], {"ENISHI_LANG": "ja"}, "en"),
        ([], {"ENISHI_LANG": "ja", "LANG": "en_GB.UTF-8"}, "ja"),
        ([], {"LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "en"),
        (["--lang", "xx"], {}, "en"),
    ],
)
def test_the_language_is_the_option_s_then_the_variable_s_then_the_locale_s(
    arguments, environment, language
):
    assert find_language(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "english", "japanese"),
    [
        (["nonsense"], "No such command 'nonsense'.", "'nonsense'というコマンドはありません。"),
        (["people", "show"], "Missing argument 'PERSON'.", "引数が足りません"),
        (["people", "list", "--page", "x"], "Invalid value for '--page'", "'--page'の値が正しく"),
    ],
)
def test_misuse_is_one_line_in_both_languages(enishi, arguments, english, japanese):
    told = enishi(*arguments)
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert english in told.err
    assert japanese in enishi("--lang", "ja", *arguments).err


TROUBLE = [
    (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
    (OSError(errno.EROFS, "Read-only file system"), "cannot be written"),
    (FileNotFoundError(errno.ENOENT, "No such file", "a.vcf"), "There is no such file: a.vcf"),
    (PermissionError(errno.EACCES, "Permission denied", "a.vcf"), "a.vcf"),
    (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
    (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written"),
    (sqlite3.OperationalError("unable to open database file"), "cannot be written"),
    (sqlite3.OperationalError("database is locked"), "Another program is writing"),
    (sqlite3.DatabaseError("database disk image is malformed"), "The database is damaged"),
    (sqlite3.DatabaseError("file is not a database"), "The database is damaged"),
    (ZeroDivisionError("Camille"), "Something went wrong inside enishi (ZeroDivisionError)"),
]


@pytest.mark.parametrize(("error", "said"), TROUBLE, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_trouble_is_one_clear_line_without_personal_data(monkeypatch, error, said, language):
    monkeypatch.setenv("LANGUAGE", language)
    speak(language)
    line = sentence_for(error)
    assert "\n" not in line
    assert "Camille" not in line
    assert (said in line) is (language == "en" or said == "a.vcf")


def test_a_command_stopped_by_the_user_ends_quietly(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")

    @click.command()
    def stopped():
        raise KeyboardInterrupt

    assert run(stopped, [], door=HomeDoor()) == 130
    assert capsys.readouterr().err.strip() == "enishi: Stopped."


def test_looking_where_nothing_is_says_how_to_begin(tmp_path):
    done = program("people", "list", home=tmp_path / "none")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "enishi init" in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.sqlite
def test_a_workspace_is_set_up_by_what_puts_something_into_it(tmp_path):
    done = program("people", "add", "Ryo", home=tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert "1 person" in program("people", "list", home=tmp_path / "new").stdout
    again = program("init", home=tmp_path / "new")
    assert "stays as it is" in again.stdout


@pytest.mark.sqlite
def test_a_damaged_database_is_one_line(tmp_path):
    program("init", home=tmp_path)
    (tmp_path / "enishi.sqlite3").write_bytes(b"this is no database, " * 500)
    done = program("people", "list", home=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "damaged" in done.stderr


@pytest.mark.sqlite
def test_a_workspace_of_a_newer_version_is_refused(tmp_path):
    program("init", home=tmp_path)
    database = sqlite3.connect(tmp_path / "enishi.sqlite3")
    database.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', 0)"
    )
    database.commit()
    database.close()
    done = program("people", "list", home=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "newer" in done.stderr


@pytest.fixture
def somebody():
    """Somebody who is not root, since root may write everything."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if not setpriv:
        pytest.skip("root may write everything, and there is no setpriv to become somebody else")
    return [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]


@pytest.mark.sqlite
def test_a_read_only_folder_is_one_clear_line(somebody, open_folder):
    program("init", home=open_folder)
    for path in [open_folder, *open_folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    command = [*somebody, str(PROGRAM), "people", "add", "Ryo"]
    own = {**os.environ, "ENISHI_HOME": str(open_folder), "ENISHI_LANG": "en"}
    done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)
    for path in [open_folder, *open_folder.rglob("*")]:
        path.chmod(0o755)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "cannot be written" in done.stderr
    assert "1 person" not in program("people", "list", home=open_folder).stdout


@pytest.fixture
def open_folder(tmp_path_factory):
    """A folder that others can reach; pytest's own are closed to them."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="enishi-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


LIMITED = """
import resource, signal, sys
from enishi_app.site.main import answer
# A file may not grow beyond this: what a full disk does to a growing database.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(answer(sys.argv[2:]))
"""


@pytest.mark.sqlite
def test_a_full_disk_is_one_clear_line_and_loses_nothing(tmp_path):
    home, table = tmp_path / "home", tmp_path / "people.csv"
    rows = "".join(f"Person {n},p{n}@example.com,{'x' * 200}\n" for n in range(4000))
    table.write_text(f"Name,Email,Company\n{rows}", encoding="utf-8")
    program("people", "add", "Ryo Tanaka", home=home)
    size = (home / "enishi.sqlite3").stat().st_size + 1_500_000
    own = {**os.environ, "ENISHI_HOME": str(home), "ENISHI_LANG": "en"}
    command = [sys.executable, "-c", LIMITED, str(size), "import", str(table)]
    done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)
    assert done.returncode == 1
    assert "The disk is full or cannot be written." in done.stderr
    assert "Traceback" not in done.stderr
    assert "1 person" in program("people", "find", "Ryo", home=home).stdout
    assert program("doctor", home=home).returncode == 0
    resumed = program("import", "--resume", home=home)
    assert "read 4000: new 4000" in resumed.stdout, resumed.stderr


def test_a_full_disk_while_a_report_is_written_leaves_the_old_one(tmp_path):
    from enishi_app.cli.files import write_whole

    file = tmp_path / "report.md"
    write_whole(file, "old")
    code = (
        "import resource, signal, pathlib, sys\n"
        "from enishi_app.cli.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "write_whole(pathlib.Path(sys.argv[1]), 'new' * 100)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=False)
    assert done.returncode == 1
    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.md"]
