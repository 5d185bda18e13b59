"""Plain builders for tests of the app."""

from datetime import date
from pathlib import Path

from enishi.evidence import ContactMade
from enishi.people import CardField
from enishi.terms import Channel, EntryId, PersonId
from enishi_app.actions.actor import Actor
from enishi_app.actions.people import Said, add_person
from enishi_app.store.models import (
    Entry,
    EntryNode,
    ExperimentRow,
    Person,
    PersonTag,
    TieRow,
    TouchRow,
)

DERIVED = (Person, PersonTag, TouchRow, Entry, EntryNode, TieRow, ExperimentRow)


def a_person(actor: Actor, name: str, **fields: str) -> PersonId:
    said = [Said(field=CardField(field), value=value) for field, value in fields.items()]
    return add_person(actor, [Said(field=CardField.NAME, value=name), *said])


def a_contact(
    person: PersonId,
    on: date,
    *,
    channel: str = Channel.EVENT,
    number: int = 1,
    introducer: PersonId | None = None,
) -> ContactMade:
    return ContactMade(
        id=EntryId(f"{number:032x}"),
        person=person,
        on=on,
        channel=channel,
        place="paris",
        introducer=introducer,
    )


def a_table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("Name,Email,Company,Title,City", *rows)) + "\n", encoding="utf-8")
    return path


def derived_rows() -> dict[str, list[tuple[object, ...]]]:
    """Return every derived row, without the numbers the database gives."""
    return {model.__name__: _rows(model) for model in DERIVED}


def _rows(model) -> list[tuple[object, ...]]:
    fields = [f.name for f in model._meta.fields if f.name != "id" or model is Person]
    return sorted(tuple(map(str, row)) for row in model.objects.values_list(*fields))
