"""Reach: a question in plain words, and who can introduce the user to whom."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from enishi_app.actions.actor import Actor
from enishi_app.actions.asks import NoPurposeError, plan_asks
from enishi_app.actions.people import number_of_people
from enishi_app.actions.reach import find_reach
from enishi_app.web.reach.answers import tell_answer
from enishi_app.web.reach.asking import EXAMPLES, FieldsForm, QuestionForm
from enishi_app.web.reach.planning import PlanForm, show_plan
from enishi_app.web.requests import actor_of_request, page

_ANSWER = "answer"
_OPTIONS = ("hops", "top", "as_of")


@require_GET
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show the question, and its answer where one was asked."""
    actor, given = actor_of_request(request), request.GET.dict()
    if "fields" in given:
        return _in_fields(request, actor)
    form = QuestionForm(given, language=actor.language)
    if not given.get("q", "").strip():
        return _render(request, actor, {"form": QuestionForm.blank(actor.language)})
    if not form.is_valid():
        return _beside_the_field(request, actor, form)
    answer = find_reach(actor, form.cleaned_data["q"], **form.wish)
    told = tell_answer(actor, answer, here=request.get_full_path())
    return _render(request, actor, {"form": form, **told, "options": _options(given)})


def _beside_the_field(request: HttpRequest, actor: Actor, form: QuestionForm) -> HttpResponse:
    if getattr(request, "htmx", False):
        # The field is outside the part that is swapped: the whole page is loaded instead.
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
    return _render(request, actor, {"form": form})


def _in_fields(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Turn a question in fields into one in words, or say what is wrong beside the field."""
    given = request.GET.dict()
    fields = FieldsForm(given, language=actor.language)
    if not fields.is_valid():
        told = {"form": QuestionForm.blank(actor.language), "fields": fields}
        return _render(request, actor, {**told, "options": _options(given)})
    asked = {"q": fields.question, **_options(given)}
    return redirect(f"{reverse('reach:show')}?{urlencode(asked)}")


def _render(request: HttpRequest, actor: Actor, told: dict[str, object]) -> HttpResponse:
    is_part = getattr(getattr(request, "htmx", None), "target", None) == _ANSWER
    name = "web/reach/answer.html" if is_part else "web/reach/show.html"
    usual = {"fields": FieldsForm(language=actor.language), "examples": EXAMPLES}
    if "answer" not in told:
        usual["people_count"] = number_of_people(actor)
    return render(request, name, {**usual, "is_part": is_part, **told})


def _options(given: dict[str, str]) -> dict[str, str]:
    return {name: given[name] for name in _OPTIONS if given.get(name)}


@require_GET
@page
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a few asks, for a question or for the purpose."""
    actor = actor_of_request(request)
    form = PlanForm(request.GET.dict(), language=actor.language)
    if not form.is_valid():
        return render(request, "web/reach/plan.html", {"form": form})
    asked = form.cleaned_data
    try:
        made = plan_asks(actor, asked["q"], budget=asked["budget"], as_of=asked["as_of"])
    except NoPurposeError:
        return render(request, "web/reach/plan.html", {"form": form, "no_purpose": True})
    told = show_plan(made, actor.language, here=request.get_full_path())
    return render(request, "web/reach/plan.html", {"form": form, **told})
