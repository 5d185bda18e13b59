"""Keeping what the user says of people."""

from collections.abc import Sequence

from enishi.people import Consent, Statement
from enishi_app.store.codec import dump
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide, unwritten
from enishi_app.store.derive.people import derive_people
from enishi_app.store.models import Decision


def save_new_person(speaker: Speaker, person: str, statements: Sequence[Statement]) -> None:
    """Record a person the user typed in."""
    decide(speaker, DecisionKind.PERSON_ADDED, person, Nothing())
    save_statements(speaker, person, statements)


def save_statements(speaker: Speaker, person: str, statements: Sequence[Statement]) -> None:
    """Record what the user says of a person."""
    rows = [unwritten(speaker, DecisionKind.PERSON_SAID, person, dump(s)) for s in statements]
    Decision.objects.bulk_create(rows, batch_size=500)
    derive_people(speaker.workspace, [person])


def save_consent(speaker: Speaker, person: str, consent: Consent) -> None:
    """Record whether a person agreed to be named."""
    decide(speaker, DecisionKind.PERSON_CONSENT, person, consent)
    derive_people(speaker.workspace, [person])
