"""Chats: a large Discord file and a Slack export, beside json.load of the same bytes.

``python -m bench.chats [MB of Discord] [days of Slack] [rounds]``. Each reading is a process of
its own, so that its peak of memory is its own.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from enishi.sources import MembershipRecord, Owner, read_sources
from enishi.terms import MembershipStep

NAMES = ("Camille Roussel", "山田 花子", "Jørn Støylen", "Sean O'Neill", "Ana Lima", "佐藤 健")
WORDS = ("shall", "we", "meet", "on Saturday", "at the library", "打ち合わせ", "は土曜", "ですか")
START = datetime(2021, 1, 1, tzinfo=UTC)
OWNER = Owner(mails=frozenset({"p0@example.com"}))
PEOPLE = 800
A_DAY = 40
"""Messages in one day of one Slack channel."""
CHANNELS = 20


def make_discord(path: Path, megabytes: int, *, seed: int = 7) -> None:
    """Write one channel of DiscordChatExporter with answers, mentions and reactions."""
    dice = random.Random(seed)
    head = {
        "guild": {"id": "100000000000000001", "name": "Reading Room", "iconUrl": ""},
        "channel": {"id": "100000000000000011", "type": "GuildTextChat", "name": "general"},
        "dateRange": {"after": None, "before": None},
    }
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, indent=2)[:-2] + ',\n  "messages": [\n')
        number = 0
        while file.tell() < megabytes * 1_000_000:
            comma = ",\n" if number else ""
            file.write(comma + json.dumps(_posted(number, dice), ensure_ascii=False, indent=2))
            number += 1
        file.write(f'\n  ],\n  "messageCount": {number}\n}}\n')


def _posted(number: int, dice: random.Random) -> dict[str, object]:
    at = START + timedelta(minutes=5 * number)
    return {
        "id": str(300000000000000000 + number),
        "type": "Default",
        "timestamp": at.isoformat(),
        "timestampEdited": None,
        "isPinned": False,
        "content": " ".join(dice.choices(WORDS, k=dice.randint(3, 60))),
        "author": _author(dice.randrange(PEOPLE)),
        "attachments": [],
        "embeds": [],
        "stickers": [],
        "reactions": [{"emoji": {"id": "", "name": "👍"}, "count": 2}] * dice.randrange(3),
        "mentions": [_author(dice.randrange(PEOPLE))] * (dice.random() < 0.2),
    }


def _author(number: int) -> dict[str, object]:
    name = NAMES[number % len(NAMES)]
    return {
        "id": str(200000000000000000 + number),
        "name": f"user{number}",
        "discriminator": "0000",
        "nickname": f"{name} {number}",
        "color": None,
        "isBot": False,
        "roles": [],
        "avatarUrl": "https://example.com/avatar.png",
    }


def make_slack(folder: Path, days: int, *, seed: int = 7) -> None:
    """Write an export of a workspace with some twenty channels, each a folder of days."""
    dice = random.Random(seed)
    users = [_user(number) for number in range(PEOPLE)]
    members = [str(user["id"]) for user in users]
    channels = [
        {"id": f"C{n}", "name": f"channel-{n}", "created": 1, "members": members}
        for n in range(CHANNELS)
    ]
    for name, content in (("users", users), ("channels", channels)):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    for number in range(days):
        day = START + timedelta(days=number // CHANNELS)
        place = folder / f"channel-{number % CHANNELS}"
        place.mkdir(exist_ok=True)
        told = [_said(day + timedelta(minutes=30 * n), dice) for n in range(A_DAY)]
        text = json.dumps(told, indent=4)
        (place / f"{day.date()}.json").write_text(text, encoding="utf-8")


def _user(number: int) -> dict[str, object]:
    name = f"{NAMES[number % len(NAMES)]} {number}"
    profile = {"real_name": name, "display_name": "", "email": f"p{number}@example.com"}
    return {"id": f"U{number}", "team_id": "T1", "name": f"user{number}", "profile": profile}


def _said(at: datetime, dice: random.Random) -> dict[str, object]:
    text = " ".join(dice.choices(WORDS, k=dice.randint(3, 60)))
    element = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {
        "client_msg_id": "00000000-0000-0000-0000-000000000000",
        "type": "message",
        "text": text,
        "user": f"U{dice.randrange(PEOPLE)}",
        "ts": f"{at.timestamp():.6f}",
        "blocks": [{"type": "rich_text", "block_id": "x", "elements": [element]}],
        "team": "T1",
    }


def ours(path: Path) -> int:
    """Return the number of posts that enishi counts, each with its author and day."""
    posts = 0
    for one in read_sources(path, owner=OWNER):
        if isinstance(one, MembershipRecord) and one.step is MembershipStep.POSTED:
            posts += one.count
    return posts


def plain(path: Path) -> int:
    """Return the number of messages, after nothing but json.load."""
    return sum(_number_in(file) for file in _files(path))


def _files(path: Path) -> Iterator[Path]:
    yield from sorted(path.rglob("*.json")) if path.is_dir() else [path]


def _number_in(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        content = json.load(file)
    messages = content["messages"] if isinstance(content, dict) else content
    return sum(1 for one in messages if "timestamp" in one or "ts" in one)


READERS: dict[str, Callable[[Path], int]] = {"enishi": ours, "json.load": plain}


def _measured(reader: str, path: Path) -> tuple[float, float, int]:
    """Return seconds, peak in MB and messages, of a process that does nothing else."""
    command = [sys.executable, "-m", "bench.chats", "--one", reader, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def _one(reader: str, path: Path) -> None:
    start = time.perf_counter()
    found = READERS[reader](path)
    taken = time.perf_counter() - start
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, found)


def _compare(title: str, path: Path, rounds: int) -> None:
    size = sum(file.stat().st_size for file in _files(path)) / 1e6
    runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in READERS}
    for _ in range(rounds):
        for name, told in runs.items():
            told.append(_measured(name, path))
    assert len({one[2] for told in runs.values() for one in told}) == 1, "both must count the same"
    messages = runs["enishi"][0][2]
    print(f"\n{title}: {messages} messages, {size:.0f} MB, {rounds} rounds in turns, seed 7")
    for name, told in runs.items():
        times, peak = [one[0] for one in told], max(one[1] for one in told)
        middle = statistics.median(times)
        print(
            f"{name:10} {size / middle:7.1f} MB/s {messages / middle:9.0f} messages/s"
            f"  {min(times):.2f}–{max(times):.2f} s  peak {peak:.0f} MB"
        )


def main() -> None:
    """Make the files, read them in turns, print speed and peak of memory."""
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], Path(sys.argv[3]))
        return
    megabytes, days, rounds = (*map(int, sys.argv[1:]), *(200, 2_000, 3)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_discord(folder / "discord.json", megabytes)
        _compare("Discord", folder / "discord.json", rounds)
        slack = folder / "slack"
        slack.mkdir()
        make_slack(slack, days)
        _compare(f"Slack, {days} day files", slack, rounds)


if __name__ == "__main__":
    main()
