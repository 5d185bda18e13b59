"""Reading written experiments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from enishi.evidence import Fields, Form, read_tree
from enishi.experiment.fingerprint import plan_fingerprint
from enishi.experiment.plan import (
    ActivityId,
    ActivityMark,
    Experiment,
    Learning,
    Plan,
    Purpose,
    Revision,
)
from enishi.experiment.plan_yaml.keys import Keyed, derive_key, read_key, refer
from enishi.experiment.plan_yaml.metrics import read_who
from enishi.experiment.plan_yaml.plans import PlanPart, read_plan_part
from enishi.terms import (
    Bilingual,
    ExperimentId,
    ExperimentKind,
    Language,
    Mark,
    Problem,
    ProblemCode,
)

MARK_SIGNS = {
    "○": Mark.DONE,
    "〇": Mark.DONE,
    "◯": Mark.DONE,
    "△": Mark.PARTIAL,
    "×": Mark.NOT_DONE,
    "–": Mark.NOT_DUE,
}
"""Signs that may stand for a mark's word."""


@dataclass(frozen=True, kw_only=True)
class PlanReading:
    """What a written plan says.

    Attributes:
        experiments: Those that could be read without any problem.
        problems: Everything that is wrong, in the order of its lines. Nothing of a file with a
            problem should be kept.
    """

    experiments: tuple[Experiment, ...]
    problems: tuple[Problem, ...]


def read_plan(text: str, *, file: str = "plan.yaml") -> PlanReading:
    """Read experiments written as YAML (see docs/reference/plan-yaml.md).

    Either one experiment stands at the top of the file, or several under ``experiments:``.

    Args:
        text: The file's content.
        file: Its name, for problems.

    Returns:
        The experiments, and every problem with its line (``row``) and path (``stages[2].end``,
        counted from 0).
    """
    tree = read_tree(text, file=file)
    form = Form(file=file, problems=list(tree.problems))
    experiments: list[Experiment] = []
    if tree.root is not None:
        root = Fields.of(form, tree.root, path="")
        form.language = root.choice("language", Language)
        experiments = list(_experiments(root))
    problems = sorted(form.problems, key=lambda problem: problem.row)
    return PlanReading(experiments=tuple(experiments), problems=tuple(problems))


def _experiments(root: Fields) -> Iterator[Experiment]:
    several = root.has("experiments")
    items = root.items("experiments") if several else [root]
    ids: dict[str, Fields] = {}
    for fields in items:
        before = len(fields.form.problems)
        experiment = _read_experiment(fields, ids)
        fields.close()
        if experiment and len(fields.form.problems) == before:
            yield experiment
    if several:
        root.close()


def _read_experiment(fields: Fields, ids: dict[str, Fields]) -> Experiment | None:
    kind = fields.choice("kind", ExperimentKind)
    part = read_plan_part(fields)
    items = fields.items("revisions")
    frozen = [_Frozen.of(item, number, above=part) for number, item in enumerate(items, 1)]
    revisions = tuple(_revisions(frozen))
    purposes = tuple(_purposes(fields.items("purposes")))
    activities = {**part.activities}
    for one in frozen:
        activities = {**one.part.activities, **activities}
    marks = tuple(_marks(fields.items("marks"), activities, _first_day(part, revisions, purposes)))
    learnings = tuple(_learnings(fields.items("learnings")))
    key, sponsor = _id_of(fields, ids, part.plan), fields.bilingual("sponsor")
    if part.plan is None:
        return None
    return Experiment(
        id=ExperimentId(key),
        kind=kind or ExperimentKind.OWN,
        plan=part.plan,
        sponsor=sponsor,
        purposes=purposes,
        revisions=revisions,
        marks=marks,
        learnings=learnings,
    )


def _id_of(fields: Fields, ids: dict[str, Fields], plan: Plan | None) -> str:
    words = (plan.title or plan.question) if plan else Bilingual()
    key = read_key(fields) or derive_key(words)
    if key in ids:
        fields.refuse(ProblemCode.DUPLICATE_ID, "id")
    ids[key] = fields
    return key


