"""Who the user is in her own files."""

from collections.abc import Sequence
from gettext import gettext

from enishi_app.cli.door import work
from enishi_app.cli.printing import print_json, say
from enishi_app.cli.spoken import as_json, command, option
from enishi_app.cli.spoken import later as _


@command("me", help=_("Say which mail addresses and names in your files are yours."))
@option("--mail", "mails", multiple=True, metavar="MAIL", help=_("A mail address of yours."))
@option("--name", "names", multiple=True, metavar="NAME", help=_("A name of yours in chats."))
@option("--forget", "is_forgotten", is_flag=True, help=_("Forget those said before."))
@as_json
def me(*, mails: Sequence[str], names: Sequence[str], is_forgotten: bool, is_json: bool) -> None:
    """Say which mail addresses and names in your files are yours."""
    actor = work()
    from enishi_app.actions.myself import Myself, say_myself, show_myself

    held = Myself() if is_forgotten else show_myself(actor)
    if mails or names or is_forgotten:
        said = say_myself(actor, mails=(*held.mails, *mails), names=(*held.names, *names))
    else:
        said = held
    if is_json:
        print_json(said)
        return
    for text in (*said.mails, *said.names):
        say(text)
    if not (said.mails or said.names):
        say(gettext('Nothing is said yet: enishi me --mail you@example.com --name "Your Name"'))
