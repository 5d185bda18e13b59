"""What is asked about experiments: marks, learnings, purposes, and a plan as a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.experiment import ActivityId, ActivityMark, Purpose, WhoCell
from enishi.network import language_name, languages, place_name, role_name, roles
from enishi.terms import Bilingual, Language, Mark
from enishi_app.web.experiment.metric_fields import PlaceCode
from enishi_app.web.forms import PageForm
from enishi_app.web.pairs import Asked, PairForm, initial_pair

CELLS = 4
"""Kinds of people a purpose card has room for."""
_MARKS = (
    (Mark.DONE, _("Done")),
    (Mark.PARTIAL, _("Partly done")),
    (Mark.NOT_DONE, _("Did not happen")),
    (Mark.NOT_DUE, _("Not due yet")),
)


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any) -> forms.DateField:  # noqa: ANN401 - a text or a lazy one
    """Return a field for a day."""
    wrong = _("This is not a day. Write it like 2024-08-31.")
    return forms.DateField(label=label, widget=DayInput, error_messages={"invalid": wrong})


class MarkForm(PairForm):
    """What became of an activity, with the reason in one language or both."""

    asks: ClassVar[Mapping[str, Asked]] = {"reason": Asked(label=_("Reason"), rows=3)}
    mark = forms.ChoiceField(label=_("Mark"), choices=_MARKS, widget=forms.RadioSelect)
    on = day_field(_("Day"))

    def clean(self) -> dict[str, Any]:
        """Ask for the reason that △ and × need."""
        cleaned = super().clean()
        mark = Mark(cleaned.get("mark") or Mark.DONE)
        if mark.needs_reason and not self.said("reason"):
            self.add_error("reason_ja", gettext("Say why, in one language at least."))
        return cleaned

    def given(self, activity: str) -> ActivityMark:
        """Return the mark a valid form gives."""
        said = self.cleaned_data
        return ActivityMark(
            activity=ActivityId(activity),
            mark=Mark(said["mark"]),
            on=said["on"],
            reason=self.said("reason"),
        )


class LearningForm(PairForm):
    """One thing learned."""

    asks: ClassVar[Mapping[str, Asked]] = {
        "text": Asked(label=_("What you learned"), rows=3, needed=True)
    }


class PurposeForm(PairForm):
    """Whom to meet, and why."""

    asks: ClassVar[Mapping[str, Asked]] = {
        "why": Asked(label=_("Why you want to meet them"), rows=4, needed=True),
        "reason": Asked(label=_("Why the card changes"), rows=2),
    }

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        language: Language,
        held: Purpose | None = None,
    ) -> None:
        super().__init__(given, initial=initial_purpose(held, language) if held else {})
        # A card brought in as a file may name more kinds than a new one has room for.
        self.cell_count = max(CELLS, len(held.who) + 1 if held else 0)
        named = sorted((role_name(code, language), code) for code in roles())
        spoken = [(code, language_name(code, language)) for code in languages()]
        for number in self.numbers:
            self.fields[f"role_{number}"] = forms.ChoiceField(
                label=_("What they do"),
                required=False,
                choices=[("", _("Anything")), *((code, name) for name, code in named)],
            )
            self.fields[f"place_{number}"] = PlaceCode(label=_("Where"))
            self.fields[f"language_{number}"] = forms.ChoiceField(
                label=_("Language you would speak"),
                required=False,
                choices=[("", _("Any")), *spoken],
            )

    def clean(self) -> dict[str, Any]:
        """Find the places, and ask for one kind of people at least."""
        super().clean()
        if not self.errors and not self.who():
            self.add_error(
                "role_1", gettext("Say what they do, where they are, or what they speak.")
            )
        return self.cleaned_data

    @property
    def numbers(self) -> range:
        """Return the numbers of the kinds of people the card has room for."""
        return range(1, self.cell_count + 1)

    def who(self) -> tuple[WhoCell, ...]:
        """Return the kinds of people named, each once."""
        cells = (
            WhoCell(
                role=self.cleaned_data.get(f"role_{number}", ""),
                place=self.cleaned_data.get(f"place_{number}", ""),
                language=self.cleaned_data.get(f"language_{number}", ""),
            )
            for number in self.numbers
        )
        return tuple(dict.fromkeys(cell for cell in cells if cell != WhoCell()))

    def purpose(self, on: date, *, version: int = 1) -> Purpose:
        """Return the card a valid form holds; the first one needs no reason."""
        reason = self.said("reason") if version > 1 else Bilingual()
        return Purpose(version=version, on=on, who=self.who(), why=self.said("why"), reason=reason)

    @property
    def cells(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Return the fields of each kind of people."""
        parts = ("role", "place", "language")
        return [(number, [self[f"{part}_{number}"] for part in parts]) for number in self.numbers]


def initial_purpose(purpose: Purpose, language: Language) -> dict[str, str]:
    """Return what stands in the form of a card that is to be changed."""
    told = initial_pair("why", purpose.why)
    for number, cell in enumerate(purpose.who, 1):
        told[f"role_{number}"] = cell.role
        told[f"place_{number}"] = place_name(cell.place, language) if cell.place else ""
        told[f"language_{number}"] = cell.language
    return told


class PlanForm(PageForm):
    """A plan written as YAML."""

    text = forms.CharField(
        label=_("The plan as YAML"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )
