"""Owner: whose calendar this is, by its name or by who is in nearly all of its events."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.components import RawComponent
from enishi.sources.decoding import find_encoding
from enishi.sources.format import Background
from enishi.sources.formats.calendar.calendars import EVENTS, components_of, header_of
from enishi.sources.formats.calendar.events import Properties
from enishi.sources.formats.calendar.guests import is_calendar, mail_in
from enishi.sources.readings import Limits

SAMPLE = 500
"""Components of each file that are looked at."""
_FILES = 200
_FEWEST = 3
_SHARE = 0.8
_RUNNER_UP = 0.9


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return the user's own address.

    Google names somebody's first calendar by her address. Where no one calendar is named so,
    she is the one who is in nearly all events that name anybody, if nobody else is.
    """
    named: set[str] = set()
    seen: Counter[str] = Counter()
    events = 0
    for file in files[:_FILES]:
        for raw in _sample(file, limits):
            named.update(_named(raw))
            guests = _guests(raw)
            seen.update(guests)
            events += bool(guests)
    own = named if len(named) == 1 else _in_most(seen, events)
    return Background(own_keys=frozenset(f"mail:{mail}" for mail in own))


def _in_most(seen: Counter[str], events: int) -> set[str]:
    ranked = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))
    first, second = (*ranked, ("", 0), ("", 0))[:2]
    is_clear = first[1] >= events * _SHARE and second[1] < first[1] * _RUNNER_UP
    return {first[0]} if events >= _FEWEST and is_clear else set()


def _sample(file: SourceFile, limits: Limits) -> Iterator[RawComponent]:
    try:
        with file.open() as stream:
            yield from islice(components_of(stream, find_encoding(file), EVENTS, limits), SAMPLE)
    except READ_ERRORS:
        # The reading itself reports what is damaged.
        return


def _named(raw: RawComponent) -> set[str]:
    mail = mail_in(header_of(raw).name) if raw.name == b"VEVENT" else ""
    return {mail} if mail and not is_calendar(mail) else set()


def _guests(raw: RawComponent) -> set[str]:
    if raw.name != b"VEVENT" or raw.is_too_long:
        return set()
    told = Properties(raw, "utf-8")
    return {one.mail for one in (*told.guests, *told.organisers) if one.is_person}
