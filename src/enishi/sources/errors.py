"""Errors: trouble with a whole reading call. Trouble inside a file is a Problem value."""

from enishi.terms import EnishiError


class SourceNotFoundError(EnishiError):
    """The path leads nowhere."""


class UnreadableSourceError(EnishiError):
    """The path is there, but is no readable file, folder or zip archive."""


class MappingError(EnishiError):
    """A column mapping cannot be used: no column names a person, or one is mapped twice."""
