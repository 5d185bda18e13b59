"""What the user supposes of her ties where no data say it."""

from enishi.network import Assumptions
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.models import Decision, Workspace


def load_assumptions(workspace: Workspace) -> Assumptions:
    """Return what the user last set, else the usual figures."""
    kind = DecisionKind.ASSUMPTIONS_SET
    row = Decision.objects.filter(workspace=workspace, kind=kind).order_by("-id").first()
    return load_value(Assumptions, row.payload) if row else Assumptions()
