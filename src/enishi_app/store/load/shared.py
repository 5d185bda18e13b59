"""What people share, for ties: communities, events and employers, read group by group.

No pair is ever kept. The rows that files and entries give name a person and a group each, and
pairs are made when ties are read (see ``enishi.network.shared_ties``): a community of 5,000 stays
5,000 rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from enishi.evidence import Attendance, Membership
from enishi.language import search_key
from enishi.network import ME, EvidenceKind, Group, Member, NodeId
from enishi.people import Identities, PersonStanding
from enishi.terms import AttendanceState, MembershipStep, PersonId
from enishi_app.store.derive.supports import ATTENDANCE, MEMBERSHIP
from enishi_app.store.load.identities import load_identities
from enishi_app.store.load.journal import load_entries
from enishi_app.store.models import Entry, Person, SupportRow, TieRow, Workspace

_KINDS = {
    MEMBERSHIP: EvidenceKind.SHARED_COMMUNITY,
    ATTENDANCE: EvidenceKind.SHARED_EVENT,
}


@dataclass(frozen=True, kw_only=True)
class _Belonging:
    """One person's part in one group, as one row says."""

    group: str
    kind: EvidenceKind
    node: str
    on: date | None
    is_over: bool = False


def load_groups(workspace: Workspace) -> list[Group]:
    """Return every group of at least two contacts, the user among them, in order of kind and id."""
    contacts = _contacts(workspace)
    held: dict[tuple[EvidenceKind, str], list[_Belonging]] = defaultdict(list)
    for one in _belongings(workspace):
        if one.node == ME or one.node in contacts:
            held[one.kind, one.group].append(one)
    groups = (_group(kind, id_, rows) for (kind, id_), rows in sorted(held.items()))
    shared = [group for group in groups if len(group.members) > 1]
    return [*shared, *_employers(workspace)]


def load_community_sizes(workspace: Workspace) -> dict[str, int]:
    """Return how many people are tied to each community."""
    known = Entry.objects.filter(workspace=workspace, kind="community").values("entry")
    ends = Q(a__in=known) | Q(b__in=known)
    rows = TieRow.objects.filter(ends, workspace=workspace).values_list("a", "b")
    communities = set(known.values_list("entry", flat=True))
    return Counter(node for pair in rows for node in pair if node in communities)


def _contacts(workspace: Workspace) -> set[str]:
    rows = Person.objects.filter(workspace=workspace, standing=PersonStanding.CONTACT)
    return set(rows.values_list("id", flat=True))


def _belongings(workspace: Workspace) -> Iterator[_Belonging]:
    yield from _of_entries(workspace)
    rows = SupportRow.objects.filter(workspace=workspace, kind__in=_KINDS)
    if rows.exists():
        yield from _of_files(rows, load_identities(workspace))


def _of_files(rows: QuerySet[SupportRow], identities: Identities) -> Iterator[_Belonging]:
    told = rows.order_by("record").values_list("kind", "a", "b", "word", "on")
    for kind, person, group, word, on in told.iterator(chunk_size=5000):
        if kind == ATTENDANCE and word != AttendanceState.ATTENDED:
            continue
        yield _Belonging(
            group=group,
            kind=_KINDS[kind],
            node=identities.person(PersonId(person)),
            on=on,
            is_over=word == MembershipStep.LEFT,
        )


def _of_entries(workspace: Workspace) -> Iterator[_Belonging]:
    for entry in load_entries(workspace, (Membership, Attendance)):
        node = str(getattr(entry, "person", None) or ME)
        if isinstance(entry, Membership):
            yield _Belonging(
                group=entry.community,
                kind=EvidenceKind.SHARED_COMMUNITY,
                node=node,
                on=entry.on,
                is_over=entry.step is MembershipStep.LEFT,
            )
        elif isinstance(entry, Attendance) and entry.state is AttendanceState.ATTENDED:
            yield _Belonging(
                group=entry.event, kind=EvidenceKind.SHARED_EVENT, node=node, on=entry.on
            )


def _group(kind: EvidenceKind, group: str, rows: Iterable[_Belonging]) -> Group:
    parts: dict[str, list[_Belonging]] = defaultdict(list)
    for row in rows:
        parts[row.node].append(row)
    return Group(
        id=group, kind=kind, members=tuple(_member(n, parts[n], kind) for n in sorted(parts))
    )


def _member(node: str, rows: list[_Belonging], kind: EvidenceKind) -> Member:
    begins = [row.on for row in rows if row.on and not row.is_over]
    ends = [row.on for row in rows if row.on and row.is_over]
    if kind is EvidenceKind.SHARED_EVENT:
        # Whoever comes on any day of an event shares it.
        return Member(node=NodeId(node), since=max(begins, default=None))
    return Member(node=NodeId(node), since=min(begins, default=None), until=max(ends, default=None))


def _employers(workspace: Workspace) -> Iterator[Group]:
    """Yield people who work for one organisation now, as far as their cards say."""
    rows = Person.objects.filter(workspace=workspace, standing=PersonStanding.CONTACT)
    staff: dict[str, list[str]] = defaultdict(list)
    for person, name in rows.exclude(organisation="").values_list("id", "organisation"):
        staff[search_key(name)].append(person)
    for name, people in sorted(staff.items()):
        if name and len(people) > 1:
            members = tuple(Member(node=NodeId(one)) for one in sorted(people))
            yield Group(id=name, kind=EvidenceKind.SHARED_EMPLOYER, members=members)
