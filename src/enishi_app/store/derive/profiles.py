"""What tells people from each other, worked out from their records and the user's own words."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from enishi.people import CardField, Profile, profile_of
from enishi_app.store.derive.gather import Gathered, gather
from enishi_app.store.models import Person, Workspace

_PIECE = 2000
_SAID = {
    CardField.NAME: "names",
    CardField.READING: "readings",
    CardField.MAIL: "mails",
    CardField.PHONE: "phones",
    CardField.URL: "urls",
    CardField.ORGANISATION: "organisations",
    CardField.TITLE: "titles",
    CardField.PLACE: "places",
}


def derive_profiles(workspace: Workspace) -> Iterator[Profile]:
    """Yield everybody, those who only wait in the inbox among them, ordered by id."""
    rows = Person.objects.filter(workspace=workspace).order_by("id")
    ids = list(rows.values_list("id", flat=True))
    for start in range(0, len(ids), _PIECE):
        yield from _profiles(workspace, ids[start : start + _PIECE])


def _profiles(workspace: Workspace, ids: Collection[str]) -> Iterator[Profile]:
    for one in gather(workspace, ids).values():
        yield _with_said(profile_of([dated.record for dated in one.records], one.id), one)


def _with_said(profile: Profile, one: Gathered) -> Profile:
    said: dict[str, tuple[str, ...]] = {}
    for statement in one.statements:
        name = _SAID.get(statement.field)
        if name and not statement.is_removed:
            held = said.get(name, getattr(profile, name))
            said[name] = tuple(sorted({*held, statement.value}))
    return replace(profile, **said) if said else profile  # type: ignore[arg-type]
