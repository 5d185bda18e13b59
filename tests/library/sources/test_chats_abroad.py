"""Talks as phones set to other languages save them, and what in them only looks like a talk."""

from datetime import date

import pytest

from enishi.sources import FieldKind, Standing
from enishi.terms import Direction
from tests.library.sources.readers import outcome_of

BOTH = [Direction.RECEIVED, Direction.SENT]


def saved(folder, name, *lines):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "head", "title"),
    [
        ("WhatsApp Chat mit Anna Müller.txt", "13.04.25, 14:05 - ", "Anna Müller"),
        ("WhatsApp Chat with Ben (1).txt", "13/04/2025, 14:05 - ", "Ben"),
        ("Conversa do WhatsApp com João.txt", "13/04/2025 14:05 - ", "João"),
        ("Discussion WhatsApp avec Chloé.txt", "13/04/2025 à 14:05 - ", "Chloé"),
        ("Chat WhatsApp con Marco.txt", "13/04/25, 14:05 - ", "Marco"),
        ("Chat de WhatsApp con Lucía.txt", "13/4/25, 2:05 p.\u00a0m. - ", "Lucía"),
        ("WhatsAppチャット - 田中花子.txt", "[2025/04/13 午後2:05:09] ", "田中花子"),
        ("田中花子とのWhatsAppチャット.txt", "2025/04/13 14:05 - ", "田中花子"),
        ("WhatsApp Chat - Omar.txt", "\u200f[\u200f13/04/2025, 2:05:09\u202fPM] ", "Omar"),
    ],
)
def test_a_chat_of_two_is_one_whatever_the_phone_s_language(tmp_path, name, head, title):
    path = saved(tmp_path, name, f"{head}{title}: one", f"{head}Mio Arai: two")
    outcome = outcome_of(path)
    assert outcome.names == [title]
    assert [touch.direction for touch in outcome.touches] == BOTH
    assert {touch.at.isoformat(timespec="minutes") for touch in outcome.touches} == {
        "2025-04-13T14:05"
    }


@pytest.mark.parametrize(
    "quoted", ['"Paris: May"', "“Paris: May”", "„Paris: Mai“", "「巴里: 5月」"]
)
def test_a_group_renamed_to_something_with_a_colon_is_nobody(tmp_path, quoted):
    head = "13/04/2025, 14:05 - "
    path = saved(
        tmp_path,
        "WhatsApp Chat with Climbing.txt",
        f"{head}Ben Okafor: hi",
        f"{head}Ben Okafor changed the group name to {quoted}",
        f"{head}Zoe „Zo“: hi",
        f"{head}Ana: hi",
    )
    assert outcome_of(path).names == ["Ben Okafor", "Zoe „Zo“", "Ana"]


def test_two_chats_that_an_iphone_named_alike_stay_two(tmp_path):
    for folder, name in (("Reading", "Kim"), ("Climbing", "Lee")):
        lines = [f"[13/04/2025, 14:05:09] {one}: hi" for one in (name, "Mio", "Zoe")]
        saved(tmp_path, f"{folder}/_chat.txt", *lines)
    outcome = outcome_of(tmp_path)
    keys = [person.key for person in outcome.people]
    assert len(set(keys)) == len(keys) == 6


def test_a_day_that_is_only_announced_in_a_message_dates_nothing(tmp_path):
    path = saved(
        tmp_path,
        "[LINE] 佐伯 亮とのトーク.txt",
        "[LINE] 佐伯 亮とのトーク履歴",
        "保存日時：2026/07/14 10:00",
        "",
        "2026/07/12(日)",
        '10:00\t佐伯 亮\t"会のお知らせ',
        "2027/01/10(日)",
        '19:00から"',
        "10:05\tMio\t行きます",
    )
    assert {touch.at.date() for touch in outcome_of(path).touches} == {date(2026, 7, 12)}


def test_a_talk_saved_by_the_computer_is_with_whom_its_file_is_named_after(tmp_path):
    lines = ("2024.03.31 日曜日", "18:04 佐藤 花子 こんにちは", "18:05 Mio 元気です")
    outcome = outcome_of(saved(tmp_path, "[LINE]佐藤 花子.txt", *lines))
    assert outcome.names == ["佐藤 花子"]
    assert [touch.direction for touch in outcome.touches] == BOTH
    assert outcome.people[0].standing is Standing.SEEN


def test_a_talk_named_after_nobody_who_wrote_in_it_may_be_a_group(tmp_path):
    lines = ("2024.03.31 日曜日", "18:04 佐藤 花子 こんにちは", "18:05 Mio 元気です")
    assert outcome_of(saved(tmp_path, "[LINE]読書会.txt", *lines)).people == []


@pytest.mark.parametrize("title", ["Chat with Ken Mori", "Chat history with Ken Mori"])
def test_a_line_talk_in_english_is_known_by_either_title(tmp_path, title):
    path = saved(
        tmp_path, "talk.txt", f"[LINE] {title}", "", "2024.08.14 Wednesday", "21:03\tKen Mori\thi"
    )
    person = outcome_of(path).people[0]
    assert person.first(FieldKind.NAME) == "Ken Mori"
