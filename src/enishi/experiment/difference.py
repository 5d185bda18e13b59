"""What differs between two plans, as a reader would tell it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from enishi.experiment.plan import Activity, Criterion, Figure, Plan, Stage, Workstream
from enishi.terms import Bilingual, Period

_Item = Workstream | Stage | Activity | Criterion | Figure


class ChangeKind(StrEnum):
    """What happened to a part of a plan."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class PlanPart(StrEnum):
    """Parts of a plan."""

    TITLE = "title"
    QUESTION = "question"
    HYPOTHESIS = "hypothesis"
    BACKGROUND = "background"
    VERIFICATION = "verification"
    OTHER = "other"
    PERIOD = "period"
    WORKSTREAM = "workstream"
    STAGE = "stage"
    ACTIVITY = "activity"
    CRITERION = "criterion"
    FIGURE = "figure"


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """One difference.

    Attributes:
        part: Which kind of part.
        id: Its id; empty for parts there is one of.
        before: What was struck; empty where something was added.
        after: What came instead; empty where something was removed.
        period_before: Dates, where they changed.
        period_after: Dates, where they changed.
    """

    kind: ChangeKind
    part: PlanPart
    id: str = ""
    before: Bilingual = Bilingual()
    after: Bilingual = Bilingual()
    period_before: Period | None = None
    period_after: Period | None = None

    @property
    def path(self) -> str:
        """Return where in the plan it is, such as ``question`` or ``activities[review]``."""
        name = dict(_LISTS).get(self.part)
        return f"{name}[{self.id}]" if name else self.part.value


_TEXTS = (
    PlanPart.TITLE,
    PlanPart.QUESTION,
    PlanPart.HYPOTHESIS,
    PlanPart.BACKGROUND,
    PlanPart.VERIFICATION,
    PlanPart.OTHER,
)
_LISTS = (
    (PlanPart.WORKSTREAM, "workstreams"),
    (PlanPart.STAGE, "stages"),
    (PlanPart.ACTIVITY, "activities"),
    (PlanPart.CRITERION, "criteria"),
    (PlanPart.FIGURE, "figures"),
)


def diff_plans(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """Return what differs, in the plan's order; nothing for equal plans.

    Parts of a list are the same part where their ids are equal. A mere change of order is no
    difference.
    """
    return (
        *_text_changes(before, after),
        *_period_changes(before, after),
        *(c for part, name in _LISTS for c in _list_changes(part, name, before, after)),
    )


def _text_changes(before: Plan, after: Plan) -> Iterator[PlanChange]:
    for part in _TEXTS:
        old, new = getattr(before, part), getattr(after, part)
        if old != new:
            yield PlanChange(kind=_kind(bool(old), bool(new)), part=part, before=old, after=new)


def _period_changes(before: Plan, after: Plan) -> Iterator[PlanChange]:
    if before.period != after.period:
        yield PlanChange(
            kind=ChangeKind.CHANGED,
            part=PlanPart.PERIOD,
            period_before=before.period,
            period_after=after.period,
        )


def _list_changes(part: PlanPart, name: str, before: Plan, after: Plan) -> Iterator[PlanChange]:
    old = _by_id(getattr(before, name))
    new = _by_id(getattr(after, name))
    for key, item in old.items():
        if key not in new:
            yield _change(ChangeKind.REMOVED, part, item, None)
        elif new[key] != item:
            yield _change(ChangeKind.CHANGED, part, item, new[key])
    for key, item in new.items():
        if key not in old:
            yield _change(ChangeKind.ADDED, part, None, item)


def _change(kind: ChangeKind, part: PlanPart, old: _Item | None, new: _Item | None) -> PlanChange:
    there = old or new
    return PlanChange(
        kind=kind,
        part=part,
        id=there.id if there else "",
        before=_words(old),
        after=_words(new),
        period_before=old.period if isinstance(old, Stage) else None,
        period_after=new.period if isinstance(new, Stage) else None,
    )


def _words(item: _Item | None) -> Bilingual:
    if item is None:
        return Bilingual()
    return item.name if isinstance(item, (Workstream, Stage)) else item.title


def _by_id(items: Sequence[_Item]) -> dict[str, _Item]:
    return {item.id: item for item in items}


def _kind(was: bool, is_now: bool) -> ChangeKind:
    if was and is_now:
        return ChangeKind.CHANGED
    return ChangeKind.ADDED if is_now else ChangeKind.REMOVED
