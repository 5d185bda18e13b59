"""People who may be one: proposed with reasons, settled by a word, never joined by themselves."""

from dataclasses import replace

import pytest

from enishi.people import PEOPLE, CardField, Certainty, resolve_table
from enishi_app.actions import duplicates, identities, inbox
from enishi_app.actions.actor import reading, writing
from enishi_app.actions.people import (
    PeopleFilter,
    list_people,
    number_of_people,
    unsay_about,
)
from enishi_app.actions.workspaces import open_local
from enishi_app.store.codec import dump
from enishi_app.store.derive.profiles import forget_profiles, write_row
from enishi_app.store.load.profiles import load_learned, load_profile_table
from enishi_app.store.models import (
    ChangedPerson,
    DuplicateRow,
    LearnedRow,
    Person,
    ProfileKey,
    ProfileRow,
)
from tests.app.builders import a_person, a_record, keep_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def crowd(actor):
    keep_records(
        actor,
        *(
            a_record(f"mail:p{n}@x.org", f"Given{n} Family{n}", mail=f"p{n}@x.org")
            for n in range(30)
        ),
        a_record("uid:yukari-1", "髙橋 由佳里", phone="090-1234-0142"),
        a_record("linkedin:yukari", "Yukari Takahashi", phone="+81 90 1234 0142"),
    )


def ids(actor, *names):
    held = {line.name: line.id for line in list_people(actor, PeopleFilter(), size=100).lines}
    return [held[name] for name in names]


def test_nobody_is_proposed_before_anybody_looks(actor, crowd):
    assert duplicates.list_duplicates(actor).total == 0


def test_a_pair_is_proposed_with_its_reasons_and_nobody_is_joined(actor, crowd):
    before = number_of_people(actor)
    assert duplicates.find_duplicates(actor) == 1
    (pair,) = duplicates.list_duplicates(actor).pairs
    assert {pair.one.name, pair.other.name} == {"髙橋 由佳里", "Yukari Takahashi"}
    assert pair.reasons[0] == "same phone number"
    assert number_of_people(actor) == before
    assert duplicates.why_the_same(actor, pair.one.id, pair.other.id)[0] == pair.certainty


@pytest.mark.parametrize(
    "word",
    [identities.join_people, lambda actor, two: identities.part_people(actor, *two)],
)
def test_a_pair_that_was_settled_is_not_proposed_again(actor, crowd, word):
    two = ids(actor, "髙橋 由佳里", "Yukari Takahashi")
    duplicates.find_duplicates(actor)
    word(actor, two)
    assert inbox.what_waits(actor).duplicates == 0
    assert duplicates.find_duplicates(actor) == 0


def test_what_is_taken_back_is_proposed_again(actor, crowd):
    two = ids(actor, "髙橋 由佳里", "Yukari Takahashi")
    duplicates.find_duplicates(actor)
    identities.part_people(actor, *two)
    identities.undo_identity(actor, identities.last_identity(actor))
    assert inbox.what_waits(actor).duplicates == 1


def test_whoever_only_waits_is_compared_with_those_who_are_kept(actor, crowd):
    keep_records(
        actor, a_record("mail:p3@x.org|talk", "Given3 Family3", mail="p3@x.org", is_seen=True)
    )
    duplicates.find_duplicates(actor)
    names = [{p.one.name, p.other.name} for p in duplicates.list_duplicates(actor).pairs]
    assert {"Given3 Family3"} in names


def test_what_the_user_typed_is_compared_too(actor, crowd):
    a_person(actor, "G. Family5", mail="p5@x.org")
    duplicates.find_duplicates(actor)
    names = [{p.one.name, p.other.name} for p in duplicates.list_duplicates(actor).pairs]
    assert {"G. Family5", "Given5 Family5"} in names


def test_an_empty_notebook_has_nobody_to_propose(actor):
    assert duplicates.find_duplicates(actor) == 0


def pairs_of(actor, person):
    return {pair.other.name for pair in duplicates.list_duplicates_of(actor, person)}


