"""What people share: communities, events, employers. Kept by group, never as every pair of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from enishi.network.ties import ME, EvidenceKind, NodeId, Tie, TieEvidence

PAIRS_UP_TO = 30
"""Of larger groups only the user's own ties are made: 30 people are 435 pairs, 5,000 would be 12
million, and of those nobody knows who knows whom. Larger communities still carry routes, as nodes
of their own."""
_BELONGING = {EvidenceKind.MEMBERSHIP, EvidenceKind.POST}


@dataclass(frozen=True, kw_only=True)
class Member:
    """One person in a group.

    Attributes:
        node: Who; ``ME`` for the user herself.
        since: The first day she belonged to it, or None where it is not known.
        until: Its last day, or None where she still does or it is not known.
    """

    node: NodeId
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who share an event, a community or an employer.

    Attributes:
        id: Of the event or community, or the employer's name as it is compared.
        kind: ``SHARED_EVENT``, ``SHARED_COMMUNITY`` or ``SHARED_EMPLOYER``.
        members: Nobody twice.
        size: How many people belong to it in all, where that is known; else 0. Records seldom
            name everybody.
    """

    id: str
    kind: EvidenceKind
    members: tuple[Member, ...]
    size: int = 0


@dataclass(frozen=True, kw_only=True)
class SharedTie:
    """Two people share a group: what that says of a tie between them."""

    a: NodeId
    b: NodeId
    evidence: TieEvidence


def shared_ties(groups: Iterable[Group], *, among: Collection[str] = ()) -> Iterator[SharedTie]:
    """Yield what groups say of ties, the user first in hers, else in order of id.

    A group of up to ``PAIRS_UP_TO`` people gives every pair of them, a larger one only the pairs
    with the user. Members whose time in a group did not overlap share nothing.

    Args:
        groups: In any order.
        among: Only pairs of which both ends, or the one that is not the user, are among these;
            everybody if empty.
    """
    for group in groups:
        for one, other in _pairs(group, among):
            if _overlaps(one, other):
                yield _shared(group, one, other)


def _pairs(group: Group, among: Collection[str]) -> Iterator[tuple[Member, Member]]:
    kept = [m for m in group.members if m.node == ME or not among or m.node in among]
    ordered = sorted(kept, key=lambda member: (member.node != ME, member.node))
    if len(group.members) <= PAIRS_UP_TO and group.size <= PAIRS_UP_TO:
        yield from combinations(ordered, 2)
    elif ordered and ordered[0].node == ME:
        yield from ((ordered[0], other) for other in ordered[1:])


def _overlaps(one: Member, other: Member) -> bool:
    begins = max(one.since or date.min, other.since or date.min)
    return begins <= min(one.until or date.max, other.until or date.max)


def _shared(group: Group, one: Member, other: Member) -> SharedTie:
    begins = [day for day in (one.since, other.since) if day]
    # Both belong to it from the later day on; an event is over on its day.
    on = max(begins) if len(begins) == len((one, other)) else None
    known = len(group.members) if len(group.members) > PAIRS_UP_TO else 0
    evidence = TieEvidence(kind=group.kind, on=on, source=group.id, size=max(group.size, known))
    return SharedTie(a=one.node, b=other.node, evidence=evidence)


def weigh_groups(ties: Iterable[Tie], sizes: Mapping[str, int]) -> Iterator[Tie]:
    """Yield ties with the size of the community put to each membership and post.

    Args:
        ties: In any order, which is kept.
        sizes: How many members each community has, by its id; ties of others stay as they are.
    """
    for tie in ties:
        size = sizes.get(tie.a, 0) or sizes.get(tie.b, 0)
        yield _sized(tie, size) if size else tie


def _sized(tie: Tie, size: int) -> Tie:
    pieces = (
        replace(piece, size=size) if piece.kind in _BELONGING else piece for piece in tie.evidence
    )
    return replace(tie, evidence=tuple(pieces))
