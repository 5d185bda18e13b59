"""A plan as a file: brought in whole, or not at all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.evidence import explain_detail
from enishi.experiment import ChangedPastError
from enishi.sources import explain_problem
from enishi.terms import Language, Problem
from enishi_app.actions.actor import Actor
from enishi_app.actions.experiments import Applied, apply_plan
from enishi_app.web.experiment.forms import PlanForm
from enishi_app.web.requests import actor_of_request, page


@require_http_methods(["GET", "POST"])
@page
def apply(request: HttpRequest) -> HttpResponse:
    """Bring a plan in as YAML: all of it, or nothing; or only look at what would change."""
    actor = actor_of_request(request)
    form = PlanForm(request.POST if request.method == "POST" else None)
    is_looking = request.POST.get("do") == "look"
    applied = _applied(actor, form, is_dry=is_looking) if form.is_bound else None
    if applied and applied.is_applied and not is_looking:
        messages.success(request, _("The plan was brought in."))
        return redirect("experiment:show")
    told: dict[str, object] = {"form": form, "is_looking": is_looking and form.is_valid()}
    return render(request, "web/experiment/apply.html", told | _told(actor, applied))


def _applied(actor: Actor, form: PlanForm, *, is_dry: bool) -> Applied | None:
    if not form.is_valid():
        return None
    try:
        return apply_plan(actor, form.cleaned_data["text"], is_dry=is_dry)
    except ChangedPastError:
        past = _(
            "The file says something else of a version that is frozen. A frozen version "
            "stays as it was; write a new one instead."
        )
        form.add_error("text", past)
        return None


def _told(actor: Actor, applied: Applied | None) -> dict[str, object]:
    if applied is None:
        return {}
    reading = applied.reading
    return {
        "problems": [(p, *_why(p, actor.language)) for p in reading.problems],
        "changes": [(one, applied.changes.get(one.id, ())) for one in reading.experiments],
    }


def _why(problem: Problem, language: Language) -> tuple[str, str]:
    return explain_problem(problem.code).to(language), explain_detail(problem.detail, language)
