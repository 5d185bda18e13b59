"""What is asked about people."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.network import role_name, roles
from enishi.people import CardField
from enishi.terms import Language
from enishi_app.actions.people import Said
from enishi_app.web.forms import PageForm

_FIELDS = (
    (CardField.NAME, _("Name")),
    (CardField.READING, _("Reading")),
    (CardField.ALIAS, _("Name used in reports")),
    (CardField.ORGANISATION, _("Organisation")),
    (CardField.TITLE, _("Title")),
    (CardField.PLACE, _("Place")),
    (CardField.MAIL, _("Mail")),
    (CardField.LABEL, _("Label")),
    (CardField.NOTE, _("Note")),
)


class NewPersonForm(PageForm):
    """A person in fifteen seconds: a name is enough."""

    name = forms.CharField(label=_("Name"), max_length=200)
    reading = forms.CharField(label=_("Reading"), max_length=200, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=())
    place = forms.CharField(
        label=_("Place"),
        max_length=80,
        required=False,
        help_text=_("As you would say it: Paris, パリ"),
    )
    note = forms.CharField(label=_("Note"), max_length=2000, required=False)

    def __init__(self, given: Mapping[str, object] | None = None, *, language: Language) -> None:
        super().__init__(given)
        named = sorted((role_name(code, language), code) for code in roles())
        choices = [(code, name) for name, code in named]
        role = cast("forms.ChoiceField", self.fields["role"])
        role.choices = [("", _("Not said")), *choices]

    def said(self) -> list[Said]:
        """Return what a valid form says of the person."""
        return [
            Said(field=CardField(name), value=value)
            for name, value in self.cleaned_data.items()
            if value
        ]


class SayForm(PageForm):
    """One value of a card, in the user's own words."""

    field = forms.ChoiceField(label=_("What"), choices=_FIELDS)
    value = forms.CharField(label=_("Value"), max_length=2000)

    def said(self) -> Said:
        """Return what a valid form says."""
        chosen = self.cleaned_data
        return Said(field=CardField(chosen["field"]), value=chosen["value"])
