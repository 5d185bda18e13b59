"""Exchanges of cards: the day on a card's row says that the two had met by then."""

from datetime import date, datetime, time

from enishi.sources.records import FieldKind, PersonRecord, TouchRecord
from enishi.terms import Direction, TouchKind, derive_id


def card_exchange(person: PersonRecord, day: date) -> TouchRecord:
    """Return the touch that an exchange of cards is; of its day only the date is known."""
    return TouchRecord(
        key=f"card-exchange:{derive_id(person.key, day.isoformat())}",
        origin=person.origin,
        at=datetime.combine(day, time.min),
        is_zone_known=False,
        direction=Direction.MUTUAL,
        kind=TouchKind.CARD_EXCHANGE,
        people=(person.key,),
        names=(person.first(FieldKind.NAME),),
    )
