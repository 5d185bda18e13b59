"""Sentences of click's own that users meet: listed here so that the catalogue holds them.

click looks its sentences up with the standard library's ``gettext``, as everything here does; it
brings no Japanese of its own.
"""

from gettext import gettext, ngettext


def sentences() -> tuple[str, ...]:
    """Return click's sentences in the language that is spoken."""
    return (
        gettext("Usage:"),
        gettext("Options"),
        gettext("Commands"),
        gettext("Positional arguments"),
        gettext("Show this message and exit."),
        gettext("default: {default}"),
        gettext("Missing argument"),
        gettext("Missing option"),
        gettext("Missing command."),
        gettext("Invalid value: {message}"),
        gettext("Invalid value for {param_hint}: {message}"),
        gettext("No such option {name!r}."),
        gettext("No such command {name!r}."),
        gettext("{value!r} is not a valid {number_type}."),
        gettext("{value} is not in the range {range}."),
        gettext("{name} {filename!r} does not exist."),
        gettext("{name} {filename!r} is a directory."),
        gettext("{name} {filename!r} is a file."),
        gettext("{name} {filename!r} is not readable."),
        gettext("Choose from:\n\t{choices}"),
        gettext("Option {name!r} does not take a value."),
        gettext("file"),
        gettext("directory"),
        gettext("path"),
        *_counted(),
    )


def _counted() -> tuple[str, ...]:
    return (
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 2),
        ngettext(
            "Option {name!r} requires an argument.",
            "Option {name!r} requires {nargs} arguments.",
            1,
        ),
        ngettext(
            "Got unexpected extra argument ({args})",
            "Got unexpected extra arguments ({args})",
            1,
        ),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    )
