"""Who asked not to be asked for introductions."""

from enishi.outreach import AskingWord
from enishi.terms import PersonId
from enishi_app.actions.actor import Actor, reading, today_of, writing
from enishi_app.actions.people import show_person
from enishi_app.store.decide import DecisionKind, decide
from enishi_app.store.load.opt_outs import load_opt_outs


def list_opt_outs(actor: Actor) -> frozenset[PersonId]:
    """Return everybody who asked not to be asked."""
    return load_opt_outs(reading(actor))


def set_may_be_asked(actor: Actor, person: str, *, may_be_asked: bool, note: str = "") -> None:
    """Record whether a person may be asked for introductions; her last word counts.

    Whoever does not want to be asked stands in no route, no plan and no reminder.

    Raises:
        NoSuchThingError: If there is no such person here.
    """
    show_person(actor, person)
    word = AskingWord(may_be_asked=may_be_asked, on=today_of(actor), note=note)
    with writing(actor) as speaker:
        decide(speaker, DecisionKind.ASKING_SAID, person, word)


__all__ = ["list_opt_outs", "set_may_be_asked"]
