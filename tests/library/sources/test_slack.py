"""Slack exports: people, channels, posts by day, and touches with the user; never what was said."""

import json
import shutil
import time
import zipfile
from datetime import UTC, date, datetime
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
from enishi.sources.formats.slack import is_shape
from enishi.terms import Direction, MembershipStep, ProblemCode
from tests.library.sources.anything import JSON
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of, without_progress

EXPORT = SAMPLES / "slack"
MIO = Owner(mails=frozenset({"mio.arai@example.com"}))


@pytest.fixture(scope="module")
def outcome():
    return outcome_of(EXPORT, owner=MIO)


def communities(outcome: Outcome) -> dict[str, str]:
    return {one.key: one.name for one in outcome.others if isinstance(one, CommunityRecord)}


def memberships(outcome: Outcome, step: MembershipStep) -> list[MembershipRecord]:
    found = [one for one in outcome.others if isinstance(one, MembershipRecord)]
    return [one for one in found if one.step is step]


def posts(outcome: Outcome) -> set[tuple[str, str, date | None, int]]:
    told = memberships(outcome, MembershipStep.POSTED)
    return {(short(p.community), short(p.person), p.on, p.count) for p in told}


def short(key: str) -> str:
    return key.rpartition("/")[2]


def touches(outcome: Outcome) -> set[tuple[str, date, Direction]]:
    return {(short(t.people[0]), t.at.date(), t.direction) for t in outcome.touches}


def write(folder: Path, name: str, content: object) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_a_whole_export_leaves_no_file_unrecognised(outcome):
    by_name = {one.file: one for one in outcome.files}
    skipped = {name for name, one in by_name.items() if one.is_skipped}
    assert skipped == {"slack/canvases.json", "slack/integration_logs.json"}
    assert {by_name[name].format for name in by_name.keys() - skipped} == {FormatName.SLACK}
    assert ProblemCode.NOT_RECOGNISED not in outcome.codes


def test_an_empty_list_belongs_to_the_export_beside_it_and_alone_to_none(tmp_path):
    write(tmp_path, "groups.json", [])
    assert outcome_of(tmp_path).codes == {ProblemCode.NOT_RECOGNISED: 1}
    shutil.copy(EXPORT / "users.json", tmp_path)
    assert outcome_of(tmp_path).codes == {}


def test_users_without_a_workspace_s_id_have_the_keys_their_posts_have(tmp_path):
    users = json.loads((EXPORT / "users.json").read_text(encoding="utf-8"))
    users[2]["team_id"] = ""
    shutil.copytree(EXPORT, tmp_path / "slack")
    write(tmp_path / "slack", "users.json", users)
    found = outcome_of(tmp_path / "slack", owner=MIO)
    told = (one.person for one in found.others if isinstance(one, MembershipRecord))
    assert {key for key in told if key} <= set(found.keys)


def test_a_zip_gives_what_its_folder_gives_whatever_the_order_in_it(tmp_path, outcome):
    path = tmp_path / "slack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member in sorted(EXPORT.rglob("*.json"), reverse=True):
            archive.write(member, member.relative_to(EXPORT).as_posix())
    zipped = outcome_of(path, owner=MIO)
    assert posts(zipped) == posts(outcome)
    assert {t.key for t in zipped.touches} == {t.key for t in outcome.touches}
    assert set(zipped.keys) == set(outcome.keys)
    assert communities(zipped) == communities(outcome)


def test_everybody_is_seen_but_the_user_herself_and_programs(outcome):
    assert outcome.names == ["Noor Haddad", "佐伯 健", "Jonas Lind", "Lena Brandt", "Ana Lima"]
    assert {one.standing for one in outcome.people} == {Standing.SEEN}


def test_a_profile_keeps_its_fields_with_their_origin_and_without_entities(outcome):
    noor = outcome.people[0]
    assert noor.key == "slack:T0ENISHI/U0NOOR"
    assert [(f.kind, f.value, f.origin) for f in noor.fields] == [
        (FieldKind.NAME, "Noor Haddad", "profile.real_name"),
        (FieldKind.NICKNAME, "noor", "profile.display_name"),
        (FieldKind.TITLE, "Research & Community", "profile.title"),
        (FieldKind.MAIL, "noor@example.com", "profile.email"),
        (FieldKind.PHONE, "+44 20 7946 0000", "profile.phone"),
    ]


def test_whoever_left_the_workspace_is_still_somebody(outcome):
    jonas = next(one for one in outcome.people if one.first(FieldKind.NAME) == "Jonas Lind")
    assert [(f.value, f.origin) for f in jonas.fields[1:]] == [("true", "deleted")]


