"""Plain builders for tests of the app."""

from datetime import date
from pathlib import Path

from enishi.evidence import ContactMade
from enishi.people import CardField
from enishi.sources import FieldKind, FieldValue, Origin, PersonRecord, SourceRecord, Standing
from enishi.terms import Channel, EntryId, PersonId
from enishi_app.actions.actor import Actor, writing
from enishi_app.actions.people import Said, add_person
from enishi_app.store.derive.rebuild import DERIVED
from enishi_app.store.models import ImportRun, Person
from enishi_app.store.save.imports import RunTerms, close_run, open_run, save_batch


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


def keep_records(actor: Actor, *records: SourceRecord, name: str = "archive.zip") -> ImportRun:
    """Keep records as an import of one file would."""
    with writing(actor) as speaker:
        run = open_run(speaker, RunTerms(name=name), status="running", bytes_total=0)
        save_batch(run, records)
        close_run(run, status="done")
    return run


def a_record(key: str, name: str, *, is_seen: bool = False, **fields: str) -> PersonRecord:
    held = {"name": name, **fields}
    return PersonRecord(
        key=key,
        origin=Origin(file="archive.zip/people", row=1),
        fields=tuple(
            FieldValue(kind=FieldKind(kind), value=value, origin=kind)
            for kind, value in held.items()
        ),
        standing=Standing.SEEN if is_seen else Standing.CONTACT,
    )
