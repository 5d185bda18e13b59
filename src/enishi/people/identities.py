"""Identities: which ids name one human being, from what the user said, and undone at any time.

An id names somebody as one source or the user herself first named her. Saying that two are the
same joins them; the ids stay what they were, so that the joining can be taken back.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from enishi.people.statement import Statement
from enishi.terms import PersonId


@dataclass(frozen=True, kw_only=True)
class SamePerson:
    """The user said that these ids name one human being.

    Attributes:
        people: Two ids or more, each standing for everybody joined with it so far.
        choices: Which values hold of the person they are, where the user chose.
    """

    people: tuple[PersonId, ...]
    choices: tuple[Statement, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DifferentPeople:
    """The user said that no one of ``leaving`` is anyone of ``staying``; that is kept for good.

    Where some of both had been joined, those of ``leaving`` go out together.
    """

    leaving: tuple[PersonId, ...]
    staying: tuple[PersonId, ...]


IdentityWord = SamePerson | DifferentPeople


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Two ids that must never be joined by a proposal; ``a`` is before ``b``."""

    a: PersonId
    b: PersonId


@dataclass(frozen=True, kw_only=True)
class Identities:
    """Who is who.

    Attributes:
        person_of: The person's id for every id that was joined with another. Ids that are not in
            it name a person by themselves.
        members: The ids that a person is known by, in order, for the same people.
        apart: What the user said is not the same.
    """

    person_of: Mapping[PersonId, PersonId] = field(default_factory=lambda: MappingProxyType({}))
    members: Mapping[PersonId, tuple[PersonId, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    apart: frozenset[Apart] = frozenset()

    def person(self, one: PersonId) -> PersonId:
        """Return the person whom an id names."""
        return self.person_of.get(one, one)

    def ids_of(self, person: PersonId) -> tuple[PersonId, ...]:
        """Return all ids that name the person, herself among them."""
        return self.members.get(person, (person,))

    def is_apart(self, one: PersonId, other: PersonId) -> bool:
        """Tell whether the user said that these two, or any joined with them, are two people."""
        return any(
            apart_pair(a, b) in self.apart
            for a in self.ids_of(self.person(one))
            for b in self.ids_of(self.person(other))
        )


def apart_pair(one: PersonId, other: PersonId) -> Apart:
    """Return the pair in its one order."""
    first, second = sorted((one, other))
    return Apart(a=first, b=second)


def settle_identities(words: Iterable[IdentityWord]) -> Identities:
    """Return who is who after everything that was said, oldest first.

    The last word holds: joining two that were told apart forgets that they were. What was undone
    is simply not among ``words``. Only joins: the order changes nothing. The id of a joined
    person is the smallest of her ids, so it does not depend on the order either.
    """
    groups: dict[PersonId, frozenset[PersonId]] = {}
    apart: set[Apart] = set()
    for word in words:
        if isinstance(word, SamePerson):
            _join(groups, word.people)
            joined = groups[word.people[0]]
            apart = {pair for pair in apart if not {pair.a, pair.b} <= joined}
        else:
            _part(groups, word)
            apart |= {apart_pair(a, b) for a in word.leaving for b in word.staying if a != b}
    return _settled(groups, apart)


def _join(groups: dict[PersonId, frozenset[PersonId]], people: Sequence[PersonId]) -> None:
    joined = frozenset().union(*(_group(groups, one) for one in people))
    for one in joined:
        groups[one] = joined


def _part(groups: dict[PersonId, frozenset[PersonId]], word: DifferentPeople) -> None:
    leaving = frozenset(word.leaving)
    for one in word.staying:
        group = _group(groups, one)
        for part in (group & leaving, group - leaving):
            groups.update(dict.fromkeys(part, part))


def _group(groups: Mapping[PersonId, frozenset[PersonId]], one: PersonId) -> frozenset[PersonId]:
    return groups.get(one, frozenset({one}))


def _settled(
    groups: Mapping[PersonId, frozenset[PersonId]], apart: Collection[Apart]
) -> Identities:
    joined = {group for group in groups.values() if len(group) > 1}
    members = {min(group): tuple(sorted(group)) for group in joined}
    person_of = {one: person for person, group in members.items() for one in group}
    return Identities(person_of=person_of, members=members, apart=frozenset(apart))
