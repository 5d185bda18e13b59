"""Commands and options whose help is said in the language of the moment.

A help text is written in English in the code, marked by ``_`` for the catalogue, and looked up when
it is shown. ``Lazy`` groups load a command's module when the command is used: help and version
stay quick.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from gettext import gettext
from importlib import import_module
from typing import Any

import click


def later(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is looked up when it is shown."""
    return sentence


class _Spoken:
    """Looks its help up when it is read."""

    _said: str | None = None

    @property
    def help(self) -> str | None:
        """Return the help in the language of the moment."""
        return gettext(self._said) if self._said else self._said

    @help.setter  # noqa: A003 - click names it so
    def help(self, text: str | None) -> None:
        self._said = text


class _Helped(_Spoken, click.Command):
    """Says what ``--help`` is for in the language of the moment, too."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help``, made anew: click keeps the first one it made."""
        self._help_option = None
        return super().get_help_option(ctx)


class SpokenCommand(_Helped):
    """A command with help in both languages."""


class SpokenGroup(_Helped, click.Group):
    """A group with help in both languages."""

    def command(  # type: ignore[override]
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - click's word
    ) -> Callable[[Callable[..., Any]], click.Command]:
        """Make a command of this group of a function."""
        return super().command(name, cls=SpokenCommand, help=help)


SpokenGroup.group_class = SpokenGroup


class SpokenOption(_Spoken, click.Option):
    """An option with help in both languages."""


class SpokenArgument(_Spoken, click.Argument):
    """An argument with help in both languages."""


@dataclass(frozen=True, kw_only=True)
class Lazy:
    """A command that is loaded when it is used.

    Attributes:
        module: Where it is.
        name: What it is called there.
        help: One line, in English; the command itself begins its help with the same.
    """

    module: str
    name: str
    help: str


class LazyGroup(SpokenGroup):
    """A group that knows its commands by name and one line each."""

    lazy: Mapping[str, Lazy]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in self.lazy:
            return None
        found = self.lazy[cmd_name]
        command: click.Command = getattr(import_module(found.module), found.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, gettext(one.help)) for name, one in self.lazy.items()])


_ = later


def command(name: str, *, help: str) -> Callable[[Callable[..., Any]], SpokenCommand]:  # noqa: A002 - click's word
    """Make a command of a function."""
    return click.command(name, cls=SpokenCommand, help=help)


def group(name: str, *, help: str) -> Callable[[Callable[..., Any]], SpokenGroup]:  # noqa: A002
    """Make a group of a function."""
    return click.group(name, cls=SpokenGroup, help=help)


option = partial(click.option, cls=SpokenOption)
argument = partial(click.argument, cls=SpokenArgument)
as_json = option("--json", "is_json", is_flag=True, help=_("Print JSON."))
