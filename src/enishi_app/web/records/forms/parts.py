"""Fields that the forms of several records share."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.evidence import channel_name
from enishi.experiment import Experiment
from enishi.network import places, recognise_place
from enishi.terms import Channel, Language
from enishi_app.actions.picking import PickKind
from enishi_app.web.picking import PickField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_Text: TypeAlias = "str | _StrPromise"


def pick(
    kind: PickKind, label: _Text, *, required: bool = False, help_text: _Text = ""
) -> PickField:
    """Return a field for a name."""
    return PickField(kind, label=label, required=required, help_text=help_text)


class _DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: _Text = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label or _("Day"),
        required=required,
        widget=_DayInput,
        input_formats=["%Y-%m-%d", "%Y/%m/%d"],
        error_messages={"invalid": _("Write the day as 2024-08-31.")},
    )


def clock_field() -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=_("Time of day"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=["%H:%M", "%H:%M:%S"],
        error_messages={"invalid": _("Write the time as 18:30.")},
    )


def moment(day: date, clock: time | None) -> datetime:
    """Return a moment on a day, in the zone of the home; noon where no time is said."""
    return timezone.make_aware(datetime.combine(day, clock or time(12)))


def note_field() -> forms.CharField:
    """Return a field for anything else."""
    widget = forms.Textarea(attrs={"rows": 3, "class": "input--ruled"})
    return forms.CharField(label=_("Note"), required=False, max_length=5000, widget=widget)


def text_field(label: _Text, *, required: bool = True, help_text: _Text = "") -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, required=required, max_length=300, help_text=help_text)


def link_field() -> forms.URLField:
    """Return a field for the address of a page."""
    return forms.URLField(
        label=_("Link"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": _("Write the address as https://example.org/.")},
    )


class PlaceField(forms.CharField):
    """A place as one says it; its code where it is known, the words otherwise."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the code, or what was typed."""
        typed = cast("str", super().clean(value))
        return typed if typed in places() else recognise_place(typed) or typed


def place_field() -> PlaceField:
    """Return a field for a place."""
    return PlaceField(
        label=_("Place"),
        required=False,
        max_length=80,
        help_text=_("As you would say it: Paris, パリ"),
    )


class ExperimentField(forms.ChoiceField):
    """The experiment an entry belongs to; None leaves it to its day."""

    known: frozenset[str] | set[str] = frozenset()

    def __init__(self) -> None:
        super().__init__(label=_("Experiment"), required=False)

    def offer(self, experiments: Iterable[Experiment], language: Language) -> None:
        """Offer these experiments; fewer than two are no choice, and are not shown."""
        titles = [(one.id, one.plan.title.to(language)) for one in experiments]
        self.choices = [("", _("Every one whose days hold it")), *titles]
        self.known = {one for one, _title in titles}
        if len(titles) <= 1:
            self.widget = forms.HiddenInput()

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the id, or None."""
        return super().clean(value) or None


def one_of(
    words: Iterable[tuple[str, _Text]], label: _Text, *, initial: str = ""
) -> forms.ChoiceField:
    """Return a choice of one of a few, each to be tapped."""
    return forms.ChoiceField(
        label=label, choices=list(words), initial=initial, widget=forms.RadioSelect
    )


class ChannelField(forms.ChoiceField):
    """How it came about; an empty choice, where there is one, is said in words."""

    def __init__(self, label: _Text, *, empty_label: _Text = "", initial: str = "") -> None:
        super().__init__(
            label=label, required=not empty_label, initial=initial, widget=forms.RadioSelect
        )
        self.empty_label = empty_label

    def offer(self, own: Iterable[str], language: Language) -> None:
        """Offer the channels that are always there and the user's own."""
        first = [("", self.empty_label)] if self.empty_label else []
        names = [(one, channel_name(one, language)) for one in (*Channel, *own)]
        self.choices = [*first, *names]


def own_channel_field() -> forms.CharField:
    """Return a field for a channel in the user's own words."""
    label = _("Another channel, in your own words")
    return forms.CharField(label=label, required=False, max_length=40)
