"""What people share, kept by group."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enishi.network import ME, EvidenceKind, NodeId, Tie, TieEvidence
from enishi.network.groups import PAIRS_UP_TO, Group, Member, shared_ties, weigh_groups
from enishi.terms import TieState


def group(*nodes: str, size: int = 0) -> Group:
    members = tuple(Member(node=NodeId(node)) for node in nodes)
    return Group(id="g", kind=EvidenceKind.SHARED_EVENT, members=members, size=size)


def pairs(known: Group) -> set[tuple[str, str]]:
    return {(one.a, one.b) for one in shared_ties([known])}


def test_everybody_of_a_small_group_shares_it_with_everybody() -> None:
    assert pairs(group("b", ME, "a")) == {("me", "a"), ("me", "b"), ("a", "b")}


@given(st.integers(PAIRS_UP_TO + 1, 300))
def test_of_a_larger_group_only_the_users_own_ties_are_made(count: int) -> None:
    others = [f"p{number}" for number in range(count)]
    assert len(pairs(group(ME, *others))) == count
    assert not pairs(group(*others))


def test_a_community_of_five_thousand_makes_five_thousand_ties() -> None:
    found = list(shared_ties([group(ME, *(f"p{number}" for number in range(5000)))]))
    assert len(found) == 5000
    assert {one.evidence.size for one in found} == {5001}


def test_who_is_known_to_belong_to_more_is_not_paired_either() -> None:
    assert pairs(group(ME, "a", "b", size=400)) == {("me", "a"), ("me", "b")}


def test_only_time_in_common_is_shared() -> None:
    early = Member(node=NodeId("a"), since=date(2010, 1, 1), until=date(2012, 3, 31))
    late = Member(node=NodeId("b"), since=date(2012, 4, 1))
    both = Member(node=NodeId("c"), since=date(2012, 1, 1))
    work = Group(id="acme", kind=EvidenceKind.SHARED_EMPLOYER, members=(early, late, both))
    found = {(one.a, one.b): one.evidence.on for one in shared_ties([work])}
    assert found == {("a", "c"): date(2012, 1, 1), ("b", "c"): date(2012, 4, 1)}


def test_only_those_asked_for_are_paired() -> None:
    found = shared_ties([group(ME, "a", "b")], among={"a"})
    assert [(one.a, one.b) for one in found] == [("me", "a")]


def test_memberships_learn_the_size_of_their_community() -> None:
    joined = TieEvidence(kind=EvidenceKind.MEMBERSHIP)
    known = TieEvidence(kind=EvidenceKind.CONNECTION)
    ties = [
        Tie(a=ME, b=NodeId("club"), state=TieState.CONFIRMED, evidence=(joined,)),
        Tie(a=ME, b=NodeId("a"), state=TieState.CONFIRMED, evidence=(known,)),
    ]
    weighed = list(weigh_groups(ties, {"club": 9}))
    assert weighed[0].evidence[0].size == 9
    assert weighed[1] == ties[1]
