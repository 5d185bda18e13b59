"""A question as text, and the forms in which it is asked: in plain words, and in fields."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.network import (
    QueryError,
    QueryField,
    QueryTrouble,
    ReachQuery,
    explain_query_error,
    language_name,
    languages,
    parse_query,
    place_name,
    role_name,
    roles,
)
from enishi.terms import Language
from enishi_app.actions.reach import HOPS, TOP
from enishi_app.web.forms import PageForm

EXAMPLES = (_("marketer in Paris"), _("designer who speaks Japanese"), _("community manager"))
_HOPS = [(str(n), str(n)) for n in (2, 3, 4)]
_TOPS = [(str(n), str(n)) for n in (5, 10, 20, 50)]
_PARTS: Mapping[str, QueryField] = {
    "roles": QueryField.ROLE,
    "places": QueryField.PLACE,
    "languages": QueryField.LANGUAGE,
    "names": QueryField.NAME,
    "communities": QueryField.COMMUNITY,
    "organisations": QueryField.ORGANISATION,
    "labels": QueryField.LABEL,
}
_WRONG = {
    QueryTrouble.UNKNOWN_ROLE: "role",
    QueryTrouble.UNKNOWN_PLACE: "place",
    QueryTrouble.UNKNOWN_LANGUAGE: "lang",
}


def text_of(query: ReachQuery) -> str:
    """Write a question so that :func:`enishi.network.parse_query` reads the same again."""
    return " ".join(_pieces(query))


def _pieces(query: ReachQuery) -> Iterator[str]:
    for part, field in _PARTS.items():
        yield from (f"{field}:{_quoted(value)}" for value in getattr(query, part))
    yield from (f'"{word}"' for word in query.unknown)
    yield from (f"{QueryField.BY}:{day}" for day in query.by)


def _quoted(value: str) -> str:
    plain = value.strip('"“”「」')
    return plain if plain.isascii() and plain.replace("-", "").isalnum() else f'"{plain}"'


class QuestionForm(PageForm):
    """Whom one wants to meet, in plain words, and how far to look."""

    q = forms.CharField(
        label=_("Whom do you want to meet, in your own words"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--serif", "autocomplete": "off"}),
    )
    hops = forms.ChoiceField(
        label=_("Over how many steps at most"),
        choices=_HOPS,
        initial=str(HOPS),
        widget=forms.RadioSelect,
    )
    top = forms.ChoiceField(label=_("How many people at most"), choices=_TOPS, initial=str(TOP))
    as_of = forms.DateField(
        label=_("As known on"),
        required=False,
        help_text=_("Left empty: today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as 2024-08-31.")},
    )

    def __init__(self, given: Mapping[str, str], *, language: Language) -> None:
        # What an address leaves out stands as usual.
        super().__init__({"hops": str(HOPS), "top": str(TOP), **given})
        self.language = language

    @classmethod
    def blank(cls, language: Language) -> "QuestionForm":
        """Return the form before anything is asked."""
        form = cls({}, language=language)
        form.is_bound = False
        return form

    def clean_q(self) -> str:
        """Refuse a question that cannot be read, with the reason."""
        asked = cast("str", self.cleaned_data["q"])
        try:
            parse_query(asked)
        except QueryError as error:
            raise forms.ValidationError(explain_query_error(error, self.language)) from error
        return asked

    @property
    def wish(self) -> dict[str, Any]:
        """Return the options of :func:`enishi_app.actions.reach.find_reach`."""
        said = self.cleaned_data
        day = cast("date | None", said["as_of"])
        return {"hops": int(said["hops"]), "top": int(said["top"]), "as_of": day}

    @property
    def is_unusual(self) -> bool:
        """Tell whether an option differs from what is usual, or is wrong."""
        usual = {"hops": str(HOPS), "top": str(TOP), "as_of": ""}
        return any((self.data.get(name) or "") != value for name, value in usual.items())


class FieldsForm(PageForm):
    """The same question in fields; :attr:`question` is what they come to."""

    role = forms.ChoiceField(label=_("Role"), required=False)
    place = forms.CharField(
        label=_("Place"), required=False, help_text=_("A city, a country or a region.")
    )
    lang = forms.ChoiceField(label=_("Language spoken"), required=False)
    org = forms.CharField(label=_("Organisation"), required=False)
    community = forms.CharField(label=_("Community"), required=False)
    name = forms.CharField(label=_("Name"), required=False)
    label = forms.CharField(label=_("Label"), required=False)
    text = forms.CharField(
        label=_("Further words"),
        required=False,
        help_text=_("Looked for in the name, organisation and title."),
    )

    def __init__(
        self,
        given: Mapping[str, str] | None = None,
        *,
        language: Language,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}), prefix=None, auto_id="f_%s")
        self.language = language
        self._offer("role", {code: role_name(code, language) for code in roles()})
        self._offer("lang", {code: language_name(code, language) for code in languages()})

    def _offer(self, name: str, named: dict[str, str]) -> None:
        choices = sorted(named.items(), key=lambda pair: pair[1])
        cast("forms.ChoiceField", self.fields[name]).choices = [("", _("Any")), *choices]

    @property
    def question(self) -> str:
        """Return the question that the fields come to."""
        said = self.cleaned_data
        values = ((field, said.get(field.value, "")) for field in QueryField)
        named = (f'{field}:"{_bare(value)}"' for field, value in values if value)
        return " ".join([*named, *filter(None, [said.get("text", "")])])

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be looked for, beside the field in which it stands."""
        try:
            parse_query(self.question)
        except QueryError as error:
            where = _WRONG.get(error.trouble, "text")
            self.add_error(where, explain_query_error(error, self.language))
        return self.cleaned_data


def _bare(value: str) -> str:
    return value.translate(str.maketrans("", "", '"“”「」'))


def fields_of(query: ReachQuery, language: Language) -> dict[str, str]:
    """Return what stands in the fields for a question; what no field holds is among the words."""
    told: dict[str, str] = {}
    rest = query
    for part, field in _PARTS.items():
        values: tuple[str, ...] = getattr(query, part)
        if values:
            is_place = field is QueryField.PLACE
            told[field.value] = place_name(values[0], language) if is_place else values[0]
            rest = replace(rest, **{part: values[1:]})
    return told | {"text": text_of(rest)}
