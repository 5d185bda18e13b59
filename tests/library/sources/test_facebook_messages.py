"""Facebook's messages: who wrote when, in one file or several, encrypted or not."""

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import (
    CommunityRecord,
    MembershipRecord,
    Owner,
    Standing,
    read_sources,
)
from enishi.terms import Direction, ProblemCode, TouchKind
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of

FOLDER = SAMPLES / "facebook"
TODAY, OLD, ENCRYPTED = FOLDER / "today", FOLDER / "until-2020", FOLDER / "encrypted"
FRIENDS = TODAY / "connections" / "friends"
ACTIVITY = TODAY / "your_facebook_activity"
INBOX = ACTIVITY / "messages" / "inbox"
MIO = Owner(names=frozenset({"mio arai"}))
CAMILLE, YUI, NOOR = "facebook:camille lefèvre", "facebook:渡辺 結衣", "facebook:noor haddad"
Write = Callable[[str, str | bytes], Path]
Kind = TypeVar("Kind")


def those(outcome: Outcome, kind: type[Kind]) -> list[Kind]:
    return [one for one in outcome.others if isinstance(one, kind)]


def utc(month: int, day: int, hour: int = 12, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def a_zip(folder: Path, path: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(file, prefix + file.relative_to(folder).as_posix())
    return path


def touches_of(outcome: Outcome, person: str) -> list[tuple[datetime, Direction, TouchKind]]:
    return sorted((t.at, t.direction, t.kind) for t in outcome.touches if t.people == (person,))


def test_a_talk_gives_a_touch_a_day_and_direction_at_the_first_of_the_day() -> None:
    outcome = outcome_of(INBOX / "camillelefevre_101", owner=MIO)
    assert touches_of(outcome, CAMILLE) == [
        (utc(5, 1, 8), Direction.RECEIVED, TouchKind.CALL),
        (utc(5, 2, 9), Direction.RECEIVED, TouchKind.MESSAGE),
        (utc(5, 2, 19), Direction.SENT, TouchKind.MESSAGE),
    ]
    assert [(one.key, one.standing) for one in outcome.people] == [(CAMILLE, Standing.SEEN)]
    assert all(one.is_zone_known for one in outcome.touches)


def test_without_a_name_of_the_user_the_title_tells_the_other() -> None:
    known = outcome_of(INBOX / "camillelefevre_101", owner=MIO)
    assert outcome_of(INBOX / "camillelefevre_101").touches == known.touches


def test_a_talk_in_two_files_is_told_once_and_its_days_are_whole() -> None:
    outcome = outcome_of(INBOX / "watanabe_102", owner=MIO)
    assert touches_of(outcome, YUI) == [
        (utc(2, 1, 7), Direction.SENT, TouchKind.MESSAGE),
        (utc(2, 2, 7), Direction.RECEIVED, TouchKind.MESSAGE),
        (utc(2, 3, 10), Direction.SENT, TouchKind.MESSAGE),
    ]
    assert [one.records for one in outcome.files] == [4, 0]


def test_a_group_in_two_files_has_all_its_posts_counted_once() -> None:
    outcome = outcome_of(INBOX / "readingclub_103", owner=MIO)
    assert [one.name for one in those(outcome, CommunityRecord)] == ["Reading club 読書会"]
    assert [(one.person, one.count, one.on) for one in those(outcome, MembershipRecord)] == [
        (NOOR, 3, date(2024, 1, 5)),
        ("", 1, date(2024, 1, 4)),
    ]
    assert outcome.touches == []


@given(cut=st.lists(st.integers(0, 30), max_size=3), data=st.data())
@settings(max_examples=25, deadline=None)
def test_however_a_talk_is_parted_it_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, cut: list[int], data: st.DataObject
) -> None:
    moments = data.draw(st.lists(st.integers(1_700_000_000_000, 1_701_000_000_000), max_size=30))
    newest_first: list[dict[str, object]] = [
        {"sender_name": ("Ana", "Me")[at % 2], "timestamp_ms": at, "content": "x"}
        for at in sorted(moments, reverse=True)
    ]
    whole = a_thread(tmp_path_factory.mktemp("whole"), [newest_first])
    ends = [0, *sorted(min(one, len(newest_first)) for one in cut), len(newest_first)]
    pieces = [newest_first[a:b] for a, b in pairwise(ends)]
    parted = a_thread(tmp_path_factory.mktemp("parted"), pieces)
    assert {(t.key, t.at) for t in outcome_of(parted).touches} == {
        (t.key, t.at) for t in outcome_of(whole).touches
    }


def a_thread(folder: Path, parts: list[list[dict[str, object]]]) -> Path:
    place = folder / "messages" / "inbox" / "ana_1"
    place.mkdir(parents=True)
    for number, messages in enumerate(parts, start=1):
        held = {
            "participants": [{"name": "Ana"}, {"name": "Me"}],
            "messages": messages,
            "title": "Ana",
            "thread_path": "inbox/ana_1",
        }
        (place / f"message_{number}.json").write_text(json.dumps(held))
    return folder


def test_an_account_that_was_deleted_is_nobody() -> None:
    alone = outcome_of(INBOX / "facebookuser_104", owner=MIO)
    assert (alone.people, alone.touches) == ([], [])
    assert alone.codes == {ProblemCode.NO_OTHER_SIDE: 1}


def test_encrypted_chats_join_the_others_by_the_name() -> None:
    outcome = outcome_of(ENCRYPTED)
    assert touches_of(outcome, NOOR) == [
        (utc(9, 1, 8), Direction.RECEIVED, TouchKind.MESSAGE),
        (utc(9, 2), Direction.SENT, TouchKind.MESSAGE),
    ]
    assert touches_of(outcome, YUI) == [(utc(9, 3, 2), Direction.RECEIVED, TouchKind.MESSAGE)]
    assert [one.name for one in those(outcome, CommunityRecord)] == ["Coffee ☕"]
    assert outcome.problems == []


def test_it_is_said_that_chats_went_over_to_encryption_once_an_export() -> None:
    notes = [one for one in outcome_of(TODAY).problems if one.code is ProblemCode.CHATS_ELSEWHERE]
    assert len(notes) == 1
    assert not notes[0].is_fatal
    assert "e2ee_cutover" in notes[0].file


@pytest.mark.parametrize(
    ("name", "is_said"),
    [
        ("facebook-mio-2024-09-01-x.zip", True),
        ("facebook-mio-2024-05-20-x.zip", False),
        ("facebook-mio-2024-99-99-x.zip", False),
        ("facebook-mio.zip", False),
    ],
)
def test_messages_much_older_than_the_archive_are_remarked(
    tmp_path: Path, name: str, is_said: bool
) -> None:
    folder = tmp_path / "export"
    shutil.copytree(INBOX, folder / "messages" / "inbox")
    outcome = outcome_of(a_zip(folder, tmp_path / name))
    assert (outcome.codes[ProblemCode.CHATS_ELSEWHERE] == 1) is is_said


def test_strangers_whom_nobody_answered_are_not_proposed() -> None:
    assert "Quick Loans" not in repr(list(read_sources(TODAY)))


def test_groups_of_one_name_stay_two_however_their_files_are_called(write: Write) -> None:
    held = json.loads((INBOX / "readingclub_103" / "message_1.json").read_text())
    write("a/one.json", json.dumps(held))
    path = write("a/two.json", json.dumps({**held, "thread_path": "inbox/readingclub_999"}))
    keys = [one.key for one in those(outcome_of(path.parent), CommunityRecord)]
    assert keys == ["facebook-chat:readingclub_103", "facebook-chat:readingclub_999"]


def test_names_sorted_by_a_program_change_nothing(write: Write) -> None:
    text = (INBOX / "camillelefevre_101" / "message_1.json").read_text()
    path = write("message_1.json", json.dumps(json.loads(text), sort_keys=True))
    assert touches_of(outcome_of(path, owner=MIO), CAMILLE) == touches_of(
        outcome_of(INBOX / "camillelefevre_101", owner=MIO), CAMILLE
    )


def test_one_encrypted_chat_alone_is_read_by_its_name() -> None:
    alone = outcome_of(ENCRYPTED / "Noor Haddad_3.json")
    assert touches_of(alone, NOOR) == touches_of(outcome_of(ENCRYPTED), NOOR)
