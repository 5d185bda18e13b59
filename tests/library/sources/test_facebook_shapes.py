"""What is Facebook's and what is not: characters, places, and anything under the right names."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.sources import (
    FormatName,
    Owner,
    list_files,
)
from enishi.sources.formats.facebook.places import is_companion, root_of
from enishi.sources.formats.facebook.texts import repaired
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of, published

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


# Characters.


@given(st.text())
def test_bytes_written_as_characters_come_back_as_text(text: str) -> None:
    broken = text.encode("utf-8", "surrogatepass").decode("latin-1")
    expected = broken if any(0xD800 <= ord(one) < 0xE000 for one in text) else text
    assert repaired(broken) == expected


@given(st.text(alphabet=st.characters(min_codepoint=0x100)) | st.text(st.characters(codec="ascii")))
def test_text_that_is_whole_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize("text", ["é", "Ñandú", "Ã", "100 €", "à la carte", ""])
def test_an_accent_alone_stays(text: str) -> None:
    assert repaired(text) == text


def test_a_last_letter_whose_bytes_look_like_a_blank_is_kept(write: Write) -> None:
    names = ["Nicolà", "Zofią", "Aïcha 😅"]
    broken = [{"name": one.encode().decode("latin-1"), "timestamp": 1_600_000_000} for one in names]
    outcome = outcome_of(write("your_friends.json", json.dumps({"friends_v2": broken})))
    assert outcome.names == names


# Where an export begins.


@pytest.mark.parametrize(
    ("label", "root"),
    [
        ("f.zip/friends/friends.json", "f.zip"),
        ("f.zip/your_facebook_activity/messages/inbox/a_1/message_1.json", "f.zip"),
        ("folder/f.zip/connections/friends/your_friends.json", "folder/f.zip"),
        ("messages/inbox/a_1/message_1.json", "messages"),
        ("messages.zip/Ana_1.json", "messages.zip"),
        ("your_friends.json", ""),
    ],
)
def test_an_export_begins_above_facebook_s_own_folders(label: str, root: str) -> None:
    assert root_of(label) == root


@pytest.mark.parametrize(
    "label",
    [
        "f.zip/messages/inbox/a_1/files/contacts.vcf",
        "f.zip/messages/inbox/a_1/photos/1.jpg",
        "f.zip/posts/your_posts_1.json",
        "f.zip/messages/filtered_threads/a_1/message_1.json",
        "f.zip/your_instagram_activity/messages/inbox/a_1/message_1.json",
        "f.zip/index.html",
    ],
)
def test_what_is_not_read_belongs_to_the_export_all_the_same(label: str) -> None:
    assert is_companion(label)


@pytest.mark.parametrize(
    "label",
    [
        "f.zip/friends/friends.json",
        "f.zip/messages/Ana_1.json",
        "f.zip/messages/e2ee_cutover/a_1/message_12.html",
        "mine/friends/contacts.vcf",
        "mine/messages/[LINE] Ana.txt",
        "mine/pages.csv",
    ],
)
def test_what_can_be_read_is_not_passed_over(label: str) -> None:
    assert not is_companion(label)


# Anything under the right names.


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["Ana", "\0", "\ud83d", "Facebook user", 1_600_000_000, 1_600_000_000_000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "timestamp", "data", "title", "attachments", "participants", "messages"]
            )
            | st.sampled_from(["sender_name", "timestamp_ms", "details", "contact_point", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
OUTER = (
    *("friends_v2", "sent_requests_v2", "rejected_requests_v2", "deleted_friends_v2"),
    *("groups_joined_v2", "groups_admined_v2", "group_posts_v2", "group_comments_v2"),
    *("events_invited_v2", "your_events_v2"),
)


@given(outer=st.sampled_from(OUTER), held=VALUES | st.lists(VALUES))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_in_a_list_gives_records_or_problems(
    write: Write, outer: str, held: object
) -> None:
    path = write("anything.json", json.dumps({outer: held}))
    outcome_of(path)
    assert list_files(path)[0].format is FormatName.FACEBOOK


@given(held=VALUES, items=st.lists(VALUES, max_size=4))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_in_a_thread_or_a_book_gives_records_or_problems(
    write: Write, held: object, items: list[object]
) -> None:
    thread = {"participants": held, "messages": items, "title": held, "thread_path": held}
    outcome_of(write("message_1.json", json.dumps(thread)))
    outcome_of(write("book.json", json.dumps({"address_book_v2": {"address_book": items}})))
    answers = {"event_responses_v2": {"events_joined": items, "events_declined": held}}
    outcome_of(write("answers.json", json.dumps(answers)))


@pytest.mark.parametrize(
    ("text", "is_facebook"),
    [
        ('{"friends": [{"name": "Ana", "timestamp": 1}]}', True),
        ('{"friends": ["Ana"]}', False),
        ('{"participants": ["Ana"], "score": 1}', False),
        ('{"messages": [{"senderName": "Ana"}], "participants": ["Ana"]}', True),
        ('{"messages": [{"sender_name": "Ana"}]}', False),
        ('[{"name": "Ana", "timestamp": 1}]', False),
        ("<html><body>_a6-gg</body></html>", False),
    ],
)
def test_only_what_is_surely_facebook_s_is_claimed(
    write: Write, text: str, is_facebook: bool
) -> None:
    (found,) = list_files(write("x", text))
    assert (found.format is FormatName.FACEBOOK) is is_facebook


def test_the_published_schemas_hold_every_name_that_is_read() -> None:
    folder = published("facebook-schemas")
    told = "".join(one.read_text(encoding="utf-8") for one in folder.rglob("*.json"))
    for name in (
        *("friends", "sent_requests", "received_requests", "rejected_requests"),
        *("deleted_friends", "groups_joined", "groups_admined", "group_posts", "events_invited"),
        *("event_responses", "events_joined", "events_declined", "events_interested"),
        *("start_timestamp", "end_timestamp", "address_book", "contact_point", "contact_info"),
        *("participants", "sender_name", "timestamp_ms", "call_duration", "marked_as_spam"),
    ):
        assert f'"{name}"' in told
