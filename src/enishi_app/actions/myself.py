"""Who the user is in her own files."""

from collections.abc import Iterable

from enishi.people import Myself
from enishi_app.actions.actor import Actor, reading, writing
from enishi_app.store.decide import DecisionKind, decide
from enishi_app.store.load.myself import load_myself

_SUBJECT = "me"


def show_myself(actor: Actor) -> Myself:
    """Return what the user last said of herself."""
    return load_myself(reading(actor))


def say_myself(actor: Actor, *, mails: Iterable[str], names: Iterable[str]) -> Myself:
    """Record the user's own mail addresses and names; files read from now on go by it."""
    said = Myself(mails=_cleaned(mails), names=_cleaned(names))
    with writing(actor) as speaker:
        decide(speaker, DecisionKind.MYSELF_SAID, _SUBJECT, said)
    return said


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


__all__ = ["Myself", "say_myself", "show_myself"]
