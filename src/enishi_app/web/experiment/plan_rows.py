"""The rows of a plan as small forms: workstreams, stages, activities, criteria, figures.

Every row has its id from the beginning, new ones too, so that an activity can name a stage that
was added a moment ago.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.experiment import (
    Activity,
    ActivityId,
    Criterion,
    CriterionId,
    Figure,
    Metric,
    Stage,
    StageId,
    Workstream,
    WorkstreamId,
)
from enishi.terms import Comparison, Language, Period
from enishi_app.web.experiment.forms import day_field
from enishi_app.web.experiment.metric_fields import (
    initial_metric,
    is_narrowed,
    metric_fields,
    metric_of,
)
from enishi_app.web.pairs import Asked, PairForm, initial_pair
from enishi_app.web.requests import screen_language

Choices = list[tuple[str, str]]
_COMPARISONS = (
    (Comparison.AT_LEAST, _("at least")),
    (Comparison.AT_MOST, _("at most")),
    (Comparison.EXACTLY, _("exactly")),
)


class Row(PairForm):
    """One row; ``gone`` takes it out of the plan."""

    id_letter: ClassVar[str]
    gone = forms.BooleanField(label=_("Take this out"), required=False)

    def __init__(
        self,
        given: Mapping[str, Any] | None,
        *,
        row: str,
        initial: Mapping[str, Any],
        is_new: bool,
        prefix: str,
    ) -> None:
        super().__init__(given, initial=dict(initial), prefix=prefix)
        self.row = row
        self.is_new = is_new

    def full_clean(self) -> None:
        """Judge what was entered, unless the row is to go."""
        super().full_clean()
        if self.is_bound and self.is_gone:
            self._errors = forms.utils.ErrorDict()

    @property
    def is_gone(self) -> bool:
        """Tell whether the row is to go: said so, or new and never filled in."""
        return self.is_struck or (self.is_new and self._is_blank())

    @property
    def is_struck(self) -> bool:
        """Tell whether the row was taken out."""
        return bool(self.data.get(self.add_prefix("gone")))

    @property
    def summary(self) -> str:
        """Return what the row is called, as it now stands in the form."""
        (name,) = self.asks
        order = sorted(Language, key=lambda one: one is not screen_language())
        said = (str(self[f"{name}_{one}"].value() or "") for one in order)
        return next(filter(None, said), self.row)

    def _is_blank(self) -> bool:
        names = [f"{name}_{one}" for name in self.asks for one in Language]
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in names)


class WorkstreamRow(Row):
    """A workstream."""

    id_letter = "w"
    asks: ClassVar[Mapping[str, Asked]] = {"name": Asked(label=_("Workstream"), needed=True)}

    def part(self, held: Workstream | None) -> Workstream:
        """Return what a valid row says."""
        del held
        return Workstream(id=WorkstreamId(self.row), name=self.said("name"))


class StageRow(Row):
    """A stage with its days."""

    id_letter = "s"
    asks: ClassVar[Mapping[str, Asked]] = {"name": Asked(label=_("Stage"), needed=True)}
    start = day_field(_("First day"))
    end = day_field(_("Last day"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        return in_order(self, super().clean())

    def part(self, held: Stage | None) -> Stage:
        """Return what a valid row says."""
        del held
        said = self.cleaned_data
        period = Period(start=said["start"], end=said["end"])
        return Stage(id=StageId(self.row), name=self.said("name"), period=period)


class ActivityRow(Row):
    """An activity, in its stage and workstream."""

    id_letter = "a"
    asks: ClassVar[Mapping[str, Asked]] = {"title": Asked(label=_("Activity"), needed=True)}
    stage = forms.ChoiceField(label=_("Stage"))
    workstream = forms.ChoiceField(label=_("Workstream"))

    def offer(self, *, stages: Choices, workstreams: Choices) -> None:
        """Fill in what can be chosen."""
        for name, choices in (("stage", stages), ("workstream", workstreams)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def part(self, held: Activity | None) -> Activity:
        """Return what a valid row says."""
        del held
        return Activity(
            id=ActivityId(self.row),
            stage=StageId(self.cleaned_data["stage"]),
            workstream=WorkstreamId(self.cleaned_data["workstream"]),
            title=self.said("title"),
        )


class MetricRow(Row):
    """A row with a metric."""

    metric: Metric | None = None

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields.update(metric_fields(language))

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """Return the fields that narrow what is counted."""
        names = ("role", "place", "on_purpose", "channels", "where", "published")
        return [self[name] for name in names]

    @property
    def is_open(self) -> bool:
        """Tell whether those fields stand open: something is said in them, or wrong."""
        return is_narrowed(self.metric) or any(bound.errors for bound in self.narrowing)


class CriterionRow(MetricRow):
    """A success criterion."""

    id_letter = "c"
    asks: ClassVar[Mapping[str, Asked]] = {"title": Asked(label=_("Criterion"), needed=True)}
    comparison = forms.ChoiceField(label=_("Comparison"), choices=_COMPARISONS)
    number = forms.IntegerField(label=_("Number"), min_value=0, max_value=1_000_000)
    by = day_field(_("By"))

    def part(self, held: Criterion | None) -> Criterion:
        """Return what a valid row says."""
        said = self.cleaned_data
        return Criterion(
            id=CriterionId(self.row),
            title=self.said("title"),
            metric=metric_of(said, held=held.metric if held else None),
            comparison=Comparison(said["comparison"]),
            number=said["number"],
            by=said["by"],
        )


class FigureRow(MetricRow):
    """A figure that reports show."""

    id_letter = "f"
    asks: ClassVar[Mapping[str, Asked]] = {"title": Asked(label=_("Figure"), needed=True)}

    def part(self, held: Figure | None) -> Figure:
        """Return what a valid row says."""
        metric = metric_of(self.cleaned_data, held=held.metric if held else None)
        return Figure(id=self.row, title=self.said("title"), metric=metric)


def in_order(form: PairForm, said: dict[str, Any]) -> dict[str, Any]:
    """Refuse a last day before the first."""
    start, end = said.get("start"), said.get("end")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        form.add_error("end", gettext("The last day cannot be before the first."))
    return said


def initial_of(part: Any, language: Language) -> dict[str, Any]:  # noqa: ANN401 - any part of a plan
    """Return what stands in the row of a part of the plan."""
    text = "name" if isinstance(part, (Workstream, Stage)) else "title"
    told: dict[str, Any] = dict(initial_pair(text, getattr(part, text)))
    if isinstance(part, Stage):
        told |= {"start": part.period.start, "end": part.period.end}
    elif isinstance(part, Activity):
        told |= {"stage": part.stage, "workstream": part.workstream}
    elif isinstance(part, (Criterion, Figure)):
        told |= initial_metric(part.metric, language)
    if isinstance(part, Criterion):
        told |= {"comparison": part.comparison, "number": part.number, "by": part.by}
    return told
