"""Formats: one module each, none knowing another. The order is the order of recognition."""

from enishi.sources.format import Format
from enishi.sources.formats.attendees import ATTENDEES
from enishi.sources.formats.calendar import CALENDAR
from enishi.sources.formats.discord import DISCORD
from enishi.sources.formats.eight import EIGHT
from enishi.sources.formats.facebook import FACEBOOK
from enishi.sources.formats.generic_csv import GENERIC_CSV
from enishi.sources.formats.google import GOOGLE
from enishi.sources.formats.ldif import LDIF
from enishi.sources.formats.line import LINE
from enishi.sources.formats.linkedin import LINKEDIN
from enishi.sources.formats.mail import MAIL
from enishi.sources.formats.outlook import OUTLOOK
from enishi.sources.formats.slack import SLACK
from enishi.sources.formats.thunderbird import THUNDERBIRD
from enishi.sources.formats.vcard import VCARD
from enishi.sources.formats.whatsapp import WHATSAPP

__all__ = ["FORMATS"]

# Adding a format takes its module, a value of FormatName and one line here. The generic table
# comes last: every address book in CSV also looks like a table of people.
FORMATS: tuple[Format, ...] = (
    SLACK,
    DISCORD,
    VCARD,
    LDIF,
    CALENDAR,
    MAIL,
    LINE,
    WHATSAPP,
    LINKEDIN,
    GOOGLE,
    FACEBOOK,
    ATTENDEES,
    OUTLOOK,
    THUNDERBIRD,
    EIGHT,
    GENERIC_CSV,
)
