"""Discord: channels saved with DiscordChatExporter, and the package one asks Discord for."""

import json
import shutil
import time
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import (
    CommunityRecord,
    FieldKind,
    FormatName,
    MembershipRecord,
    Owner,
    Standing,
    read_sources,
)
from enishi.sources.formats.discord import is_shape
from enishi.terms import Direction, MembershipStep, ProblemCode, TouchKind
from tests.library.sources.anything import JSON
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of, without_progress

DISCORD = SAMPLES / "discord"
EXPORTED, PACKAGE, OLDER = DISCORD / "exported", DISCORD / "package", DISCORD / "older"
SERVER = EXPORTED / "Reading Room - general.json"
TALK = EXPORTED / "Direct Messages - Noor.json"
MIO = Owner(names=frozenset({"mio arai"}))
NOOR, KEN = "discord:200000000000000002", "discord:200000000000000003"
READING_ROOM, ORGANISERS = "discord:100000000000000001", "discord:100000000000000013"


def communities(outcome: Outcome) -> dict[str, str]:
    return {one.key: one.name for one in outcome.others if isinstance(one, CommunityRecord)}


def steps(outcome: Outcome, step: MembershipStep) -> set[tuple[str, str, date | None, int]]:
    found = [one for one in outcome.others if isinstance(one, MembershipRecord)]
    return {(m.community, m.person, m.on, m.count) for m in found if m.step is step}


def touches(outcome: Outcome) -> list[tuple[str, date, Direction, TouchKind]]:
    return [(t.people[0], t.at.date(), t.direction, t.kind) for t in outcome.touches]


def message(number: int, at: str, **more: object) -> dict[str, object]:
    author = {"id": "200000000000000002", "name": "noor_h", "nickname": "Noor", "isBot": False}
    return {"id": str(number), "type": "Default", "timestamp": at, "author": author, **more}


def exported(path: Path, *messages: object) -> Path:
    channel = {"id": "100000000000000011", "type": "GuildTextChat", "name": "general"}
    guild = {"id": "100000000000000001", "name": "Reading Room"}
    told = {"guild": guild, "channel": channel, "messages": messages}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_a_server_gives_its_community_its_people_and_their_posts_by_day():
    outcome = outcome_of(SERVER, owner=MIO)
    assert communities(outcome) == {READING_ROOM: "Reading Room"}
    assert steps(outcome, MembershipStep.POSTED) == {
        (READING_ROOM, NOOR, date(2024, 1, 31), 1),
        (READING_ROOM, KEN, date(2024, 2, 1), 1),
        (READING_ROOM, "", date(2024, 2, 1), 1),
        (READING_ROOM, NOOR, date(2024, 2, 1), 1),
        (READING_ROOM, NOOR, date(2024, 2, 2), 2),
    }
    noor = outcome.people[0]
    assert (noor.key, noor.standing) == (NOOR, Standing.SEEN)
    assert [(f.kind, f.value) for f in noor.fields] == [
        (FieldKind.NAME, "Noor"),
        (FieldKind.NICKNAME, "noor_h"),
    ]
    assert outcome.names == ["Noor", "佐伯 健"]


def test_answers_and_mentions_on_a_server_are_touches():
    assert touches(outcome_of(SERVER, owner=MIO)) == [
        (KEN, date(2024, 2, 1), Direction.SENT, TouchKind.MESSAGE),
        (NOOR, date(2024, 2, 1), Direction.RECEIVED, TouchKind.MESSAGE),
    ]
    assert touches(outcome_of(SERVER)) == []


@pytest.mark.parametrize("owner", [MIO, Owner()])
def test_a_talk_of_two_gives_touches_by_the_user_s_name_or_by_its_title(owner):
    outcome = outcome_of(TALK, owner=owner)
    assert touches(outcome) == [
        (NOOR, date(2024, 2, 1), Direction.SENT, TouchKind.MESSAGE),
        (NOOR, date(2024, 2, 1), Direction.RECEIVED, TouchKind.MESSAGE),
        (NOOR, date(2024, 2, 3), Direction.RECEIVED, TouchKind.CALL),
    ]
    assert outcome.names == ["Noor"]
    assert outcome.touches[0].at == datetime(2024, 2, 1, 12, tzinfo=UTC)


