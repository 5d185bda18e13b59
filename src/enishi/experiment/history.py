"""What a newer form of an experiment may say of the past: more, never less and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from enishi.experiment.plan import ActivityMark, Experiment, Learning, Purpose, Revision
from enishi.terms import EnishiError

_Dated = TypeVar("_Dated", bound=ActivityMark | Learning)
_Version = TypeVar("_Version", bound=Purpose | Revision)


class ChangedPastError(EnishiError):
    """A frozen version says something else than when it was frozen."""


def keep_history(before: Experiment, written: Experiment) -> Experiment:
    """Return an experiment as written, with everything of its past that the writing leaves out.

    So a plan file without marks, purposes or revisions changes the plan and loses nothing.

    Args:
        before: The experiment as it was kept.
        written: Its newer form, such as a plan file says.

    Returns:
        ``written`` with the frozen versions and purposes of the longer of both, and with the
        marks and learnings of both, by day.

    Raises:
        ChangedPastError: If a frozen version or a purpose differs from the one kept.
    """
    return replace(
        written,
        revisions=_longer(before.revisions, written.revisions, what="revision"),
        purposes=_longer(before.purposes, written.purposes, what="purpose"),
        marks=_both(before.marks, written.marks),
        learnings=_both(before.learnings, written.learnings),
    )


def _longer(
    kept: tuple[_Version, ...], written: tuple[_Version, ...], *, what: str
) -> tuple[_Version, ...]:
    for number, (old, new) in enumerate(zip(kept, written, strict=False), 1):
        if old != new:
            msg = f"{what} {number} must be what was kept, got another"
            raise ChangedPastError(msg)
    return max(kept, written, key=len)


def _both(kept: Iterable[_Dated], written: Iterable[_Dated]) -> tuple[_Dated, ...]:
    """Return each once, by day, in the order given."""
    return tuple(sorted(dict.fromkeys((*kept, *written)), key=lambda one: one.on))
