"""What is asked about experiments."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.experiment import ActivityId, ActivityMark
from enishi.terms import Bilingual, Mark
from enishi_app.web.forms import PageForm

_MARKS = (
    (Mark.DONE, _("Done")),
    (Mark.PARTIAL, _("Partly done")),
    (Mark.NOT_DONE, _("Did not happen")),
    (Mark.NOT_DUE, _("Not due yet")),
)


class MarkForm(PageForm):
    """What became of an activity, with the reason in one language or both."""

    mark = forms.ChoiceField(label=_("Mark"), choices=_MARKS)
    reason_ja = forms.CharField(label=_("Reason, in Japanese"), max_length=2000, required=False)
    reason_en = forms.CharField(label=_("Reason, in English"), max_length=2000, required=False)

    def clean(self) -> dict[str, str]:
        """Ask for the reason that △ and × need."""
        cleaned: dict[str, str] = super().clean() or {}
        mark = Mark(cleaned.get("mark") or Mark.DONE)
        if mark.needs_reason and not (cleaned.get("reason_ja") or cleaned.get("reason_en")):
            self.add_error("reason_ja", _("Say why, in one language at least."))
        return cleaned

    def given(self, activity: str, on: date) -> ActivityMark:
        """Return the mark a valid form gives."""
        said = self.cleaned_data
        return ActivityMark(
            activity=ActivityId(activity),
            mark=Mark(said["mark"]),
            on=on,
            reason=Bilingual(ja=said["reason_ja"], en=said["reason_en"]),
        )


class PlanForm(PageForm):
    """A plan written as YAML."""

    text = forms.CharField(
        label=_("The plan as YAML"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )
