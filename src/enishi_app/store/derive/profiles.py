"""What tells people from each other, folded and kept, worked out from records and the user's words.

A profile row says what held when its person was last looked at. Working out a person's rows anew
notes her as changed; the next look brings her profile up to date. Throwing the rows of this file
away costs nothing but one look at everybody, which gives the same rows again.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from enishi.people import PEOPLE, CardField, Profile, Row, all_keys, profile_of, rows_of, table_of
from enishi_app.store.bulk import insert_rows
from enishi_app.store.derive.gather import Gathered, gather
from enishi_app.store.models import ChangedPerson, Person, ProfileKey, ProfileRow, Workspace

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
_PROFILE = ("workspace", "person", "payload")
_KEY = ("workspace", "key", "profile")


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A profile as it is kept."""

    number: int
    payload: str


def write_row(row: Row) -> str:
    """Return the values of a profile as JSON, the same text for equal ones."""
    return json.dumps(row, separators=(",", ":"))


def read_row(payload: str) -> Row:
    """Return the values that :func:`write_row` wrote."""
    return tuple(map(tuple, json.loads(payload)))


def changed_people(workspace: Workspace) -> set[str]:
    """Return the ids noted as changed since the last look."""
    return set(ChangedPerson.objects.filter(workspace=workspace).values_list("person", flat=True))


def unseen_people(workspace: Workspace) -> set[str]:
    """Return the ids noted as changed, and those of whom no profile tells what holds.

    This goes through everybody, and finds what was there before profiles were kept.
    """
    profiles = ProfileRow.objects.filter(workspace=workspace)
    people = Person.objects.filter(workspace=workspace)
    new = people.exclude(Exists(profiles.filter(person=OuterRef("id"))))
    gone = profiles.exclude(Exists(people.filter(id=OuterRef("person"))))
    told = (*new.values_list("id", flat=True), *gone.values_list("person", flat=True))
    return changed_people(workspace).union(told)


def refresh_profiles(workspace: Workspace, people: Collection[str]) -> set[str]:
    """Bring the profiles of these people up to date; return whose are another now.

    They are no longer noted as changed. People who are gone lose their profiles.

    Args:
        workspace: Whose people.
        people: Their ids, some thousands at most.
    """
    rows = ProfileRow.objects.filter(workspace=workspace, person__in=people)
    held = {row.person: _Held(number=row.pk, payload=row.payload) for row in rows}
    now = _profiles_now(workspace, people)
    payloads = {person: write_row(row) for person, row in now.items()}
    another = {one for one in people if _payload(held.get(one)) != payloads.get(one)}
    _remove(workspace, [held[one] for one in another if one in held])
    _insert(workspace, {one: now[one] for one in sorted(another) if one in now})
    ChangedPerson.objects.filter(workspace=workspace, person__in=people).delete()
    return another


def forget_profiles(workspace: Workspace) -> None:
    """Throw every profile away."""
    for model in (ProfileKey, ProfileRow, ChangedPerson):
        model.objects.filter(workspace=workspace).delete()


def _payload(held: _Held | None) -> str | None:
    return held.payload if held else None


def _remove(workspace: Workspace, held: Sequence[_Held]) -> None:
    for one in held:
        keys = set(all_keys(read_row(one.payload), PEOPLE))
        ProfileKey.objects.filter(workspace=workspace, key__in=keys, profile=one.number).delete()
    ProfileRow.objects.filter(pk__in=[one.number for one in held]).delete()


def _insert(workspace: Workspace, rows: Mapping[str, Row]) -> None:
    told = ((workspace.pk, person, write_row(row)) for person, row in rows.items())
    insert_rows(ProfileRow, _PROFILE, told)
    written = ProfileRow.objects.filter(workspace=workspace, person__in=rows)
    numbers = dict(written.values_list("person", "id"))
    keys = (
        (workspace.pk, key, numbers[person])
        for person, row in rows.items()
        for key in all_keys(row, PEOPLE)
    )
    insert_rows(ProfileKey, _KEY, keys)


def _profiles_now(workspace: Workspace, people: Collection[str]) -> dict[str, Row]:
    known = Person.objects.filter(workspace=workspace, id__in=people)
    ids = list(known.order_by("id").values_list("id", flat=True))
    return dict(rows_of(table_of(_profiles(workspace, ids)), PEOPLE))


def _profiles(workspace: Workspace, ids: Collection[str]) -> Iterator[Profile]:
    for one in gather(workspace, ids).values():
        yield _with_said(profile_of([dated.record for dated in one.records], one.id), one)


def _with_said(profile: Profile, one: Gathered) -> Profile:
    said: dict[str, set[str]] = {}
    for statement in one.statements:
        if name := _SAID.get(statement.field):
            held = said.setdefault(name, set(getattr(profile, name)))
            (held.discard if statement.is_removed else held.add)(statement.value)
    told = {name: tuple(sorted(held)) for name, held in said.items()}
    return replace(profile, **told) if told else profile  # type: ignore[arg-type]
