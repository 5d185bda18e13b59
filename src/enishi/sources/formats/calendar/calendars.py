"""Calendars: a file's components, and what the calendar around an event says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from enishi.sources.assembling import clean
from enishi.sources.components import Grammar, RawComponent, Stray, read_components
from enishi.sources.content_lines import decode_lines, unescape
from enishi.sources.decoding import Encoding
from enishi.sources.readings import Limits
from enishi.sources.records import CommunityRecord, Origin

# What people wrote is not kept, so it is not even taken into memory.
_UNREAD = re.compile(rb"(?:DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT|CONTACT)(?=;|\Z)", re.IGNORECASE)
_ALARMS = re.compile(rb"\nBEGIN:VALARM\n(?:(?!BEGIN:|END:)[^\n]*\n)*END:VALARM(?=\n)")


def _either_case(char: str) -> str:
    return f"[{char}{char.lower()}]" if char.isalpha() else re.escape(char)


def _grammar(*names: str) -> Grammar:
    """Return how calendars are parted where only properties of these names are read."""
    # Classes of two letters: the flag for any case would try each name in full on every line.
    any_name = "|".join("".join(map(_either_case, name)) for name in names)
    wanted = rb"\n((?:" + any_name.encode("ascii") + rb")[ \t]*[;:][^\n]*(?:\n[ \t][^\n]*)*)"
    return Grammar(
        unread=_UNREAD,
        usual=b"VEVENT",
        inside=b"VCALENDAR",
        skipped=_ALARMS,
        wanted=re.compile(wanted),
    )


READ = (
    *("UID", "RECURRENCE-ID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "URL"),
    *("STATUS", "X-GOOGLE-CONFERENCE", "ORGANIZER", "ATTENDEE", "RRULE", "RDATE", "EXDATE"),
)
"""Properties of events that are read at all."""
EVENTS = _grammar(*READ)
OUTLINE = _grammar(
    *("DTSTAMP", "LAST-MODIFIED", "CREATED"), *("UID", "RECURRENCE-ID", "DTSTART", "RRULE", "RDATE")
)
_GROUP_PAGE = re.compile(r"https?://([\w-]+)\.(connpass\.com|doorkeeper\.jp)/", re.ASCII)
_NO_GROUPS = frozenset(("www", "api", "help", "manage"))
_LONGEST_NAME = 200
_HEADER_LINES = 50
_LONGEST_LINE = 2**12


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the calendar around an event says of itself.

    Attributes:
        name: What it is called, or empty.
        method: What it was sent for, upper case, or empty.
        page: The address of the page of the group of an event site whose calendar it is, or empty.
        site: That site, or empty.
        group: What the group is called in that address, or empty.
    """

    name: str = ""
    method: str = ""
    page: str = ""
    site: str = ""
    group: str = ""


def components_of(
    stream: BinaryIO, encoding: Encoding, grammar: Grammar, limits: Limits
) -> Iterator[RawComponent]:
    """Give the components of a file, inner ones first; text outside of them is passed over."""
    for one in read_components(stream, encoding, grammar, limits=limits):
        if not isinstance(one, Stray):
            yield one


def header_of(event: RawComponent) -> Header:
    """Return what the calendar around an event says of itself."""
    around = event.parent
    return _header(tuple(around.lines[:_HEADER_LINES])) if around else Header()


def community_of(event: RawComponent, file: str) -> CommunityRecord | None:
    """Return the group of an event site whose published calendar this is, or None.

    Only where the calendar says itself whose it is: by the address of the group's page.
    """
    header = header_of(event)
    if not header.group:
        return None
    return CommunityRecord(
        key=f"{header.site}:{header.group}",
        origin=Origin(file=file, row=event.number),
        name=header.name.removesuffix(f" - {header.site}") or header.group,
        is_online=False,
        url=header.page,
    )


@lru_cache(maxsize=64)
def _header(lines: tuple[bytes, ...]) -> Header:
    found: dict[str, str] = {}
    for line in lines:
        if len(line) < _LONGEST_LINE:
            head, _, value = decode_lines(line, "utf-8").partition(":")
            text = clean(" ".join(unescape(value.replace("\0", "")).split()))
            found.setdefault(head.partition(";")[0].strip().upper(), text[:_LONGEST_NAME])
    page = _GROUP_PAGE.search(found.get("X-WR-CALDESC", ""))
    is_group = page is not None and page[1] not in _NO_GROUPS
    return Header(
        name=found.get("X-WR-CALNAME", ""),
        method=found.get("METHOD", "").upper(),
        page=page[0] if page and is_group else "",
        site=page[2].partition(".")[0] if page and is_group else "",
        group=page[1].lower() if page and is_group else "",
    )
