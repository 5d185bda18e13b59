"""The sample that ships with the product: its figures come out of its records."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import enishi_app
from enishi.evidence import JournalReading, channel_counts, read_journal
from enishi.experiment import (
    Experiment,
    Metric,
    MetricKind,
    check_experiment,
    count_metric,
    diff_plans,
    fits_purpose,
    marks_at,
    purpose_at,
    read_plan,
    stage_state,
    write_plan,
)
from enishi.network import (
    ME,
    EvidenceKind,
    NodeId,
    Tie,
    TieEvidence,
    build_network,
    is_within,
    role_covers,
    tie_state,
    warm_paths,
)
from enishi.outreach import IntroductionStep, TendKind, find_tends, resting_until, waiting_on_others
from enishi.people import CardField, PersonFacts
from enishi.sources import PersonRecord, read_sources
from enishi.terms import Mark, Period, PersonId, Problem

SAMPLE = Path(enishi_app.__file__).parent / "sample"
INTERIM, TODAY = date(2024, 8, 31), date(2024, 9, 10)


@cache
def own() -> Experiment:
    reading = read_plan((SAMPLE / "plan.yaml").read_text(encoding="utf-8"))
    assert reading.problems == ()
    assert [one.kind for one in reading.experiments] == ["own", "assigned"]
    return reading.experiments[0]


@cache
def records() -> JournalReading:
    reading = read_journal((SAMPLE / "journal.yaml").read_text(encoding="utf-8"))
    assert reading.problems == ()
    return reading


@cache
def sources() -> dict[str, PersonRecord]:
    read = [*read_sources(SAMPLE / "connections.csv"), *read_sources(SAMPLE / "address-book.vcf")]
    assert [one for one in read if isinstance(one, Problem)] == []
    return {one.key: one for one in read if isinstance(one, PersonRecord)}


@cache
def facts() -> dict[PersonId, PersonFacts]:
    found = {}
    for person in records().people:
        values = {f: [s.value for s in person.statements if s.field is f] for f in CardField}
        found[person.id] = PersonFacts(
            roles=tuple(values[CardField.ROLE]),
            place="".join(values[CardField.PLACE]),
            languages=tuple(values[CardField.LANGUAGE]),
        )
    return found


def counted(metric: Metric, day: date) -> int:
    return count_metric(
        metric,
        journal=records().journal.of(own().id),
        introductions=records().introductions,
        people=facts(),
        purposes=own().purposes,
        period=Period(start=own().plan.period.start, end=day),
    ).value


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (date(2024, 6, 30), [0, 0, 0, 3, 0, 1]),
        (date(2024, 7, 31), [3, 9, 3, 5, 1, 4]),
        (INTERIM, [6, 18, 5, 5, 1, 7]),
        (TODAY, [7, 18, 5, 5, 1, 7]),
    ],
)
def test_the_figures_come_out_of_the_records_of_each_day(day: date, figures: list[int]) -> None:
    assert [counted(figure.metric, day) for figure in own().plan.figures] == figures


def test_five_of_eighteen_contacts_were_on_purpose() -> None:
    assert counted(Metric(kind=MetricKind.CONTACTS), INTERIM) == 18
    assert counted(Metric(kind=MetricKind.CONTACTS, on_purpose=True), INTERIM) == 5


def test_every_way_has_its_attempts_and_its_contacts() -> None:
    period = Period(start=own().plan.period.start, end=INTERIM)
    counts = channel_counts(
        records().journal.of(own().id),
        records().introductions,
        period=period,
        is_on_purpose=lambda c: fits_purpose(facts()[c.person], purpose_at(own(), c.on)),
    )
    found = {
        one.channel: (len(one.attempts), len(one.contacts), len(one.on_purpose)) for one in counts
    }
    assert found == {
        "friend-introduction": (8, 6, 3),
        "online-group": (14, 5, 1),
        "event": (7, 4, 1),
        "cold-message": (22, 2, 0),
        "inbound": (7, 1, 0),
    }


def test_every_contact_leads_back_to_the_attempt_it_came_of() -> None:
    tries = {one.id: one.channel for one in records().journal.attempts}
    tries |= {one.id: one.channel for one in records().introductions}
    assert all(
        one.attempt and tries[one.attempt] == one.channel for one in records().journal.contacts
    )


def test_the_marks_of_the_interim_report_stand_with_their_reasons() -> None:
    marks = marks_at(own(), INTERIM)
    assert {key: mark.mark for key, mark in marks.items()} == {
        "ask-friends": Mark.DONE,
        "check-media": Mark.DONE,
        "publish-learnings": Mark.PARTIAL,
        "fieldwork-paris": Mark.DONE,
        "local-community": Mark.PARTIAL,
        "nomad-events": Mark.DONE,
    }
    assert all(
        mark.reason.ja and mark.reason.en for mark in marks.values() if mark.mark.needs_reason
    )
    states = [stage_state(own(), stage, day=TODAY) for stage in own().plan.stages]
    assert states == ["partial", "partial", "under-way", "planned"]


def test_the_revision_changes_the_third_and_fourth_stage_and_says_why() -> None:
    first, second = own().revisions
    assert first.on < own().plan.period.start
    assert second.reason.ja
    assert second.plan == own().plan
    assert {change.path for change in diff_plans(first.plan, second.plan)} == {
        "stages[s3]",
        "stages[s4]",
        "activities[review-ways]",
        "activities[october-event]",
        "activities[analyse]",
        "activities[report-cases]",
    }


def test_the_second_purpose_is_sharper_than_the_first() -> None:
    vague, sharp = own().purposes
    assert not any(cell.place for cell in vague.who)
    assert sum(bool(cell.place) for cell in sharp.who) == 2
    assert sharp.reason.en


def test_the_sample_shows_all_that_reviewers_look_for() -> None:
    assert check_experiment(own()) == ()


def test_the_sample_survives_being_written_and_read() -> None:
    experiments = read_plan((SAMPLE / "plan.yaml").read_text(encoding="utf-8")).experiments
    assert read_plan(write_plan(experiments)).experiments == experiments


def test_everything_in_the_plan_is_said_in_both_languages() -> None:
    text = (SAMPLE / "plan.yaml").read_text(encoding="utf-8")
    assert text.count(" ja: ") == text.count(" en: ")


def test_the_files_hold_the_people_whom_the_records_name() -> None:
    assert len(sources()) == 90
    named = {one.record for one in records().people if one.record}
    assert named <= set(sources())


def test_today_has_something_to_tend_and_somebody_to_wait_for() -> None:
    tends = find_tends(records().introductions, records().follow_ups, today=TODAY)
    kinds = [tend.kind for tend in tends]
    assert {TendKind.MEET, TendKind.THANK, TendKind.SEND_DRAFT, TendKind.FOLLOW_UP} == set(kinds)
    (waiting,) = waiting_on_others(records().introductions, today=TODAY)
    assert waiting.steps[-1].step is IntroductionStep.INTRODUCER_AGREED
    assert resting_until(records().introductions, person("ryo"), today=TODAY) == date(2024, 10, 2)


def person(key: str) -> PersonId:
    return next(one.id for one in records().people if one.key == key)


def test_verified_routes_of_two_and_three_hops_lead_to_marketers_in_paris() -> None:
    met = {one.person for one in records().journal.contacts}
    targets = {
        NodeId(key)
        for key, known in facts().items()
        if key not in met
        and is_within(known.place, "paris")
        and any(role_covers("marketer", role) for role in known.roles)
    }
    reaches = warm_paths(build_network(ties(), today=TODAY), targets=targets, hops=3)
    best = {one.target: one.best.introducers for one in reaches if one.best}
    cafe = records().journal.communities[5].id
    assert best[NodeId(person("nadia"))] == (person("ryo"),)
    assert best[NodeId(person("baptiste"))] == (cafe,)
    assert len(best[NodeId(person("victoire"))]) == 2
    assert {one.target for one in reaches if one.no_route} == {person("yasmine")}


def ties() -> list[Tie]:
    pieces: dict[tuple[str, str], list[TieEvidence]] = {}

    def add(a: str, b: str, kind: EvidenceKind, on: date | None) -> None:
        evidence = TieEvidence(kind=kind, on=on)
        pieces.setdefault((min(a, b), max(a, b)), []).append(evidence)

    for one in records().people:
        if one.record:
            record = sources()[one.record]
            kind = EvidenceKind.CONNECTION if record.is_tie else EvidenceKind.ADDRESS_BOOK
            add(ME, one.id, kind, record.connected_on)
    for stated in records().ties:
        add(stated.a, stated.b, EvidenceKind.STATED, stated.on)
    for step in records().journal.memberships:
        add(step.person or ME, step.community, EvidenceKind.MEMBERSHIP, step.on)
    for contact in records().journal.contacts:
        add(ME, contact.person, EvidenceKind.CONTACT_MADE, contact.on)
    for touch in records().journal.touches:
        add(ME, touch.person, EvidenceKind.TOUCH, touch.at.date())
    return [
        Tie(
            a=NodeId(a),
            b=NodeId(b),
            state=tie_state(tuple(evidence), today=TODAY),
            evidence=tuple(evidence),
        )
        for (a, b), evidence in pieces.items()
    ]
