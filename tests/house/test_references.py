"""The references name every command, option and setting, and no other."""

import re

from tests.house.files import ROOT, own_texts
from tools import command_line

SETTINGS = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
NAME = re.compile(r"\bENISHI_[A-Z_]*[A-Z]\b")


def test_the_reference_of_the_command_line_is_what_the_commands_say():
    assert command_line.main(["check"]) == 0


def test_every_command_and_option_stands_in_the_reference():
    text = command_line.reference()
    for said in ("enishi import", "enishi people show", "--dry-run", "--no-browser", "--as-of"):
        assert said in text


def test_every_setting_stands_in_the_reference_and_no_other():
    used = {
        name
        for path in own_texts()
        if path.suffix in {".py", ""} and "docs" not in path.parts
        for name in NAME.findall(path.read_text(encoding="utf-8"))
    }
    assert used == set(re.findall(r"^\| `(ENISHI_\w+)`", SETTINGS, flags=re.MULTILINE))
