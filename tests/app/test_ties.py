"""How strong ties are: touches day by day, what groups share, the user's own word and past."""

from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.evidence import Attendance, Community, Event, Membership, Touch
from enishi.network import (
    ME,
    AssumptionRangeError,
    Assumptions,
    EvidenceKind,
    NodeId,
    Question,
    TieCorrection,
    TieWord,
    history_of,
)
from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.sources import MembershipRecord, Origin, TouchRecord
from enishi.terms import (
    AttendanceState,
    CommunityId,
    Direction,
    EntryId,
    EventId,
    MembershipStep,
    PersonId,
    TieState,
    TouchKind,
)
from enishi_app.actions import journal
from enishi_app.actions.actor import NoSuchThingError
from enishi_app.actions.assumptions import set_assumption, show_assumptions
from enishi_app.actions.reach import find_reach
from enishi_app.actions.records import take_back_last, withdraw_whole
from enishi_app.actions.ties import NoTieError, rule_of, show_tie
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.load.network import load_ties
from enishi_app.store.models import Person, TieRow, Workspace
from tests.app.builders import a_contact, a_person, a_record, derived_rows, keep_records

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 24)
NOON = datetime(2024, 7, 24, 12, tzinfo=UTC)


@pytest.fixture
def actor():
    return open_local()


def a_touch(person, days_ago, direction=Direction.SENT, *, hour=0, kind=TouchKind.MAIL):
    return Touch(
        id=journal.new_entry_id(),
        person=person,
        at=NOON - timedelta(days=days_ago) + timedelta(hours=hour),
        kind=kind,
        direction=direction,
    )


