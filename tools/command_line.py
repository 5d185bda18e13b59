"""The reference of the command line, taken from the commands themselves.

python -m tools.command_line          write docs/reference/command-line.md
python -m tools.command_line check    fail if it is not what the commands say
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from enishi_app.cli.language import speak
from enishi_app.site.main import make_program

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference" / "command-line.md"
_HEAD = """# The command line

`enishi --lang ja` says everything in Japanese, `enishi COMMAND --help` what a command takes. This
page is written by `python -m tools.command_line` from the commands themselves.

- **Where**: everything is in the folder that `ENISHI_HOME` names ([settings](settings.md)). A
  command that puts something in sets up a workspace where there is none; one that only looks says
  how to.
- **People** are named by ID (its first eight characters are enough), by exact name, or by words
  that find one. Where several are found, they are listed and nothing is done. Communities and
  events likewise; roles, places and languages by code or by name, Japanese or English.
- **JSON**: with `--json` standard output is one JSON value and nothing else.
- **Exit codes**: 0 done; 1 it could not be done, with one line on standard error that says why;
  2 the command line itself is wrong; 130 stopped by Ctrl-C.
- **The sample**: `enishi demo` makes a workspace of its own beside yours (or in `--home DIR`, which
  must be empty or a demonstration already) anew each time, and never touches yours.
"""


def main(arguments: list[str]) -> int:
    """Write the reference, or compare it; return the exit code."""
    if arguments != ["check"]:
        REFERENCE.write_text(reference(), encoding="utf-8")
        return 0
    is_current = REFERENCE.exists() and REFERENCE.read_text(encoding="utf-8") == reference()
    if not is_current:
        print(f"{REFERENCE.name} is not what the commands say (python -m tools.command_line)")
    return int(not is_current)


def reference() -> str:
    """Return the reference, in English."""
    before = os.environ.get("LANGUAGE")
    speak("en")
    try:
        program = make_program()
        parts = [_HEAD, _options(program, click.Context(program, info_name="enishi"))]
        parts += _sections(program, click.Context(program, info_name="enishi"))
        return "\n".join(part for part in parts if part)
    finally:
        os.environ["LANGUAGE"] = before or ""


def _sections(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield _section(command, inner)
        if isinstance(command, click.Group):
            yield from _sections(command, inner)


def _section(command: click.Command, context: click.Context) -> str:
    depth = context.command_path.count(" ") + 1
    usage = " ".join(command.collect_usage_pieces(context))
    title = f"{'#' * min(depth, 3)} {context.command_path}"
    call = f"```\n{context.command_path} {usage}\n```\n"
    return "\n".join((title, "", f"{command.help}\n", call, _options(command, context)))


def _options(command: click.Command, context: click.Context) -> str:
    """Return a table of what a command takes."""
    rows = [
        f"| `{names.replace('|', chr(92) + '|')}` | {said.replace('|', chr(92) + '|')} |"
        for names, said in filter(None, (p.get_help_record(context) for p in command.params))
    ]
    return "\n".join(("| takes | |", "|---|---|", *rows, "")) if rows else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
