"""Discord: channels saved with DiscordChatExporter, and the package one asks Discord for."""

import re
from collections.abc import Callable, Iterator, Mapping

from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.discord.directory import survey
from enishi.sources.formats.discord.exported import read_exported
from enishi.sources.formats.discord.package import read_account, read_channel, read_index
from enishi.sources.formats.discord.sent import read_sent, read_sent_table
from enishi.sources.formats.discord.shapes import Shape, shape_of
from enishi.sources.readings import FormatName
from enishi.terms import Problem, ProblemCode

__all__ = ["DISCORD"]

# What else lies in the package, and the pictures that DiscordChatExporter saves beside a channel.
_COMPANION = re.compile(
    r".*/(?:activity|activities|programs|ads|support_tickets)/.+\.(?:json|csv|txt|png|jpe?g)"
    r"|.*/account/(?:avatar[^/]*|(?:recent_avatars|applications?|user_data_exports)/.+)"
    r"|.*/servers/\d{15,20}/.+\.(?:json|png|gif|jpe?g|webp)"
    r"|.*\.json_files/.+|(?:.*/)?readme\.txt",
    re.IGNORECASE,
)
_CHANNEL_FOLDER = re.compile(r"c?\d{15,20}", re.IGNORECASE)
_READERS: Mapping[Shape, Callable[[Task], Iterator[FormatReading]]] = {
    Shape.EXPORTED: read_exported,
    Shape.INDEX: read_index,
    Shape.CHANNEL: read_channel,
    Shape.SENT: read_sent,
    Shape.SENT_TABLE: read_sent_table,
    Shape.ACCOUNT: read_account,
}
_OF_PACKAGE = frozenset({"index.json", "user.json"})


def is_shape(text: str) -> bool:
    """Tell whether the file begins like one of those that are read."""
    return shape_of(text) is not None


def is_companion(label: str) -> bool:
    """Tell whether a file of a package holds nothing about people."""
    return _COMPANION.fullmatch(label) is not None


def root_of(label: str) -> str:
    """Return the folder in which the export of a file begins.

    A package has a folder of messages with one for each channel; a file of DiscordChatExporter
    stands for itself.
    """
    folder, _, name = label.rpartition("/")
    above, _, last = folder.rpartition("/")
    if _CHANNEL_FOLDER.fullmatch(last):
        return above.rpartition("/")[0]
    return above if name.lower() in _OF_PACKAGE else folder


def read(task: Task) -> Iterator[FormatReading]:
    """Give the records of one file."""
    shape = shape_of(decode_sample(read_sample(task.file)))
    if shape is None:
        yield Problem(code=ProblemCode.NOT_RECOGNISED, file=task.file.label)
        return
    yield from _READERS[shape](task)


DISCORD = Format(
    name=FormatName.DISCORD,
    is_shape=is_shape,
    read=read,
    survey=survey,
    root_of=root_of,
    is_companion=is_companion,
)
