"""How strong ties are, by what the user's own history says; the user corrects them by an entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from enishi.network import (
    COMMON,
    ME,
    ContactEstimate,
    EvidenceKind,
    NodeId,
    Question,
    Tie,
    TieEstimate,
    TieModel,
    TieRule,
    estimate_contact,
    history_of,
    tie_probability,
    tie_rule,
)
from enishi.outreach import Introduction, IntroductionStep
from enishi_app.actions.actor import Actor, NoSuchThingError, reading
from enishi_app.actions.kept import Kept
from enishi_app.store.load.assumptions import load_assumptions
from enishi_app.store.load.journal import load_introductions
from enishi_app.store.load.network import (
    Shared,
    load_histories,
    load_own_ties,
    load_ties_between,
    shared_evidence,
)
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace

_models: Kept[TieModel] = Kept()
_shared: Kept[Shared] = Kept()
_measured: Kept[TieModel] = Kept()
_AGREED = {IntroductionStep.INTRODUCER_AGREED, IntroductionStep.INTRODUCED}
_REFUSED = {IntroductionStep.INTRODUCER_DECLINED, IntroductionStep.INTRODUCER_SILENT}


class NoTieError(NoSuchThingError):
    """Nothing that is recorded ties these two."""


@dataclass(frozen=True, kw_only=True)
class TieShown:
    """One tie with all that is estimated of it.

    Attributes:
        step: How probable it is that it carries a request, there and back.
        contact: For a tie of the user's own with touches: whether they write, whether anything
            passes, whether an ask is answered; else empty.
        day: The day it was judged on.
    """

    tie: Tie
    step: TieEstimate
    contact: tuple[ContactEstimate, ...]
    day: date


def show_tie(actor: Actor, a: str, b: str = ME, *, as_of: date | None = None) -> TieShown:
    """Return a tie of the user's, or one between two others, with its estimates.

    Args:
        actor: Who asks.
        a: One end.
        b: The other end; the user herself where left out.
        as_of: The day it is judged on; today where it is None.

    Raises:
        NoTieError: If nothing is known that ties the two.
    """
    workspace = reading(actor)
    day = as_of or today_in(workspace)
    ends, shared = [(NodeId(a), NodeId(b))], shared_in(workspace)
    found = load_ties_between(workspace, ends, today=day, shared=shared)
    if not found:
        msg = "a tie must have something that speaks for it, got two ends without"
        raise NoTieError(msg)
    tie, model = found[0], _measured_model(workspace, day)
    history = history_of(tie.evidence, today=day) if ME in (tie.a, tie.b) else None
    told = (
        [estimate_contact(history, one, today=day, model=model) for one in Question]
        if history
        else []
    )
    return TieShown(
        tie=tie,
        step=tie_probability(tie.evidence, today=day, model=model),
        contact=tuple(one for one in told if one),
        day=day,
    )


def rule_of(actor: Actor, *, as_of: date | None = None) -> TieRule:
    """Return the rule by which this user's ties are judged on a day."""
    workspace = reading(actor)
    return rule_in(workspace, as_of or today_in(workspace))


def rule_in(workspace: Workspace, day: date) -> TieRule:
    """Return the rule by which ties of a workspace are judged on a day."""
    return tie_rule(_models.get(workspace, lambda: _learn(workspace, day), day))


def shared_in(workspace: Workspace) -> Shared:
    """Return what groups say of the ties of their members, kept until the workspace changes."""
    return _shared.get(workspace, lambda: shared_evidence(workspace))


def _learn(workspace: Workspace, day: date) -> TieModel:
    """Learn from the user's touches and from her own asks, as of a day."""
    histories = load_histories(workspace, today=day)
    supposed = load_assumptions(workspace)
    if not histories:
        return _with_steps(replace(COMMON, assumptions=supposed), workspace, day)
    # numpy is loaded only where there is something to learn from.
    from enishi.network import Touches, learn_model

    touches = Touches.from_histories(histories)
    model = learn_model(touches, today=day.toordinal(), assumptions=supposed)
    return _with_steps(model, workspace, day)


def _measured_model(workspace: Workspace, day: date) -> TieModel:
    return _measured.get(workspace, lambda: _measure(workspace, day), day)


def _measure(workspace: Workspace, day: date) -> TieModel:
    from enishi.network import Touches, measured_model

    touches = Touches.from_histories(load_histories(workspace, today=day))
    return measured_model(_learn(workspace, day), touches, today=day.toordinal())


def _with_steps(model: TieModel, workspace: Workspace, day: date) -> TieModel:
    asked = [one for one in load_introductions(workspace) if one.introducer]
    if not asked:
        return model
    own = load_own_ties(workspace, {str(one.introducer) for one in asked}, today=day)
    outcomes = list(_outcomes(asked, own, model, day))
    if not outcomes:
        return model
    from enishi.network import learn_steps

    return learn_steps(model, outcomes)


def _outcomes(
    introductions: Iterable[Introduction],
    own: dict[NodeId, Tie],
    model: TieModel,
    day: date,
) -> Iterator[tuple[float, bool]]:
    """Yield the logit of each own ask as it stood when it was made, and what came of it."""
    for one in introductions:
        tie = own.get(NodeId(str(one.introducer)))
        asked, agreed = _answer(one, day)
        if tie and asked and agreed is not None:
            # What came of this very ask must not speak for itself.
            before = tuple(
                piece
                for piece in tie.evidence
                if piece.source != one.id and piece.kind is not EvidenceKind.CORRECTION
            )
            estimate = tie_probability(before, today=asked, model=model)
            yield estimate.points, agreed


def _answer(one: Introduction, day: date) -> tuple[date | None, bool | None]:
    steps = [step for step in one.steps if step.on <= day]
    asked = next((step.on for step in steps if step.step is IntroductionStep.ASKED), None)
    taken = {step.step for step in steps}
    if taken & _AGREED:
        return asked, True
    return asked, False if taken & _REFUSED else None


__all__ = ["NoTieError", "TieShown", "rule_in", "rule_of", "shared_in", "show_tie"]
