"""Which records a list shows, and what its page is drawn from."""

from collections.abc import Mapping

from django.core.paginator import Paginator

from enishi_app.actions.actor import Actor
from enishi_app.actions.journal import PAGE_SIZE
from enishi_app.actions.records import find_records
from enishi_app.web.records.kinds import KINDS, kind_named
from enishi_app.web.records.sentences import tell_entries


def tell_list(actor: Actor, asked: Mapping[str, str]) -> dict[str, object]:
    """Return what the list shows: ``?kind=contact&text=paris&page=2``.

    Raises:
        NoSuchThingError: If there is no such kind.
    """
    kind, text = asked.get("kind", ""), asked.get("text", "").strip()
    wanted = [kind_named(kind)] if kind else list(KINDS.values())
    number, kinds = _number(asked.get("page", "")), [one.holds for one in wanted]
    found, total = find_records(actor, kinds, text=text, page=number)
    pages = Paginator(range(total), PAGE_SIZE)
    if number > pages.num_pages:
        number = pages.num_pages
        found, _total = find_records(actor, kinds, text=text, page=number)
    return {
        "kinds": KINDS.values(),
        "kind": KINDS.get(kind),
        "text": text,
        "entries": tell_entries(actor, found),
        "pages": pages.get_page(number),
    }


_DIGITS = 9
"""No list has pages of more digits."""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 1
