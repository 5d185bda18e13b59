"""Reading a journal that somebody wrote."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from enishi.evidence.journal import Attendance, Community, Event, Journal, Membership
from enishi.evidence.journal_yaml.desk import Desk
from enishi.evidence.journal_yaml.entries import (
    read_attempts,
    read_contacts,
    read_follow_ups,
    read_publications,
    read_ties,
    read_touches,
)
from enishi.evidence.journal_yaml.introductions import read_introductions
from enishi.evidence.journal_yaml.people import (
    JournalPerson,
    PersonNaming,
    name_by_digest,
    read_people,
)
from enishi.evidence.journal_yaml.places import read_communities, read_events
from enishi.evidence.yaml_form import Fields, Form, read_tree
from enishi.network import StatedTie
from enishi.outreach import FollowUp, Introduction
from enishi.terms import ExperimentId, Problem


@dataclass(frozen=True, kw_only=True)
class JournalReading:
    """What a written journal says.

    Attributes:
        people: Everybody the file declares, in its order.
        problems: Everything that is wrong, in the order of its lines. Nothing of a file with a
            problem should be kept.
    """

    journal: Journal
    introductions: tuple[Introduction, ...]
    follow_ups: tuple[FollowUp, ...]
    ties: tuple[StatedTie, ...]
    people: tuple[JournalPerson, ...]
    problems: tuple[Problem, ...]


_NOTHING = JournalReading(
    journal=Journal(), introductions=(), follow_ups=(), ties=(), people=(), problems=()
)


def read_journal(
    text: str,
    *,
    file: str = "journal.yaml",
    naming: PersonNaming = name_by_digest,
) -> JournalReading:
    """Read records written as YAML (see docs/reference/plan-yaml.md).

    Args:
        text: The file's content.
        file: Its name, for problems.
        naming: Gives the id of the person whom a source record's key names. For somebody whom
            only this file knows it is asked with ``journal:<short key>``.

    Returns:
        The records, and every problem with its line (``row``) and path (``contacts[2].person``,
        counted from 0).
    """
    tree = read_tree(text, file=file)
    if tree.root is None:
        return _with_problems(_NOTHING, tree.problems)
    form = Form(file=file, problems=list(tree.problems))
    reading = _read(Fields.of(form, tree.root, path=""), naming)
    return _with_problems(reading, form.problems)


def _read(root: Fields, naming: PersonNaming) -> JournalReading:
    people = tuple(read_people(root, naming))
    experiment = ExperimentId(root.text("experiment")) if root.has("experiment") else None
    desk = Desk(people={one.key: one.id for one in people}, experiment=experiment)
    groups = tuple(read_communities(root.items("communities"), desk))
    events = tuple(read_events(root.items("events"), desk))
    attempts = tuple(read_attempts(root.items("attempts"), desk))
    introductions = tuple(read_introductions(root.items("introductions"), desk))
    journal = Journal(
        communities=tuple(one for one in groups if isinstance(one, Community)),
        memberships=_by_day(one for one in groups if isinstance(one, Membership)),
        events=_by_day(one for one in events if isinstance(one, Event)),
        attendances=_by_day(one for one in events if isinstance(one, Attendance)),
        attempts=_by_day(attempts),
        contacts=_by_day(read_contacts(root.items("contacts"), desk)),
        touches=tuple(
            sorted(
                read_touches(root.items("touches"), desk),
                key=lambda one: (one.at.replace(tzinfo=None), one.id),
            )
        ),
        publications=_by_day(read_publications(root.items("publications"), desk)),
    )
    reading = JournalReading(
        journal=journal,
        introductions=introductions,
        follow_ups=tuple(read_follow_ups(root.items("follow_ups"), desk)),
        ties=tuple(read_ties(root.items("ties"), desk)),
        people=people,
        problems=(),
    )
    root.close()
    return reading


class _Dated(Protocol):
    @property
    def on(self) -> date: ...
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Dated)


def _by_day(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.on, one.id)))


def _with_problems(reading: JournalReading, problems: Iterable[Problem]) -> JournalReading:
    in_order = sorted(problems, key=lambda problem: problem.row)
    return replace(reading, problems=tuple(in_order))
