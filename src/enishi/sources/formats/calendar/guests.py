"""Guests: who is named as ATTENDEE or ORGANIZER, and what they answered."""

import re
from dataclasses import dataclass
from functools import lru_cache

from enishi.sources.addresses import is_shared_address
from enishi.sources.assembling import clean
from enishi.sources.content_lines import Property, read_property, unescape
from enishi.sources.keys import fold_name

_MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_LONGEST_MAIL, _LONGEST_NAME = 254, 200
_LONGEST_REMEMBERED = 400
_NOT_PEOPLE = frozenset(("ROOM", "RESOURCE", "GROUP"))
# Google gives rooms and shared calendars addresses of these hosts.
_CALENDAR_HOST = re.compile(r"(?:^|\.)calendar\.google\.com$")
_CARETS = {"^n": " ", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[n'^]")
_COMING = frozenset(("ACCEPTED", "TENTATIVE", "CONFIRMED"))
_NOT_COMING = frozenset(("DECLINED", "DELEGATED"))


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody named in an event.

    Attributes:
        mail: Folded.
        name: CN, or empty where it only repeats the address.
        answer: PARTSTAT in upper case, or empty.
        is_person: Not a room, a list or a box that several people read.
    """

    mail: str
    name: str
    answer: str
    is_person: bool

    @property
    def is_coming(self) -> bool:
        """Tell whether they said yes or perhaps."""
        return self.answer in _COMING

    @property
    def is_staying_away(self) -> bool:
        """Tell whether they said no or sent somebody else."""
        return self.answer in _NOT_COMING


def guest_on(line: str) -> Guest | None:
    """Return who is meant on a line, or None where no mail address tells.

    Raises:
        UndecodableValueError: If the value does not follow the encoding that it names.
    """
    # The same few are in most events. Only short lines are worth remembering.
    return _remembered(line) if len(line) <= _LONGEST_REMEMBERED else _guest_on(line)


def _guest_on(line: str) -> Guest | None:
    one = read_property(line)
    return read_guest(one) if one else None


_remembered = lru_cache(maxsize=16_384)(_guest_on)


def read_guest(one: Property) -> Guest | None:
    """Return who is meant, or None where no mail address tells."""
    told = one.head.parameters
    mail = _mail(one.value) or _mail(told.get("EMAIL", ""))
    if not mail:
        return None
    name = clean(_CARET.sub(lambda f: _CARETS[f[0]], " ".join(told.get("CN", "").split())))
    name = unescape(name).strip("'\"")[:_LONGEST_NAME].strip()
    is_thing = told.get("CUTYPE", "").upper() in _NOT_PEOPLE or is_calendar(mail)
    return Guest(
        mail=mail,
        name="" if fold_name(name) == mail or _MAIL.fullmatch(name) else name,
        answer=(told.get("PARTSTAT") or told.get("STATUS", "")).upper(),
        is_person=not is_thing and not is_shared_address(mail),
    )


def is_calendar(mail: str) -> bool:
    """Tell whether an address is one of a calendar or a room, not of somebody."""
    return _CALENDAR_HOST.search(mail.partition("@")[2]) is not None


def _mail(text: str) -> str:
    found = _MAIL.search(text[: 2 * _LONGEST_MAIL])
    mail = fold_name(found[0]) if found else ""
    return mail if len(mail) <= _LONGEST_MAIL else ""


def mail_in(text: str) -> str:
    """Return the address that a text is, or empty."""
    stripped = text.strip()
    return fold_name(stripped) if _MAIL.fullmatch(stripped[: _LONGEST_MAIL + 1]) else ""
