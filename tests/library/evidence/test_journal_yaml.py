from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import enishi.evidence
import enishi.experiment
from enishi.evidence import read_journal
from enishi.people import CardField
from enishi.terms import PersonId

GOOD = """\
experiment: e1
on: 2024-06-01
people:
  - {id: ryo, record: 'linkedin:ryo', alias: R., consent: {may_be_named: true, on: 2024-06-02}}
  - id: maho
    name: 佐々木 真帆
    roles: [digital-marketer]
    place: paris
    languages: [ja, fr]
    labels: Paris
communities:
  - id: cafe
    name: Café
    is_online: false
    place: paris
    steps:
      - {step: joined, on: 2024-07-24}
    members:
      - {person: ryo, on: 2024-07-24}
events:
  - id: night
    name: Night
    on: 2024-07-24
    place: paris
    community: cafe
    attendance:
      - {state: planned, on: 2024-07-22}
      - {state: attended, on: 2024-07-24}
    guests:
      - {person: maho, state: attended, on: 2024-07-24}
introductions:
  - id: ask
    introducer: ryo
    target: maho
    steps:
      - {step: asked, on: 2024-06-04}
      - {step: introduced, on: 2024-06-12}
attempts:
  - {channel: cold-message, on: 2024-07-01, note: none}
  - {channel: cold-message, on: 2024-07-01, note: none}
  - {id: talk, channel: event, on: 2024-07-24, person: maho}
contacts:
  - {person: maho, on: 2024-07-24, channel: event, place: paris, attempt: talk, event: night}
touches:
  - {person: maho, at: 2024-07-25T10:00+02:00, kind: call, direction: mutual}
  - {person: ryo, at: 2024-07-24T10:00, kind: mail}
publications:
  - {title: 夏, on: 2024-07-29, language: ja}
ties:
  - {a: ryo, b: maho, on: 2024-06-01}
  - {a: me, b: cafe, on: 2024-06-01}
follow_ups:
  - {text: お礼, on: 2024-07-25, due: 2024-07-26, person: maho}
"""


def found(text: str) -> set[tuple[str, int, str]]:
    return {(p.code.value, p.row, p.field) for p in read_journal(text).problems}


def test_a_journal_names_people_by_short_keys() -> None:
    reading = read_journal(GOOD, naming=lambda key: PersonId(f"<{key}>"))
    assert reading.problems == ()
    assert [one.id for one in reading.people] == ["<linkedin:ryo>", "<journal:maho>"]
    assert reading.journal.contacts[0].person == "<journal:maho>"
    assert reading.journal.contacts[0].attempt == reading.journal.attempts[2].id
    assert reading.introductions[0].introducer == "<linkedin:ryo>"
    assert reading.ties[1].a == "me"
    assert reading.ties[1].b == reading.journal.communities[0].id
    assert reading.follow_ups[0].due == date(2024, 7, 26)


def test_what_the_file_says_of_a_person_is_the_users_own_word() -> None:
    ryo, maho = read_journal(GOOD).people
    assert [(s.field, s.value) for s in ryo.statements] == [(CardField.ALIAS, "R.")]
    assert ryo.consent.may_be_named
    assert {s.field for s in maho.statements} == {
        "name",
        "role",
        "place",
        "language",
        "label",
    }
    assert {s.on for s in maho.statements} == {date(2024, 6, 1)}


def test_entries_have_ids_of_their_own_the_same_for_the_same_text() -> None:
    journal = read_journal(GOOD).journal
    ids = [one.id for one in journal.attempts] + [one.id for one in journal.memberships]
    ids += [one.id for one in journal.attendances]
    assert len(set(ids)) == len(ids)
    assert read_journal("# a comment\n" + GOOD).journal == journal


def test_an_entry_with_an_id_keeps_it_when_its_words_change() -> None:
    changed = read_journal(GOOD.replace("{id: talk, channel: event", "{id: talk, channel: work"))
    assert changed.journal.contacts[0].attempt == read_journal(GOOD).journal.contacts[0].attempt


def test_times_with_and_without_a_zone_are_told_apart() -> None:
    zones = [(t.kind, t.is_zone_known) for t in read_journal(GOOD).journal.touches]
    assert zones == [("mail", False), ("call", True)]


def test_members_and_guests_are_others_and_steps_are_mine() -> None:
    journal = read_journal(GOOD).journal
    assert [one.person is None for one in journal.memberships].count(True) == 1
    assert [one.experiment for one in journal.memberships if one.person is None] == ["e1"]
    assert {(one.person is None, one.state) for one in journal.attendances} == {
        (True, "planned"),
        (True, "attended"),
        (False, "attended"),
    }


