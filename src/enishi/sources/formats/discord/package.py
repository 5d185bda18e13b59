"""The small files of the package: friends, servers, and the channels with their people."""

from collections.abc import Iterator

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.discord.directory import Directory, key_of, names_in
from enishi.sources.formats.discord.entries import (
    Channel,
    ChannelKind,
    Shown,
    channel_in,
    friends_in,
    person_shown,
)
from enishi.sources.json_pieces import read_items
from enishi.sources.records import CommunityRecord, MembershipRecord, Origin
from enishi.terms import MembershipStep, Problem, ProblemCode


def read_account(task: Task) -> Iterator[FormatReading]:
    """Give the user's friends."""
    for one in read_items(task.file, "", limits=task.limits):
        if not isinstance(one, tuple):
            yield one
            continue
        for row, friend in enumerate(friends_in(one[1]), start=1):
            origin = Origin(file=task.file.label, row=row)
            key = key_of(friend.identity)
            yield person_shown(friend, key, origin, field="relationships.user")


def read_index(task: Task) -> Iterator[FormatReading]:
    """Give the servers the user is on; the names of channels serve only the survey."""
    directory = Directory(background=task.background)
    for one in read_items(task.file, "", limits=task.limits):
        if not isinstance(one, tuple):
            yield one
            continue
        for row, (identity, name) in enumerate(names_in(one[1]).items(), start=1):
            if directory.is_server(identity) and name:
                origin = Origin(file=task.file.label, row=row)
                yield _community(identity, name, origin)
                yield _joined(identity, "", origin)


def read_channel(task: Task) -> Iterator[FormatReading]:
    """Give the other one of a talk, a group with its people, or a server left long ago."""
    for one in read_items(task.file, "", limits=task.limits):
        if not isinstance(one, tuple):
            yield one
            continue
        channel = channel_in(one[1])
        if channel is None:
            yield Problem(code=ProblemCode.MISSING_FIELD, file=task.file.label, row=1, field="id")
        else:
            yield from _channel(task, channel)


def _channel(task: Task, channel: Channel) -> Iterator[FormatReading]:
    directory = Directory(background=task.background)
    origin = Origin(file=task.file.label, row=1)
    if channel.kind is ChannelKind.GROUP:
        yield from _group(directory, channel, origin)
    elif channel.kind is ChannelKind.SERVER:
        if channel.guild and channel.guild_name and not directory.is_server(channel.guild):
            yield _community(channel.guild, channel.guild_name, origin)
    elif (other := directory.other_in(channel.identity)) is not None and other.name:
        shown = Shown(identity=other.key, name=other.name, handle="")
        yield person_shown(shown, other.key, origin, field="index.json")


def _group(directory: Directory, channel: Channel, origin: Origin) -> Iterator[FormatReading]:
    people = [directory.person(one) for one in channel.recipients if one != directory.own]
    known = [one for one in people if one.name]
    name = channel.name or ", ".join(one.name for one in known)
    called = name or directory.channel_name(channel.identity) or "Discord"
    yield _community(channel.identity, called, origin)
    yield _joined(channel.identity, "", origin)
    for one in known:
        yield _joined(channel.identity, one.key, origin)


def _community(identity: str, name: str, origin: Origin) -> CommunityRecord:
    return CommunityRecord(key=key_of(identity), origin=origin, name=name)


def _joined(community: str, person: str, origin: Origin) -> MembershipRecord:
    return MembershipRecord(
        key=f"{key_of(community)}|{person.removeprefix('discord:') or 'me'}",
        origin=origin,
        community=key_of(community),
        step=MembershipStep.JOINED,
        person=person,
    )
