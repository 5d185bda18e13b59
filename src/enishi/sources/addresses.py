"""Addresses behind which no one person stands: robots, lists and boxes that several people read."""

import re
from functools import lru_cache

_SHARED_WORDS = (
    "abuse|accounts?|admin|administrator|alerts?|all|announce(?:ments?)?|auto|billing|booking"
    "|bookings|bounces?|calendar|careers?|ci|contact|contacto|contactus|customer|customer-?service"
    "|daemon|digest|do-?not-?reply|editor|events?|everyone|feedback|finance|git|hello|hej|help"
    "|helpdesk|hi|hostmaster|hr|info|infos|inquiry|invite|invites|invitations?|invoices?|it|jobs"
    "|kontakt|list|listserv|mail|mailer|mailer-daemon|mailing|mailman|majordomo|marketing"
    "|members|messages|news|newsletters?|nobody|no-?reply|notices?|notifications?|notify|office"
    "|order|orders|owner|payments?|post|postmaster|press(?:e)?|privacy|promo|recruit|recruiting"
    "|register|registration|reply|reservations?|return|robot|root|sales|secretary|security"
    "|service|services|shop|social|soumu|staff|store|support|survey|system|team|test|tickets?"
    "|toiawase|unsubscribe|update|updates|user|users|verify|web|webmaster|welcome|www"
)
_SHARED = re.compile(rf"(?:{_SHARED_WORDS})(?:[+.\-_].*)?|.*[.\-_+](?:bounces?|no-?reply)")
_ROBOT = re.compile(
    r"no[.\-_]?reply|do[.\-_]?not[.\-_]?reply|mailer-?daemon|unsubscribe|notifications?\b"
    r"|bounces?[+\-=]|\bbot\b|^reply[+\-]|^[0-9a-f]{24,}$|prvs=|\+caf_=|-request$"
)
_ROBOT_HOST = re.compile(
    r"(?:^|\.)(?:noreply|no-reply|bounces?|mailer|notify|notifications?|reply|em\d*|mg|mailgun"
    r"|sendgrid|amazonses|invite)\."
)


@lru_cache(maxsize=100_000)
def is_shared_address(mail: str) -> bool:
    """Tell whether an address is one of a robot, a list, or a box that several people read.

    Args:
        mail: Folded (lower case), ``local@host``.
    """
    local, _, host = mail.partition("@")
    if not local or not host:
        return True
    return bool(_SHARED.fullmatch(local) or _ROBOT.search(local) or _ROBOT_HOST.search(host))
