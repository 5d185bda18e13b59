"""Which report is wanted."""

from datetime import date
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.experiment import Experiment
from enishi.terms import Language
from enishi_app.actions.reports import ReportKind, ReportWish
from enishi_app.web.forms import PageForm

_KINDS = ((ReportKind.INTERIM, _("Interim report")), (ReportKind.PLAN, _("Plan")))
_LANGUAGES = ((Language.JA, "日本語"), (Language.EN, "English"))


class WishForm(PageForm):
    """Kind, last day, language and experiment of a report."""

    kind = forms.ChoiceField(label=_("Report"), choices=_KINDS)
    as_of = forms.DateField(
        label=_("Last day that counts"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as 2024-08-31.")},
    )
    lang = forms.ChoiceField(label=_("Language of the report"), choices=_LANGUAGES)
    experiment = forms.ChoiceField(label=_("Experiment"), required=False)

    def __init__(
        self,
        given: dict[str, str],
        *,
        experiments: tuple[Experiment, ...],
        language: Language,
    ) -> None:
        super().__init__(given)
        choice = cast("forms.ChoiceField", self.fields["experiment"])
        choice.choices = [(one.id, one.plan.title.to(language)) for one in experiments]
        if len(experiments) == 1:
            # One is no choice.
            choice.widget = forms.HiddenInput()

    def wish(self) -> ReportWish:
        """Return what a valid form asks for."""
        chosen = self.cleaned_data
        return ReportWish(
            kind=ReportKind(chosen["kind"]),
            as_of=chosen["as_of"],
            language=Language(chosen["lang"]),
            experiment=chosen["experiment"],
        )


def with_defaults(
    given: dict[str, str],
    *,
    day: date,
    language: Language,
    experiments: tuple[Experiment, ...],
) -> dict[str, str]:
    """Return what was asked for, with an interim report of today where nothing was said."""
    first = experiments[0].id if experiments else ""
    usual = {
        "kind": str(ReportKind.INTERIM),
        "as_of": day.isoformat(),
        "lang": str(language),
        "experiment": first,
    }
    return {name: given.get(name) or value for name, value in usual.items()}


def address_of(wish: ReportWish) -> str:
    """Return the part of an address that asks for the same report again."""
    return urlencode(
        {
            "kind": wish.kind,
            "as_of": wish.as_of.isoformat(),
            "lang": wish.language,
            "experiment": wish.experiment,
        },
    )
