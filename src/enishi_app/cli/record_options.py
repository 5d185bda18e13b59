"""What quick entries have in common: whom, when, in which experiment, and how they are kept.

A command of ``record`` declares options named like the fields of its entry; what was typed is
turned into ids and days here, once for all of them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from gettext import gettext
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from enishi.evidence import Community, Event
from enishi_app.cli.finding import SHORT_ID, Found, find_person, only
from enishi_app.cli.kinds import DAY, PLACE
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import later as _
from enishi_app.cli.spoken import option

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.journal import EntryValue

_Choice = TypeVar("_Choice", bound=StrEnum)
PERSON_HELP = _("ID, exact name, or words that find one.")
GROUP_HELP = _("ID, name, or words of it.")
on_day = option("--on", type=DAY, metavar="DAY", help=_("The day, such as 2024-08-31; else today."))
in_experiment = option(
    "--experiment", metavar="ID", help=_("The experiment it belongs to, where there are several.")
)
with_note = option("--note", default="", metavar="TEXT", help=_("Anything else."))
in_place = option("--place", type=PLACE, default="", metavar="PLACE", help=_("Where."))
at_url = option("--url", default="", metavar="URL", help=_("Its page."))
of_person = option("--person", metavar="PERSON", help=_("Of whom; else of yourself."))


class OneOf(click.Choice[str], Generic[_Choice]):
    """A choice from one of the closed lists of the field."""

    def __init__(self, choices: type[_Choice]) -> None:
        super().__init__([one.value for one in choices])
        self._list = choices

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - click's signature
        """Return the member of the list."""
        return self._list(super().convert(str(value), param, ctx))


def resolve(actor: "Actor", said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry for what was typed, with a new id.

    Raises:
        click.UsageError: If somebody or something that was named is not found, or several are.
    """
    from enishi_app.actions.journal import new_entry_id

    fields = {name: _RESOLVE.get(name, _as_typed)(actor, held) for name, held in said.items()}
    return {"id": new_entry_id(), **fields}


def keep(actor: "Actor", *values: "EntryValue", is_json: bool) -> None:
    """Record entries, and say so."""
    from enishi_app.actions.journal import record
    from enishi_app.cli.entry_sheet import entry_line

    record(actor, *values)
    if is_json:
        print_json(values[0] if len(values) == 1 else values)
        return
    for value in values:
        said = {"entry": entry_line(actor, value), "id": value.id[:SHORT_ID]}
        say(gettext("Kept: %(entry)s (%(id)s)") % said)


def find_entry(actor: "Actor", said: str) -> str:
    """Return the id of the entry whose id begins so.

    Raises:
        click.UsageError: If there is none, or there are several.
    """
    from enishi_app.actions.journal import entries_with_id

    found = entries_with_id(actor, said) if said else ()
    return only(said, [Found(id=one, name=one) for one in found])


def _as_typed(_actor: "Actor", held: Any) -> Any:  # noqa: ANN401 - whatever the option gives
    return held


def _day(actor: "Actor", day: date | None) -> date:
    from enishi_app.actions.actor import today_of

    return day or today_of(actor)


def _person(actor: "Actor", said: str | None) -> str | None:
    return find_person(actor, said) if said else None


def _experiment(actor: "Actor", said: str | None) -> str | None:
    if not said:
        return None
    from enishi_app.actions.experiments import show_experiment

    return show_experiment(actor, said).id


def _community(actor: "Actor", said: str | None) -> str | None:
    return _group(actor, said, Community)


def _event(actor: "Actor", said: str | None) -> str | None:
    return _group(actor, said, Event)


def _group(actor: "Actor", said: str | None, kind: type[Community | Event]) -> str | None:
    if not said:
        return None
    from enishi.language import search_key
    from enishi_app.actions.journal import list_entries

    known = [e for e in list_entries(actor, (kind,)) if isinstance(e, (Community, Event))]
    if len(said) >= SHORT_ID and (named := [e.id for e in known if e.id.startswith(said)]):
        return only(said, [Found(id=one, name=one) for one in named])
    words = search_key(said).split()
    fitting = [e for e in known if all(word in search_key(e.name) for word in words)]
    return only(said, [Found(id=e.id, name=e.name) for e in fitting])


_RESOLVE: dict[str, Callable[["Actor", Any], Any]] = {
    "on": _day,
    "due": _day,
    "experiment": _experiment,
    "community": _community,
    "event": _event,
    **dict.fromkeys(("person", "introducer", "target", "a", "b"), _person),
}