def test_everything_wrong_is_found_in_one_go_with_line_and_field() -> None:
    text = """\
people:
  - {id: a, name: A}
  - {id: b, record: x, roles: [wizard], place: Paris}
  - {id: b, record: y}
  - {record: z}
communities:
  - {id: c, name: C, steps: [{on: 2024-01-01, step: danced}], members: [{on: 2024-01-01}]}
  - {id: c, name: D}
events:
  - {id: e, name: E, community: nowhere}
introductions:
  - {target: b, steps: [{step: met, on: 2024-01-02}]}
  - {introducer: b, steps: [{step: asked, on: 2024-01-02}, {step: thanked, on: 2024-01-03}]}
contacts:
  - {person: nobody, on: 2024-02-30, channel: event, attempt: none}
touches:
  - {person: b, at: yesterday, kind: kiss}
publications:
  - {on: 2024-01-01, kind: song, language: elvish}
ties:
  - {a: b, b: ghost, on: 2024-01-01}
follow_ups:
  - {text: x, on: 2024-01-01}
colour: red
"""
    assert found(text) == {
        ("missing-field", 2, "people[0].on"),
        ("bad-value", 3, "people[1].roles"),
        ("bad-value", 3, "people[1].place"),
        ("missing-field", 3, "people[1].on"),
        ("missing-field", 5, "people[3].id"),
        ("bad-value", 7, "communities[0].steps[0].step"),
        ("missing-field", 7, "communities[0].members[0].person"),
        ("duplicate-id", 8, "communities[1].id"),
        ("unknown-name", 10, "events[0].community"),
        ("missing-field", 10, "events[0].on"),
        ("missing-field", 12, "introductions[0].introducer"),
        ("bad-order", 12, "introductions[0].steps[0].step"),
        ("bad-order", 13, "introductions[1].steps[1].step"),
        ("unknown-name", 15, "contacts[0].person"),
        ("bad-date", 15, "contacts[0].on"),
        ("unknown-name", 15, "contacts[0].attempt"),
        ("bad-date", 17, "touches[0].at"),
        ("bad-value", 17, "touches[0].kind"),
        ("missing-field", 19, "publications[0].title"),
        ("bad-value", 19, "publications[0].kind"),
        ("bad-value", 19, "publications[0].language"),
        ("unknown-name", 21, "ties[0].b"),
        ("missing-field", 23, "follow_ups[0].due"),
        ("unknown-field", 24, "colour"),
    }


def test_no_problem_tells_a_name() -> None:
    text = GOOD.replace("person: maho", "person: tanaka-ichiro")
    assert all("tanaka" not in f"{p.field}{p.detail}" for p in read_journal(text).problems)


@pytest.mark.parametrize("text", ["", "\x00", "[", "x", "- x", "people: x", "contacts: [1, [2]]"])
def test_what_is_no_journal_gives_a_problem_and_no_traceback(text: str) -> None:
    assert read_journal(text).problems


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mutated_journal_never_breaks_the_reader(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 30)))
    new = data.draw(
        st.one_of(st.text(max_size=8), st.sampled_from(["- ", ": ", "\n", "null", "[]"]))
    )
    reading = read_journal(GOOD[:start] + new + GOOD[end:])
    ids = {one.id for one in reading.people}
    assert all(one.person in ids for one in reading.journal.contacts)
    assert all(one.steps for one in reading.introductions)


def test_two_people_or_attempts_of_one_id_are_told() -> None:
    twice = GOOD.replace("id: maho", "id: ryo").replace(
        "attempts:\n", "attempts:\n  - {id: talk, channel: event, on: 2024-07-24}\n"
    )
    assert {p[::2] for p in found(twice)} >= {
        ("duplicate-id", "people[1].id"),
        ("duplicate-id", "attempts[3].id"),
    }


def test_two_events_of_one_id_are_told() -> None:
    twice = GOOD.replace("events:\n", "events:\n  - {id: night, name: N, on: 2024-07-01}\n")
    assert [p[::2] for p in found(twice)] == [("duplicate-id", "events[1].id")]


def test_half_a_consent_is_told() -> None:
    text = GOOD.replace(
        "consent: {may_be_named: true, on: 2024-06-02}", "consent: {may_be_named: so}"
    )
    assert {p[::2] for p in found(text)} == {
        ("wrong-type", "people[0].consent.may_be_named"),
        ("missing-field", "people[0].consent.on"),
    }


def test_a_community_can_be_asked_too() -> None:
    asked = GOOD.replace(
        "introducer: ryo\n    target: maho", "community: cafe\n    profile: someone"
    )
    (one,) = read_journal(asked).introductions
    assert (one.channel, one.introducer, one.profile) == ("community-introduction", None, "someone")


def test_an_ask_without_steps_is_left_out_and_told() -> None:
    asks = "{introducer: a}, {introducer: a, steps: [{}]}"
    text = f"people: [{{id: a, record: x}}]\nintroductions: [{asks}]"
    assert read_journal(text).introductions == ()
    assert {p[::2] for p in found(text)} == {
        ("missing-field", "introductions[0].steps"),
        ("missing-field", "introductions[1].steps[0].step"),
        ("missing-field", "introductions[1].steps[0].on"),
    }


def test_an_unknown_name_of_the_room_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        enishi.evidence.nothing  # noqa: B018 - looking is what raises
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        enishi.experiment.nothing  # noqa: B018
