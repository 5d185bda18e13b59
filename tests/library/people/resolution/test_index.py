"""One record against all finds what a pass over everybody finds of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.people import Match, Profile, resolve_profiles
from enishi.people.resolution import ResolutionIndex, resolve_table
from enishi.people.resolution.index import NamedRow
from enishi.people.resolution.keys import rows_of, table_of_rows
from tests.library.people.resolution.labelled import fake_1000, febrl

WORDS = st.sampled_from(
    ["Ana", "Anna", "Rui", "Lima", "Lina", "山田", "山野", "やまだ", "Costa", ""]
)
MAILS = st.lists(st.sampled_from(["a@x.org", "b@x.org", "info@x.org", "c1@y.jp", "c2@y.jp"]))
DAYS = st.sampled_from(["", "1990-02-03", "1990-02-04", "1991-02-03", "--02-03"])
FIRMS = st.lists(
    st.sampled_from(["株式会社みなと", "みなと", "Harbour Inc.", "Harbor"]), max_size=2
)
PROFILES = st.lists(
    st.builds(
        Profile,
        id=st.just(""),
        names=st.lists(
            st.tuples(WORDS, WORDS).map(lambda two: " ".join(filter(None, two))), max_size=2
        ).map(lambda names: tuple(filter(None, names))),
        mails=MAILS.map(tuple),
        phones=st.sampled_from([(), ("+81 90 1111 2222",), ("+81 90 1111 2223",)]),
        organisations=FIRMS.map(tuple),
        places=st.sampled_from([(), ("Paris",), ("Paris", "東京")]),
        birthday=DAYS,
    ),
    min_size=2,
    max_size=14,
).map(
    lambda many: [Profile(**{**vars(one), "id": f"p{place:02}"}) for place, one in enumerate(many)]
)


def told_of(found, name):
    return [match for match in found.matches() if name in {match.left, match.right}]


@settings(deadline=None, max_examples=60)
@given(PROFILES, st.data())
def test_a_new_person_gets_the_matches_of_a_pass_over_everybody(profiles, data):
    model = resolve_profiles(profiles).model
    new = data.draw(st.sampled_from(profiles))
    others = [one for one in profiles if one is not new]
    index = ResolutionIndex.of(others, model)
    assert list(index.matches(new)) == told_of(resolve_profiles(profiles, model=model), new.id)


@settings(deadline=None, max_examples=40)
@given(PROFILES, PROFILES, st.data())
def test_adding_and_removing_leave_what_building_anew_gives(before, after, data):
    model = resolve_profiles(before).model
    index = ResolutionIndex.of(before, model)
    gone = data.draw(st.sets(st.sampled_from([one.id for one in before])))
    for name in gone:
        index.remove(name)
    for one in after:
        index.add(one)
    now = {one.id: one for one in before if one.id not in gone} | {one.id: one for one in after}
    found = resolve_profiles(now.values(), model=model)
    assert len(index) == len(now)
    for one in now.values():
        assert list(index.matches(one)) == told_of(found, one.id)


def test_whoever_is_asked_about_leaves_nothing_behind():
    people = [Profile(id=f"x{n}", names=(f"Given{n} Family{n}",)) for n in range(30)]
    model = resolve_profiles(people).model
    index = ResolutionIndex.of(people, model)
    new = Profile(id="new", names=("Given3 Family3",), mails=("g@x.org",))
    assert index.matches(new) == index.matches(new) != ()
    assert len(index) == 30


def test_nobody_is_found_among_nobody():
    model = resolve_profiles([Profile(id="a", names=("Ana Lima",))]).model
    assert ResolutionIndex.of([], model).matches(Profile(id="b", names=("Ana Lima",))) == ()


@pytest.mark.parametrize("most", [63, 64, 65])
def test_a_block_that_is_too_large_is_no_lead_here_either(most):
    # Sixty-four share a birthday and an initial; one more makes it no lead.
    crowd = [
        Profile(id=f"x{n:03}", names=(f"Anton{'abcdefgh'[n % 8]} B{n}x",), birthday="1990-01-01")
        for n in range(most)
    ]
    model = resolve_profiles(crowd).model
    new = Profile(id="new", names=("Antona Q",), birthday="1990-01-01")
    found = resolve_profiles([*crowd, new], model=model)
    assert list(ResolutionIndex.of(crowd, model).matches(new)) == told_of(found, "new")


@pytest.mark.parametrize("held", [lambda: febrl(1, with_number=False), fake_1000])
def test_published_records_match_one_by_one_as_they_do_together(held):
    table, schema = held().table, held().schema
    found = resolve_table(table, schema)
    rows = list(rows_of(table, schema))
    index = ResolutionIndex(table, found.model)
    told: dict[str, list[Match]] = {name: [] for name in table.ids}
    for match in found.matches():
        told[match.left].append(match)
        told[match.right].append(match)
    for name, row in rows[::20]:
        assert list(index.matches_of(NamedRow(id=name, row=row))) == told[name]
    without = ResolutionIndex(table_of_rows(rows[1:], schema), found.model)
    assert list(without.matches_of(NamedRow(id=rows[0][0], row=rows[0][1]))) == told[rows[0][0]]
