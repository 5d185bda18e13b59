"""Who the user is in her own files."""

from enishi.people import Myself
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.models import Decision, Workspace


def load_myself(workspace: Workspace) -> Myself:
    """Return what the user last said of herself."""
    kind = DecisionKind.MYSELF_SAID
    row = Decision.objects.filter(workspace=workspace, kind=kind).order_by("-id").first()
    return load_value(Myself, row.payload) if row else Myself()
