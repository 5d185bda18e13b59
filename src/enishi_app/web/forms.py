"""The base of every form."""

from django import forms
from django.forms import BoundField


class PageForm(forms.Form):
    """A form whose fields are shown by ``{% field %}`` and whose errors by the error summary.

    Pages are complete without a script, so the server is the one place where input is judged:
    the browser's own bubbles, in the browser's own language, stay away.
    """

    use_required_attribute = False

    @property
    def wrong_fields(self) -> list[BoundField]:
        """Return the fields with errors, in the order of the form."""
        return [bound for bound in self if bound.errors]

    @property
    def error_count(self) -> int:
        """Return how many things are to be put right."""
        return len(self.wrong_fields) + len(self.non_field_errors())