def test_a_talk_whose_title_names_neither_has_both_and_no_direction(tmp_path):
    path = tmp_path / "talk.json"
    text = TALK.read_text(encoding="utf-8")
    path.write_text(text.replace('"name": "Noor"', '"name": "A friend"'), encoding="utf-8")
    outcome = outcome_of(path)
    assert {t.direction for t in outcome.touches} == {Direction.UNKNOWN}
    assert {len(t.people) for t in outcome.touches} == {2}


def test_a_talk_in_which_only_the_user_wrote_says_that_the_other_side_is_missing(tmp_path):
    told = json.loads(TALK.read_text(encoding="utf-8"))
    told["messages"] = told["messages"][:1]
    path = tmp_path / "talk.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    assert outcome_of(path, owner=MIO).codes == {ProblemCode.NO_OTHER_SIDE: 1}


def test_a_whole_package_leaves_no_file_unrecognised():
    outcome = outcome_of(PACKAGE)
    skipped = [one.file for one in outcome.files if one.is_skipped]
    assert skipped == [
        "package/Activity/analytics/events-2024-00000-of-00001.json",
        "package/Servers/100000000000000001/guild.json",
    ]
    assert {one.format for one in outcome.files if not one.is_skipped} == {FormatName.DISCORD}
    assert outcome.codes == {ProblemCode.NO_OTHER_SIDE: 1}


def test_a_package_gives_servers_groups_friends_and_the_user_s_own_posts():
    outcome = outcome_of(PACKAGE)
    assert communities(outcome) == {
        READING_ROOM: "Reading Room",
        "discord:100000000000000002": "言語交換",
        "discord:100000000000000009": "Bread",
        ORGANISERS: "Organisers",
    }
    joined = steps(outcome, MembershipStep.JOINED)
    assert (ORGANISERS, KEN, None, 1) in joined
    assert {one[0] for one in joined if not one[1]} == communities(outcome).keys()
    assert steps(outcome, MembershipStep.POSTED) == {
        (READING_ROOM, "", date(2024, 2, 1), 1),
        (READING_ROOM, "", date(2024, 2, 9), 2),
        (ORGANISERS, "", date(2024, 2, 1), 1),
    }
    assert sorted(outcome.names) == ["noor_h", "佐伯 健"]


def test_a_package_tells_only_what_the_user_sent():
    assert touches(outcome_of(PACKAGE)) == [
        (NOOR, date(2024, 2, 1), Direction.SENT, TouchKind.MESSAGE),
        (NOOR, date(2024, 2, 5), Direction.SENT, TouchKind.MESSAGE),
    ]


def test_an_older_package_is_read_from_its_tables():
    outcome = outcome_of(OLDER)
    assert touches(outcome) == [
        ("discord:200000000000000005", date(2021, 5, 1), Direction.SENT, TouchKind.MESSAGE)
    ]
    assert outcome.names == ["ana"]
    assert len(communities(outcome)) == 3
    assert outcome.problems == []


def test_a_zip_gives_what_its_folder_gives(tmp_path):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member in sorted(PACKAGE.rglob("*.json"), reverse=True):
            archive.write(member, member.relative_to(PACKAGE).as_posix())
    zipped, outcome = outcome_of(path), outcome_of(PACKAGE)
    assert {one.key for one in zipped.others} == {one.key for one in outcome.others}
    assert {one.key for one in zipped.touches} == {one.key for one in outcome.touches}


def test_the_exporter_and_the_package_call_the_same_things_by_the_same_keys():
    """What the user wrote on the first of February stands in both, and counts once."""
    package, server, talk = (outcome_of(p, owner=MIO) for p in (PACKAGE, SERVER, TALK))
    posted = {m.key for m in server.others if isinstance(m, MembershipRecord) and not m.person}
    assert posted < {one.key for one in package.others}
    assert {t.key for t in talk.touches} & {t.key for t in package.touches}
    assert set(talk.keys) < set(package.keys)


DAYS = st.lists(st.integers(0, 59), min_size=1, max_size=30).map(sorted)


@settings(deadline=None)
@given(DAYS, st.integers(1, 59))
def test_a_longer_export_adds_its_days_and_changes_none(tmp_path_factory, days, split):
    folder = tmp_path_factory.mktemp("discord")
    start = datetime(2024, 1, 1, 12, tzinfo=UTC)
    told = [message(n, (start + timedelta(days=day)).isoformat()) for n, day in enumerate(days)]
    early = [one for one, day in zip(told, days, strict=True) if day < split]
    first, second = (
        {one.key: one for one in outcome_of(exported(folder / "x.json", *each)).others}
        for each in (early, told)
    )
    assert all(second[key] == one for key, one in first.items())
    posts = [one for one in second.values() if isinstance(one, MembershipRecord)]
    assert sum(one.count for one in posts) == len(days)
    assert len(posts) == len(set(days))


