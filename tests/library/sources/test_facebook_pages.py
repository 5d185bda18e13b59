"""Facebook's download as HTML: its days, its blocks, and what each page gives."""

import html
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.sources import (
    CommunityRecord,
    EventRecord,
    FieldKind,
    FormatName,
    MembershipRecord,
    Owner,
    read_sources,
)
from enishi.sources.formats.facebook.pages.days import moment_in
from enishi.terms import Direction, MembershipStep, ProblemCode
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of

PAGES = SAMPLES / "facebook" / "pages"
ACTIVITY = PAGES / "your_facebook_activity"
INBOX = ACTIVITY / "messages" / "inbox"
MIO = Owner(names=frozenset({"mio arai"}))
HEAD = "<!doctype html><html><head><title>{}</title><style>._a6-g{{}}</style></head><body><main>"
Write = Callable[[str, str | bytes], Path]


def local(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - no page names its zone


def page(title: str, *blocks: str) -> str:
    return f"{HEAD.format(title)}{''.join(blocks)}</main></body></html>"


def block(heading: str, day: str, text: str = "") -> str:
    return (
        f'<section class="_a6-g"><h2 class="_a6-h">{html.escape(heading)}</h2><div>{text}</div>'
        f'<footer><div class="_a72d">{day}</div></footer></section>'
    )


def plain(heading: str, day: str, text: str = "") -> str:
    """Return a block whose classes are none that are known."""
    return f'<div class="x"><div>{heading}</div><div>{text}</div><div class="y">{day}</div></div>'


def until_2021(heading: str, day: str, text: str = "") -> str:
    return (
        f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_2lek _2lel">{heading}'
        f'</div><div class="_3-96 _2let"><div><div></div><div>{text}</div></div></div>'
        f'<div class="_3-94 _2lem">{day}</div></div>'
    )


# Days.


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Oct 19, 2025 1:47:55 pm", local(2025, 10, 19, 13, 47, 55)),
        ("Jan 5, 2020, 3:04 PM", local(2020, 1, 5, 15, 4)),
        ("Jan 08, 2026 12:41 am", local(2026, 1, 8, 0, 41)),
        ("December 31, 2024 at 11:59 p.m.", local(2024, 12, 31, 23, 59)),
        ("7月 01, 2026 6:25:04 PM", local(2026, 7, 1, 18, 25, 4)),
        ("2020年1月5日 15:04", local(2020, 1, 5, 15, 4)),
        ("2020年1月5日(日) 午後3:04", local(2020, 1, 5, 15, 4)),
        ("5 janv. 2020 à 15:04", local(2020, 1, 5, 15, 4)),
        ("juil. 01, 2026 6:25:04 PM", local(2026, 7, 1, 18, 25, 4)),
        ("1 août 2024 09:30", local(2024, 8, 1, 9, 30)),
        ("1. März 2020 um 10:00", local(2020, 3, 1, 10, 0)),
        (
            "Saturday, January 5, 2019 at 3:04 PM UTC+09:00",
            datetime(2019, 1, 5, 15, 4, tzinfo=timezone(timedelta(hours=9))),
        ),
    ],
)
def test_a_moment_is_read_in_the_account_s_language(text: str, moment: datetime) -> None:
    assert moment_in(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "hello", "Jan 5, 2020", "see you Jan 5, 2020 3:04 PM", "31 févr. 2020 10:00"),
        *("jui 01, 2026 6:25 PM", "ja 5, 2020 3:04 PM", "Jan 5, 2020 25:61", "13月 01, 2026 6:25"),
        *("Jan 5, 2020 3:04 PM UTC+99", "9" * 90),
    ],
)
def test_what_is_no_moment_as_a_whole_is_none(text: str) -> None:
    assert moment_in(text) is None


