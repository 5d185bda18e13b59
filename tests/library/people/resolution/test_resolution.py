"""Who is who among records: found, explained, kept apart where that was said."""

import math
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.people import (
    Certainty,
    Engine,
    Profile,
    explain_match,
    profile_of,
    resolve_profiles,
)
from enishi.people.resolution import resolve_table
from enishi.sources import FieldKind, FieldValue, Origin, PersonRecord
from enishi.terms import Language
from tests.library.people.resolution.labelled import fake_1000, febrl, quality_of

YUKARI = (
    Profile(
        id="a",
        names=("髙橋 由佳里",),
        readings=("たかはし ゆかり",),
        phones=("090-0000-0142",),
        mails=("yukari@home.example",),
    ),
    Profile(
        id="b",
        names=("Yukari Takahashi",),
        phones=("+81 90 0000 0142",),
        mails=("takahashi@minato.example",),
    ),
)


def people(*profiles, certainty=Certainty.PROBABLE, **terms):
    return {
        frozenset(one) for one in resolve_profiles(profiles, **terms).people(certainty) if one[1:]
    }


def a_crowd(count=60):
    return [
        Profile(id=f"x{n:03}", names=(f"Given{n} Family{n}",), mails=(f"p{n}@example.org",))
        for n in range(count)
    ]


def test_one_person_in_two_scripts_with_one_number_is_found_with_the_reasons():
    found = resolve_profiles([*YUKARI, *a_crowd()])
    (match,) = (one for one in found.matches() if {one.left, one.right} == {"a", "b"})
    assert match.certainty is Certainty.SURE
    said = explain_match(match, Language.JA)
    assert said[0] == "電話番号が同じ"
    assert "same phone number" in explain_match(match, Language.EN)


def test_a_name_alone_is_never_sure():
    same = [Profile(id="a", names=("佐藤 恵",)), Profile(id="b", names=("佐藤 恵",))]
    found = resolve_profiles([*same, *a_crowd()])
    assert people(*same, *a_crowd(), certainty=Certainty.SURE) == set()
    assert {one.certainty for one in found.matches()} <= {Certainty.PROBABLE, Certainty.POSSIBLE}


@pytest.mark.parametrize(("one", "other"), [("大野 花子", "小野 花子"), ("大田 花子", "太田 花子")])
def test_names_that_only_sound_alike_are_not_sure_even_with_a_company(one, other):
    two = [
        Profile(id="a", names=(one,), readings=("おおの はなこ",), organisations=("縁側舎",)),
        Profile(id="b", names=(other,), readings=("おの はなこ",), organisations=("縁側舎",)),
    ]
    assert people(*two, *a_crowd(), certainty=Certainty.SURE) == set()


def test_a_shared_box_joins_nobody():
    two = [
        Profile(id="a", names=("Ana Lima",), mails=("info@example.org",)),
        Profile(id="b", names=("Rui Costa",), mails=("info@example.org",)),
    ]
    assert list(resolve_profiles([*two, *a_crowd()]).matches()) == []


def test_what_was_told_apart_stays_apart_through_others():
    three = [
        Profile(id=one, names=("Ana Lima",), mails=("ana@example.org",), phones=("+351912345678",))
        for one in "abc"
    ]
    joined = people(*three, *a_crowd(), apart=[("a", "b")])
    assert not any({"a", "b"} <= group for group in joined)


def test_the_order_of_records_makes_no_difference():
    base = [*YUKARI, Profile(id="c", names=("Yukari Takahashi",), mails=("yukari@home.example",))]
    seen = {frozenset(people(*order, *a_crowd(20))) for order in permutations(base)}
    assert len(seen) == 1


TEXT = st.sampled_from(["Ana", "Rui", "Lima", "山田", "やまだ", "Costa", ""])
MAILS = st.lists(st.sampled_from(["a@x.org", "b@x.org", "info@x.org", "c@y.jp"]), max_size=2)
PROFILES = st.lists(st.tuples(TEXT, TEXT, MAILS, st.booleans()), min_size=1, max_size=12).map(
    lambda rows: [
        Profile(
            id=f"p{n:02}",
            names=tuple(filter(None, [f"{given} {family}".strip()])),
            mails=tuple(mails),
            phones=("+81 90 1111 2222",) if has_phone else (),
        )
        for n, (given, family, mails, has_phone) in enumerate(rows)
    ]
)


@settings(deadline=None, max_examples=60)
@given(PROFILES, st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6))
def test_parts_sum_to_the_weight_and_nobody_told_apart_is_joined(profiles, pairs):
    apart = [(f"p{a:02}", f"p{b:02}") for a, b in pairs if a != b]
    found = resolve_profiles(profiles, apart=apart)
    for match in found.matches():
        total = match.prior + sum(part.weight for part in match.parts)
        assert math.isclose(match.weight, total)
        assert 0 <= match.probability <= 1
        assert match.left < match.right
    for certainty in (Certainty.SURE, Certainty.PROBABLE):
        groups = found.people(certainty)
        assert sorted(one for group in groups for one in group) == sorted(p.id for p in profiles)
        assert not any({a, b} <= set(group) for group in groups for a, b in apart)


def test_a_profile_gathers_what_records_say():
    record = PersonRecord(
        key="linkedin:yuk",
        origin=Origin(file="c.csv", row=1),
        fields=(
            FieldValue(kind=FieldKind.FAMILY_NAME, value="高橋", origin="姓"),
            FieldValue(kind=FieldKind.GIVEN_NAME, value="由佳里", origin="名"),
            FieldValue(kind=FieldKind.MAIL, value="y@example.jp", origin="mail"),
        ),
    )
    profile = profile_of([record], "me")
    assert profile.mails == ("y@example.jp",)
    assert profile.names == ("高橋 由佳里",)
    assert profile.keys == ("linkedin:yuk",)


@pytest.mark.parametrize(("number", "least"), [(1, 0.97), (2, 0.95)])
@pytest.mark.parametrize("with_number", [True, False])
def test_published_records_are_resolved_without_labels(number, least, with_number):
    held = febrl(number, with_number=with_number)
    found = resolve_table(held.table, held.schema)
    assert quality_of(found.people(), held.truth).f1 >= least
    assert quality_of(found.people(Certainty.SURE), held.truth).precision >= 0.98


def test_both_engines_resolve_the_same_records_as_well():
    profiles = [*YUKARI, *a_crowd(200)]
    own, splink = (resolve_profiles(profiles, engine=engine) for engine in Engine)
    assert own.people() == splink.people()


def test_splink_s_invented_thousand_is_resolved_without_labels():
    held = fake_1000()
    found = resolve_table(held.table, held.schema)
    assert quality_of(found.people(), held.truth).f1 >= 0.90
    assert quality_of(found.people(Certainty.SURE), held.truth).precision >= 0.98
