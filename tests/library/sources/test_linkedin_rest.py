"""What an archive of LinkedIn tells beside connections and messages."""

from datetime import UTC, date, datetime
from pathlib import Path

from enishi.sources import (
    AttendanceRecord,
    EventRecord,
    FieldKind,
    Standing,
    StatedKind,
    StatedTieRecord,
)
from enishi.terms import AttendanceState, ProblemCode
from tests.library.sources.readers import SAMPLES, outcome_of

FOLDER = SAMPLES / "linkedin-rest"
ZOE, MIURA = "linkedin:zoe-lefevre-demo", "linkedin:miura-demo"


def ties(path: Path) -> list[StatedTieRecord]:
    return [one for one in outcome_of(path).others if isinstance(one, StatedTieRecord)]


def test_a_recommendation_is_a_tie_with_the_connection_of_that_name() -> None:
    told = [one for one in ties(FOLDER) if one.kind is StatedKind.RECOMMENDATION]
    assert [(one.a, one.b, one.on) for one in told] == [
        ("", ZOE, date(2023, 6, 5)),
        ("", MIURA, date(2024, 3, 2)),
        ("", "name:nobody connected", None),
    ]


def test_a_refused_recommendation_is_none_and_is_named() -> None:
    outcome = outcome_of(FOLDER / "Recommendations_Received.csv")
    assert outcome.codes == {ProblemCode.NOT_A_TOUCH: 1, ProblemCode.BAD_DATE: 1}
    assert "Refused Person" not in outcome.names


def test_the_text_of_a_recommendation_stays_in_its_file() -> None:
    told = repr(outcome_of(FOLDER))
    assert "secret sentence" not in told
    assert "内緒" not in told


def test_each_skill_is_one_endorsement_given_or_received() -> None:
    told = [one for one in ties(FOLDER) if one.kind is StatedKind.ENDORSEMENT]
    assert sorted((one.b, one.label, one.on) for one in told) == [
        (MIURA, "Writing", date(2024, 2, 2)),
        (ZOE, "Community", date(2024, 2, 1)),
        (ZOE, "Writing", date(2024, 2, 1)),
    ]
    assert len({one.key for one in told}) == 3


def test_events_keep_their_times_and_only_a_promise_to_come_is_a_plan() -> None:
    outcome = outcome_of(FOLDER / "Events.csv")
    events = [one for one in outcome.others if isinstance(one, EventRecord)]
    plans = [one for one in outcome.others if isinstance(one, AttendanceRecord)]
    assert [(one.name, one.starts, one.is_zone_known) for one in events] == [
        ("Paris community night", datetime(2024, 4, 8, 19), False),  # noqa: DTZ001 - none told
        ("地域と広報の会", datetime(2024, 5, 9, 11, tzinfo=UTC), True),
    ]
    assert [(one.event, one.person, one.state) for one in plans] == [
        (events[0].key, "", AttendanceState.PLANNED)
    ]
    assert outcome.codes == {ProblemCode.BAD_DATE: 1}


def test_a_note_is_kept_with_its_connection() -> None:
    (person,) = outcome_of(FOLDER / "Notes.csv").people
    assert (person.key, person.first(FieldKind.NOTE)) == (ZOE, "Met at the booth")


def test_an_uploaded_address_book_only_proposes_its_people() -> None:
    outcome = outcome_of(FOLDER / "Contacts.csv")
    assert {one.standing for one in outcome.people} == {Standing.SEEN}
    assert not any(one.is_tie for one in outcome.people)
    assert outcome.codes == {ProblemCode.NO_NAME: 1, ProblemCode.NOT_A_PERSON: 1}
    assert outcome.people[0].all(FieldKind.MAIL) == ("kofi@example.org", "k.mensah@example.com")


def test_reading_twice_gives_the_same_keys() -> None:
    once, again = outcome_of(FOLDER), outcome_of(FOLDER)
    assert [one.key for one in once.others] == [one.key for one in again.others]
    assert len({one.key for one in once.others}) == len(once.others)


def test_a_recommendation_s_day_with_a_time_beside_it_has_the_month_first(tmp_path: Path) -> None:
    head = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    row = 'Zoé,Lefèvre,,,words,"03/04/26, 10:00 AM",VISIBLE'
    path = tmp_path / "Recommendations_Received.csv"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert [one.on for one in ties(path)] == [date(2026, 3, 4)]
