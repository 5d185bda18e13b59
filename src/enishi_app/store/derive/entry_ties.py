"""Which ties an entry of the journal speaks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from enishi.evidence import ContactMade, Membership
from enishi.network import ME, EvidenceKind, NodeId, StatedTie, TieCorrection, TieEvidence
from enishi.outreach import Introduction, IntroductionStep
from enishi.terms import MembershipStep
from enishi_app.store.entries import EntryValue


@dataclass(frozen=True, order=True)
class Pair:
    """The two ends of a tie, the user herself first, else in order of id."""

    a: str
    b: str


@dataclass(frozen=True, kw_only=True)
class Support:
    """One piece of evidence for one pair."""

    pair: Pair
    evidence: TieEvidence


def pair_of(one: str, other: str) -> Pair:
    """Return the pair in its one order."""
    first, second = sorted((one, other), key=lambda node: (node != ME, node))
    return Pair(first, second)


def ties_of(value: EntryValue) -> Iterator[Support]:
    """Yield the evidence for ties that one entry holds, touches left to their own table."""
    return iter(_ties_of(value))


@singledispatch
def _ties_of(_value: object) -> Iterator[Support]:
    return iter(())


@_ties_of.register
def _stated(value: StatedTie) -> Iterator[Support]:
    yield _support(value.a, value.b, EvidenceKind.STATED, value)


@_ties_of.register
def _corrected(value: TieCorrection) -> Iterator[Support]:
    evidence = TieEvidence(
        kind=EvidenceKind.CORRECTION, on=value.on, source=value.id, word=value.word
    )
    yield Support(pair=pair_of(value.a, value.b), evidence=evidence)


@_ties_of.register
def _membership(value: Membership) -> Iterator[Support]:
    if value.step is not MembershipStep.LEFT:
        yield _support(value.person or ME, value.community, EvidenceKind.MEMBERSHIP, value)


@_ties_of.register
def _contact(value: ContactMade) -> Iterator[Support]:
    yield _support(ME, value.person, EvidenceKind.CONTACT_MADE, value)
    if value.introducer:
        yield _support(value.introducer, value.person, EvidenceKind.INTRODUCTION, value)


@_ties_of.register
def _introduction(value: Introduction) -> Iterator[Support]:
    done = next((s for s in value.steps if s.step is IntroductionStep.INTRODUCED), None)
    if done is None or not value.introducer or not value.target:
        return
    evidence = TieEvidence(kind=EvidenceKind.INTRODUCTION, on=done.on, source=value.id)
    yield Support(pair=pair_of(value.introducer, value.target), evidence=evidence)


def _support(
    one: str,
    other: str,
    kind: EvidenceKind,
    value: StatedTie | Membership | ContactMade,
) -> Support:
    evidence = TieEvidence(kind=kind, on=value.on, source=value.id)
    return Support(pair=pair_of(NodeId(one), NodeId(other)), evidence=evidence)