def test_an_address_hidden_later_changes_no_key(tmp_path, outcome):
    users = json.loads((EXPORT / "users.json").read_text(encoding="utf-8"))
    for user in users:
        user["profile"].pop("email", None)
    write(tmp_path, "users.json", users)
    assert {key for key in outcome.keys if "T0ENISHI" in key} < set(outcome_of(tmp_path).keys)


def test_each_channel_is_a_community_with_its_known_members(outcome):
    assert communities(outcome) == {
        "slack:T0ENISHI/C0GEN": "#general",
        "slack:T0ENISHI/C0READ": "#読書会",
        "slack:T0ENISHI/G0ORG": "#organisers",
        "slack:T0ENISHI/C0TRIO": "Mio Arai, Noor Haddad, Lena Brandt",
    }
    joined = memberships(outcome, MembershipStep.JOINED)
    assert {(short(one.community), short(one.person)) for one in joined} == {
        *(("C0GEN", one) for one in ("", "U0NOOR", "U0KEN")),
        *(("C0READ", one) for one in ("", "U0KEN")),
        *(("G0ORG", one) for one in ("", "W0LENA")),
        *(("C0TRIO", one) for one in ("", "U0NOOR", "W0LENA")),
    }
    assert {one.on for one in joined} == {None}


def test_posts_are_counted_by_person_and_day_without_notes_and_programs(outcome):
    assert posts(outcome) == {
        ("C0GEN", "U0NOOR", date(2024, 1, 31), 2),
        ("C0GEN", "U0KEN", date(2024, 1, 31), 1),
        ("C0GEN", "", date(2024, 1, 31), 1),
        ("C0GEN", "U0GUEST", date(2024, 1, 31), 1),
        ("C0GEN", "U0KEN", date(2024, 2, 1), 2),
        ("C0READ", "U0KEN", date(2024, 2, 1), 1),
        ("C0READ", "", date(2024, 2, 1), 1),
        ("G0ORG", "W0LENA", date(2024, 2, 2), 1),
        ("C0TRIO", "U0NOOR", date(2024, 2, 2), 1),
    }


def test_talks_mentions_and_answers_are_touches_once_a_day_and_direction(outcome):
    assert touches(outcome) == {
        ("U0NOOR", date(2024, 1, 31), Direction.RECEIVED),
        ("U0NOOR", date(2024, 1, 31), Direction.SENT),
        ("U0KEN", date(2024, 2, 1), Direction.RECEIVED),
        ("U0NOOR", date(2024, 2, 1), Direction.SENT),
        ("U0NOOR", date(2024, 2, 1), Direction.RECEIVED),
        ("U0KEN", date(2024, 2, 2), Direction.RECEIVED),
    }
    # An answer in one channel and a mention in another, the same day: one touch.
    ken = [t for t in outcome.touches if short(t.people[0]) == "U0KEN"]
    assert len({t.key for t in ken}) == 2
    assert all(t.is_zone_known and t.at.tzinfo is UTC for t in outcome.touches)


def test_times_are_exact_and_in_utc(outcome):
    first = min(t.at for t in outcome.touches)
    assert first == datetime(2024, 1, 31, 0, 3, 0, 100, tzinfo=UTC)


def test_unknown_people_and_talks_of_others_are_counted_not_invented(outcome):
    told = {(p.file, p.detail, p.is_fatal) for p in outcome.problems}
    assert told == {
        ("slack/channels.json", "members not among the users: 1", False),
        ("slack/dms.json", "talks of others: 1", False),
        ("slack/general/2024-01-31.json", "authors not among the users: 1", False),
    }


def test_what_was_said_is_given_out_nowhere():
    said = repr(list(read_sources(EXPORT, owner=MIO)))
    assert not any(word in said for word in ("Good morning", "おはよう", "Gladly", "夜分"))


def test_without_knowing_the_user_a_talk_has_both_and_no_direction():
    found = outcome_of(EXPORT)
    assert {t.direction for t in found.touches} == {Direction.UNKNOWN}
    assert {len(t.people) for t in found.touches} == {2}
    assert "Mio Arai" in found.names


def test_the_user_is_known_by_her_name_where_only_one_has_it():
    by_name = outcome_of(EXPORT, owner=Owner(names=frozenset({"mio arai"})))
    assert "Mio Arai" not in by_name.names
    assert Direction.SENT in {t.direction for t in by_name.touches}


def test_whoever_takes_part_in_all_of_several_talks_is_the_user(tmp_path):
    shutil.copytree(EXPORT, tmp_path / "export")
    talks = [{"id": f"D{n}", "members": ["U0MIO", u]} for n, u in enumerate(["UA", "UB", "UC"])]
    write(tmp_path / "export", "dms.json", talks)
    assert "Mio Arai" not in outcome_of(tmp_path / "export").names


