"""Names of the people, communities and events that entries and routes speak of."""

from collections.abc import Iterable
from gettext import gettext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor


def name_nodes(actor: "Actor", nodes: Iterable[str]) -> dict[str, str]:
    """Return a name for each id, also for those that nothing is known of any more."""
    from enishi.evidence import Community, Event
    from enishi.network import ME
    from enishi_app.actions.journal import list_entries
    from enishi_app.actions.people import name_people

    wanted: list[str] = list(dict.fromkeys(nodes))
    names: dict[str, str] = {str(ME): gettext("you")}
    names |= {one: line.name for one, line in name_people(actor, wanted).items()}
    missing = set(wanted) - set(names)
    if missing:
        groups = list_entries(actor, (Community, Event))
        names |= {str(one.id): one.name for one in groups if one.id in missing}  # type: ignore[union-attr]  # only these two kinds come back
    return {one: names.get(one, gettext("somebody")) for one in wanted}
