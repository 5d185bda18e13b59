"""Slack exports: people, channels, who posted when, and what passed between them and the user."""

import re
from collections.abc import Callable, Iterator, Mapping

from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.slack.channels import read_channels
from enishi.sources.formats.slack.days import read_day
from enishi.sources.formats.slack.directory import survey
from enishi.sources.formats.slack.shapes import Shape, is_day_file, shape_of
from enishi.sources.formats.slack.users import read_users
from enishi.sources.readings import FormatName
from enishi.terms import Problem, ProblemCode

__all__ = ["SLACK"]

# What else lies in an export and tells nothing of people.
_COMPANION = re.compile(
    r"(?:.*/)?(?:integration_logs|canvases|lists|file_conversations|huddle_transcripts"
    r"|content_flags|external_invites|workspace|channel_audit_logs)\.json"
    r"|.*/fc:[^/]+/[^/]+",
    re.IGNORECASE,
)
_READERS: Mapping[Shape, Callable[[Task], Iterator[FormatReading]]] = {
    Shape.USERS: read_users,
    Shape.CHANNELS: read_channels,
    Shape.DAY: read_day,
}


def is_shape(text: str) -> bool:
    """Tell whether the file begins like the users, the channels or a day of an export."""
    return shape_of(text) is not None


def is_companion(label: str) -> bool:
    """Tell whether a file of an export holds nothing about people."""
    return _COMPANION.fullmatch(label) is not None


def root_of(label: str) -> str:
    """Return the folder in which the export of a file begins: days lie one folder deeper."""
    folder = label.rpartition("/")[0]
    return folder.rpartition("/")[0] if is_day_file(label) else folder


def read(task: Task) -> Iterator[FormatReading]:
    """Give the records of one file of the export."""
    shape = shape_of(decode_sample(read_sample(task.file)))
    if shape is None:
        yield Problem(code=ProblemCode.NOT_RECOGNISED, file=task.file.label)
        return
    yield from _READERS[shape](task)


SLACK = Format(
    name=FormatName.SLACK,
    is_shape=is_shape,
    read=read,
    survey=survey,
    root_of=root_of,
    is_companion=is_companion,
)
