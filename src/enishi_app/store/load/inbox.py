"""Who waits for a yes, and which rules hold."""

from enishi.people import InboxRule, InboxWord, PersonStanding, RuleSubject
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.models import Decision, Person, SupportRow, Workspace


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
    if rule.subject is RuleSubject.COMMUNITY:
        rows = SupportRow.objects.filter(workspace=workspace, kind="membership", b=rule.value)
        return sorted(set(rows.values_list("a", flat=True)) - {"me"})
    people = Person.objects.filter(workspace=workspace, search_text__contains=folded)
    return sorted(people.values_list("id", flat=True))