def test_touches_are_kept_day_by_day_and_direction(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(
        actor,
        a_touch(ryo, 9),
        a_touch(ryo, 9, Direction.RECEIVED, hour=1),
        a_touch(ryo, 5, Direction.RECEIVED),
        a_touch(ryo, 5, hour=1),
        a_touch(ryo, 2, Direction.MUTUAL, kind=TouchKind.MEETING),
        a_touch(ryo, 1, Direction.UNKNOWN),
    )
    history = history_of(show_tie(actor, ryo, as_of=DAY).tie.evidence, today=DAY)
    today = DAY.toordinal()
    assert history.days == (today - 9, today - 5, today - 2, today - 1)
    assert history.incoming == (1, 1, 1, 0)
    assert history.outgoing == (1, 1, 1, 0)
    assert history.began == (1, 0, 0, 0)
    assert history.unknown == (0, 0, 0, 1)
    assert history.count == 6


def test_rebuilding_gives_the_same_histories(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(actor, a_touch(ryo, 9), a_touch(ryo, 3, Direction.RECEIVED))
    keep_records(actor, a_record("r:1", "Aoi"), a_touch_record("r:1"))
    before = derived_rows()
    rebuild(Workspace.objects.get())
    assert derived_rows() == before
    assert "history" in TieRow.objects.exclude(a="").first().evidence


def a_touch_record(person):
    return TouchRecord(
        key="t:1",
        origin=Origin(file="archive.zip/mail", row=1),
        at=NOON,
        is_zone_known=True,
        direction=Direction.RECEIVED,
        kind=TouchKind.MAIL,
        people=(person,),
    )


def test_a_tie_is_judged_as_it_stood_on_the_day(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(actor, a_touch(ryo, 40, Direction.RECEIVED))
    then = DAY - timedelta(days=10)
    before = show_tie(actor, ryo, as_of=then)
    journal.record(actor, a_touch(ryo, 2, Direction.RECEIVED), a_touch(ryo, 1))
    after = show_tie(actor, ryo, as_of=then)
    assert after.step.probability == before.step.probability
    assert after.contact == before.contact
    assert show_tie(actor, ryo, as_of=DAY).step.probability > before.step.probability


def test_a_tie_is_shown_with_all_three_forecasts(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(actor, a_touch(ryo, 30), a_touch(ryo, 28, Direction.RECEIVED))
    shown = show_tie(actor, ryo, as_of=DAY)
    assert [one.question for one in shown.contact] == list(Question)
    assert all(one.hits.rate is None for one in shown.contact)


def test_nothing_speaks_for_two_strangers(actor):
    with pytest.raises(NoTieError):
        show_tie(actor, a_person(actor, "Ryo"), a_person(actor, "Aoi"))


def correct(actor, word, a, b=ME, on=DAY):
    entry = TieCorrection(id=journal.new_entry_id(), a=NodeId(b), b=NodeId(a), word=word, on=on)
    journal.record(actor, entry)
    return entry.id


def test_the_users_word_moves_a_tie_and_is_taken_back(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(actor, a_contact(ryo, DAY))
    plain, rows = show_tie(actor, ryo, as_of=DAY).step.probability, derived_rows()
    said = correct(actor, TieWord.WEAKER, ryo)
    assert show_tie(actor, ryo, as_of=DAY).step.probability < plain
    withdraw_whole(actor, said)
    assert show_tie(actor, ryo, as_of=DAY).step.probability == plain
    assert derived_rows() == rows
    take_back_last(actor, said)
    assert show_tie(actor, ryo, as_of=DAY).step.probability < plain


def test_no_route_leads_over_a_tie_the_user_denies(actor):
    ryo, aoi = a_person(actor, "Ryo"), a_person(actor, "Aoi", place="paris")
    journal.record(actor, a_contact(ryo, DAY), a_contact(aoi, DAY, number=2, introducer=ryo))
    routes = find_reach(actor, "place:paris", as_of=DAY).reaches[0].routes
    assert {route.nodes for route in routes} == {(ME, aoi), (ME, ryo, aoi)}
    correct(actor, TieWord.DO_NOT_KNOW, ryo, aoi)
    routes = find_reach(actor, "place:paris", as_of=DAY).reaches[0].routes
    assert {route.nodes for route in routes} == {(ME, aoi)}


def test_what_the_user_says_of_two_others_makes_a_tie_that_carries(actor):
    ryo, aoi = a_person(actor, "Ryo"), a_person(actor, "Aoi", place="paris")
    journal.record(actor, a_contact(ryo, DAY))
    correct(actor, TieWord.KNOW, ryo, aoi)
    (reach,) = find_reach(actor, "place:paris", as_of=DAY).reaches
    assert reach.best.nodes == (ME, ryo, aoi)


def test_own_asks_that_were_declined_lower_the_chance_of_a_step(actor):
    people = [a_person(actor, f"Person {number}") for number in range(8)]
    entries = [a_contact(one, DAY - timedelta(days=60), number=n) for n, one in enumerate(people)]
    journal.record(actor, *entries)
    plain = show_tie(actor, people[0], as_of=DAY).step.probability
    journal.record(actor, *(declined(one) for one in people[1:]))
    assert show_tie(actor, people[0], as_of=DAY).step.probability < plain
    evidence = show_tie(actor, people[0], as_of=DAY).tie.evidence
    before = rule_of(actor, as_of=DAY - timedelta(days=21))
    assert before(evidence, today=DAY).probability == pytest.approx(plain)


def declined(person):
    steps = [(IntroductionStep.ASKED, 20), (IntroductionStep.INTRODUCER_DECLINED, 10)]
    return Introduction(
        id=journal.new_entry_id(),
        introducer=PersonId(person),
        profile="somebody in Paris",
        channel="friend-introduction",
        steps=tuple(DatedStep(step=step, on=DAY - timedelta(days=ago)) for step, ago in steps),
    )


def test_what_is_supposed_is_set_by_the_user_and_back(actor):
    ryo = a_person(actor, "Ryo")
    journal.record(actor, a_touch(ryo, 30), a_touch(ryo, 28, Direction.RECEIVED))
    plain = show_tie(actor, ryo, as_of=DAY).step.probability
    assert set_assumption(actor, "step_chance", 0.1).step_chance == 0.1
    assert show_tie(actor, ryo, as_of=DAY).step.probability < plain
    assert set_assumption(actor, "unanswered_from", 5.0).unanswered_from == 5
    assert show_assumptions(actor).step_chance == 0.1
    set_assumption(actor, "step_chance", None)
    assert show_tie(actor, ryo, as_of=DAY).step.probability == plain


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [("step_chance", 1.5, AssumptionRangeError), ("luck", 1.0, NoSuchThingError)],
)
def test_a_figure_that_cannot_be_is_refused(actor, name, value, error):
    with pytest.raises(error, match="must be"):
        set_assumption(actor, name, value)
    assert show_assumptions(actor) == Assumptions()


CLUB, FAIR = CommunityId("c" * 32), EventId("e" * 32)


def joined(person=None, on=DAY, step=MembershipStep.JOINED):
    return Membership(id=journal.new_entry_id(), community=CLUB, step=step, on=on, person=person)


def ties_of(workspace):
    return {(tie.a, tie.b): tie for tie in load_ties(workspace, today=DAY)}


def test_who_shares_a_group_is_possibly_known(actor):
    ryo, aoi = a_person(actor, "Ryo"), a_person(actor, "Aoi")
    journal.record(actor, Community(id=CLUB, name="Club"), joined(), joined(ryo), joined(aoi))
    ties = ties_of(actor.workspace)
    assert ties[ME, ryo].state is TieState.POSSIBLE
    assert ties[ME, ryo].evidence[0].kind is EvidenceKind.SHARED_COMMUNITY
    assert tuple(sorted((ryo, aoi))) in ties
    assert next(p.size for p in ties[ME, CLUB].evidence) == 3


def test_only_time_spent_together_is_shared(actor):
    ryo = a_person(actor, "Ryo")
    early = DAY - timedelta(days=300)
    gone = joined(ryo, on=DAY - timedelta(days=200), step=MembershipStep.LEFT)
    journal.record(actor, Community(id=CLUB, name="Club"), joined(), joined(ryo, on=early), gone)
    assert (ME, ryo) not in ties_of(actor.workspace)


def test_only_who_came_shares_an_event(actor):
    ryo, aoi = a_person(actor, "Ryo"), a_person(actor, "Aoi")
    states = ((None, "attended"), (ryo, "attended"), (aoi, "planned"))
    journal.record(
        actor,
        Event(id=FAIR, name="Fair", on=DAY),
        *(
            Attendance(
                id=EntryId(f"{number:032x}"),
                event=FAIR,
                state=AttendanceState(state),
                on=DAY,
                person=person,
            )
            for number, (person, state) in enumerate(states)
        ),
    )
    ties = ties_of(actor.workspace)
    assert ties[ME, ryo].evidence[0].kind is EvidenceKind.SHARED_EVENT
    assert (ME, aoi) not in ties


def test_colleagues_are_possibly_known(actor):
    ryo = a_person(actor, "Ryo", organisation="Studio Lilas")
    aoi = a_person(actor, "Aoi", organisation="ＳＴＵＤＩＯ lilas")
    (tie,) = ties_of(actor.workspace).values()
    assert (tie.a, tie.b) == tuple(sorted((ryo, aoi)))
    assert tie.evidence[0].kind is EvidenceKind.SHARED_EMPLOYER


def test_a_large_community_stays_as_many_rows_as_it_has_members(actor):
    people = [a_record(f"r:{number}", f"Person {number}") for number in range(300)]
    members = [
        MembershipRecord(
            key=f"m:{number}",
            origin=Origin(file="archive.zip/members", row=number),
            community="slack:club",
            person=f"r:{number}",
            step=MembershipStep.JOINED,
        )
        for number in range(300)
    ]
    keep_records(actor, *people, *members)
    assert TieRow.objects.filter(workspace=actor.workspace).exclude(a=ME).count() <= 300
    assert len(load_ties(actor.workspace, today=DAY)) <= 600


def test_a_group_is_shared_by_contacts_alone(actor):
    seen = a_record("r:1", "Only Seen", is_seen=True)
    keep_records(actor, seen)
    ryo = a_person(actor, "Ryo")
    proposed = seen_id(actor)
    journal.record(actor, Community(id=CLUB, name="Club"), joined(), joined(ryo))
    assert all(proposed not in ends for ends in ties_of(actor.workspace))


def seen_id(actor):
    return Person.objects.get(workspace=actor.workspace, name="Only Seen").id
