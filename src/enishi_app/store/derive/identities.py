"""Who is who, worked out from what the user said."""

from collections.abc import Iterator

from enishi.people import (
    DifferentPeople,
    Identities,
    IdentityWord,
    SamePerson,
    settle_identities,
)
from enishi_app.store.codec import load_value
from enishi_app.store.decide import IDENTITY_KINDS, DecisionKind
from enishi_app.store.models import ApartRow, Decision, IdentityRow, Workspace


def derive_identities(workspace: Workspace) -> Identities:
    """Work out anew who is who; return it."""
    settled = settle_identities(word for _, word in identity_words(workspace))
    IdentityRow.objects.filter(workspace=workspace).delete()
    ApartRow.objects.filter(workspace=workspace).delete()
    IdentityRow.objects.bulk_create(
        [
            IdentityRow(workspace=workspace, member=member, person=person)
            for member, person in sorted(settled.person_of.items())
        ],
        batch_size=1000,
    )
    pairs = sorted((pair.a, pair.b) for pair in settled.apart)
    ApartRow.objects.bulk_create(
        [ApartRow(workspace=workspace, a=a, b=b) for a, b in pairs], batch_size=1000
    )
    return settled


def identity_words(workspace: Workspace) -> Iterator[tuple[Decision, IdentityWord]]:
    """Yield what was said about who is who and not taken back, oldest first."""
    undone = undone_words(workspace)
    rows = Decision.objects.filter(workspace=workspace, kind__in=IDENTITY_KINDS)
    for row in rows.order_by("id"):
        if str(row.pk) not in undone:
            yield row, read_word(row)


def undone_words(workspace: Workspace) -> set[str]:
    """Return the numbers of the decisions about who is who that were taken back."""
    kind = DecisionKind.IDENTITY_UNDONE
    rows = Decision.objects.filter(workspace=workspace, kind=kind)
    return set(rows.values_list("subject", flat=True))


def read_word(row: Decision) -> IdentityWord:
    """Return the library value that a decision about who is who holds."""
    if row.kind == DecisionKind.PEOPLE_JOINED:
        return load_value(SamePerson, row.payload)
    return load_value(DifferentPeople, row.payload)
