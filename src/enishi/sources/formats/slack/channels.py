"""channels.json and its like: each channel is a community, with its members."""

from collections import Counter
from collections.abc import Iterator

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.slack.directory import Directory, key_in
from enishi.sources.formats.slack.entries import Channel, ChannelKind, channel_in
from enishi.sources.json_pieces import read_items
from enishi.sources.records import CommunityRecord, MembershipRecord, Origin
from enishi.terms import MembershipStep, Problem, ProblemCode

_MOST_IN_NAME = 5


def read_channels(task: Task) -> Iterator[FormatReading]:
    """Give each channel and who is in it; of talks of two, only how many are not the user's."""
    reading = _Channels(task)
    for one in read_items(task.file, "item", limits=task.limits):
        if isinstance(one, tuple):
            yield from reading.take(*one)
        else:
            yield one
    yield from reading.left_out()


class _Channels:
    """Reads the conversations of one file."""

    def __init__(self, task: Task) -> None:
        self._file = task.file.label
        self._directory = Directory.of(task)
        self._left_out: Counter[tuple[ProblemCode, str]] = Counter()

    def take(self, row: int, item: object) -> Iterator[FormatReading]:
        """Give the records of one conversation."""
        channel = channel_in(item)
        if channel is None:
            yield Problem(code=ProblemCode.MISSING_FIELD, file=self._file, row=row, field="id")
        elif channel.kind is ChannelKind.TALK:
            self._note_talk(channel)
        else:
            yield from self._community(channel, Origin(file=self._file, row=row))

    def left_out(self) -> Iterator[Problem]:
        """Give what was left out, by kind."""
        for (code, reason), count in self._left_out.items():
            yield Problem(code=code, file=self._file, detail=f"{reason}: {count}", is_fatal=False)

    def _note_talk(self, channel: Channel) -> None:
        own = self._directory.own
        if own and own.isdisjoint(channel.members):
            self._left_out[ProblemCode.NOT_A_TOUCH, "talks of others"] += 1

    def _community(self, channel: Channel, origin: Origin) -> Iterator[FormatReading]:
        key = key_in(self._directory.team, channel.identity)
        yield CommunityRecord(key=key, origin=origin, name=self._name_of(channel))
        for member in channel.members:
            person = self._directory.person(member)
            is_own = member in self._directory.own
            if not (is_own or person.name):
                self._note_unknown(member)
                continue
            yield MembershipRecord(
                key=f"{key}|{member}",
                origin=origin,
                community=key,
                step=MembershipStep.JOINED,
                person="" if is_own else person.key,
            )

    def _name_of(self, channel: Channel) -> str:
        if channel.kind is ChannelKind.CHANNEL:
            return f"#{channel.name}"
        names = [self._directory.person(one).name for one in channel.members[:_MOST_IN_NAME]]
        more = "…" if len(channel.members) > _MOST_IN_NAME else ""
        return ", ".join(name for name in names if name) + more or channel.name

    def _note_unknown(self, member: str) -> None:
        if not self._directory.is_bot(member):
            self._left_out[ProblemCode.UNKNOWN_NAME, "members not among the users"] += 1
