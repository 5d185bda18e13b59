"""People printed for reading: a table of many, a sheet of one."""

from collections.abc import Iterable, Sequence
from gettext import gettext, pgettext
from typing import TYPE_CHECKING

from enishi.people import YOU
from enishi_app.cli.finding import SHORT_ID
from enishi_app.cli.language import spoken
from enishi_app.cli.printing import print_table, say
from enishi_app.cli.words import field_words

if TYPE_CHECKING:
    from enishi.network import Tie
    from enishi.people import CardValue, PersonCard
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.people import PersonFile, PersonLine


def place_words(code: str) -> str:
    """Return the name of a place, or what was typed where the vocabulary does not know it."""
    from enishi.network import place_name, places
    from enishi.terms import Language

    return place_name(code, Language(spoken())) if code in places() else code


def role_words(codes: Sequence[str]) -> str:
    """Return the name of the first role, or nothing."""
    from enishi.network import role_name, roles
    from enishi.terms import Language

    known = [code for code in codes if code in roles()]
    return role_name(known[0], Language(spoken())) if known else ""


def print_people(lines: Sequence["PersonLine"]) -> None:
    """Print a table of people."""
    if not lines:
        return
    heads = (
        *(
            "ID",
            pgettext("column", "name"),
            pgettext("column", "role"),
            pgettext("column", "organisation"),
            pgettext("column", "place"),
        ),
        *(pgettext("column", "met"), pgettext("column", "last touch")),
    )
    print_table(heads, (_row(line) for line in lines))


def _row(line: "PersonLine") -> tuple[object, ...]:
    role = role_words(line.roles) or line.title
    place = place_words(line.place)
    return (
        *(line.id[:SHORT_ID], line.name, role, line.organisation, place),
        *(line.met_on, line.last_touch_on),
    )


def print_person(actor: "Actor", file: "PersonFile") -> None:
    """Print everything about one person."""
    card = file.card
    reading = f" ({card.reading})" if card.reading else ""
    say(f"{card.name}{reading}  {card.id}")
    _print_suggested(card)
    for value in card.values:
        say(f"  {_value(value)}")
    may = gettext("yes") if card.may_be_named else gettext("no")
    say(gettext("may be named in reports: %s") % may)
    if file.touch_count:
        last = file.touches[0].at.date()
        say(
            gettext("touches: %(count)d, the last on %(day)s")
            % {"count": file.touch_count, "day": last}
        )
    _print_ties(actor, card.id, file.ties)


def _print_suggested(card: "PersonCard") -> None:
    from enishi.language import suggested_reading

    if not card.reading and (kana := suggested_reading(card.name)):
        said = {"reading": kana, "command": f"enishi people read {card.id[:SHORT_ID]}"}
        say("  " + gettext("suggested reading: %(reading)s. Keep it: %(command)s") % said)


def _value(value: "CardValue") -> str:
    is_old = "" if value.is_current else " " + gettext("(replaced)")
    source = gettext("you") if value.source == YOU else value.source
    row = gettext("row %d") % value.row if value.row else ""
    place = ", ".join(part for part in (source, row, value.column, str(value.on)) if part)
    return f"{field_words()[value.field]}: {value.value}  [{place}]{is_old}"


def _print_ties(actor: "Actor", person: str, ties: Iterable["Tie"]) -> None:
    from enishi.network import ME, explain_hop
    from enishi.terms import Language
    from enishi_app.actions.actor import today_of
    from enishi_app.cli.names import name_nodes

    held = list(ties)
    others = [tie.b if tie.a == person else tie.a for tie in held]
    names = name_nodes(actor, others)
    today, you = today_of(actor), gettext("you")
    for tie, other in zip(held, others, strict=True):
        said = explain_hop(tie, language=Language(spoken()), today=today)
        say(f"  {you if other == ME else names[other]}: {said}")
