"""Facebook's download in JSON: friends, groups, events, and an export as a whole."""

import json
import shutil
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    FieldKind,
    FormatName,
    MembershipRecord,
    Owner,
    Standing,
    read_sources,
)
from enishi.terms import AttendanceState, Direction, MembershipStep, Problem, ProblemCode, TouchKind
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


# Friends.


def test_a_friend_is_a_tie_since_a_day() -> None:
    outcome = outcome_of(FRIENDS / "your_friends.json")
    assert [(one.first(FieldKind.NAME), one.connected_on) for one in outcome.people] == [
        ("Camille Lefèvre", date(2021, 5, 3)),
        ("渡辺 結衣", date(2019, 11, 2)),
        ("Noor Haddad", date(2023, 2, 14)),
        ("Taro Sato", date(2018, 1, 5)),
        ("Taro Sato", date(2020, 6, 1)),
    ]
    assert all(one.is_tie and one.standing is Standing.CONTACT for one in outcome.people)
    assert outcome.problems == []


def test_friends_of_one_name_are_two_people_whatever_their_order(write: Write) -> None:
    held = json.loads((FRIENDS / "your_friends.json").read_text())["friends_v2"]
    path = write("other.json", json.dumps({"friends_v2": held[::-1]}))
    keys = outcome_of(FRIENDS / "your_friends.json").keys
    assert len(set(keys)) == len(keys)
    assert sorted(outcome_of(path).keys) == sorted(keys)


def test_the_same_friends_have_the_same_keys_wherever_they_lie() -> None:
    assert set(outcome_of(OLD / "friends" / "friends.json").keys) == {CAMILLE, YUI}
    assert {CAMILLE, YUI} < set(outcome_of(FRIENDS / "your_friends.json").keys)


def test_a_way_to_reach_a_friend_is_kept_where_the_file_has_one() -> None:
    (camille, _) = outcome_of(OLD / "friends" / "friends.json").people
    assert camille.all(FieldKind.MAIL) == ("camille@example.org",)


def test_requests_are_touches_and_whoever_only_asked_is_no_contact() -> None:
    outcome = outcome_of(FRIENDS)
    asked = [one for one in outcome.touches if one.kind is TouchKind.INVITATION]
    assert sorted((one.names[0], one.direction, one.at) for one in asked) == [
        ("Ivo Novak", Direction.RECEIVED, utc(3, 5)),
        ("Lena Vogt", Direction.SENT, utc(3, 1)),
        ("Élodie Roux", Direction.RECEIVED, utc(3, 2)),
    ]
    assert {"Ivo Novak", "Sell Fast", "Facebook user"}.isdisjoint(outcome.names)
    assert outcome.codes[ProblemCode.NOT_A_TOUCH] == 1


def test_friends_that_are_none_any_more_are_named_and_not_kept() -> None:
    outcome = outcome_of(FRIENDS / "removed_friends.json")
    assert outcome.codes == {ProblemCode.GONE_TIE: 2}
    assert outcome.people == []


# Groups and events.


def test_groups_are_communities_that_the_user_joined_left_or_runs() -> None:
    outcome = outcome_of(ACTIVITY / "groups")
    names = {one.key: one.name for one in those(outcome, CommunityRecord)}
    steps = [
        (names[one.community], one.step, one.on, one.count)
        for one in those(outcome, MembershipRecord)
    ]
    assert sorted(steps) == [
        ("Japonais à Paris", MembershipStep.JOINED, date(2024, 4, 2), 1),
        ("Japonais à Paris", MembershipStep.POSTED, date(2024, 4, 20), 2),
        ("Japonais à Paris", MembershipStep.POSTED, date(2024, 4, 25), 1),
        ("Left Bank readers", MembershipStep.JOINED, date(2023, 9, 9), 1),
        ("Paris Tokyo coffee", MembershipStep.JOINED, date(2022, 7, 7), 1),
        ("広報の勉強会", MembershipStep.LEFT, date(2024, 5, 5), 1),
    ]
    assert {one.person for one in those(outcome, MembershipRecord)} == {""}


def test_a_post_whose_group_is_not_named_is_named_as_a_problem() -> None:
    outcome = outcome_of(ACTIVITY / "groups" / "group_posts_and_comments.json")
    assert [(one.code, one.row) for one in outcome.problems] == [(ProblemCode.MISSING_FIELD, 3)]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Mio posted in Tea & co.", ["Tea & co"]),
        ("Mio shared a link to the group: Tea.", ["Tea"]),
        ("Mioさんがお茶の会に投稿しました。", ["お茶の会"]),
        ("Mio a publié dans Thé vert.", ["Thé vert"]),
        ("Mio commented on Ana's post.", []),
        ("Mio shared a link to Ana's timeline.", []),
    ],
)
def test_a_post_makes_a_group_of_no_person(write: Write, title: str, names: list[str]) -> None:
    post = {"timestamp": 1_700_000_000, "title": title, "attachments": [{"data": [{"name": "A"}]}]}
    outcome = outcome_of(write("x.json", json.dumps({"group_posts_v2": [post]})))
    assert [one.name for one in those(outcome, CommunityRecord)] == names


