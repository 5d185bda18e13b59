"""What an import's page tells: what each file gave, what changed, what was not read and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from enishi.sources import explain_problem
from enishi_app.actions.actor import Actor
from enishi_app.actions.import_changes import ChangedPerson, ImportChanges
from enishi_app.actions.imports import ImportReport, problems_by_kind
from enishi_app.web.imports.words import FIELD_KINDS, ToldKind, tell_kinds

UNDER_WAY = {"running", "waiting"}


@dataclass(frozen=True, kw_only=True)
class ToldField:
    """One field that changed, in words."""

    name: str | Promise
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ToldChange:
    """Somebody of whom a file says something new."""

    who: ChangedPerson
    fields: tuple[ToldField, ...]


@dataclass(frozen=True, kw_only=True)
class ToldFile:
    """What one file gave."""

    file: str
    format: str
    kinds: list[ToldKind]
    problems: int


def tell_report(report: ImportReport) -> dict[str, object]:
    """Return what is said of how far an import is, and of what it gave."""
    open_files = [line.file for line in report.files if not line.is_whole]
    kinds = tell_kinds(report.files)
    people = next((one.line for one in kinds if one.line.kind == "person"), None)
    return {
        "report": report,
        "is_under_way": report.status in UNDER_WAY,
        "file_now": open_files[-1] if open_files else "",
        "people_so_far": people.records if people else 0,
        "kinds": kinds,
        "files": [
            ToldFile(
                file=line.file,
                format=line.format,
                kinds=tell_kinds([line]),
                problems=line.problems,
            )
            for line in report.files
        ],
    }


def tell_changes(changes: ImportChanges) -> list[ToldChange]:
    """Return what changed of whom, in words."""
    return [ToldChange(who=one, fields=tuple(_fields(one))) for one in changes.changed]


def tell_problem_kinds(actor: Actor, run: int) -> list[tuple[str, int]]:
    """Return why something was not read, and how often."""
    return [
        (explain_problem(one.code).to(actor.language), one.count)
        for one in problems_by_kind(actor, run)
    ]


def _fields(one: ChangedPerson) -> Iterator[ToldField]:
    for field in one.fields:
        name = FIELD_KINDS.get(field.kind, field.kind.value)
        yield ToldField(name=name, old=field.old, new=field.new)
