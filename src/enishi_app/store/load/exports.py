"""Everybody the user keeps, for taking out: page by page, whatever their number."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.evidence import Community
from enishi.network import ME
from enishi.people import Known, PersonCard, PersonStanding
from enishi_app.store.derive.touches import export_uid
from enishi_app.store.load.journal import load_entries
from enishi_app.store.load.people import load_cards
from enishi_app.store.models import Person, TieRow, Workspace

_PAGE = 1000


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A card and what names the person in a file."""

    uid: str
    card: PersonCard


def load_exported(workspace: Workspace) -> Iterator[Exported]:
    """Yield everybody the user keeps, ordered by name."""
    rows = Person.objects.filter(workspace=workspace, standing=PersonStanding.CONTACT)
    ids = list(rows.order_by("sort_key", "id").values_list("id", flat=True))
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        cards = {str(card.id): card for card in load_cards(workspace, page)}
        for one in page:
            if one in cards:
                yield Exported(uid=export_uid(workspace, one), card=cards[one])


def load_ties_of(workspace: Workspace) -> dict[str, tuple[Known, ...]]:
    """Return whom each person knows, the user herself and communities left out."""
    ends = list(
        TieRow.objects.filter(workspace=workspace)
        .exclude(a=ME)
        .order_by("a", "b")
        .values_list("a", "b")
    )
    nodes = {node for pair in ends for node in pair}
    people = Person.objects.filter(
        workspace=workspace, id__in=nodes, standing=PersonStanding.CONTACT
    )
    names = dict(people.values_list("id", "name"))
    knows: dict[str, list[Known]] = defaultdict(list)
    for a, b in ends:
        if a in names and b in names:
            knows[a].append(Known(uid=export_uid(workspace, b), name=names[b]))
            knows[b].append(Known(uid=export_uid(workspace, a), name=names[a]))
    return {one: tuple(held) for one, held in knows.items()}


def load_communities(workspace: Workspace) -> list[Community]:
    """Return every community."""
    return load_entries(workspace, (Community,))
