"""Revising: a new version of the plan or of the purpose card, with its reason; and learnings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.experiment import Experiment, Plan, diff_plans, plan_fingerprint
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.experiments import (
    PlanMovedError,
    add_learning,
    change_purpose,
    keep_draft,
    revise_plan,
    show_experiment,
)
from enishi_app.web.experiment.forms import LearningForm, PurposeForm
from enishi_app.web.experiment.plan_forms import PlanForms
from enishi_app.web.requests import actor_of_request, page


@require_http_methods(["GET", "POST"])
@page
def revise(request: HttpRequest, experiment: str) -> HttpResponse:
    """Change the plan in a form, look at the difference, and freeze it with its reason."""
    actor, given = actor_of_request(request), request.POST if request.method == "POST" else None
    found = show_experiment(actor, experiment)
    forms = PlanForms(given, experiment=found, language=actor.language)
    told = {
        "experiment": found,
        "forms": forms,
        "base": given["base"] if given and "base" in given else plan_fingerprint(found.plan),
        "is_draft": not found.revisions,
    }
    if given is None or given.get("add") or not forms.is_valid():
        return render(request, "web/experiment/revise.html", told)
    told["changes"] = _changes(found, forms.plan())
    if given.get("do") != "look" and _kept(request, actor, found, forms, given):
        return redirect("experiment:one", experiment=experiment)
    return render(request, "web/experiment/revise.html", told | {"is_looking": True})


@require_http_methods(["GET", "POST"])
@page
def change_card(request: HttpRequest, experiment: str) -> HttpResponse:
    """Write a new version of the purpose card."""
    actor = actor_of_request(request)
    found = show_experiment(actor, experiment)
    held = found.purposes[-1] if found.purposes else None
    given = request.POST if request.method == "POST" else None
    form = PurposeForm(given, language=actor.language, held=held)
    if given is not None and form.is_valid():
        version = held.version + 1 if held else 1
        purpose = form.purpose(today_of(actor), version=version)
        if held and (held.who, held.why) == (purpose.who, purpose.why):
            form.add_error(None, _("Nothing was changed yet."))
        elif held and not purpose.reason:
            form.add_error("reason_ja", _("Say why, in one language at least."))
        else:
            change_purpose(actor, experiment, purpose)
            messages.success(request, _("The new version of the card was kept."))
            return redirect("experiment:one", experiment=experiment)
    told = {"form": form, "experiment": found, "held": held}
    return render(request, "web/experiment/purpose.html", told)


@require_http_methods(["GET", "POST"])
@page
def learn(request: HttpRequest, experiment: str) -> HttpResponse:
    """Note one thing learned."""
    actor = actor_of_request(request)
    found = show_experiment(actor, experiment)
    form = LearningForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        add_learning(actor, experiment, form.said("text"))
        messages.success(request, _("Kept."))
        return redirect("experiment:one", experiment=experiment)
    return render(request, "web/experiment/learn.html", {"form": form, "experiment": found})


def _changes(found: Experiment, plan: Plan) -> object:
    return diff_plans(found.revisions[-1].plan if found.revisions else found.plan, plan)


def _kept(
    request: HttpRequest, actor: Actor, found: Experiment, forms: PlanForms, given: QueryDict
) -> bool:
    """Keep what the form says, or write into it why that cannot be."""
    plan, reason = forms.plan(), forms.head.said("reason")
    if given.get("do") == "draft" and not found.revisions:
        keep_draft(actor, found.id, plan, base=given.get("base", ""))
        messages.success(request, _("The draft was kept."))
        return True
    if found.revisions and found.revisions[-1].plan == plan:
        forms.wrong = [_("Nothing was changed yet.")]
    elif found.revisions and not reason:
        forms.head.add_error("reason_ja", _("Say why, in one language at least."))
    else:
        return _frozen(request, actor, found, forms, given)
    return False


def _frozen(
    request: HttpRequest, actor: Actor, found: Experiment, forms: PlanForms, given: QueryDict
) -> bool:
    reason = forms.head.said("reason")
    try:
        after = revise_plan(
            actor, found.id, forms.plan(), reason=reason, base=given.get("base", "")
        )
    except PlanMovedError:
        moved = _("The plan was changed elsewhere since you opened this page. Open it again.")
        forms.wrong = [moved]
        return False
    number = after.revisions[-1].number
    messages.success(request, _("Version %(n)s of the plan is frozen.") % {"n": number})
    return True
