"""Keeping what the user says of people who were only seen somewhere."""

from collections.abc import Sequence

from enishi.people import InboxChoice, InboxRule
from enishi_app.store.codec import dump
from enishi_app.store.decide import DecisionKind, Speaker, decide, unwritten
from enishi_app.store.derive.ties import follow_people
from enishi_app.store.models import Decision, Person

_PIECE = 2000


def save_inbox_choice(speaker: Speaker, people: Sequence[str], choice: InboxChoice) -> int:
    """Record one word for all these people; return how many of them are here."""
    here = Person.objects.filter(workspace=speaker.workspace, id__in=people)
    ids = sorted(here.values_list("id", flat=True))
    payload = dump(choice)
    rows = [unwritten(speaker, DecisionKind.PERSON_STANDING, one, payload) for one in ids]
    Decision.objects.bulk_create(rows, batch_size=500)
    _follow(speaker, ids)
    return len(ids)


def save_inbox_rule(speaker: Speaker, rule: InboxRule, ids: Sequence[str]) -> None:
    """Record a rule and work out anew whom it concerns."""
    decide(speaker, DecisionKind.INBOX_RULE, rule.value[:64], rule)
    _follow(speaker, ids)


def _follow(speaker: Speaker, ids: Sequence[str]) -> None:
    for start in range(0, len(ids), _PIECE):
        follow_people(speaker.workspace, ids[start : start + _PIECE])
