"""Calendars: a file's components, and what the calendar around an event says of itself."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from enishi.sources.assembling import clean
from enishi.sources.components import Grammar, RawComponent, Stray, read_components
from enishi.sources.content_lines import decode_lines, unescape
from enishi.sources.decoding import Encoding
from enishi.sources.readings import Limits
from enishi.sources.records import CommunityRecord, Origin

# What people wrote is not kept, so it is not even taken into memory.
_GRAMMAR = Grammar(
    unread=re.compile(rb"(?:DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT|CONTACT)(?=;|\Z)", re.IGNORECASE)
)
_GROUP_PAGE = re.compile(r"https?://([\w-]+)\.(connpass\.com|doorkeeper\.jp)/", re.ASCII)
_NO_GROUPS = frozenset(("www", "api", "help", "manage"))
_LONGEST_NAME = 200
_HEADER_LINES = 50


def components_of(stream: BinaryIO, encoding: Encoding, limits: Limits) -> Iterator[RawComponent]:
    """Give the components of a file, inner ones first; text outside of them is passed over."""
    for one in read_components(stream, encoding, _GRAMMAR, limits=limits):
        if not isinstance(one, Stray):
            yield one


def calendar_name(event: RawComponent) -> str:
    """Return what the calendar around an event is called, or empty."""
    return _told(event, "X-WR-CALNAME")


def method_of(event: RawComponent) -> str:
    """Return what the calendar around an event was sent for, upper case, or empty."""
    return _told(event, "METHOD").upper()


def community_of(event: RawComponent, file: str) -> CommunityRecord | None:
    """Return the group of an event site whose published calendar this is, or None.

    Only where the calendar says itself whose it is: by the address of the group's page.
    """
    page = _GROUP_PAGE.search(_told(event, "X-WR-CALDESC"))
    if page is None or page[1] in _NO_GROUPS:
        return None
    site = page[2].partition(".")[0]
    name = calendar_name(event).removesuffix(f" - {site}")
    return CommunityRecord(
        key=f"{site}:{page[1].lower()}",
        origin=Origin(file=file, row=event.number),
        name=name or page[1],
        is_online=False,
        url=page[0],
    )


def _told(event: RawComponent, name: str) -> str:
    header = event.parent
    if header is None:
        return ""
    return _header(tuple(header.lines[:_HEADER_LINES])).get(name, "")


@lru_cache(maxsize=64)
def _header(lines: tuple[bytes, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in decode_lines([one for one in lines if len(one) < 2**12], "utf-8"):
        head, _, value = line.partition(":")
        text = clean(" ".join(unescape(value.replace("\0", "")).split()))
        found.setdefault(head.partition(";")[0].strip().upper(), text[:_LONGEST_NAME])
    return found