def test_a_group_is_the_same_in_old_and_new_files() -> None:
    old = outcome_of(OLD / "groups")
    new = outcome_of(ACTIVITY / "groups" / "your_group_membership_activity.json")
    assert {one.key for one in old.others} < {one.key for one in new.others}


def test_events_keep_their_times_and_only_a_promise_to_come_is_a_plan() -> None:
    outcome = outcome_of(ACTIVITY / "events")
    events = {one.name: one for one in those(outcome, EventRecord)}
    assert {name: (one.starts, one.ends, one.place) for name, one in events.items()} == {
        "Gallery night": (utc(8, 1, 18), utc(8, 1, 21), "Paris, France"),
        "Soirée communication": (utc(6, 1, 17), utc(6, 1, 20), ""),
        "広報交流会": (utc(7, 1, 9), None, ""),
    }
    assert [(one.event, one.state) for one in those(outcome, AttendanceRecord)] == [
        (events["Soirée communication"].key, AttendanceState.PLANNED)
    ]
    assert [(one.code, one.row) for one in outcome.problems] == [(ProblemCode.BAD_DATE, 3)]


def test_an_uploaded_address_book_only_proposes_its_people() -> None:
    outcome = outcome_of(OLD / "about_you")
    (hanako,) = outcome.people
    assert (hanako.standing, hanako.is_tie) == (Standing.SEEN, False)
    assert hanako.first(FieldKind.NAME) == "山田 花子"
    assert hanako.all(FieldKind.MAIL) == ("hanako@example.jp",)
    assert hanako.all(FieldKind.PHONE) == ("+81 90 1234 5678",)
    assert outcome.codes == {ProblemCode.NO_NAME: 1}


# A whole export.


@pytest.mark.parametrize("prefix", ["", "facebook-mio/"])
def test_every_file_of_a_whole_export_is_read_or_passed_over(tmp_path: Path, prefix: str) -> None:
    outcome = outcome_of(a_zip(TODAY, tmp_path / "export.zip", prefix))
    assert ProblemCode.NOT_RECOGNISED not in outcome.codes
    passed = {one.file.rpartition("/")[2] for one in outcome.files if one.is_skipped}
    assert passed == {
        *("people_you_may_know.json", "no-data.txt", "primary_location.json"),
        *("profile_information.json", "message_1.json", "pages_you've_liked.json"),
    }
    read = [one for one in outcome.files if not one.is_skipped]
    assert {one.format for one in read} == {FormatName.FACEBOOK}


@pytest.mark.parametrize("before", ["", "your_activity_across_facebook"])
def test_where_the_files_lie_changes_no_record(tmp_path: Path, before: str) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(TODAY, moved)
    (moved / before).mkdir(exist_ok=True)
    for folder in list((moved / "your_facebook_activity").iterdir()):
        shutil.move(folder, moved / before / folder.name)
    assert everything(outcome_of(moved)) == everything(outcome_of(TODAY))


def everything(outcome: Outcome) -> dict[str, int]:
    keys = [*outcome.keys, *(t.key for t in outcome.touches), *(o.key for o in outcome.others)]
    return {key: keys.count(key) for key in keys}


def test_the_user_is_known_by_her_profile_and_is_nobody_else(tmp_path: Path) -> None:
    outcome = outcome_of(TODAY)
    assert "facebook:mio arai" not in outcome.keys
    shutil.copytree(TODAY, tmp_path / "x", ignore=shutil.ignore_patterns("profile_info*"))
    assert everything(outcome_of(tmp_path / "x")) == everything(outcome)


def test_every_membership_and_attendance_comes_after_what_it_is_of() -> None:
    given: set[str] = set()
    for one in read_sources(TODAY):
        if isinstance(one, CommunityRecord | EventRecord):
            given.add(one.key)
        elif isinstance(one, MembershipRecord):
            assert one.community in given
        elif isinstance(one, AttendanceRecord):
            assert one.event in given


@pytest.mark.parametrize("folder", [TODAY, OLD, ENCRYPTED])
def test_what_was_written_is_given_out_nowhere(folder: Path) -> None:
    told = repr(list(read_sources(folder)))
    assert "secret" not in told
    assert "内緒" not in told


def test_personal_data_stays_out_of_problems() -> None:
    problems = [one for one in read_sources(TODAY) if isinstance(one, Problem)]
    told = repr([(one.code, one.field, one.detail) for one in problems])
    assert not any(name in told for name in ("Mio", "Camille", "Sell", "Old"))


def test_records_are_the_same_in_every_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = set()
    for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        told.add(repr(list(read_sources(FOLDER))))
    monkeypatch.undo()
    time.tzset()
    assert len(told) == 1
