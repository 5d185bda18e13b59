"""Introductions: what is to be done, and the course of each, step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.outreach import (
    REMIND_AFTER,
    Introduction,
    IntroductionOrderError,
    IntroductionStep,
    next_steps,
    resting_until,
    state_of,
)
from enishi_app.actions.actor import Actor, NoSuchThingError, today_of
from enishi_app.actions.journal import (
    advance_introduction,
    list_introductions,
    show_entry,
    take_back_step,
)
from enishi_app.actions.letters import letter_facts
from enishi_app.actions.picking import Candidate, name_nodes
from enishi_app.web.forms import PageForm
from enishi_app.web.records.course_picture import CoursePicture, picture_of
from enishi_app.web.records.forms.parts import day_field, note_field
from enishi_app.web.records.letters import show_letter
from enishi_app.web.records.turns import tell_turns
from enishi_app.web.records.words import STEPS
from enishi_app.web.requests import actor_of_request, page

_S = IntroductionStep
# What the button says that notes a step: words of the user's, in the order the library offers.
_BUTTONS: dict[IntroductionStep, str | Promise] = {
    _S.DRAFTED: gettext_lazy("Drafted"),
    _S.ASKED: gettext_lazy("I asked"),
    _S.INTRODUCER_AGREED: gettext_lazy("They agreed to introduce"),
    _S.INTRODUCER_DECLINED: gettext_lazy("They would rather not"),
    _S.INTRODUCER_SILENT: gettext_lazy("No answer, let it rest"),
    _S.TARGET_AGREED: gettext_lazy("The other side said yes"),
    _S.TARGET_DECLINED: gettext_lazy("The other side said no"),
    _S.INTRODUCED: gettext_lazy("We were introduced"),
    _S.MET: gettext_lazy("We met"),
    _S.THANKED: gettext_lazy("I said thanks"),
}
_MOVED_ON = gettext_lazy("It has moved on since you opened this page. Look again.")


class StepForm(PageForm):
    """One step taken: which, when, and what was said."""

    step = forms.ChoiceField(label=gettext_lazy("Step taken"), widget=forms.RadioSelect, choices=())
    on = day_field(gettext_lazy("Day"))
    note = note_field()

    def __init__(self, given: Any, *, held: Introduction, today: date) -> None:  # noqa: ANN401 - whatever was posted
        possible = next_steps(held)
        self._last = held.steps[-1].on
        self._latest = max(today, self._last)
        usual = possible[0] if possible else ""
        super().__init__(given, initial={"on": self._latest, "step": usual})
        step = forms.ChoiceField(
            label=_("Step taken"),
            widget=forms.RadioSelect,
            choices=[(one, _BUTTONS[one]) for one in possible],
            error_messages={"invalid_choice": _MOVED_ON},
        )
        self.fields["step"] = step

    def clean_on(self) -> date:
        """Refuse a day before the step before, and one that is still to come."""
        on: date = self.cleaned_data["on"]
        if on < self._last:
            raise forms.ValidationError(_("The step before is of a later day."))
        if on > self._latest:
            raise forms.ValidationError(_("This day is still to come."))
        return on


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """One step of a course; ``on`` None where it is still to come."""

    words: str | Promise
    on: date | None
    note: str
    knot: str


@require_GET
@page
def index(request: HttpRequest) -> HttpResponse:
    """List introductions: what is the user's turn, what is others', and what has ended."""
    actor = actor_of_request(request)
    today = today_of(actor)
    told = {"turns": tell_turns(actor, list_introductions(actor), today=today), "today": today}
    return render(request, "web/records/introductions/list.html", told)


@require_http_methods(["GET", "POST"])
@page
def show(request: HttpRequest, entry: str) -> HttpResponse:
    """Show the course of one introduction, and take its next step."""
    actor = actor_of_request(request)
    held, today = _held(actor, entry), today_of(actor)
    form = StepForm(request.POST if request.method == "POST" else None, held=held, today=today)
    if form.is_bound and form.is_valid() and _advanced(actor, held, form):
        undo_at = reverse("records:step_back", args=[entry, len(held.steps) + 1])
        messages.success(request, _("Kept."), extra_tags=undo_at)
        return redirect("records:introduction", entry=entry)
    told = _told(actor, held, today, request.GET.dict())
    return render(request, "web/records/introductions/show.html", told | {"form": form})


@require_POST
@page
def step_back(request: HttpRequest, entry: str, of: int) -> HttpResponse:
    """Take back the last of so many steps; pressed twice, it takes back one."""
    after = take_back_step(actor_of_request(request), entry, of=of)
    if len(after.steps) == of - 1:
        messages.success(request, _("Taken back."))
    else:
        messages.warning(request, _MOVED_ON)
    return redirect("records:introduction", entry=entry)


def _held(actor: Actor, entry: str) -> Introduction:
    found = show_entry(actor, entry)
    if not isinstance(found, Introduction):
        msg = "entry must be the id of an introduction, got another"
        raise NoSuchThingError(msg)
    return found


def _advanced(actor: Actor, held: Introduction, form: StepForm) -> bool:
    said = form.cleaned_data
    step = IntroductionStep(said["step"])
    try:
        advance_introduction(actor, held.id, step, on=said["on"], note=said["note"])
    except IntroductionOrderError:
        form.add_error("step", str(_MOVED_ON))
        return False
    return True


def _told(
    actor: Actor, held: Introduction, today: date, given: Mapping[str, str]
) -> dict[str, object]:
    nodes = [one for one in (held.introducer, held.community, held.target) if one]
    names = name_nodes(actor, map(str, nodes))
    rests = (
        resting_until(list_introductions(actor), held.introducer, today=today)
        if held.introducer
        else None
    )
    return {
        "held": held,
        "introducer": names.get(str(held.introducer or held.community)),
        "target": names.get(str(held.target)),
        "state": STEPS[state_of(held)],
        "steps": list(_steps(held)),
        "picture": _picture(held, names),
        "rests_until": rests,
        "remind_from": _remind_from(held),
        "today": today,
        "letter": show_letter(held, letter_facts(actor, held.id), given, actor.language),
    }


def _steps(held: Introduction) -> Iterable[StepShown]:
    last = len(held.steps) - 1
    for number, one in enumerate(held.steps):
        knot = "is-now" if number == last and next_steps(held) else "is-tied"
        yield StepShown(words=STEPS[one.step], on=one.on, note=one.note, knot=knot)
    for step in next_steps(held)[:1]:
        yield StepShown(words=_BUTTONS[step], on=None, note="", knot="is-loose")


def _remind_from(held: Introduction) -> date | None:
    last = held.steps[-1]
    return last.on + REMIND_AFTER if last.step is _S.ASKED else None


def _picture(held: Introduction, names: dict[str, Candidate]) -> CoursePicture:
    asked = names.get(str(held.introducer or held.community))
    target = names.get(str(held.target))
    return picture_of(
        held,
        introducer=asked.name if asked else "",
        target=target.name if target else held.profile,
    )
