"""Naming people, communities and events in a form: what is typed is found, or added.

With 100,000 people nobody scrolls through a list. A name is typed; the form takes the one it
fits, or comes back with those it may mean and with the offer to add a new one. A script, where
there is one, suggests names while they are typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi_app.actions.actor import Actor
from enishi_app.actions.journal import new_entry_id
from enishi_app.actions.picking import Candidate, PickKind, add_named, find_named
from enishi_app.web.dates import long_day
from enishi_app.web.drawing import name_run
from enishi_app.web.forms import PageForm
from enishi_app.web.requests import screen_language

_NEW = "new:"
"""Begins the choice to add a name; the name follows, so that another one is looked up anew."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed for a name, and which of those it may mean was chosen."""

    text: str = ""
    choice: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether exactly this name is to be added."""
        return bool(self.text) and self.choice == f"{_NEW}{self.text}"


@dataclass(frozen=True, kw_only=True)
class Picked:
    """Who or what is meant: one that is known, or a new one of this name."""

    kind: PickKind
    name: str
    id: str = ""


class PickWidget(forms.TextInput):
    """A text field with suggestions, and below it whom the text may mean."""

    candidates: tuple[Candidate, ...] | None = None
    """Shown for choice; None where there is nothing to ask."""

    def __init__(self, kind: PickKind) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.kind = kind

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Typed:
        """Return what the form holds."""
        del files
        typed, choice = data.get(name, ""), data.get(f"{name}_choice", "")
        return Typed(text=" ".join(str(typed).split()), choice=str(choice))

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - Django's signature
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401
    ) -> SafeString:
        """Return the field, and below it its choices or a place for suggestions."""
        typed = value if isinstance(value, Typed) else Typed(text=str(value or ""))
        asked = urlencode({"kind": self.kind, "field": name})
        asking = {
            "hx-get": f"{reverse('records:suggest')}?{asked}",
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{name}_names",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }
        control = super().render(name, typed.text, {**(attrs or {}), **asking}, renderer)
        kept = typed.choice if self.candidates is None else ""
        offers = offer_names(self.kind, name, typed, self.candidates)
        return format_html(_CONTROL, control, name, kept, name, _("Who or what is meant"), offers)


_CONTROL = (
    '{}<input type="hidden" name="{}_choice" value="{}">'
    '<div class="choices choices--s picks" id="{}_names" role="group" aria-label="{}">{}</div>'
)
_RADIO = (
    '<label class="choice"><input type="radio" name="{}_choice" value="{}"{}>'
    "<span>{}</span></label>"
)


def offer_names(
    kind: PickKind,
    field: str,
    typed: Typed,
    candidates: Sequence[Candidate] | None,
    *,
    is_sure: bool = True,
) -> SafeString:
    """Write the choices for a typed name: those it may mean, and adding it.

    Args:
        kind: What is named.
        field: The field's name in its form.
        typed: What stands in it; a choice already made stays made.
        candidates: Those it may mean; where there are none, adding is chosen. None offers nothing.
        is_sure: False while it is still being typed: nothing is chosen then.
    """
    if candidates is None or not typed.text:
        return SafeString("")
    new = f"{_NEW}{typed.text}"
    offers = [(one.id, candidate_run(one)) for one in candidates]
    offers.append((new, format_html(str(_ADDS[kind]), name=name_run(typed.text))))
    chosen = typed.choice if candidates or not is_sure else new
    rows = [(field, value, _checked(value == chosen), said) for value, said in offers]
    return format_html_join("", _RADIO, rows)


def _checked(is_checked: bool) -> SafeString:
    return SafeString(" checked") if is_checked else SafeString("")


def candidate_run(one: Candidate) -> SafeString:
    """Write a name with what tells it from others of the same name."""
    hint = hint_of(one)
    small = format_html(" <small>{}</small>", name_run(hint)) if hint else SafeString("")
    return format_html("<b>{}</b>{}", name_run(one.name), small)


def hint_of(one: Candidate) -> str:
    """Return what tells one from others of the same name: its day, its organisation, its place."""
    day = long_day(one.on, screen_language()) if one.on else ""
    return " · ".join(filter(None, (day, one.hint)))


_ADDS = {
    PickKind.PERSON: gettext_lazy("Add {name}, a new person"),
    PickKind.COMMUNITY: gettext_lazy("Add {name}, a new community"),
    PickKind.EVENT: gettext_lazy("Add {name}, a new event"),
}


class PickField(forms.Field):
    """A person, community or event by name; :class:`PickingForm` finds out which."""

    widget: PickWidget

    def __init__(self, kind: PickKind, **wishes: Any) -> None:  # noqa: ANN401 - as Django's fields
        super().__init__(widget=PickWidget(kind), **wishes)
        self.kind = kind

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return what was typed; refuse an empty field that is needed, and a name too long."""
        typed = cast("Typed", value)
        if self.required and not typed.text:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(typed.text) > _LONGEST:
            raise forms.ValidationError(_("This name is too long."), code="long")
        return typed if typed.text else None


_LONGEST = 200


class _Trouble(StrEnum):
    """Why a name has to be asked about again."""

    NOBODY = "nobody"
    SEVERAL = "several"


_ASKS = {
    (PickKind.PERSON, _Trouble.NOBODY): gettext_lazy(
        "Nobody of this name is here yet. Press the button again to add the person."
    ),
    (PickKind.COMMUNITY, _Trouble.NOBODY): gettext_lazy(
        "There is no community of this name yet. Press the button again to add it."
    ),
    (PickKind.EVENT, _Trouble.NOBODY): gettext_lazy(
        "There is no event of this name yet. Press the button again to add it."
    ),
    (PickKind.PERSON, _Trouble.SEVERAL): gettext_lazy("Who is meant? Choose one below."),
    (PickKind.COMMUNITY, _Trouble.SEVERAL): gettext_lazy(
        "Which community is meant? Choose one below."
    ),
    (PickKind.EVENT, _Trouble.SEVERAL): gettext_lazy("Which event is meant? Choose one below."),
}


class PickingForm(PageForm):
    """A form with names in it. ``cleaned_data`` holds a :class:`Picked` or None for each."""

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        actor: Actor,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        """Find out who and what is meant by every name."""
        for name, field in self.fields.items():
            typed = self.cleaned_data.get(name)
            if isinstance(field, PickField) and typed:
                self.cleaned_data[name] = self._picked(name, field, typed)
        return self.cleaned_data

    def _picked(self, name: str, field: PickField, typed: Typed) -> Picked | None:
        if typed.is_new:
            return Picked(kind=field.kind, name=typed.text)
        found = find_named(self.actor, field.kind, typed.text, chosen=typed.choice)
        if found.sure:
            # Seen again where another field is to be put right.
            field.widget.candidates = (found.sure,) if typed.choice else None
            return Picked(kind=field.kind, name=found.sure.name, id=found.sure.id)
        field.widget.candidates = found.candidates
        trouble = _Trouble.SEVERAL if found.candidates else _Trouble.NOBODY
        self.add_error(name, str(_ASKS[field.kind, trouble]))
        return None


def typed_as(one: Candidate) -> Typed:
    """Return what stands in a field that begins with somebody or something known."""
    return Typed(text=" ".join(one.name.split()), choice=one.id)


def settle(actor: Actor, picked: Picked | None, *, on: date) -> str | None:
    """Return the id of who or what is meant, added where it is new.

    Args:
        actor: Who says so.
        picked: Who or what; None where the field was left empty.
        on: The day of an event that is new.
    """
    if picked is None:
        return None
    return picked.id or add_named(actor, picked.kind, picked.name, entry=new_entry_id(), on=on)
