"""A whole plan as one form: its texts, its days, and its rows.

Everything typed travels in the form itself, so that rows can be added and the difference looked
at without keeping anything and without a script.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enishi.experiment import Experiment, Plan, read_plan, write_plan
from enishi.sources import explain_problem
from enishi.terms import Language, Period
from enishi_app.web.experiment.forms import day_field
from enishi_app.web.experiment.plan_rows import (
    ActivityRow,
    Choices,
    CriterionRow,
    FigureRow,
    MetricRow,
    Row,
    StageRow,
    WorkstreamRow,
    in_order,
    initial_of,
)
from enishi_app.web.pairs import Asked, PairForm, initial_pair

_TEXTS = ("title", "question", "hypothesis", "background", "verification", "other")
KINDS: dict[str, type[Row]] = {
    "workstreams": WorkstreamRow,
    "stages": StageRow,
    "activities": ActivityRow,
    "criteria": CriterionRow,
    "figures": FigureRow,
}

_WORDS = {
    "workstreams": (_("Workstreams"), _("Add a workstream")),
    "stages": (_("Stages"), _("Add a stage")),
    "activities": (_("Activities"), _("Add an activity")),
    "criteria": (_("Success criteria"), _("Add a criterion")),
    "figures": (_("Figures of the reports"), _("Add a figure")),
}


class HeadForm(PairForm):
    """The texts and days of a plan, and why it changes."""

    asks: ClassVar[Mapping[str, Asked]] = {
        "title": Asked(label=_("Title"), needed=True),
        "question": Asked(label=_("Question"), rows=2, needed=True),
        "hypothesis": Asked(label=_("Hypothesis"), rows=3),
        "background": Asked(label=_("Background"), rows=4),
        "verification": Asked(label=_("How the result is measured"), rows=3),
        "other": Asked(label=_("Anything else"), rows=2),
        "reason": Asked(label=_("Why the plan changes"), rows=3),
    }
    start = day_field(_("First day"))
    end = day_field(_("Last day"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        return in_order(self, super().clean())


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """The rows of one kind, with the words around them."""

    kind: str
    rows: list[Row]

    @property
    def title(self) -> str | Promise:
        """Return what stands above the rows."""
        return _WORDS[self.kind][0]

    @property
    def more(self) -> str | Promise:
        """Return what the button says that adds one."""
        return _WORDS[self.kind][1]

    @property
    def text(self) -> str:
        """Return which pair of fields names a row."""
        return next(iter(KINDS[self.kind].asks))


class PlanForms:
    """The forms of one plan.

    Args:
        given: What was posted; None shows the plan as it is.
        experiment: Whose plan; ids that any of its versions used are not given again.
        language: Language of the screen.
    """

    def __init__(
        self, given: QueryDict | None, *, experiment: Experiment, language: Language
    ) -> None:
        self._given, self._experiment, self._language = given, experiment, language
        plan = experiment.plan
        begun: dict[str, Any] = {"start": plan.period.start, "end": plan.period.end}
        for name in _TEXTS:
            begun |= initial_pair(name, getattr(plan, name))
        self.head = HeadForm(given, initial=begun, prefix="plan")
        self.groups = [self._group(kind) for kind in KINDS]
        self.wrong: list[str] = []
        self._offer()

    @property
    def forms(self) -> Iterator[PairForm]:
        """Yield every form."""
        yield self.head
        for group in self.groups:
            yield from group.rows

    @property
    def error_count(self) -> int:
        """Return how many things are to be put right."""
        return sum(form.error_count for form in self.forms) + len(self.wrong)

    def is_valid(self) -> bool:
        """Tell whether the plan can be kept; otherwise the forms say what is wrong."""
        if not all([form.is_valid() for form in self.forms]):  # noqa: C419 - every form is judged
            return False
        self.wrong = self._problems()
        return not self.wrong

    def plan(self) -> Plan:
        """Return the plan that valid forms describe."""
        said = self.head.cleaned_data
        parts: dict[str, Any] = {name: self.head.said(name) for name in _TEXTS}
        parts |= {group.kind: self._parts(group) for group in self.groups}
        return Plan(period=Period(start=said["start"], end=said["end"]), **parts)

    def _parts(self, group: RowGroup) -> Any:  # noqa: ANN401 - parts of one kind
        held = {one.id: one for one in getattr(self._experiment.plan, group.kind)}
        rows = [row for row in group.rows if not row.is_gone]
        return tuple(cast("Any", row).part(held.get(row.row)) for row in rows)

    def _problems(self) -> list[str]:
        """Return what a plan file would be told of this plan: the forms allow nothing else."""
        draft = replace(
            self._experiment, plan=self.plan(), revisions=(), purposes=(), marks=(), learnings=()
        )
        problems = read_plan(write_plan([draft])).problems
        return [f"{p.field}: {explain_problem(p.code).to(self._language)}" for p in problems]

    def _group(self, kind: str) -> RowGroup:
        held = {one.id: one for one in getattr(self._experiment.plan, kind)}
        ids = list(held) if self._given is None else self._given.getlist(kind)
        if self._given is not None and self._given.get("add") == kind:
            ids.append(self._new_id(kind, ids))
        return RowGroup(kind=kind, rows=[self._row(kind, one, held.get(one)) for one in ids])

    def _row(self, kind: str, row: str, held: object) -> Row:
        form = KINDS[kind]
        more: dict[str, Any] = {"language": self._language} if issubclass(form, MetricRow) else {}
        made = form(
            # A row that was just added has nothing to judge yet.
            self._given if self._given is not None and row in self._given.getlist(kind) else None,
            row=row,
            initial=initial_of(held, self._language) if held else self._begun(kind),
            is_new=held is None,
            prefix=f"{kind}-{row}",
            **more,
        )
        if isinstance(made, MetricRow):
            made.metric = getattr(held, "metric", None)
        return made

    def _begun(self, kind: str) -> dict[str, Any]:
        period = self._experiment.plan.period
        if kind == "stages":
            return {"start": period.start, "end": period.end}
        return {"by": period.end} if kind == "criteria" else {}

    def _new_id(self, kind: str, ids: list[str]) -> str:
        plans = [self._experiment.plan, *(one.plan for one in self._experiment.revisions)]
        used = {one.id for plan in plans for one in getattr(plan, kind)} | set(ids)
        letter = KINDS[kind].id_letter
        return next(f"{letter}{n}" for n in range(1, len(used) + 2) if f"{letter}{n}" not in used)

    def _offer(self) -> None:
        by_kind = {group.kind: group.rows for group in self.groups}
        stages, workstreams = (self._names(by_kind[kind]) for kind in ("stages", "workstreams"))
        for row in by_kind["activities"]:
            if isinstance(row, ActivityRow):
                row.offer(stages=stages, workstreams=workstreams)

    def _names(self, rows: list[Row]) -> Choices:
        return [(row.row, row.summary) for row in rows if not row.is_struck]
