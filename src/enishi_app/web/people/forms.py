"""What is asked about people."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.evidence import channel_name
from enishi.network import language_name, languages, places, recognise_place, role_name, roles
from enishi.people import CardField
from enishi.terms import Channel, Language
from enishi_app.actions.people import PeopleFilter, PeopleOrder, Said
from enishi_app.actions.picking import PickKind
from enishi_app.web.forms import PageForm
from enishi_app.web.picking import PickField, PickingForm

FIELDS = {
    CardField.NAME: _("Name"),
    CardField.READING: _("Reading"),
    CardField.ALIAS: _("Name used in reports"),
    CardField.MAIL: _("Mail"),
    CardField.PHONE: _("Phone"),
    CardField.URL: _("Link"),
    CardField.ORGANISATION: _("Organisation"),
    CardField.TITLE: _("Title"),
    CardField.ROLE: _("Role"),
    CardField.PLACE: _("Place"),
    CardField.LANGUAGE: _("Language"),
    CardField.LABEL: _("Label"),
    CardField.NOTE: _("Note"),
}
_ORDERS = (
    (PeopleOrder.FIT, _("Best fit first")),
    (PeopleOrder.NAME, _("By name")),
    (PeopleOrder.TOUCH, _("Last in touch first")),
    (PeopleOrder.MET, _("Last met first")),
)


class FilterForm(PageForm):
    """Which people a list shows; whatever it does not understand does not narrow."""

    text = forms.CharField(label=_("Name, organisation, title"), required=False)
    met = forms.BooleanField(label=_("Met in an experiment"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=80)
    channel = forms.CharField(label=_("How you met"), required=False, max_length=40)
    language = forms.ChoiceField(label=_("Language"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=_ORDERS)

    def __init__(self, given: Mapping[str, Any], *, language: Language) -> None:
        super().__init__(given)
        ways = [(one, channel_name(one, language)) for one in Channel]
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"), required=False, choices=[("", _("Any")), *role_choices(language)]
        )
        self.fields["channel"] = forms.ChoiceField(
            label=_("How you met"), required=False, choices=[("", _("Any")), *ways]
        )
        spoken = [(code, language_name(code, language)) for code in languages()]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", _("Any")), *spoken]
        )

    def wanted(self) -> PeopleFilter:
        """Return the filter; fields with a wrong value do not narrow."""
        self.is_valid()
        said = self.cleaned_data
        return PeopleFilter(
            text=said.get("text", ""),
            role=said.get("role", ""),
            place=_place(said.get("place", "")),
            language=said.get("language", ""),
            channel=said.get("channel", ""),
            is_met=said.get("met", False),
            order=PeopleOrder(said.get("order") or PeopleOrder.FIT),
        )

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """Return the fields that stand folded away."""
        return [self[name] for name in ("role", "place", "channel", "language", "order")]

    @property
    def is_open(self) -> bool:
        """Tell whether one of them is used, so that they stand open."""
        return any(self.data.get(bound.html_name) for bound in self.narrowing)


class NewPersonForm(PageForm):
    """A person in fifteen seconds: a name is enough."""

    name = forms.CharField(label=_("Name"), max_length=200)
    reading = forms.CharField(label=_("Reading"), max_length=200, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=())
    place = forms.CharField(
        label=_("Place"),
        max_length=80,
        required=False,
        help_text=_("As you would say it: Paris, パリ"),
    )
    language = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mail = forms.EmailField(label=_("Mail"), max_length=254, required=False)
    url = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    alias = forms.CharField(
        label=_("Name used in reports"),
        max_length=200,
        required=False,
        help_text=_("Reports give no name without consent; this stands there instead."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input--ruled"}),
    )
    is_new = forms.BooleanField(label=_("This is somebody else of the same name"), required=False)

    def __init__(self, given: Mapping[str, object] | None = None, *, language: Language) -> None:
        super().__init__(given)
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"), required=False, choices=[("", _("Not said")), *role_choices(language)]
        )
        spoken = [(code, language_name(code, language)) for code in languages()][:8]
        self.fields["language"] = forms.MultipleChoiceField(
            label=_("Languages"),
            required=False,
            choices=spoken,
            widget=forms.CheckboxSelectMultiple,
        )

    def said(self) -> list[Said]:
        """Return what a valid form says of the person."""
        told = {k: v for k, v in self.cleaned_data.items() if v and k != "is_new"}
        return [
            Said(field=CardField(name), value=one)
            for name, value in told.items()
            for one in (value if isinstance(value, list) else [value])
        ]

    @property
    def first(self) -> list[forms.BoundField]:
        """Return the fields one fills in at the venue."""
        return [self[name] for name in ("name", "organisation", "title", "role", "place")]

    @property
    def further(self) -> list[forms.BoundField]:
        """Return the fields that can wait."""
        return [self[name] for name in ("reading", "language", "mail", "url", "alias", "note")]

    @property
    def further_open(self) -> bool:
        """Tell whether something stands in them, so that they stay open."""
        return any(bound.errors or bound.value() for bound in self.further)


class OtherForm(PickingForm):
    """Somebody who is here already and may be the same person."""

    other = PickField(PickKind.PERSON, label=_("Name"))

    def chosen(self) -> str:
        """Return the id of who is meant; where nobody is, the form asks again."""
        picked = self.cleaned_data["other"]
        if not picked.id:
            self.add_error("other", _("Nobody of this name is here."))
        return str(picked.id)


class SayForm(PageForm):
    """One value of a card, in the user's own words."""

    field = forms.ChoiceField(label=_("What"), choices=tuple(FIELDS.items()))
    value = forms.CharField(label=_("Value"), max_length=2000)

    def said(self) -> Said:
        """Return what a valid form says."""
        chosen = self.cleaned_data
        return Said(field=CardField(chosen["field"]), value=chosen["value"])


def _place(said: str) -> str:
    """Return the code of a place as one says it; the words where the vocabulary has none."""
    return said if said in places() else recognise_place(said) or said


def role_choices(language: Language) -> list[tuple[str, str]]:
    """Return the roles by name."""
    named = sorted((role_name(code, language), code) for code in roles())
    return [(code, name) for name, code in named]
