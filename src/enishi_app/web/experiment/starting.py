"""Beginning an experiment: the question, the days, whom to meet and why."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from enishi.experiment import Experiment, Plan, Purpose
from enishi.terms import Bilingual, ExperimentId, ExperimentKind, Period
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.experiments import list_experiments, save
from enishi_app.web.experiment.forms import PurposeForm, day_field
from enishi_app.web.experiment.plan_rows import in_order
from enishi_app.web.pairs import Asked, PairForm
from enishi_app.web.requests import actor_of_request, page

_HALF_A_YEAR = timedelta(days=182)
_KINDS = (
    (ExperimentKind.OWN, _("My own")),
    (ExperimentKind.ASSIGNED, _("Assigned by a sponsor")),
)


class StartForm(PairForm):
    """What an experiment begins with."""

    asks: ClassVar[Mapping[str, Asked]] = {
        "question": Asked(label=_("Your question"), rows=2, needed=True),
        "hypothesis": Asked(label=_("What you expect to happen"), rows=3),
        "title": Asked(label=_("A short title")),
        "sponsor": Asked(label=_("Sponsor, where it is assigned")),
    }
    kind = forms.ChoiceField(
        label=_("Whose idea"), choices=_KINDS, initial=ExperimentKind.OWN, widget=forms.RadioSelect
    )
    start = day_field(_("First day"))
    end = day_field(_("Last day"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start, and an assigned one without a sponsor."""
        said = in_order(self, super().clean())
        if said.get("kind") == ExperimentKind.ASSIGNED and not self.said("sponsor"):
            self.add_error("sponsor_ja", gettext("Say who assigned it."))
        return said

    def experiment(self, new_id: str, purpose: Purpose) -> Experiment:
        """Return the experiment that a valid form begins."""
        said = self.cleaned_data
        question = self.said("question")
        plan = Plan(
            title=self.said("title") or question,
            question=question,
            hypothesis=self.said("hypothesis"),
            period=Period(start=said["start"], end=said["end"]),
        )
        kind = ExperimentKind(said["kind"])
        return Experiment(
            id=ExperimentId(new_id),
            kind=kind,
            plan=plan,
            sponsor=self.said("sponsor") if kind is ExperimentKind.ASSIGNED else Bilingual(),
            purposes=(purpose,),
        )


@require_http_methods(["GET", "POST"])
@page
def start(request: HttpRequest) -> HttpResponse:
    """Begin an experiment with its question and its purpose card."""
    actor = actor_of_request(request)
    given = request.POST if request.method == "POST" else None
    form = StartForm(given, initial=_days(actor))
    purpose = PurposeForm(given, language=actor.language)
    if given is not None and all([form.is_valid(), purpose.is_valid()]):
        begun = form.experiment(_new_id(actor), purpose.purpose(today_of(actor)))
        save(actor, begun)
        messages.success(request, gettext("The experiment has begun. Now say what you plan to do."))
        return redirect("experiment:revise", experiment=begun.id)
    is_first = not list_experiments(actor)
    told = {"form": form, "purpose": purpose, "is_first": is_first}
    return render(request, "web/experiment/start.html", told)


@require_GET
@page
def every(request: HttpRequest) -> HttpResponse:
    """List the experiments, own and assigned, side by side."""
    actor = actor_of_request(request)
    told = {"experiments": list_experiments(actor), "today": today_of(actor)}
    return render(request, "web/experiment/all.html", told)


def _days(actor: Actor) -> dict[str, object]:
    today = today_of(actor)
    return {"start": today, "end": today + _HALF_A_YEAR}


def _new_id(actor: Actor) -> str:
    used = {one.id for one in list_experiments(actor)}
    numbers = range(1, len(used) + 2)
    return next(f"experiment-{n}" for n in numbers if f"experiment-{n}" not in used)
