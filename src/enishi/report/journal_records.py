"""Records of the journal by id, as far as a report speaks of them: never whom they name."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.evidence import Journal, asked_on
from enishi.experiment import Experiment
from enishi.outreach import Introduction
from enishi.report.findings import RecordFound
from enishi.report.material import ReportMaterial
from enishi.report.wording import RecordKind


def records_by_id(
    journal: Journal, introductions: tuple[Introduction, ...]
) -> dict[str, RecordFound]:
    """Return every record that a metric or a channel can count."""
    return {
        record.id: record
        for records in (
            _met(journal),
            _tried(journal),
            _asked(introductions),
            _joined(journal),
            _attended(journal),
            _published(journal),
            _talked(journal),
        )
        for record in records
    }


def only_of(experiment: Experiment, material: ReportMaterial) -> ReportMaterial:
    """Return the material without records of other experiments.

    A record that names no experiment belongs to every one whose period holds its day.
    """
    own, journal = {None, experiment.id}, material.journal
    mine = replace(
        journal,
        memberships=tuple(one for one in journal.memberships if one.experiment in own),
        attendances=tuple(one for one in journal.attendances if one.experiment in own),
        contacts=tuple(one for one in journal.contacts if one.experiment in own),
        attempts=tuple(one for one in journal.attempts if one.experiment in own),
        publications=tuple(one for one in journal.publications if one.experiment in own),
    )
    asks = tuple(one for one in material.introductions if one.experiment in own)
    return replace(material, journal=mine, introductions=asks)


def _met(journal: Journal) -> Iterator[RecordFound]:
    for one in journal.contacts:
        yield RecordFound(
            id=one.id, on=one.on, kind=RecordKind.CONTACT, channel=one.channel, place=one.place
        )


def _tried(journal: Journal) -> Iterator[RecordFound]:
    for one in journal.attempts:
        yield RecordFound(id=one.id, on=one.on, kind=RecordKind.ATTEMPT, channel=one.channel)


def _asked(introductions: tuple[Introduction, ...]) -> Iterator[RecordFound]:
    for one in introductions:
        on = asked_on(one) or one.steps[0].on
        yield RecordFound(id=one.id, on=on, kind=RecordKind.ASK, channel=one.channel)


def _joined(journal: Journal) -> Iterator[RecordFound]:
    names = {community.id: community.name for community in journal.communities}
    for one in journal.memberships:
        name = names.get(one.community, "")
        yield RecordFound(id=one.id, on=one.on, kind=RecordKind.MEMBERSHIP, name=name)


def _attended(journal: Journal) -> Iterator[RecordFound]:
    names = {event.id: event.name for event in journal.events}
    for one in journal.attendances:
        name = names.get(one.event, "")
        yield RecordFound(id=one.id, on=one.on, kind=RecordKind.ATTENDANCE, name=name)


def _published(journal: Journal) -> Iterator[RecordFound]:
    for one in journal.publications:
        yield RecordFound(id=one.id, on=one.on, kind=RecordKind.PUBLICATION, name=one.title)


def _talked(journal: Journal) -> Iterator[RecordFound]:
    for one in journal.touches:
        yield RecordFound(id=one.id, on=one.at.date(), kind=RecordKind.TOUCH)
