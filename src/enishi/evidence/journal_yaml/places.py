"""Communities and events of a written journal, with who was there."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.evidence.journal import Attendance, Community, Event, Membership
from enishi.evidence.journal_yaml.desk import Desk
from enishi.evidence.yaml_form import Fields, read_place
from enishi.terms import (
    AttendanceState,
    CommunityId,
    EventId,
    MembershipStep,
    ProblemCode,
    derive_id,
)


def read_communities(items: list[Fields], desk: Desk) -> Iterator[Community | Membership]:
    """Yield communities, each with the user's steps and its other members."""
    for fields in items:
        fields.require("id", "name")
        key = fields.text("id")
        community = CommunityId(derive_id("journal", "community", key))
        if key in desk.communities:
            fields.refuse(ProblemCode.DUPLICATE_ID, "id")
        desk.communities[key] = community
        is_online = fields.flag("is_online")
        yield Community(
            id=community,
            name=fields.text("name"),
            is_online=is_online is not False,
            place=read_place(fields),
            url=fields.text("url"),
            note=fields.text("note"),
        )
        yield from _memberships(fields, community, desk)
        fields.close()


def _memberships(fields: Fields, community: CommunityId, desk: Desk) -> Iterator[Membership]:
    for inner in fields.items("steps"):
        step = _membership(inner, community, desk)
        yield replace(step, experiment=desk.experiment_of(inner))
        inner.close()
    for inner in fields.items("members"):
        inner.require("person")
        yield replace(_membership(inner, community, desk), person=desk.person(inner))
        inner.close()


def _membership(fields: Fields, community: CommunityId, desk: Desk) -> Membership:
    return Membership(
        id=desk.entry_id(fields, f"membership-{community}"),
        community=community,
        step=fields.choice("step", MembershipStep) or MembershipStep.JOINED,
        on=desk.day(fields),
        note=fields.text("note"),
    )


def read_events(items: list[Fields], desk: Desk) -> Iterator[Event | Attendance]:
    """Yield events, each with what became of it for the user and for others."""
    for fields in items:
        fields.require("id", "name")
        key = fields.text("id")
        event = EventId(derive_id("journal", "event", key))
        if key in desk.events:
            fields.refuse(ProblemCode.DUPLICATE_ID, "id")
        desk.events[key] = event
        yield Event(
            id=event,
            name=fields.text("name"),
            on=desk.day(fields),
            ends_on=fields.day("ends_on"),
            place=read_place(fields),
            is_online=fields.flag("is_online") or False,
            community=desk.community(fields),
            url=fields.text("url"),
            note=fields.text("note"),
        )
        yield from _attendances(fields, event, desk)
        fields.close()


def _attendances(fields: Fields, event: EventId, desk: Desk) -> Iterator[Attendance]:
    for inner in fields.items("attendance"):
        yield replace(_attendance(inner, event, desk), experiment=desk.experiment_of(inner))
        inner.close()
    for inner in fields.items("guests"):
        inner.require("person")
        yield replace(_attendance(inner, event, desk), person=desk.person(inner))
        inner.close()


def _attendance(fields: Fields, event: EventId, desk: Desk) -> Attendance:
    fields.require("state")
    return Attendance(
        id=desk.entry_id(fields, f"attendance-{event}"),
        event=event,
        state=fields.choice("state", AttendanceState) or AttendanceState.PLANNED,
        on=desk.day(fields),
        note=fields.text("note"),
    )