def test_a_day_is_utc_s_whatever_offset_the_exporter_wrote(tmp_path):
    here = exported(tmp_path / "a.json", message(1, "2024-02-01T08:30:00+09:00"))
    there = exported(tmp_path / "b.json", message(1, "2024-01-31T15:30:00-08:00"))
    assert steps(outcome_of(here), MembershipStep.POSTED) == steps(
        outcome_of(there), MembershipStep.POSTED
    )


def test_what_was_said_is_given_out_nowhere():
    assert "nobody keeps" not in repr(list(read_sources(DISCORD, owner=MIO)))


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_machine_s_zone_changes_nothing(monkeypatch, zone):
    here = without_progress(list(read_sources(DISCORD, owner=MIO)))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    there = without_progress(list(read_sources(DISCORD, owner=MIO)))
    monkeypatch.undo()
    time.tzset()
    assert there == here


@pytest.mark.parametrize(
    "text",
    [
        '{"friends_v2": [{"name": "Ana", "timestamp": 1577836800}]}',
        '{"name": "enishi", "version": "1.0.0", "dependencies": {}}',
        '{"participants": [{"name": "Ana"}], "messages": [], "title": "Ana"}',
        '{"id": "5", "type": "DM"}',
        '{"id": "100000000000000011", "type": "invoice"}',
        '{"100000000000000011": {"name": "general"}}',
        '{"1577836800": "a moment"}',
        '[{"ID": 5, "Timestamp": "2024-02-01 01:00:00"}]',
        "ID,Name,Email\n5,Ana,ana@example.com\n",
        "[]",
        "{}",
        "",
    ],
)
def test_other_files_are_not_claimed(text):
    assert not is_shape(text)


def test_two_packages_side_by_side_are_not_mixed_up(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "new")
    shutil.copytree(OLDER, tmp_path / "old")
    both = outcome_of(tmp_path)
    assert len(both.touches) == len(outcome_of(PACKAGE).touches) + len(outcome_of(OLDER).touches)


HEAD = {
    "guild": {"id": "100000000000000001", "name": "Reading Room"},
    "channel": {"id": "100000000000000011", "type": "GuildTextChat", "name": "general"},
}
SHELLS = ("exported", "Account/user.json", "Messages/index.json", "channel.json", "messages.json")
NAMES = st.sampled_from(
    [
        *("id", "type", "timestamp", "author", "mentions", "reference", "ID", "Timestamp"),
        *("recipients", "guild", "channel", "name", "relationships", "username"),
    ]
)
ENTRY = st.dictionaries(NAMES, JSON, max_size=8)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SHELLS), ENTRY, st.lists(JSON | ENTRY, max_size=3))
def test_anything_in_the_right_shell_is_read_without_an_error(
    tmp_path_factory, shell, odd, entries
):
    folder = tmp_path_factory.mktemp("discord") / "package"
    shutil.copytree(PACKAGE, folder)
    channel = folder / "Messages" / "c100000000000000012"
    told: object
    if shell == "exported":
        messages = [message(1, "2024-01-01T00:00:00Z") | odd, *entries]
        path, told = folder / "x.json", HEAD | {"messages": messages}
    elif shell == "messages.json":
        first = {"ID": 300000000000000021, "Timestamp": "2024-02-01 12:00:00"}
        path, told = channel / shell, [first, first | odd, *entries]
    else:
        path = channel / shell if shell == "channel.json" else folder / shell
        told = json.loads(path.read_text(encoding="utf-8")) | odd
    path.write_text(json.dumps(told), encoding="utf-8")
    outcome_of(folder, owner=MIO)
    outcome_of(path, owner=MIO, as_format=FormatName.DISCORD)


def test_memory_is_bounded_by_people_not_by_messages(tmp_path, monkeypatch):
    monkeypatch.setattr("enishi.sources.formats.discord.authors.MOST_PEOPLE", 3)
    authors = [{"id": f"2000000000000000{n:02d}", "name": f"p{n}"} for n in range(5)]
    told = [message(n, "2024-02-01T00:00:00Z", author=one) for n, one in enumerate(authors)]
    outcome = outcome_of(exported(tmp_path / "x.json", *told))
    assert outcome.names == ["p0", "p1", "p2"]
    assert [p.detail for p in outcome.problems] == ["more than 3 authors, messages: 2"]