@given(st.datetimes(datetime(2004, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001 - local time
def test_every_moment_comes_back_from_each_way_of_writing(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for way in ("%b %d, %Y %I:%M:%S %p", "%d %B %Y, %H:%M:%S", "%Y年%m月%d日 %H:%M:%S"):
        assert moment_in(moment.strftime(way)) == moment


# Lists.


def test_friends_on_a_page_have_the_keys_they_have_in_json() -> None:
    outcome = outcome_of(PAGES / "connections" / "friends")
    assert [(one.key, one.connected_on) for one in outcome.people] == [
        ("facebook:渡辺 結衣", date(2019, 11, 2)),
        ("facebook:o'brien & co", date(2024, 6, 30)),
        ("facebook:camille lefèvre", date(2021, 5, 4)),
    ]
    assert all(one.is_tie for one in outcome.people)
    today = outcome_of(SAMPLES / "facebook" / "today" / "connections" / "friends")
    assert {"facebook:渡辺 結衣", "facebook:camille lefèvre"} < set(today.keys)


def test_a_page_that_was_renamed_is_known_by_its_title(write: Write) -> None:
    path = write("saved.html", page("Vos amis", block("Ana Roux", "5 janv. 2020 à 15:04")))
    assert outcome_of(path).names == ["Ana Roux"]


def test_a_heading_of_the_page_is_no_friend(write: Write) -> None:
    heading = '<section class="_a6-g"><h2>Your friends</h2></section>'
    text = page("Your friends", heading, block("Ana", "Jan 5, 2020 3:04 PM"))
    assert outcome_of(write("your_friends.html", text)).names == ["Ana"]


def test_a_friend_without_a_day_is_a_friend(write: Write) -> None:
    outcome = outcome_of(write("your_friends.html", page("Your friends", block("Ana", ""))))
    assert [one.connected_on for one in outcome.people] == [None]
    assert outcome.codes == {ProblemCode.BAD_DATE: 1}


def test_groups_are_named_by_the_sentence_that_tells_of_them() -> None:
    outcome = outcome_of(ACTIVITY / "groups" / "your_group_membership_activity.html")
    names = {one.key: one.name for one in outcome.others if isinstance(one, CommunityRecord)}
    steps = [
        (names[one.community], one.step, one.on)
        for one in outcome.others
        if isinstance(one, MembershipRecord)
    ]
    assert steps == [
        ("Japonais à Paris", MembershipStep.JOINED, date(2024, 4, 2)),
        ("Left Bank readers", MembershipStep.LEFT, date(2024, 4, 3)),
    ]
    assert outcome.codes == {ProblemCode.MISSING_FIELD: 1}


@pytest.mark.parametrize(
    ("sentence", "name", "step"),
    [
        ("広報の勉強会のメンバーになりました。", "広報の勉強会", MembershipStep.JOINED),
        ("「広報の勉強会」のメンバーではなくなりました。", "広報の勉強会", MembershipStep.LEFT),
        ("Vous êtes devenue membre de Left Bank.", "Left Bank", MembershipStep.JOINED),
        ("Vous avez arrêté d'être membre de Club 7.", "Club 7", MembershipStep.LEFT),
        ("You left Book club.", "Book club", MembershipStep.LEFT),
        ("You became a member of Turn left.", "Turn left", MembershipStep.JOINED),
    ],
)
def test_a_step_is_told_in_several_languages(
    write: Write, sentence: str, name: str, step: MembershipStep
) -> None:
    text = page("x", block(sentence, "Apr 02, 2024 12:00:00 pm"))
    community, membership = outcome_of(write("your_group_membership_activity.html", text)).others
    assert isinstance(community, CommunityRecord)
    assert isinstance(membership, MembershipRecord)
    assert (community.name, membership.step) == (name, step)


def test_comments_are_counted_by_the_group_they_stand_in() -> None:
    (_, posted) = outcome_of(ACTIVITY / "groups" / "your_comments_in_groups.html").others
    assert isinstance(posted, MembershipRecord)
    assert (posted.count, posted.on) == (1, date(2024, 4, 25))


def test_an_event_on_a_page_begins_at_a_local_time() -> None:
    (event,) = outcome_of(ACTIVITY / "events").others
    assert isinstance(event, EventRecord)
    assert (event.starts, event.is_zone_known) == (local(2024, 8, 1, 20), False)


# Threads.


def told(outcome: Outcome) -> list[tuple[datetime, Direction]]:
    return sorted((one.at, one.direction) for one in outcome.touches)


def test_a_talk_is_read_by_its_senders_and_a_moment_somebody_wrote_is_none_of_it() -> None:
    outcome = outcome_of(INBOX / "camille_101")
    assert told(outcome) == [
        (local(2024, 5, 2, 9), Direction.RECEIVED),
        (local(2024, 5, 2, 19), Direction.SENT),
    ]
    assert not any(one.is_zone_known for one in outcome.touches)
    assert outcome.keys == ["facebook:camille lefèvre"]


def test_a_group_in_two_pages_is_counted_once_and_the_user_is_found_among_its_people() -> None:
    outcome = outcome_of(PAGES)
    posts = [one for one in outcome.others if isinstance(one, MembershipRecord)]
    chat = [one for one in posts if one.community == "facebook-chat:club_103"]
    assert [(one.person, one.count) for one in chat] == [
        ("facebook:noor haddad", 2),
        ("facebook:lena vogt", 1),
        ("", 1),
    ]


def test_where_only_one_side_wrote_nobody_is_made_up(write: Write) -> None:
    path = write("message_1.html", page("Trip to Kyoto", block("Mio Arai", "2024年1月5日 12:00")))
    outcome = outcome_of(path, owner=MIO)
    assert (outcome.people, outcome.others) == ([], [])
    assert outcome.codes == {ProblemCode.NO_OTHER_SIDE: 1}


def test_a_block_without_a_sender_makes_nobody_of_what_was_written(write: Write) -> None:
    lost = block("", "2024年1月5日 12:00", "My secret words")
    text = page("Ana", block("Ana", "2024年1月4日 12:00"), lost)
    outcome = outcome_of(write("message_1.html", text))
    assert outcome.names == ["Ana"]
    assert outcome.codes == {ProblemCode.NO_OTHER_SIDE: 1}
    assert "secret" not in repr(outcome)


@pytest.mark.parametrize("make", [block, plain, until_2021])
def test_a_thread_is_the_same_with_today_s_classes_older_ones_and_none_that_are_known(
    write: Write, make: Callable[[str, str, str], str]
) -> None:
    quoted = "<div><div>Somebody</div><div>2020年1月1日 12:00</div></div>"
    blocks = [
        make("Ana", "2024年1月5日 12:00", "words"),
        make("Mio", "2024年1月4日 12:00", quoted),
        make("Ana", "2024年1月3日 12:00", "Jan 5, 2020 3:04 PM"),
    ]
    outcome = outcome_of(write("message_1.html", page("Ana", *blocks)))
    assert told(outcome) == [
        (local(2024, 1, 3, 12), Direction.RECEIVED),
        (local(2024, 1, 4, 12), Direction.SENT),
        (local(2024, 1, 5, 12), Direction.RECEIVED),
    ]


def test_what_was_written_is_given_out_nowhere() -> None:
    said = repr(list(read_sources(PAGES)))
    assert not any(word in said for word in ("secret", "秘密", "Oui"))


# Pages that give nothing.


@pytest.mark.parametrize("name", ["likes.html", "your_friends.html", "message_1.html"])
def test_a_page_that_gives_nothing_says_to_choose_json(write: Write, name: str) -> None:
    outcome = outcome_of(write(name, page("Likes", "<p>nothing here</p>")))
    assert [one.format for one in outcome.files] == [FormatName.FACEBOOK]
    assert outcome.codes == {ProblemCode.PAGE_NOT_READ: 1}


def test_other_pages_of_an_export_are_passed_over() -> None:
    skipped = [one.file for one in outcome_of(PAGES).files if one.is_skipped]
    assert [one.rpartition("/")[2] for one in skipped] == ["likes.html"]


def test_a_page_of_somebody_else_is_not_claimed(write: Write) -> None:
    (found,) = outcome_of(write("x.html", "<html><body><h2>Ana</h2></body></html>")).files
    assert found.format is None


# Hostile pages.


def test_a_page_that_is_cut_gives_what_came_before(write: Write) -> None:
    whole = page("Your friends", *(block(f"Ana {n}", "Jan 5, 2020 3:04 PM") for n in range(9)))
    outcome = outcome_of(write("your_friends.html", whole[: whole.index("Ana 5")]))
    assert outcome.names == [f"Ana {n}" for n in range(5)]


SIZE = 500_000


@pytest.mark.parametrize(
    "filling",
    [
        *(
            "<div>",
            "<!",
            "<!--",
            "<a ",
            "<a href='",
            "&",
            "&#",
            "<",
            "</",
            "x",
            "<br>",
            "<?",
            "<![x",
        ),
        *(
            '<div class="',
            "<p>a",
            "</div>",
            "<section class=_a6-g>a</section>",
            "<style>",
            "<title>",
        ),
    ],
)
def test_hostile_pages_end_soon_and_in_bounded_memory(write: Write, filling: str) -> None:
    begin = page("x", block("Ana", "Jan 5, 2020 3:04 PM")).removesuffix("</main></body></html>")
    path = write("your_friends.html", begin + filling * (SIZE // len(filling)))
    start = time.process_time()
    outcome = outcome_of(path)
    assert time.process_time() - start < 20
    assert outcome.names[:1] == ["Ana"]


def test_a_name_without_end_is_no_name(write: Write) -> None:
    text = page("x", block("Ana" * 100_000, "Jan 5, 2020 3:04 PM"))
    outcome = outcome_of(write("your_friends.html", text))
    assert outcome.people == []
    assert outcome.codes[ProblemCode.NO_NAME] == 1


@given(
    st.lists(
        st.sampled_from(
            [
                *("<div>", "</div>", "<section class='_a6-g'>", "</section>", "<h2>", "</h2>"),
                *("Ana", "Jan 5, 2020 3:04 PM", "\0", "&#0;", "<br/>", "</main>", "<title>"),
            ]
        )
        | st.text(max_size=5),
        max_size=30,
    ),
    st.sampled_from(["your_friends", "message_1", "your_comments_in_groups", "event_invitations"]),
)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_page_gives_records_or_problems(write: Write, parts: list[str], name: str) -> None:
    text = f"<html><style>._a6-g</style>{''.join(parts)}"
    outcome = outcome_of(write(f"{name}.html", text.encode("utf-8", "surrogatepass")))
    for person in outcome.people:
        assert person.first(FieldKind.NAME).strip()
        assert "\0" not in repr(person)
