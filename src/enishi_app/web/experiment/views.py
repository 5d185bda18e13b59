"""Experiments: question, stages, marks, figures, criteria, and the versions of the plan."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from enishi.experiment import (
    ActivityId,
    Experiment,
    diff_plans,
    marks_at,
    metric_rule,
    purpose_at,
)
from enishi_app.actions.actor import Actor, NoSuchThingError, today_of
from enishi_app.actions.experiments import (
    count_figures,
    give_mark,
    judge_criteria,
    list_experiments,
    show_experiment,
    write_plan_yaml,
)
from enishi_app.actions.people import name_people
from enishi_app.web.experiment.course import course_of
from enishi_app.web.experiment.forms import MarkForm
from enishi_app.web.pairs import initial_pair
from enishi_app.web.requests import actor_of_request, page


@require_GET
@page
def first(request: HttpRequest) -> HttpResponse:
    """Show the first experiment, or how to begin one."""
    actor = actor_of_request(request)
    if not list_experiments(actor):
        return redirect("experiment:new")
    return render(request, "web/experiment/show.html", _told(request, actor, ""))


@require_GET
@page
def show(request: HttpRequest, experiment: str) -> HttpResponse:
    """Show one experiment."""
    actor = actor_of_request(request)
    return render(request, "web/experiment/show.html", _told(request, actor, experiment))


@require_GET
@page
def as_yaml(request: HttpRequest, experiment: str) -> HttpResponse:
    """Hand the plan out as a YAML file."""
    text = write_plan_yaml(actor_of_request(request), experiment)
    headers = {"Content-Disposition": 'attachment; filename="plan.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
@page
def mark(request: HttpRequest, experiment: str, activity: str) -> HttpResponse:
    """Mark an activity."""
    actor = actor_of_request(request)
    found = show_experiment(actor, experiment)
    wanted = _activity(found, activity)
    given = request.POST if request.method == "POST" else None
    form = MarkForm(given, initial=_marked(found, activity, today_of(actor)))
    if given is not None and form.is_valid():
        give_mark(actor, experiment, form.given(activity))
        messages.success(request, _("Kept."))
        return redirect("experiment:one", experiment=experiment)
    earlier = [one for one in found.marks if one.activity == activity][::-1]
    told = {"form": form, "experiment": found, "activity": wanted, "earlier": earlier}
    return render(request, "web/experiment/mark.html", told)


@require_GET
@page
def figure(request: HttpRequest, experiment: str, figure: str) -> HttpResponse:
    """List the records that a figure counted, with the rule by which it counts."""
    actor, day = actor_of_request(request), _day(request)
    found = show_experiment(actor, experiment)
    for one in count_figures(actor, found, day):
        if one.figure.id == figure:
            people = name_people(actor, [r.person for r in one.count.records if r.person])
            lines = [(r, people.get(r.person or "")) for r in one.count.records]
            rule = metric_rule(one.figure.metric, actor.language)
            told = {"experiment": found, "one": one, "lines": lines, "rule": rule, "day": day}
            return render(request, "web/experiment/figure.html", told)
    msg = "figure must be one of the plan's, got another"
    raise NoSuchThingError(msg)


def _marked(found: Experiment, activity: str, today: date) -> dict[str, object]:
    """Return what stands in the form: the mark in force, with its reason."""
    held = marks_at(found, today).get(ActivityId(activity))
    if held is None:
        return {"on": today}
    return {"on": today, "mark": held.mark, **initial_pair("reason", held.reason)}


def _told(request: HttpRequest, actor: Actor, experiment: str) -> dict[str, object]:
    day, found = _day(request), show_experiment(actor, experiment)
    return {
        "experiment": found,
        "others": [one for one in list_experiments(actor) if one.id != found.id],
        "purpose": purpose_at(found, day),
        "purposes": found.purposes[::-1],
        "course": course_of(found, day),
        "figures": count_figures(actor, found, day),
        "criteria": judge_criteria(actor, found, day),
        "revisions": _revisions(found),
        "learnings": [one for one in found.learnings if one.on <= day][::-1],
        "day": day,
        "today": today_of(actor),
    }


def _revisions(found: Experiment) -> list[dict[str, object]]:
    """Return the frozen versions, the newest first, each with what it changed."""
    before = [None, *found.revisions]
    told = [
        {"revision": now, "changes": diff_plans(old.plan, now.plan) if old else ()}
        for old, now in zip(before, found.revisions, strict=False)
    ]
    return told[::-1]


def _activity(found: Experiment, activity: str) -> object:
    for one in found.plan.activities:
        if one.id == activity:
            return one
    msg = "activity must be one of the plan's, got another"
    raise NoSuchThingError(msg)


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return today_of(actor_of_request(request))
