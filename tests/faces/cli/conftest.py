"""The command line, run inside the test: what it prints, and how it ends."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from enishi_app.cli.edge import run
from enishi_app.cli.language import find_language, speak
from enishi_app.site.main import make_program


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command line gave."""

    code: int
    out: str
    err: str


class TestDoor:
    """Opens the test's own workspace."""

    __test__ = False

    def __init__(self, actor):
        self._actor = actor

    def begin(self):
        """Everything is loaded already."""

    def open(self, *, is_new_allowed):
        from dataclasses import replace

        from enishi.terms import Language
        from enishi_app.cli.language import spoken

        return replace(self._actor, language=Language(spoken()))


Enishi = Callable[..., Outcome]


@pytest.fixture
def enishi(actor, capsys, monkeypatch) -> Iterator[Enishi]:
    """Run a command line in the test's workspace, in English unless it says otherwise."""
    monkeypatch.setenv("LANGUAGE", "en")

    def answer(*arguments: object) -> Outcome:
        said = [str(one) for one in arguments]
        speak(find_language(said, {"ENISHI_LANG": "en"}))
        code = run(make_program(), said, door=TestDoor(actor))
        printed = capsys.readouterr()
        return Outcome(code=code, out=printed.out, err=printed.err)

    yield answer
    os.environ["LANGUAGE"] = "en"
