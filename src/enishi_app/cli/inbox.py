"""People found in files, who wait for a yes: listed, kept, ignored, and rules for many."""

from collections.abc import Sequence
from gettext import gettext, ngettext, pgettext

import click

from enishi_app.cli.door import look, work
from enishi_app.cli.finding import SHORT_ID, find_found
from enishi_app.cli.people_sheet import print_people
from enishi_app.cli.printing import print_json, print_rows_or, say
from enishi_app.cli.spoken import argument, as_json, group, option
from enishi_app.cli.spoken import later as _

_people = argument(
    "people", nargs=-1, required=True, metavar="PERSON...", help=_("IDs or exact names.")
)
_WORDS = {"keep": "kept", "ignore": "dismissed", "ask": "open"}


@group("inbox", help=_("People found in files, who wait for your yes."))
def inbox() -> None:
    """People found in files, who wait for your yes."""


@inbox.command("list", help=_("List those who wait, most touches first."))
@option("--text", default="", metavar="WORDS", help=_("Only who are found by these words."))
@option("--group", default="", metavar="ID", help=_("Only who was seen in this group or event."))
@option("--ignored", "is_dismissed", is_flag=True, help=_("Those you ignored instead."))
@option("--page", type=click.IntRange(min=1), default=1, metavar="N", help=_("Which page."))
@as_json
def list_(*, text: str, group: str, is_dismissed: bool, page: int, is_json: bool) -> None:
    """List those who wait, most touches first."""
    actor = look()
    from enishi_app.actions.inbox import list_inbox, where_found

    found = list_inbox(actor, text=text, group=group, is_dismissed=is_dismissed, page=page)
    places = where_found(actor, [line.id for line in found.lines])
    if is_json:
        print_json({"page": found, "places": places})
        return
    print_people(found.lines)
    say(ngettext("%d person", "%d people", found.total) % found.total)


@inbox.command("groups", help=_("List where those who wait were seen, the largest first."))
@as_json
def groups(*, is_json: bool) -> None:
    """List where those who wait were seen, the largest first."""
    actor = look()
    from enishi_app.actions.inbox import list_found_groups

    held = list_found_groups(actor)
    if is_json:
        print_json(held)
        return
    heads = ("ID", pgettext("column", "where"), pgettext("column", "people"))
    rows = [(one.id, one.name, one.count) for one in held]
    print_rows_or(gettext("Nobody who waits was seen in a group."), heads, rows)


@inbox.command("all", help=_("Keep or ignore everybody who waits and was seen in one group."))
@argument("group", metavar="GROUP", help=_("The ID that `enishi inbox groups` shows."))
@argument("word", type=click.Choice(("keep", "ignore")), help=_("What becomes of them."))
@as_json
def all_(*, group: str, word: str, is_json: bool) -> None:
    """Keep or ignore everybody who waits and was seen in one group."""
    actor = work()
    from enishi_app.actions.inbox import InboxWord, say_of_group

    people = say_of_group(actor, group, InboxWord(_WORDS[word]))
    if is_json:
        print_json({"people": people, "word": word})
    else:
        say(ngettext("%d person", "%d people", len(people)) % len(people))


@inbox.command("keep", help=_("Keep them among your people."))
@_people
@as_json
def keep(*, people: Sequence[str], is_json: bool) -> None:
    """Keep them among your people."""
    _say("keep", people, is_json=is_json)


@inbox.command("ignore", help=_("Ignore them; nobody asks again."))
@_people
@as_json
def ignore(*, people: Sequence[str], is_json: bool) -> None:
    """Ignore them; nobody asks again."""
    _say("ignore", people, is_json=is_json)


@inbox.command("ask", help=_("Put them back among those who wait."))
@_people
@as_json
def ask(*, people: Sequence[str], is_json: bool) -> None:
    """Put them back among those who wait."""
    _say("ask", people, is_json=is_json)


@inbox.command("rule", help=_("Settle it for everybody of one group or organisation."))
@argument(
    "subject", type=click.Choice(("mail-domain", "community", "event")), help=_("What it goes by.")
)
@argument(
    "value", metavar="VALUE", help=_("What stands after the @, or the community's or event's ID.")
)
@argument("word", type=click.Choice(tuple(_WORDS)), help=_("What becomes of them."))
@as_json
def rule(*, subject: str, value: str, word: str, is_json: bool) -> None:
    """Settle it for everybody of one group or organisation."""
    actor = look()
    from enishi_app.actions.inbox import InboxRule, InboxWord, RuleSubject, set_inbox_rule

    made = InboxRule(subject=RuleSubject(subject), value=value, word=InboxWord(_WORDS[word]))
    count = set_inbox_rule(actor, made)
    if is_json:
        print_json(made)
    else:
        say(ngettext("It is about %d person now.", "It is about %d people now.", count) % count)


@inbox.command("rules", help=_("List what you have settled."))
@as_json
def rules(*, is_json: bool) -> None:
    """List what you have settled."""
    actor = look()
    from enishi_app.actions.inbox import list_inbox_rules

    held = list_inbox_rules(actor)
    if is_json:
        print_json(held)
        return
    for one in held:
        say(f"{one.subject.value}  {one.value}  {_word_of(one.word.value)}")
    if not held:
        say(gettext("You have settled nothing yet."))


def _word_of(kept: str) -> str:
    return next(word for word, held in _WORDS.items() if held == kept)


def _say(word: str, said: Sequence[str], *, is_json: bool) -> None:
    actor = look()
    from enishi_app.actions.inbox import InboxWord, say_in_inbox
    from enishi_app.actions.people import name_people

    people = [find_found(actor, one) for one in said]
    count = say_in_inbox(actor, people, InboxWord(_WORDS[word]))
    if is_json:
        print_json({"people": people, "word": word})
        return
    for one in name_people(actor, people).values():
        say(f"{one.id[:SHORT_ID]}  {one.name}")
    say(ngettext("%d person", "%d people", count) % count)
