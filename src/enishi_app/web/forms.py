"""The base of every form."""

from typing import TYPE_CHECKING

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_REQUIRED = forms.Field.default_error_messages["required"]


class PageForm(forms.Form):
    """A form whose fields are shown by ``{% field %}`` and whose errors by the error summary.

    Pages are complete without a script, so the server is the one place where input is judged:
    the browser's own bubbles, in the browser's own language, stay away.
    """

    use_required_attribute = False

    def full_clean(self) -> None:
        """Judge what was entered; a field left empty is told what to do with it."""
        for field in self.fields.values():
            # A form that says it in words of its own keeps them.
            if field.error_messages["required"] is _REQUIRED:
                field.error_messages["required"] = _what_to_do(field)
        super().full_clean()

    @property
    def wrong_fields(self) -> list[BoundField]:
        """Return the fields with errors, in the order of the form."""
        return [bound for bound in self if bound.errors]

    @property
    def error_count(self) -> int:
        """Return how many things are to be put right."""
        return len(self.wrong_fields) + len(self.non_field_errors())


def _what_to_do(field: forms.Field) -> "_StrPromise":
    if isinstance(field, forms.BooleanField):
        return _("Tick this box to go on.")
    if isinstance(field, forms.FileField):
        return _("Choose a file.")
    return _("Choose one.") if isinstance(field, forms.ChoiceField) else _("Fill this in.")
