"""Lists of attendees: who came, who will come, and to what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sources import (
    AttendanceRecord,
    EventRecord,
    FieldKind,
    FormatName,
    Owner,
    Standing,
    list_files,
)
from enishi.sources.formats.attendees.states import state_of
from enishi.terms import AttendanceState, ProblemCode
from tests.library.sources.readers import SAMPLES, Outcome, outcome_of

FOLDER = SAMPLES / "attendees"
LUMA = FOLDER / "Community Night - Guests.csv"
CAME, COMING, MISSED = AttendanceState.ATTENDED, AttendanceState.PLANNED, AttendanceState.MISSED
Write = Callable[[str, str | bytes], Path]


def events(outcome: Outcome) -> list[EventRecord]:
    return [one for one in outcome.others if isinstance(one, EventRecord)]


def states(outcome: Outcome) -> dict[str, AttendanceState]:
    told = (one for one in outcome.others if isinstance(one, AttendanceRecord))
    return {one.person: one.state for one in told}


def test_every_list_is_recognised_by_its_columns() -> None:
    found = list_files(FOLDER)
    assert len(found) == 6
    assert {one.format for one in found} == {FormatName.ATTENDEES}


def test_whoever_was_let_in_came_and_the_others_only_said_so() -> None:
    outcome = outcome_of(LUMA)
    assert states(outcome) == {"mail:zoe@example.org": CAME, "mail:sakura@example.jp": COMING}
    (event,) = events(outcome)
    assert (event.name, event.starts) == ("Community Night - Guests", date(2024, 6, 12))


def test_attendees_are_only_proposed() -> None:
    assert {one.standing for one in outcome_of(FOLDER).people} == {Standing.SEEN}


def test_who_declined_and_a_shared_address_are_nobody() -> None:
    outcome = outcome_of(LUMA)
    assert outcome.names == ["Zoé Lefèvre", "三浦 さくら"]
    assert outcome.codes == {
        ProblemCode.NOT_A_TOUCH: 1,
        ProblemCode.NO_NAME: 1,
        ProblemCode.NOT_A_PERSON: 1,
    }


def test_a_list_of_several_events_gives_each_its_own_people() -> None:
    outcome = outcome_of(FOLDER / "eventbrite.csv")
    first, second = events(outcome)
    told = [one for one in outcome.others if isinstance(one, AttendanceRecord)]
    assert (first.name, second.name) == ("Marketers Meet", "Other Meet")
    assert [(one.person, one.event) for one in told] == [
        ("mail:ada@example.org", first.key),
        ("mail:kofi@example.com", second.key),
    ]


def test_a_guest_without_a_name_is_nobody() -> None:
    assert "Info Requested" not in " ".join(outcome_of(FOLDER / "eventbrite.csv").names)


def test_answers_to_known_questions_become_fields() -> None:
    ada = outcome_of(FOLDER / "eventbrite.csv").people[0]
    assert (ada.first(FieldKind.TITLE), ada.first(FieldKind.ORGANISATION)) == ("CMO", "Acme")


def test_connpass_tells_presence_and_absence_and_leaves_out_who_cancelled_or_waits() -> None:
    outcome = outcome_of(FOLDER / "connpass.csv")
    assert states(outcome) == {"connpass:hanako_y": CAME, "connpass:taro_s": MISSED}
    assert outcome.people[0].first(FieldKind.NAME) == "山田花子"
    assert events(outcome)[0].starts == date(2024, 6, 20)


def test_peatix_in_cp932_is_read_and_a_name_alone_is_bound_to_its_event() -> None:
    outcome = outcome_of(FOLDER / "peatix.csv")
    assert outcome.names == ["ミウラ サクラ", "ヤマダ ハナコ"]
    assert outcome.keys[0] == "mail:sakura@example.jp"
    assert outcome.keys[1].startswith("peatix:")
    assert any("taken from the last" in one.detail for one in outcome.problems)


def test_the_title_in_a_meetup_group_is_no_job() -> None:
    (person,) = outcome_of(FOLDER / "meetup.xls").people
    assert person.key == "meetup:user 12345678"
    assert person.first(FieldKind.TITLE) == ""
    assert person.first(FieldKind.URL) == "https://www.meetup.com/members/12345678"


def test_a_list_of_an_unknown_site_is_known_by_ticket_and_state() -> None:
    assert states(outcome_of(FOLDER / "doorkeeper.csv")) == {"mail:hanako@example.jp": COMING}


def test_the_user_is_no_attendee_beside_herself() -> None:
    owner = Owner(mails=frozenset({"zoe@example.org"}))
    outcome = outcome_of(LUMA, owner=owner)
    assert states(outcome)[""] is CAME
    assert "Zoé Lefèvre" not in outcome.names


def test_a_copy_of_a_list_under_another_name_gives_the_same_event(write: Write) -> None:
    content = LUMA.read_bytes()
    once, again = (outcome_of(write(name, content)) for name in ("Night.csv", "Night (2).csv"))
    assert [one.key for one in once.others] == [one.key for one in again.others]


@pytest.mark.parametrize("word", ["Cancelled", "キャンセル済み", "pending_approval", "補欠", "No"])
def test_words_for_not_coming_give_no_state(word: str) -> None:
    assert state_of(word) is None


@given(st.text(max_size=20))
def test_any_word_has_a_meaning_whatever_its_width(word: str) -> None:
    assert state_of(word) == state_of(f" {word} ")


LISTS = {
    "fr": (
        "N° de commande,Date de la commande,Prénom,Nom de famille,E-mail,Type de billet,"
        "Statut du participant\n"
        "1,2026-05-01 10:00:00,Zoé,Petit,zoe@example.fr,Standard,Participe\n"
        "2,2026-05-02 10:00:00,Luc,Martin,luc@example.fr,Standard,Annulé\n"
    ),
    "de": (
        "Bestellnummer,Bestelldatum,Vorname,Nachname,E-Mail,Tickettyp,Teilnehmerstatus\n"
        "1,2026-05-01 10:00:00,Zoé,Petit,zoe@example.fr,Standard,Nimmt teil\n"
        "2,2026-05-01 10:00:00,Ulf,Weg,ulf@example.de,Standard,Storniert\n"
    ),
    "ja": (
        "注文番号,注文日,名,姓,メール,チケットタイプ,参加者のステータス\n"
        "1,2026-05-01 10:00:00,Zoé,Petit,zoe@example.fr,一般,参加\n"
        "2,2026-05-01 10:00:00,次郎,山田,jiro@example.jp,一般,キャンセル済み\n"
    ),
    "luma": (
        "guest_id,name,email,created_at,approval_status,ticket_name\n"
        "gst-1,Zoé Petit,zoe@example.fr,2026-05-01T10:00:00.000Z,approved,Standard\n"
        "gst-2,No Body,no@example.com,2026-05-01T10:00:00.000Z,declined,Standard\n"
    ),
}


@pytest.mark.parametrize("told", LISTS)
def test_a_list_is_one_of_attendees_whatever_language_its_site_writes(
    write: Write, told: str
) -> None:
    outcome = outcome_of(write("list.csv", LISTS[told]))
    assert [file.format for file in outcome.files] == [FormatName.ATTENDEES]
    assert [person.key for person in outcome.people] == ["mail:zoe@example.fr"]
    assert outcome.people[0].standing is Standing.SEEN


def test_a_list_that_tells_no_day_leaves_its_event_open_and_says_so(write: Write) -> None:
    text = "名前,メールアドレス,チケット,出席\n山田太郎,taro@example.jp,一般,出席\n"
    outcome = outcome_of(write("list.csv", text))
    assert [person.key for person in outcome.people] == ["mail:taro@example.jp"]
    (came,) = outcome.others
    assert isinstance(came, AttendanceRecord)
    assert (came.event, came.state) == ("", CAME)
    assert [problem.detail for problem in outcome.problems] == [
        "day of the event: not told, so that you are asked which event it is"
    ]


def test_one_name_on_two_lists_without_a_day_is_not_yet_one_person(write: Write) -> None:
    text = "名前,チケット,出席\n山田太郎,一般,出席\n"
    one, other = (outcome_of(write(name, text)).keys for name in ("june.csv", "july.csv"))
    assert one != other
    assert one == outcome_of(write("june (1).csv", text)).keys
