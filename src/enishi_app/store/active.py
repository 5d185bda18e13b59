"""Which source records hold: those that some run which was not undone has seen."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi_app.store.models import Sighting, SourceRecord, Workspace

UNDONE = "undone"


def active_records(workspace: Workspace, *, kind: str) -> QuerySet[SourceRecord]:
    """Return the records of ``kind`` that hold in ``workspace``."""
    seen_again = Sighting.objects.filter(record=OuterRef("pk")).exclude(run__status=UNDONE)
    holds = ~Q(run__status=UNDONE) | Exists(seen_again)
    return SourceRecord.objects.filter(holds, workspace=workspace, kind=kind)
