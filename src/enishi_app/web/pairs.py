"""Forms that ask the same thing in two languages, of which one is enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypedDict

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from enishi.terms import Bilingual, Language
from enishi_app.web.forms import PageForm

_LONGEST = 20_000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing asked in both languages.

    Attributes:
        rows: Lines of the field; 1 for a single line.
        needed: Whether one of the two languages must be filled in.
    """

    label: str | Promise
    rows: int = 1
    needed: bool = False
    help_text: str | Promise = ""


class PairParts(TypedDict):
    """What ``partials/pair.html`` shows: the page's language first."""

    legend: str | Promise
    is_needed: bool
    sides: list[tuple[str, BoundField]]


class PairForm(PageForm):
    """A form with things asked in both languages.

    Attributes:
        asks: What is asked, by name; ``question`` gives ``question_ja`` and ``question_en``.
    """

    asks: ClassVar[Mapping[str, Asked]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for name, asked in self.asks.items():
            for language in Language:
                self.fields[f"{name}_{language}"] = _field(asked, language)

    def clean(self) -> dict[str, Any]:
        """Ask for one language at least where something is needed."""
        missing = _("Fill this in, in one language at least.")
        for name, asked in self.asks.items():
            if asked.needed and not self.said(name):
                self.add_error(f"{name}_{Language.JA}", missing)
        return self.cleaned_data

    def said(self, name: str) -> Bilingual:
        """Return what was said of ``name``, in whichever language."""
        ja, en = (str(self.cleaned_data.get(f"{name}_{one}") or "") for one in ("ja", "en"))
        return Bilingual(ja=_lines(ja), en=_lines(en))

    def pair(self, name: str, language: Language) -> PairParts:
        """Return the two fields of ``name``, the page's language first."""
        asked = self.asks[name]
        order = sorted(Language, key=lambda one: one is not language)
        sides = [(one.value, self[f"{name}_{one}"]) for one in order]
        return PairParts(legend=asked.label, is_needed=asked.needed, sides=sides)


def initial_pair(name: str, text: Bilingual) -> dict[str, str]:
    """Return what stands in the two fields of ``name``."""
    return {f"{name}_ja": text.ja, f"{name}_en": text.en}


def _field(asked: Asked, language: Language) -> forms.CharField:
    own = {Language.JA: "日本語", Language.EN: "English"}[language]
    widget = forms.Textarea(attrs={"rows": asked.rows, "class": "input--ruled"})
    return forms.CharField(
        label=own,
        required=False,
        max_length=_LONGEST,
        widget=widget if asked.rows > 1 else forms.TextInput,
    )


def _lines(text: str) -> str:
    # Browsers send CRLF; a plan must not change because it was looked at in a form.
    return text.replace("\r\n", "\n").strip()
