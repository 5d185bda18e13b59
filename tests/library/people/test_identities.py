"""Joining, parting and taking back: who is who."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from enishi.people import DifferentPeople, SamePerson, settle_identities
from enishi.terms import PersonId

IDS = [PersonId(letter) for letter in "abcdefgh"]
groups = st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True).map(tuple)
sames = groups.map(lambda people: SamePerson(people=people))
partings = groups.map(lambda people: DifferentPeople(leaving=people[:1], staying=people[1:]))
words = st.lists(st.one_of(sames, partings), max_size=12)


def same(*people):
    return SamePerson(people=tuple(map(PersonId, people)))


def different(leaving, *staying):
    return DifferentPeople(leaving=(PersonId(leaving),), staying=tuple(map(PersonId, staying)))


def test_an_id_nobody_spoke_of_names_a_person_by_itself():
    assert settle_identities([]).ids_of(PersonId("a")) == ("a",)


def test_three_joined_in_any_order_are_the_same_person():
    said = [same("a", "b"), same("b", "c"), same("a", "c")]
    settled = [settle_identities(order) for order in permutations(said)]
    assert all(one == settled[0] for one in settled)
    assert settled[0].person(PersonId("c")) == "a"


@given(st.lists(sames, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_joining_changes_nothing(said, dice):
    shuffled = said[:]
    dice.shuffle(shuffled)
    assert settle_identities(shuffled) == settle_identities(said)


@given(words)
def test_everybody_is_among_the_ids_of_the_person_she_is(said):
    settled = settle_identities(said)
    for one in IDS:
        assert one in settled.ids_of(settled.person(one))


@given(words)
def test_what_was_said_last_holds(said):
    settled = settle_identities([*said, same("a", "b")])
    assert settled.person(PersonId("a")) == settled.person(PersonId("b"))
    settled = settle_identities([*said, different("a", "b")])
    assert settled.person(PersonId("a")) != settled.person(PersonId("b"))
    assert settled.is_apart(PersonId("b"), PersonId("a"))


@given(words, sames)
def test_what_is_taken_back_leaves_no_trace(said, more):
    before = settle_identities(said)
    assert settle_identities([word for word in [*said, more] if word is not more]) == before


def test_one_goes_out_and_the_others_stay_together():
    settled = settle_identities([same("a", "b"), same("a", "c"), different("a", "b", "c")])
    assert settled.ids_of(settled.person(PersonId("b"))) == ("b", "c")
    assert settled.ids_of(PersonId("a")) == ("a",)
    assert settled.is_apart(PersonId("c"), PersonId("a"))


def test_whoever_is_joined_with_one_told_apart_is_apart_too():
    settled = settle_identities([different("a", "b"), same("b", "c")])
    assert settled.is_apart(PersonId("a"), PersonId("c"))


def test_joining_two_told_apart_forgets_that_they_were():
    settled = settle_identities([different("a", "b"), same("a", "b")])
    assert not settled.apart
