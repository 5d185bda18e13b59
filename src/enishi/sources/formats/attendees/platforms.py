"""Platforms: how each event site names the columns of its list of attendees."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.sources.headers import fold_header
from enishi.sources.mapping import guess_mapping
from enishi.sources.records import FieldKind


@dataclass(frozen=True, kw_only=True)
class Platform:
    """One event site's list, by its folded column names.

    Attributes:
        name: What begins its keys.
        signatures: Sets of columns; a header with all of one set is this site's.
        states: Columns that say what became of an attendee, the surest first.
        checked_in: Columns with the moment somebody came through the door.
        signed_up: Columns with the moment somebody signed up.
        event: Column with the event's name, or empty.
        ids: Columns that name the attendee on this site.
        unused: Columns that look like something of a person and are not.
    """

    name: str
    signatures: tuple[frozenset[str], ...]
    states: tuple[str, ...]
    checked_in: tuple[str, ...] = ()
    signed_up: tuple[str, ...] = ()
    event: str = ""
    ids: tuple[str, ...] = ()
    unused: frozenset[str] = frozenset()


def _columns(*names: str) -> frozenset[str]:
    return frozenset(fold_header(name) for name in names)


LUMA = Platform(
    name="luma",
    signatures=(
        _columns("api_id", "name", "email", "approval_status"),
        # Its id has had other names, too.
        _columns("name", "email", "approval_status", "ticket_name"),
    ),
    states=("approvalstatus",),
    checked_in=("checkedinat",),
    signed_up=("createdat",),
)
EVENTBRITE = Platform(
    name="eventbrite",
    signatures=(
        _columns("Order #", "Attendee #"),
        _columns("Order #", "Attendee Status"),
        _columns("Order ID", "Attendee Status"),
    ),
    states=("attendeestatus",),
    signed_up=("orderdate",),
    event="eventname",
    unused=_columns("Group", "Order Type", "Event Name"),
)
CONNPASS = Platform(
    name="connpass",
    signatures=(_columns("ユーザー名", "表示名", "参加ステータス"),),
    states=(fold_header("出欠ステータス"), fold_header("参加ステータス")),
    checked_in=(fold_header("出席日時"),),
    signed_up=(fold_header("更新日時"),),
    ids=(fold_header("ユーザー名"),),
)
PEATIX = Platform(
    name="peatix",
    signatures=(
        _columns("販売ID", "チケット名"),
        _columns("販売ID", "参加者名"),
        _columns("Sales ID", "Attendee name"),
        _columns("Sales ID", "Ticket name"),
    ),
    states=(fold_header("ステータス"), "status"),
    signed_up=(fold_header("注文日時"), "orderdate"),
)
MEETUP = Platform(
    name="meetup",
    signatures=(_columns("Name", "User ID", "RSVP", "URL of Member Profile"),),
    states=("attendance", "rsvp"),
    signed_up=("rsvpedon",),
    ids=("userid",),
    unused=_columns("Title", "Event Host", "Notes"),
)
_TICKETS = _columns(
    *("Ticket", "Ticket type", "Ticket name", "チケット", "チケット名", "チケット種別"),
    *("チケットタイプ", "チケットの種類", "券種", "参加枠", "参加枠名"),
    *("Type de billet", "Nom du billet", "Billet", "Tickettyp", "Ticketart", "Ticketname"),
)
_STATES = (
    *(fold_header(name) for name in ("出欠", "出席", "参加ステータス", "ステータス", "参加状況")),
    *("attended", "attendance", "checkedin", "rsvp", "attendeestatus", "status"),
    *(
        fold_header(name)
        for name in ("参加者のステータス", "参加者ステータス", "Statut du participant")
    ),
    *(fold_header(name) for name in ("Statut", "Teilnehmerstatus", "Approval status")),
)
_SIGNED_UP = (
    *("申込日時", "申込日", "登録日時", "参加登録日時", "注文日時", "注文日", "タイムスタンプ"),
    *("Registered at", "Order date", "Created at", "Date de la commande", "Date de commande"),
    *("Bestelldatum", "Anmeldedatum", "Timestamp"),
)
ANY_SITE = Platform(
    name="attendee",
    signatures=(),
    states=_STATES,
    checked_in=(*map(fold_header, ("チェックイン日時", "Checked in at")),),
    signed_up=(*map(fold_header, _SIGNED_UP),),
    unused=_columns("Status", "Statut", "Group"),
)
"""A site whose list has a ticket, a state and somebody's name or address (Doorkeeper)."""
_KNOWN = (LUMA, EVENTBRITE, CONNPASS, PEATIX, MEETUP)


def platform_of(folded: Sequence[str]) -> Platform | None:
    """Return the site whose list has this folded header, or None."""
    names = frozenset(folded)
    for platform in _KNOWN:
        if any(signature <= names for signature in platform.signatures):
            return platform
    has_state = not names.isdisjoint(_STATES)
    is_list = has_state and not names.isdisjoint(_TICKETS) and guess_mapping(folded).is_usable
    return ANY_SITE if is_list else None


def is_attendee_header(folded: Sequence[str]) -> bool:
    """Tell whether a folded header is that of a list of attendees."""
    return platform_of(folded) is not None


KEPT_AS_THEY_STAND = frozenset({FieldKind.LABEL})
"""Kinds that a list of attendees never tells: its groups and tags are those of tickets."""
