"""Asks and introductions: begun, carried on step by step, listed."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext, pgettext
from typing import TYPE_CHECKING, Any

import click

from enishi.outreach import (
    DatedStep,
    FavourBudget,
    Introduction,
    IntroductionStep,
    LetterKind,
    Politeness,
    next_steps,
    state_of,
    write_about_me,
    write_letter,
)
from enishi.terms import Channel, Language
from enishi_app.cli.door import look, work
from enishi_app.cli.finding import SHORT_ID
from enishi_app.cli.kinds import DAY
from enishi_app.cli.printing import print_json, print_rows_or, say
from enishi_app.cli.record_options import (
    OneOf,
    find_entry,
    in_experiment,
    keep,
    on_day,
    resolve,
    with_note,
)
from enishi_app.cli.spoken import argument, as_json, command, group, option
from enishi_app.cli.spoken import later as _
from enishi_app.cli.words import step_words

if TYPE_CHECKING:
    from enishi_app.actions.actor import Actor


@command("introduction", help=_("Ask for an introduction, or carry one a step on."))
@argument("entry", required=False, metavar="ID", help=_("The one to carry on; none begins one."))
@option(
    "--step",
    type=OneOf(IntroductionStep),
    default="asked",
    show_default=True,
    help=_("The step taken."),
)
@option("--from", "introducer", metavar="PERSON", help=_("Whom you ask."))
@option("--community", metavar="COMMUNITY", help=_("The community you ask."))
@option("--to", "target", metavar="PERSON", help=_("Whom you would like to meet."))
@option("--profile", default="", metavar="TEXT", help=_("Whom you would like to meet, in words."))
@option("--channel", metavar="CHANNEL", help=_("What it counts under; else by whom you ask."))
@on_day
@in_experiment
@with_note
@as_json
def introduction(*, entry: str | None, step: IntroductionStep, is_json: bool, **said: Any) -> None:  # noqa: ANN401 - fields of the entry
    """Ask for an introduction, or carry one a step on."""
    actor = work()
    if entry:
        _carry_on(actor, entry, step, on=said["on"], note=said["note"], is_json=is_json)
    else:
        keep(actor, _begun(actor, step, said), is_json=is_json)


def _begun(actor: "Actor", step: IntroductionStep, said: dict[str, Any]) -> Introduction:
    if not (said["introducer"] or said["community"]):
        raise click.UsageError(gettext("Name whom you ask with --from or --community."))
    if not (said["target"] or said["profile"]):
        raise click.UsageError(gettext("Name whom you would like to meet with --to or --profile."))
    fields = resolve(actor, said)
    taken = DatedStep(step=step, on=fields.pop("on"))
    usual = Channel.FRIEND_INTRODUCTION if said["introducer"] else Channel.COMMUNITY_INTRODUCTION
    return Introduction(steps=(taken,), **{**fields, "channel": said["channel"] or usual})


def _carry_on(
    actor: "Actor",
    entry: str,
    step: IntroductionStep,
    *,
    on: date | None,
    note: str,
    is_json: bool,
) -> None:
    from enishi_app.actions.journal import advance_introduction
    from enishi_app.cli.entry_sheet import entry_line

    day = resolve(actor, {"on": on})["on"]
    after = advance_introduction(actor, find_entry(actor, entry), step, on=day, note=note)
    if is_json:
        print_json(after)
    else:
        said = {"entry": entry_line(actor, after), "id": after.id[:SHORT_ID]}
        say(gettext("Kept: %(entry)s (%(id)s)") % said)


@group("asks", help=_("Asks for introductions, and what became of them."))
def asks() -> None:
    """Asks for introductions, and what became of them."""


# The same under the name a user thinks of when she asks.
asks.add_command(introduction, "record")


@asks.command("plan", help=_("Plan whom to ask for whom, with a limited number of asks."))
@argument(
    "words",
    nargs=-1,
    metavar="[QUERY]...",
    help=_("Whom you want to meet; nothing for the purpose of your experiment."),
)
@option(
    "--budget",
    type=click.IntRange(min=0, max=1000),
    default=5,
    show_default=True,
    metavar="N",
    help=_("How many asks."),
)
@option(
    "--per-person",
    type=click.IntRange(min=1, max=100),
    default=2,
    show_default=True,
    metavar="N",
    help=_("How often one person may be asked in 90 days."),
)
@option("--as-of", type=DAY, metavar="DAY", help=_("Plan as of this day; else today."))
@as_json
def plan(
    *, words: Sequence[str], budget: int, per_person: int, as_of: date | None, is_json: bool
) -> None:
    """Plan whom to ask for whom, with a limited number of asks."""
    actor = look()
    from enishi_app.actions.asks import plan_asks

    favours = FavourBudget(per_period=per_person)
    made = plan_asks(actor, " ".join(words), budget=budget, favours=favours, as_of=as_of)
    if is_json:
        print_json(made)
        return
    from enishi_app.cli.plan_sheet import plan_lines

    for line in plan_lines(made, actor.language):
        say(line)


@asks.command("letter", help=_("Draft what to write to the introducer; nothing is sent."))
@argument("entry", metavar="ID", help=_("The introduction."))
@option("--kind", type=OneOf(LetterKind), default="ask", show_default=True, help=_("Which letter."))
@option("--tone", type=OneOf(Politeness), default="usual", show_default=True, help=_("How polite."))
@option("--in", "language", type=OneOf(Language), help=_("In which language; else the screen's."))
@as_json
def letter(
    *,
    entry: str,
    kind: LetterKind,
    tone: Politeness,
    language: Language | None,
    is_json: bool,
) -> None:
    """Draft what to write to the introducer; nothing is sent."""
    actor = look()
    from enishi_app.actions.letters import letter_facts

    facts = letter_facts(actor, find_entry(actor, entry))
    tongue = language or actor.language
    written = write_letter(facts, kind, language=tongue, politeness=tone)
    if is_json:
        print_json(written)
        return
    say(written.subject)
    say()
    say(written.body)
    if kind is LetterKind.ASK:
        say()
        say("---")
        say(write_about_me(facts, language=tongue))


@asks.command("list", help=_("List asks, and what can come next."))
@as_json
def list_(*, is_json: bool) -> None:
    """List asks, and what can come next."""
    actor = look()
    from enishi_app.actions.journal import list_introductions

    held = list_introductions(actor)
    if is_json:
        print_json(held)
        return
    heads = (
        "ID",
        pgettext("column", "day"),
        pgettext("column", "whom you ask"),
        pgettext("column", "for whom"),
    )
    more = (pgettext("column", "state"), pgettext("column", "next"))
    print_rows_or(gettext("Nobody was asked yet."), (*heads, *more), _rows(actor, held))


def _rows(actor: "Actor", held: tuple[Introduction, ...]) -> list[tuple[object, ...]]:
    from enishi_app.cli.names import name_nodes

    nodes = [n for one in held for n in (one.introducer, one.community, one.target) if n]
    names = name_nodes(actor, nodes)
    words = step_words()
    return [
        (
            one.id[:SHORT_ID],
            one.steps[-1].on,
            names[one.introducer or one.community or ""] if one.introducer or one.community else "",
            names[one.target] if one.target else one.profile,
            words[state_of(one)],
            ", ".join(next_steps(one)),
        )
        for one in held
    ]
