"""Figures that no data support: the user looks at them and sets them."""

from enishi.network import Assumptions
from enishi_app.actions.actor import Actor, NoSuchThingError, reading, writing
from enishi_app.store.decide import DecisionKind, decide
from enishi_app.store.load.assumptions import load_assumptions

_SUBJECT = "ties"


def show_assumptions(actor: Actor) -> Assumptions:
    """Return what the user last set, else the usual figures."""
    return load_assumptions(reading(actor))


def set_assumption(actor: Actor, name: str, value: float | None) -> Assumptions:
    """Set one figure; what was set before stays among the decisions.

    Args:
        actor: Who sets it.
        name: Of the figure, as in :class:`enishi.network.Assumptions`.
        value: The figure; the usual one again where None.

    Raises:
        NoSuchThingError: If there is no such figure.
        AssumptionRangeError: If it is outside its range.
    """
    usual: dict[str, float] = vars(Assumptions())
    if name not in usual:
        msg = f"figure must be one of {', '.join(usual)}, got another"
        raise NoSuchThingError(msg)
    # A whole number stays one: a third turn is no 3.0th.
    said = usual[name] if value is None else type(usual[name])(value)
    with writing(actor) as speaker:
        before = vars(load_assumptions(speaker.workspace))
        held = Assumptions(**{**before, name: said})
        decide(speaker, DecisionKind.ASSUMPTIONS_SET, _SUBJECT, held)
    return held


__all__ = ["set_assumption", "show_assumptions"]