def test_a_longer_export_adds_its_days_and_changes_none(tmp_path, outcome):
    shutil.copytree(EXPORT, tmp_path / "slack")
    for day in (tmp_path / "slack").rglob("2024-02-*.json"):
        day.unlink()
    january = outcome_of(tmp_path / "slack", owner=MIO)
    first, second = (
        {one.key: one for one in (*each.others, *each.touches, *each.people)}
        for each in (january, outcome)
    )
    assert first.keys() < second.keys()
    assert all(second[key] == one for key, one in first.items())


def test_a_renamed_channel_keeps_its_key(tmp_path, outcome):
    shutil.copytree(EXPORT, tmp_path / "slack")
    (tmp_path / "slack" / "general").rename(tmp_path / "slack" / "everybody")
    text = (EXPORT / "channels.json").read_text(encoding="utf-8")
    renamed = text.replace('"general"', '"everybody"')
    (tmp_path / "slack" / "channels.json").write_text(renamed, encoding="utf-8")
    assert posts(outcome_of(tmp_path / "slack", owner=MIO)) == posts(outcome)


def test_a_single_day_is_read_without_the_lists_by_what_its_messages_say(tmp_path):
    guest = {"real_name": "Ana Lima", "team": "T9"}
    day = [{"type": "message", "user": "U1", "ts": "1706659260.000100", "user_profile": guest}]
    write(tmp_path, "general/2024-01-31.json", day)
    found = outcome_of(tmp_path / "general")
    assert found.names == ["Ana Lima"]
    assert communities(found) == {"slack:#general": "#general"}
    assert posts(found) == {("slack:#general", "U1", date(2024, 1, 31), 1)}


def test_a_talk_without_its_list_says_that_the_other_side_is_missing(tmp_path):
    shutil.copytree(EXPORT / "D0NOOR", tmp_path / "D0NOOR")
    assert outcome_of(tmp_path).codes == {ProblemCode.NO_OTHER_SIDE: 1}


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_machine_s_zone_changes_nothing(monkeypatch, zone):
    here = without_progress(list(read_sources(EXPORT, owner=MIO)))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    there = without_progress(list(read_sources(EXPORT, owner=MIO)))
    monkeypatch.undo()
    time.tzset()
    assert there == here


@pytest.mark.parametrize(
    "text",
    [
        '{"friends_v2": [{"name": "Ana", "timestamp": 1577836800}]}',
        '{"name": "enishi", "version": "1.0.0", "dependencies": {}}',
        '[{"id": 1, "name": "general", "members": []}]',
        '[{"id": "U1", "name": "ana"}]',
        '[{"ts": "1706659260.000100", "kind": "log"}]',
        '[{"type": "message", "ts": "yesterday"}]',
        '{"type": "message", "ts": "1706659260.000100"}',
        "[]",
        "{}",
        "[" * 70_000,
        '{"a":' * 10_000,
        "",
    ],
)
def test_other_json_is_not_claimed(text):
    assert not is_shape(text)


@given(st.sampled_from(sorted(EXPORT.rglob("20*.json"))), st.floats(0.5, 1))
def test_a_beginning_cut_anywhere_still_shows_a_day(path, share):
    text = path.read_text(encoding="utf-8")
    assert is_shape(text[: max(int(len(text) * share), 400)])


KINDS: dict[str, dict[str, object]] = {
    "users.json": {"id": "U1", "profile": {}},
    "channels.json": {"id": "C1", "name": "general", "members": []},
    "dms.json": {"id": "D1", "members": ["U1", "U2"]},
    "general/2024-01-31.json": {"type": "message", "user": "U1", "ts": "1706659260.000100"},
}
NAMES = st.sampled_from(
    [
        *("id", "name", "team_id", "deleted", "is_bot", "profile", "real_name", "email", "members"),
        *("type", "subtype", "user", "ts", "text", "parent_user_id", "user_profile", "bot_id"),
    ]
)
ENTRIES = st.dictionaries(NAMES, JSON, max_size=8)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(KINDS)), st.lists(JSON | ENTRIES, max_size=4), st.booleans())
def test_anything_in_the_right_shell_is_read_without_an_error(
    tmp_path_factory, name, entries, is_merged
):
    first = KINDS[name]
    told = [first | one if is_merged and isinstance(one, dict) else one for one in entries]
    folder = tmp_path_factory.mktemp("export")
    for other, entry in KINDS.items():
        write(folder, other, [entry])
    write(folder, name, [first, *told])
    found = outcome_of(folder, owner=MIO)
    assert {one.format for one in found.files} == {FormatName.SLACK}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 400), st.binary(max_size=4))
def test_damage_keeps_what_comes_before_it_and_is_named(tmp_path_factory, name, at, damage):
    folder = tmp_path_factory.mktemp("export")
    content = (EXPORT / name).read_bytes()
    path = folder / Path(name).name
    path.write_bytes(content[:at] + damage)
    outcome_of(folder, owner=MIO, as_format=FormatName.SLACK)
