"""Occurrences: when a series took place, up to the last moment its file knows of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from enishi.sources.content_lines import read_property
from enishi.sources.formats.calendar.events import CalendarEvent
from enishi.sources.formats.calendar.moments import Moment, in_zone, read_moment
from enishi.sources.formats.calendar.recurrence import MOST_OCCURRENCES, Rule, days_of
from enishi.sources.formats.calendar.zones import Zones


def occurrences_of(
    event: CalendarEvent, zones: Zones, *, last: datetime, changed: frozenset[str]
) -> Iterator[Moment]:
    """Give the occurrences of a series in order of its rules, each once.

    Args:
        event: A series.
        zones: The zones of its file.
        last: The last moment its file knows of, in UTC. What lies after it is left out, but for
            the first occurrence of a series that has not begun yet.
        changed: Signs of occurrences for which the file has an event of their own.
    """
    told = event.gone | changed
    given: set[str] = set()
    for moment in islice(_all(event, zones, last), 2 * MOST_OCCURRENCES):
        is_first = moment is event.starts
        if moment.instant > last and not is_first:
            continue
        if moment.sign in given or not told.isdisjoint(_signs(moment)):
            continue
        given.add(moment.sign)
        yield moment
        if len(given) == MOST_OCCURRENCES:
            return


def _all(event: CalendarEvent, zones: Zones, last: datetime) -> Iterator[Moment]:
    yield event.starts
    yield from event.extras
    # A zone is at most a day ahead of UTC.
    last_day = last.date() + timedelta(days=1) if last.date() < date.max else last.date()
    for rule in event.rules:
        yield from _ruled(rule, event.starts, zones, last_day)


def _ruled(rule: Rule, starts: Moment, zones: Zones, last_day: date) -> Iterator[Moment]:
    until = _until(rule, starts, zones)
    for day in days_of(rule, starts.local.date(), min(last_day, rule.last_day)):
        moved = replace(starts, local=datetime.combine(day, starts.local.time()))
        moment = moved if starts.offset is None else in_zone(moved, zones)
        if until and moment.instant > until.instant:
            return
        yield moment


def _until(rule: Rule, starts: Moment, zones: Zones) -> Moment | None:
    """Return the last moment of a rule: a day is meant to its end, a bare time in its zone."""
    written = read_property(f"UNTIL:{rule.until}") if rule.until else None
    moment = read_moment(written, zones) if written else None
    if moment is None or (moment.is_day and starts.is_day):
        return moment
    if moment.is_day:
        moment = replace(moment, local=moment.local + timedelta(hours=23, minutes=59, seconds=59))
    if starts.is_day:
        return replace(moment, offset=None)
    return moment if moment.zone else in_zone(replace(moment, zone=starts.zone), zones)


def _signs(moment: Moment) -> set[str]:
    """Return all ways in which programs write that this occurrence is gone or changed."""
    return {moment.sign, f"{moment.local:%Y%m%dT%H%M%S}", f"{moment.local:%Y%m%d}"}