@dataclass(frozen=True, kw_only=True)
class _Frozen:
    """One frozen version while it is read."""

    fields: Fields
    number: int
    on: date | None
    part: PlanPart

    @classmethod
    def of(cls, fields: Fields, number: int, *, above: PlanPart) -> "_Frozen":
        """Read a frozen version; without a plan of its own it freezes the one above."""
        _check_number(fields, "number", number)
        on = fields.required_day("on")
        inner = fields.nested("plan")
        part = read_plan_part(inner) if inner else above
        if inner:
            inner.close()
        return cls(fields=fields, number=number, on=on, part=part)


def _revisions(frozen: list[_Frozen]) -> Iterator[Revision]:
    last = None
    for one in frozen:
        fields, plan = one.fields, one.part.plan
        reason = fields.bilingual("reason")
        _check_follows(fields, on=one.on, last=last, reason=reason)
        fingerprint = _fingerprint(fields, plan)
        fields.close()
        last = one.on or last
        if plan and one.on:
            yield Revision(
                number=one.number, on=one.on, plan=plan, reason=reason, fingerprint=fingerprint
            )


def _fingerprint(fields: Fields, plan: Plan | None) -> str:
    written, now = fields.text("fingerprint"), plan_fingerprint(plan) if plan else ""
    if written and now and written != now:
        fields.refuse(ProblemCode.CHANGED_PAST, "fingerprint")
    return now


def _purposes(items: list[Fields]) -> Iterator[Purpose]:
    last = None
    for version, fields in enumerate(items, 1):
        _check_number(fields, "version", version)
        on, reason = fields.required_day("on"), fields.bilingual("reason")
        who = tuple(read_who(one) for one in fields.items("who"))
        why = fields.bilingual("why")
        _check_follows(fields, on=on, last=last, reason=reason)
        fields.close()
        last = on or last
        if on:
            yield Purpose(version=version, on=on, who=who, why=why, reason=reason)


def _marks(
    items: list[Fields],
    activities: Mapping[str, Keyed],
    first: date | None,
) -> Iterator[ActivityMark]:
    for fields in items:
        activity, mark = refer(fields, "activity", activities), _mark(fields)
        on, reason = fields.required_day("on"), fields.bilingual("reason")
        if mark and mark.needs_reason and not reason:
            fields.refuse(ProblemCode.REASON_MISSING, "reason", detail=f"with {mark.sign}")
        if on and first and on < first:
            fields.refuse(ProblemCode.OUTSIDE_PERIOD, "on", detail=f"must be {first} or later")
        fields.close()
        if activity and mark and on:
            yield ActivityMark(activity=ActivityId(activity), mark=mark, on=on, reason=reason)


def _mark(fields: Fields) -> Mark | None:
    if not fields.require("mark"):
        return None
    sign = MARK_SIGNS.get(fields.text("mark").strip())
    return sign or fields.choice("mark", Mark)


def _learnings(items: list[Fields]) -> Iterator[Learning]:
    for fields in items:
        on, text = fields.required_day("on"), fields.words("text")
        fields.close()
        if on and text:
            yield Learning(on=on, text=text)


def _first_day(
    part: PlanPart,
    revisions: tuple[Revision, ...],
    purposes: tuple[Purpose, ...],
) -> date | None:
    """Return the first day on which anything could be marked."""
    days = [one.on for one in revisions] + [one.on for one in purposes]
    days += [part.plan.period.start] if part.plan else []
    return min(days, default=None)


def _check_number(fields: Fields, name: str, number: int) -> None:
    written = fields.number(name)
    if written is not None and written != number:
        fields.refuse(ProblemCode.BAD_VALUE, name, detail=f"must be {number}, by its place")


def _check_follows(
    fields: Fields, *, on: date | None, last: date | None, reason: Bilingual
) -> None:
    """Check that a later version has a reason and is not dated before the one before."""
    if last and not reason:
        fields.refuse(ProblemCode.REASON_MISSING, "reason")
    if on and last and on < last:
        fields.refuse(ProblemCode.BAD_ORDER, "on", detail=f"must be {last} or later")
