"""What was said of one entry before: nothing that was said is ever lost."""

import json
from dataclasses import dataclass
from datetime import datetime

from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.entries import EntryValue, value_type
from enishi_app.store.models import Decision, Workspace


@dataclass(frozen=True, kw_only=True)
class EntryForm:
    """One form of an entry, as it was said at one time; None where it was taken back."""

    at: datetime
    value: EntryValue | None


def load_entry_past(workspace: Workspace, entry: str) -> list[EntryForm]:
    """Return every form of an entry, the newest first; the first is the one in force."""
    kinds = (DecisionKind.ENTRY_RECORDED, DecisionKind.ENTRY_WITHDRAWN)
    rows = Decision.objects.filter(workspace=workspace, subject=entry, kind__in=kinds)
    return [_form(row) for row in rows.order_by("-pk")]


def _form(row: Decision) -> EntryForm:
    if row.kind == DecisionKind.ENTRY_WITHDRAWN:
        return EntryForm(at=row.at, value=None)
    held = json.loads(row.payload)
    value = load_value(value_type(held["kind"]), json.dumps(held["value"]))
    return EntryForm(at=row.at, value=value)


def load_withdrawn_with(workspace: Workspace, entry: str) -> list[str]:
    """Return the ids of the entries last taken back in one go with this one, itself among them."""
    kind = DecisionKind.ENTRY_WITHDRAWN
    rows = Decision.objects.filter(workspace=workspace, kind=kind)
    last = rows.filter(subject=entry).order_by("-pk").values("at")[:1]
    return list(rows.filter(at=last).order_by("pk").values_list("subject", flat=True))