def kept_rows():
    names = ("person", "payload")
    keys = ProfileKey.objects.values_list("key", "profile")
    people = dict(ProfileRow.objects.values_list("id", "person"))
    return (
        set(ProfileRow.objects.values_list(*names)),
        sorted((key, people[profile]) for key, profile in keys),
        set(DuplicateRow.objects.values_list("a", "b", "level", "payload")),
    )


def test_somebody_typed_in_is_compared_with_everybody_by_what_was_learned(actor, crowd):
    duplicates.find_duplicates(actor)
    learned = LearnedRow.objects.get().payload
    new = a_person(actor, "G. Family5", mail="p5@x.org")
    duplicates.find_duplicates_of_changed(actor)
    assert pairs_of(actor, new) == {"Given5 Family5"}
    assert LearnedRow.objects.get().payload == learned
    assert not ChangedPerson.objects.exists()
    (old,) = ids(actor, "Given5 Family5")
    assert pairs_of(actor, old) == {"G. Family5"}


def test_one_by_one_finds_the_pairs_of_a_look_at_everybody(actor, crowd):
    duplicates.find_duplicates(actor)
    model = load_learned(reading(actor)).model(PEOPLE)
    for n in range(0, 20, 2):
        a_person(actor, f"G. Family{n}", mail=f"p{n}@x.org", organisation="縁側舎")
        duplicates.find_duplicates_of_changed(actor)
    table = load_profile_table(reading(actor))
    found = resolve_table(table, PEOPLE, model=model).matches()
    expected = {
        (m.left, m.right, m.certainty, round(m.weight, 9))
        for m in found
        if m.certainty is not Certainty.POSSIBLE
    }
    held = DuplicateRow.objects.values_list("a", "b", "level", "weight")
    assert {(a, b, level, round(weight, 9)) for a, b, level, weight in held} == expected
    assert len(expected) == 11


def test_a_value_that_is_taken_out_takes_its_pair_along(actor, crowd):
    duplicates.find_duplicates(actor)
    new = a_person(actor, "Gerda", mail="p5@x.org", phone="+81 90 1111 2222")
    duplicates.find_duplicates_of_changed(actor)
    assert pairs_of(actor, new) == {"Given5 Family5"}
    unsay_about(actor, new, CardField.MAIL, "p5@x.org")
    duplicates.find_duplicates_of_changed(actor)
    assert pairs_of(actor, new) == set()


def test_throwing_the_profiles_away_and_looking_again_gives_the_same_rows(actor, crowd):
    duplicates.find_duplicates(actor)
    new = a_person(actor, "G. Family5", mail="p5@x.org")
    a_person(actor, "Somebody Else")
    duplicates.find_duplicates_of_changed(actor)
    identities.join_people(actor, [new, *ids(actor, "Given7 Family7")])
    duplicates.find_duplicates(actor)
    before = kept_rows()
    with writing(actor) as speaker:
        forget_profiles(speaker.workspace)
    duplicates.find_duplicates(actor)
    assert kept_rows() == before


def test_whoever_is_gone_leaves_no_profile_behind(actor, crowd):
    duplicates.find_duplicates(actor)
    two = ids(actor, "髙橋 由佳里", "Yukari Takahashi")
    identities.join_people(actor, two)
    duplicates.find_duplicates_of_changed(actor)
    assert ProfileRow.objects.count() == Person.objects.count() == 31
    assert set(ProfileKey.objects.values_list("profile", flat=True)) == set(
        ProfileRow.objects.values_list("id", flat=True)
    )
    assert not DuplicateRow.objects.exists()


def test_nobody_changed_costs_no_look(actor, crowd, django_assert_max_num_queries):
    duplicates.find_duplicates(actor)
    with django_assert_max_num_queries(2):
        duplicates.find_duplicates_of_changed(actor)


def test_what_another_engine_folded_is_folded_anew(actor, crowd):
    duplicates.find_duplicates(actor)
    before = kept_rows()
    learned = load_learned(reading(actor))
    assert learned is not None
    LearnedRow.objects.update(payload=dump(replace(learned, fingerprint="0")))
    ProfileRow.objects.update(payload=write_row(((),) * 10))
    a_person(actor, "Somebody Else")
    duplicates.find_duplicates_of_changed(actor)
    assert kept_rows()[0] > before[0]
