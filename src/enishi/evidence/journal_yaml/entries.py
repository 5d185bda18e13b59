"""Entries of a written journal: tries, contacts, touches, publications, ties, next steps."""

from collections.abc import Iterator

from enishi.evidence.journal import Attempt, ContactMade, Publication, Touch
from enishi.evidence.journal_yaml.desk import Desk
from enishi.evidence.yaml_form import Fields, read_language, read_place
from enishi.network import ME, NodeId, StatedTie
from enishi.outreach import FollowUp
from enishi.terms import Direction, PersonId, ProblemCode, TouchKind

_NOBODY = PersonId("")
"""Stands in for a person who could not be read; such an entry is left out."""
_PUBLICATION_KINDS = ("article", "post")


def read_attempts(items: list[Fields], desk: Desk) -> Iterator[Attempt]:
    """Yield every try to reach somebody that is no introduction."""
    for fields in items:
        fields.require("channel")
        entry = desk.entry_id(fields, "attempt")
        desk.keep_attempt(fields, entry)
        yield Attempt(
            id=entry,
            channel=fields.text("channel"),
            on=desk.day(fields),
            experiment=desk.experiment_of(fields),
            person=desk.person(fields),
            community=desk.community(fields),
            event=desk.event(fields),
            note=fields.text("note"),
        )
        fields.close()


def read_contacts(items: list[Fields], desk: Desk) -> Iterator[ContactMade]:
    """Yield first meetings."""
    for fields in items:
        fields.require("person", "channel")
        person = desk.person(fields)
        contact = ContactMade(
            id=desk.entry_id(fields, "contact"),
            person=person or _NOBODY,
            on=desk.day(fields),
            channel=fields.text("channel"),
            experiment=desk.experiment_of(fields),
            place=read_place(fields),
            introducer=desk.person(fields, "introducer"),
            community=desk.community(fields),
            event=desk.event(fields),
            attempt=desk.attempt(fields),
            note=fields.text("note"),
        )
        fields.close()
        if person:
            yield contact


def read_touches(items: list[Fields], desk: Desk) -> Iterator[Touch]:
    """Yield interactions."""
    for fields in items:
        fields.require("person", "at", "kind")
        person, at = desk.person(fields), fields.moment("at")
        entry, note = desk.entry_id(fields, "touch"), fields.text("note")
        kind, direction = fields.choice("kind", TouchKind), fields.choice("direction", Direction)
        fields.close()
        if person and at and kind:
            yield Touch(
                id=entry,
                person=person,
                at=at,
                kind=kind,
                direction=direction or Direction.UNKNOWN,
                is_zone_known=at.tzinfo is not None,
                note=note,
            )


def read_publications(items: list[Fields], desk: Desk) -> Iterator[Publication]:
    """Yield articles and posts."""
    for fields in items:
        fields.require("title")
        kind = fields.text("kind") or "article"
        if kind not in _PUBLICATION_KINDS:
            fields.unknown("kind", _PUBLICATION_KINDS, code=ProblemCode.BAD_VALUE)
        yield Publication(
            id=desk.entry_id(fields, "publication"),
            title=fields.text("title"),
            on=desk.day(fields),
            kind=kind,
            place=fields.text("place"),
            url=fields.text("url"),
            language=read_language(fields) or "ja",
            experiment=desk.experiment_of(fields),
            note=fields.text("note"),
        )
        fields.close()


def read_ties(items: list[Fields], desk: Desk) -> Iterator[StatedTie]:
    """Yield what the user knows of two others knowing each other."""
    for fields in items:
        fields.require("a", "b")
        a, b = _node(fields, "a", desk), _node(fields, "b", desk)
        tie = StatedTie(
            id=desk.entry_id(fields, "tie"), a=a, b=b, on=desk.day(fields), note=fields.text("note")
        )
        fields.close()
        if a and b:
            yield tie


def read_follow_ups(items: list[Fields], desk: Desk) -> Iterator[FollowUp]:
    """Yield next steps."""
    for fields in items:
        fields.require("text")
        on, due = desk.day(fields), desk.day(fields, "due")
        yield FollowUp(
            id=desk.entry_id(fields, "follow-up"),
            text=fields.text("text"),
            on=on,
            due=due,
            person=desk.person(fields),
            done_on=fields.day("done_on"),
        )
        fields.close()


def _node(fields: Fields, name: str, desk: Desk) -> NodeId:
    key = fields.text(name)
    if key == ME:
        return ME
    if key in desk.communities:
        return NodeId(desk.communities[key])
    return NodeId(desk.person(fields, name) or "")
