"""Words for what files are, what is in them, and where to get them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.sources import FieldKind, FormatName
from enishi_app.actions.imports import FileLine, KindLine

FIELD_KINDS: Mapping[FieldKind, str | Promise] = {
    FieldKind.NAME: _("Name"),
    FieldKind.FAMILY_NAME: _("Family name"),
    FieldKind.GIVEN_NAME: _("Given name"),
    FieldKind.MIDDLE_NAME: _("Middle name"),
    FieldKind.NICKNAME: _("Nickname"),
    FieldKind.FAMILY_READING: _("Reading of the family name"),
    FieldKind.GIVEN_READING: _("Reading of the given name"),
    FieldKind.MAIL: _("Mail"),
    FieldKind.PHONE: _("Phone"),
    FieldKind.URL: _("Link"),
    FieldKind.ORGANISATION: _("Organisation"),
    FieldKind.DEPARTMENT: _("Department"),
    FieldKind.TITLE: _("Title"),
    FieldKind.ADDRESS: _("Address"),
    FieldKind.CITY: _("City"),
    FieldKind.REGION: _("Region"),
    FieldKind.COUNTRY: _("Country"),
    FieldKind.BIRTHDAY: _("Birthday"),
    FieldKind.LABEL: _("Label"),
    FieldKind.LANGUAGE: _("Language"),
    FieldKind.NOTE: _("Note"),
    FieldKind.RELATED: _("Somebody they know"),
    FieldKind.NAME_PREFIX: _("Title before the name"),
    FieldKind.NAME_SUFFIX: _("Words after the name"),
    FieldKind.ALIAS: _("Name used in reports"),
    FieldKind.ROLE: _("Role"),
}
_KINDS: Mapping[str, str | Promise] = {
    "person": pgettext_lazy("what a file gave", "People"),
    "touch": _("Touches"),
    "community": pgettext_lazy("what a file gave", "Communities"),
    "membership": _("Steps in communities"),
    "event": pgettext_lazy("what a file gave", "Events"),
    "attendance": _("Attendances"),
    "tie": _("Stated ties"),
}
"""In the order in which they are shown."""


@dataclass(frozen=True, kw_only=True)
class Whence:
    """A kind of file: what people call it, and where it is to be had."""

    format: str
    name: str | Promise
    file: str | Promise
    where: str | Promise


_WHENCE = (
    Whence(
        format="vcard",
        name=_("Address book of a telephone or computer"),
        file="vCard",
        where=_("Contacts on the Mac: select all, File, Export vCard; on Android: Export"),
    ),
    Whence(
        format="google",
        name=_("Google Contacts"),
        file="CSV",
        where=_("contacts.google.com, Export, all contacts"),
    ),
    Whence(
        format="linkedin",
        name="LinkedIn",
        file="zip",
        where=_("Settings, Data privacy, Get a copy of your data. It arrives by mail within a day"),
    ),
    Whence(
        format="outlook",
        name="Outlook",
        file="CSV",
        where=_("People, Manage contacts, Export contacts"),
    ),
    Whence(
        format="thunderbird",
        name="Thunderbird",
        file="CSV",
        where=_("Address book, Tools, Export, comma separated"),
    ),
    Whence(
        format="ldif",
        name=_("Address books of a directory"),
        file="LDIF",
        where=_("Address book, Tools, Export, LDIF"),
    ),
    Whence(
        format="eight",
        name=_("Eight and other business cards"),
        file="CSV",
        where=_("In the app or on its page: Settings, Download the cards"),
    ),
    Whence(
        format="facebook",
        name="Facebook",
        file="zip",
        where=_("Accounts Center, Your information and permissions, Export, as JSON"),
    ),
    Whence(
        format="csv",
        name=_("Any table"),
        file="CSV",
        where=_("The program's export; its columns are asked about once"),
    ),
    Whence(
        format="mail",
        name=_("Gmail and other mail"),
        file="mbox, eml",
        where=_("takeout.google.com, Mail; elsewhere “export mailbox”"),
    ),
    Whence(
        format="whatsapp",
        name="WhatsApp",
        file="zip, txt",
        where=_("In the chat: More, Export chat, without media"),
    ),
    Whence(
        format="line",
        name="LINE",
        file="txt",
        where=_("In the talk: Settings, Export chat history"),
    ),
    Whence(
        format="slack",
        name="Slack",
        file="zip",
        where=_("An owner of the workspace exports it under Settings, Import and export"),
    ),
    Whence(
        format="discord",
        name="Discord",
        file="zip, JSON",
        where=_("Settings, Data and privacy, Request all my data"),
    ),
    Whence(
        format="calendar",
        name=_("Calendars"),
        file="ics, zip",
        where=_("Google Calendar: Settings, Import and export; Apple: File, Export"),
    ),
    Whence(
        format="attendees",
        name=_("List of attendees"),
        file="CSV",
        where=_("From the organiser, or from the event's page if you are one"),
    ),
)


def whence() -> list[Whence]:
    """Return the kinds of files that can be read, with where to get them."""
    known = {one.value for one in FormatName}
    return [one for one in _WHENCE if one.format in known]


def format_words(code: str) -> str | Promise:
    """Return what people call files of a format."""
    names = {one.format: one.name for one in _WHENCE}
    return names.get(code, code)


def format_choices() -> list[tuple[str, str | Promise]]:
    """Return every format with what people call its files."""
    return [(one.value, format_words(one.value)) for one in FormatName]


@dataclass(frozen=True, kw_only=True)
class ToldKind:
    """What files gave of one kind of record, in words."""

    name: str | Promise
    line: KindLine


def tell_kinds(lines: Iterable[FileLine]) -> list[ToldKind]:
    """Return what these files gave together, by kind of record."""
    held: dict[str, KindLine] = {}
    for one in (kind for line in lines for kind in line.kinds):
        held[one.kind] = _sum(held.get(one.kind, KindLine(kind=one.kind)), one)
    return [ToldKind(name=name, line=held[kind]) for kind, name in _KINDS.items() if kind in held]


def _sum(one: KindLine, other: KindLine) -> KindLine:
    return KindLine(
        kind=one.kind,
        new=one.new + other.new,
        changed=one.changed + other.changed,
        same=one.same + other.same,
    )
