"""Who waits for a yes, and which rules hold."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from enishi.evidence import Community, Event
from enishi.people import InboxRule, InboxWord, PersonStanding, RuleSubject
from enishi.sources import FieldKind, PersonRecord
from enishi_app.store.active import active_records
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.entries import value_type
from enishi_app.store.models import Decision, Entry, Person, SupportRow, Workspace

_GROUPED = ("membership", "attendance")


def count_standing(workspace: Workspace, standing: PersonStanding) -> int:
    """Return how many people stand so."""
    return Person.objects.filter(workspace=workspace, standing=standing).count()


def load_rules(workspace: Workspace) -> tuple[InboxRule, ...]:
    """Return the rules that hold, in the order in which they were first made."""
    kind = DecisionKind.INBOX_RULE
    rows = Decision.objects.filter(workspace=workspace, kind=kind).order_by("id")
    rules = (load_value(InboxRule, row.payload) for row in rows)
    last = {(rule.subject, rule.value): rule for rule in rules}
    return tuple(rule for rule in last.values() if rule.word is not InboxWord.OPEN)


def ids_under_rule(workspace: Workspace, rule: InboxRule, *, folded: str) -> list[str]:
    """Return the ids of people whom a rule may concern, contacts among them.

    Args:
        workspace: Whose people.
        rule: The rule.
        folded: How the search text holds its value.
    """
    if rule.subject is not RuleSubject.MAIL_DOMAIN:
        rows = SupportRow.objects.filter(workspace=workspace, kind__in=_GROUPED, b=rule.value)
        return sorted(set(rows.values_list("a", flat=True)) - {"me"})
    people = Person.objects.filter(workspace=workspace, search_text__contains=folded)
    return sorted(people.values_list("id", flat=True))


@dataclass(frozen=True, kw_only=True)
class FoundGroup:
    """A community or an event in which people were seen.

    Attributes:
        subject: What a rule for all of them goes by.
        count: How many people of the standing asked for.
    """

    id: str
    name: str
    subject: RuleSubject
    count: int


def load_found_groups(
    workspace: Workspace, standing: PersonStanding, *, most: int
) -> tuple[FoundGroup, ...]:
    """Return the groups in which most people of a standing were seen, the largest first."""
    people = Person.objects.filter(workspace=workspace, standing=standing).values("id")
    rows = SupportRow.objects.filter(workspace=workspace, kind__in=_GROUPED, a__in=people)
    counted = rows.values("kind", "b").annotate(people=Count("a", distinct=True))
    largest = list(counted.order_by("-people", "b")[:most])
    names = _group_names(workspace, {row["b"] for row in largest})
    return tuple(
        FoundGroup(
            id=row["b"],
            name=names[row["b"]],
            subject=RuleSubject.EVENT if row["kind"] == "attendance" else RuleSubject.COMMUNITY,
            count=row["people"],
        )
        for row in largest
        if row["b"] in names
    )


def _group_names(workspace: Workspace, ids: Collection[str]) -> dict[str, str]:
    rows = Entry.objects.filter(workspace=workspace, entry__in=ids)
    held = {row.entry: load_value(value_type(row.kind), row.payload) for row in rows}
    return {one: e.name for one, e in held.items() if isinstance(e, Community | Event)}


def ids_in_group(workspace: Workspace, group: str, standing: PersonStanding) -> list[str]:
    """Return the ids of those of a standing who were seen in a community or at an event."""
    rows = SupportRow.objects.filter(workspace=workspace, kind__in=_GROUPED, b=group)
    people = Person.objects.filter(workspace=workspace, standing=standing, id__in=rows.values("a"))
    return sorted(people.values_list("id", flat=True))


@dataclass(frozen=True, kw_only=True)
class FoundPlace:
    """Where somebody was seen.

    Attributes:
        files: Names of the files, each once, in order.
        communities: Id and name of the communities she is in, as files tell.
        mails: Her mail addresses, each once, in order.
    """

    files: tuple[str, ...] = ()
    communities: tuple[tuple[str, str], ...] = ()
    mails: tuple[str, ...] = ()


def load_found_places(workspace: Workspace, people: Collection[str]) -> dict[str, FoundPlace]:
    """Return where each of these people was seen. Three queries, however many they are."""
    files: dict[str, dict[str, None]] = {one: {} for one in people}
    mails: dict[str, dict[str, None]] = {one: {} for one in people}
    records = active_records(workspace, kind="person").filter(subject__in=files).order_by("id")
    for subject, file, payload in records.values_list("subject", "file", "payload"):
        files[subject][file] = None
        mails[subject] |= dict.fromkeys(load_value(PersonRecord, payload).all(FieldKind.MAIL))
    groups: dict[str, dict[str, None]] = {one: {} for one in people}
    rows = SupportRow.objects.filter(workspace=workspace, kind="membership", a__in=groups)
    for a, b in rows.order_by("b").values_list("a", "b"):
        groups[a][b] = None
    names = _group_names(workspace, {b for held in groups.values() for b in held})
    return {
        one: FoundPlace(
            files=tuple(files[one]),
            communities=tuple((b, names[b]) for b in groups[one] if b in names),
            mails=tuple(mails[one]),
        )
        for one in files
    }
