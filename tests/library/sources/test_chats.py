"""Talks of LINE and WhatsApp: who wrote when, and never what."""

from datetime import date, datetime, timedelta

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
from enishi.terms import Direction, ProblemCode, TouchKind
from tests.library.sources.readers import SAMPLES, outcome_of

CHATS = SAMPLES / "chats"
MIO = Owner(names=frozenset({"mio arai"}))


def local(month, day, hour, minute):
    return datetime(2024, month, day, hour, minute)  # noqa: DTZ001 - no chat names its zone


def told(outcome):
    return [(t.at, t.direction, t.kind) for t in outcome.touches]


def test_every_talk_is_recognised_by_what_it_holds():
    found = {f.file.rpartition("/")[2]: f.format for f in outcome_of(CHATS).files}
    assert found == {
        "WhatsApp Chat with Camille Roussel.txt": FormatName.WHATSAPP,
        "[LINE] 佐伯 亮とのトーク.txt": FormatName.LINE,
        "reading-club.txt": FormatName.LINE,
        "whatsapp-iphone.txt": FormatName.WHATSAPP,
    }


def test_a_line_talk_gives_one_touch_a_day_and_direction_and_the_calls():
    outcome = outcome_of(CHATS / "[LINE] 佐伯 亮とのトーク.txt")
    assert told(outcome) == [
        (local(7, 12, 9, 15), Direction.RECEIVED, TouchKind.MESSAGE),
        (local(7, 12, 9, 16), Direction.SENT, TouchKind.MESSAGE),
        (local(7, 12, 21, 0), Direction.MUTUAL, TouchKind.CALL),
        (local(7, 13, 15, 4), Direction.SENT, TouchKind.MESSAGE),
    ]
    assert outcome.names == ["佐伯 亮"]
    assert {t.people for t in outcome.touches} == {(outcome.keys[0],)}
    assert not any(t.is_zone_known for t in outcome.touches)


def test_a_group_gives_a_community_and_who_posted_in_it():
    outcome = outcome_of(CHATS / "reading-club.txt", owner=MIO)
    community, *posts = outcome.others
    assert isinstance(community, CommunityRecord)
    assert community.name == "Reading club"
    assert [(p.person, p.count, p.on) for p in posts if isinstance(p, MembershipRecord)] == [
        ("line:reading club|lena", 2, date(2024, 7, 13)),
        ("", 1, date(2024, 7, 12)),
    ]
    assert outcome.touches == []
    assert [(p.first(FieldKind.NAME), p.standing) for p in outcome.people] == [
        ("Lena", Standing.SEEN)
    ]


def test_the_mac_application_s_talk_is_read_by_the_name_in_its_file_s_name(tmp_path):
    path = tmp_path / "[LINE] H Villageとのトーク.txt"
    path.write_text(
        "2024.03.31 日曜日\n18:04 H Village こんにちは\n18:05 Mio どうも\n", encoding="utf-8"
    )
    outcome = outcome_of(path)
    assert [t.direction for t in outcome.touches] == [Direction.RECEIVED, Direction.SENT]
    assert outcome.names == ["H Village"]


def test_a_whatsapp_chat_with_one_person_gives_touches():
    outcome = outcome_of(CHATS / "WhatsApp Chat with Camille Roussel.txt")
    assert told(outcome) == [
        (local(7, 12, 14, 6), Direction.RECEIVED, TouchKind.MESSAGE),
        (local(7, 12, 14, 7), Direction.SENT, TouchKind.MESSAGE),
        (local(7, 13, 9, 0), Direction.RECEIVED, TouchKind.MESSAGE),
    ]
    assert outcome.names == ["Camille Roussel"]


def test_a_number_without_a_name_is_kept_as_a_number():
    people = outcome_of(CHATS / "whatsapp-iphone.txt", owner=MIO).people
    assert [p.first(FieldKind.PHONE) for p in people if p.first(FieldKind.PHONE)] == [
        "+33 6 12 34 56 78"
    ]


def test_month_first_is_found_out_from_the_whole_file():
    posts = [
        one
        for one in outcome_of(CHATS / "whatsapp-iphone.txt", owner=MIO).others
        if isinstance(one, MembershipRecord)
    ]
    assert {p.on for p in posts} == {date(2024, 7, 12), date(2024, 7, 13)}


def test_where_the_file_leaves_the_order_open_it_says_so(tmp_path):
    path = tmp_path / "WhatsApp Chat with Ana.txt"
    path.write_text("1/2/24, 10:00 - Ana: a\n1/2/24, 10:01 - Me: b\n", encoding="utf-8")
    outcome = outcome_of(path)
    assert outcome.codes == {ProblemCode.BAD_DATE: 1}
    assert outcome.touches[0].at == local(2, 1, 10, 0)


def test_what_was_said_is_given_out_nowhere():
    said = repr(list(read_sources(CHATS)))
    assert "Bonjour" not in said
    assert "おはよう" not in said


def test_the_same_talk_saved_later_gives_the_same_keys_and_more(tmp_path):
    early = CHATS / "[LINE] 佐伯 亮とのトーク.txt"
    later = tmp_path / "saved-in-october.txt"
    more = "2024/10/01(火)\n10:00\t佐伯 亮\tお久しぶりです\n"
    later.write_text(early.read_text(encoding="utf-8") + more, encoding="utf-8")
    first = {t.key for t in outcome_of(early).touches}
    second = {t.key for t in outcome_of(later).touches}
    assert first < second
    assert len(second - first) == 1


DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31))
CHANGES = st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=40)


@settings(deadline=None)
@given(CHANGES, st.sampled_from(["%d/%m/%Y", "%m/%d/%y", "%Y-%m-%d", "%d.%m.%y"]))
def test_days_of_a_long_chat_come_back_whatever_the_phone_s_order(tmp_path_factory, lines, order):
    # A chat long enough that some day is after the twelfth.
    start = min(day for day, _ in lines)
    days = sorted({day for day, _ in lines} | {start + timedelta(days=n) for n in range(31)})
    text = "".join(f"{day.strftime(order)}, 10:00 - Ana: hi\n" for day in days)
    path = tmp_path_factory.mktemp("chat") / "WhatsApp Chat with Ana.txt"
    path.write_text(text + f"{days[-1].strftime(order)}, 10:01 - Me: hi\n", encoding="utf-8")
    received = [t.at.date() for t in outcome_of(path).touches if t.direction is Direction.RECEIVED]
    assert received == days


@pytest.mark.parametrize(
    "text",
    [
        "[LINE] 佐伯とのトーク履歴\n",
        "[LINE] 佐伯とのトーク履歴\n09:15\t佐伯\tno day\n",
        "[LINE] 佐伯とのトーク履歴\n2024/99/99(金)\n09:15\t佐伯\tx\n",
        "[LINE] 佐伯とのトーク履歴\n2024/07/12(金)\n99:99\t佐伯\tx\n",
    ],
)
def test_a_broken_talk_gives_no_touch_and_no_error(tmp_path, text):
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert outcome_of(path).touches == []
