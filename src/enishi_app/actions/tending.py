"""Done from Today: one step on, and back again."""

from dataclasses import replace

from enishi.outreach import FollowUp, Introduction, IntroductionStep, TendKind
from enishi_app.actions.actor import Actor, NoSuchThingError, today_of
from enishi_app.actions.journal import advance_introduction, record, show_entry

_STEPS = {
    TendKind.THANK: IntroductionStep.THANKED,
    TendKind.MEET: IntroductionStep.MET,
    TendKind.SEND_DRAFT: IntroductionStep.ASKED,
    TendKind.REMIND: IntroductionStep.INTRODUCER_SILENT,
}


def mark_tended(actor: Actor, entry: str, kind: TendKind) -> None:
    """Note that the user did today what there was to do.

    Raises:
        NoSuchThingError: If there is no such follow-up or introduction here.
        IntroductionOrderError: If the introduction stands elsewhere by now.
    """
    today = today_of(actor)
    if kind is not TendKind.FOLLOW_UP:
        advance_introduction(actor, entry, _STEPS[kind], on=today)
        return
    record(actor, replace(_follow_up(actor, entry), done_on=today))


def mark_untended(actor: Actor, entry: str, kind: TendKind) -> None:
    """Take back what :func:`mark_tended` noted; where nothing is left of it, nothing changes.

    Raises:
        NoSuchThingError: If there is no such follow-up or introduction here.
    """
    if kind is TendKind.FOLLOW_UP:
        record(actor, replace(_follow_up(actor, entry), done_on=None))
        return
    found = show_entry(actor, entry)
    if not isinstance(found, Introduction):
        raise _missing()
    if found.steps[-1].step is _STEPS[kind] and len(found.steps) > 1:
        record(actor, replace(found, steps=found.steps[:-1]))


def _follow_up(actor: Actor, entry: str) -> FollowUp:
    found = show_entry(actor, entry)
    if not isinstance(found, FollowUp):
        raise _missing()
    return found


def _missing() -> NoSuchThingError:
    return NoSuchThingError("entry must be the id of a follow-up or introduction, got another")
