"""Every field of an entry with its name, and the figures it counts for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from django import forms
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from enishi.experiment import Experiment, Figure
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.experiments import count_figures, list_experiments
from enishi_app.web.dates import long_day, marked_up
from enishi_app.web.drawing import name_run
from enishi_app.web.picking import PickField, Typed
from enishi_app.web.records.forms.base import RecordForm
from enishi_app.web.records.sentences import link_to
from enishi_app.web.requests import screen_language


@dataclass(frozen=True, kw_only=True)
class Counting:
    """A figure of an experiment that counts an entry."""

    experiment: Experiment
    figure: Figure


def tell_fields(form: RecordForm) -> Iterator[tuple[str, SafeString]]:
    """Yield the label and the value of every field of a held entry that says something."""
    for name, field in form.fields.items():
        value = form.initial.get(name)
        if value not in (None, "", False) and name not in _TOLD_ELSEWHERE:
            yield str(field.label), _told(field, value)


_TOLD_ELSEWHERE = {"note"}


def _told(field: forms.Field, value: object) -> SafeString:
    if isinstance(field, PickField) and isinstance(value, Typed):
        return link_to(field.kind, value.choice, value.text)
    if isinstance(field, forms.ChoiceField):
        return conditional_escape(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(field, forms.URLField):
        return format_html('<a class="link" href="{}" rel="noreferrer">{}</a>', value, value)
    if isinstance(field, forms.BooleanField):
        return conditional_escape(_("Yes"))
    return _plain(value)


def _plain(value: object) -> SafeString:
    if isinstance(value, date):
        return marked_up(value, long_day(value, screen_language()))
    if isinstance(value, time):
        return conditional_escape(value.strftime("%H:%M"))
    return name_run(str(value))


def note_of(form: RecordForm) -> str:
    """Return the note of a held entry, its lines kept."""
    return linebreaks(form.initial.get("note") or "", autoescape=True)


def tell_countings(actor: Actor, entry: str) -> list[Counting]:
    """Return the figures that count an entry, as they stand today."""
    today = today_of(actor)
    return [
        Counting(experiment=experiment, figure=one.figure)
        for experiment in list_experiments(actor)
        for one in count_figures(actor, experiment, today)
        if any(record.id == entry for record in one.count.records)
    ]
