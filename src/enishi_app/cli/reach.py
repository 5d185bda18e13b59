"""Reach on the command line: who can introduce me to whom."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext

import click

from enishi_app.cli.door import look
from enishi_app.cli.kinds import DAY
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import argument, as_json, command, option
from enishi_app.cli.spoken import later as _


@command("reach", help=_("Find who can introduce you to whom."))
@argument(
    "words",
    nargs=-1,
    required=True,
    metavar="QUERY...",
    help=_("In plain words (marketer in Paris) or fields (role:marketer place:FR lang:ja)."),
)
@option(
    "--hops",
    type=click.IntRange(min=1, max=6),
    default=3,
    show_default=True,
    metavar="N",
    help=_("The longest route."),
)
@option(
    "--top",
    type=click.IntRange(min=1, max=1000),
    default=5,
    show_default=True,
    metavar="N",
    help=_("For how many people to answer."),
)
@option("--as-of", type=DAY, metavar="DAY", help=_("Judge ties on this day; else today."))
@as_json
def reach(*, words: Sequence[str], hops: int, top: int, as_of: date | None, is_json: bool) -> None:
    """Find who can introduce you to whom."""
    actor = look()
    from enishi_app.actions.reach import find_reach

    answer = find_reach(actor, " ".join(words), hops=hops, top=top, as_of=as_of)
    if is_json:
        print_json(
            {**_plain(answer), "ties": list({id(t): t for t in answer.ties.values()}.values())}
        )
        return
    from enishi_app.cli.routes_sheet import answer_lines

    for line in answer_lines(answer, actor.language):
        say(line)
    if not answer.target_count:
        say(gettext("Nobody like this is among your people yet."))


def _plain(answer: object) -> dict[str, object]:
    return dict(vars(answer))
