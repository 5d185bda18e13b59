"""A plan of asks as a page shows it: whom to ask for whom, why, and what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.network import (
    BAND_WORDS,
    NodeId,
    QueryError,
    band_of,
    describe_query,
    explain_query_error,
    parse_query,
)
from enishi.outreach import LeftOut, PlannedAsk, explain_ask, explain_left_out, people_words
from enishi.terms import Language
from enishi_app.actions.asks import BUDGET, PlannedAsks
from enishi_app.web.forms import PageForm
from enishi_app.web.reach.asking import text_of

_MOST_ASKS = 50
_LOOPS = 12
_LOOP_WIDTH = 44
_LOOP = (
    "M{}20c9 0 15.500-1 18-6.500 2.400-5.400.4-9.500-2.500-9.500s-5 4-2.500 9.500"
    "c2.500 5.500 9 6.500 18.500 6.500"
)
_LOOSE = "M{} 17c9 4 23 4 33 0"


class PlanForm(PageForm):
    """Whom one wants to meet, and how many favours one is ready to ask."""

    q = forms.CharField(
        label=gettext_lazy("Whom do you want to meet, in your own words"),
        required=False,
        help_text=gettext_lazy("Left empty: those whom the purpose of your experiment names."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--serif", "autocomplete": "off"}),
    )
    budget = forms.IntegerField(
        label=gettext_lazy("How many asks"),
        min_value=1,
        max_value=_MOST_ASKS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    as_of = forms.DateField(required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])

    def __init__(self, given: Mapping[str, str], *, language: Language) -> None:
        super().__init__({"budget": str(BUDGET), **given})
        self.language = language

    def clean_q(self) -> str:
        """Refuse a question that cannot be read, with the reason."""
        asked = cast("str", self.cleaned_data["q"]).strip()
        if asked:
            try:
                parse_query(asked)
            except QueryError as error:
                raise forms.ValidationError(explain_query_error(error, self.language)) from error
        return asked


@dataclass(frozen=True, kw_only=True)
class ShownPlanned:
    """One ask of the plan.

    Attributes:
        is_direct: Whether the target is written to without anybody between.
        record: Where the ask is recorded; empty where there is nobody between.
    """

    introducer: str
    introducer_name: str
    is_person: bool
    target: str
    target_name: str
    is_direct: bool
    band: str
    why: str
    record: str


@dataclass(frozen=True, kw_only=True)
class ShownLeftOut:
    """One ask that was left out, with the reason."""

    introducer_name: str
    target_name: str
    is_direct: bool
    why: str
    resting: date | None


def show_plan(made: PlannedAsks, language: Language, *, here: str) -> dict[str, object]:
    """Return what the page shows of a plan; ``here`` is where a form leads back to."""
    plan = made.plan
    names = _names(made)
    unnamed = sum(str(node) not in made.people for node in plan.no_way)
    return {
        "made": made,
        "read_as": [describe_query(query, language) for query in made.queries],
        "question": text_of(made.queries[0]) if not made.is_purpose else "",
        "asks": [_planned(made, ask, names, language, here) for ask in plan.asks],
        "left_out": [_left_out(made, one, names, language) for one in plan.left_out],
        "threads": draw_budget(len(plan.asks), round(made.budget)),
        "expected": people_words(plan.expected),
        "under_way": people_words(plan.under_way) if plan.under_way else "",
        "none": in_ten(plan.none),
        "some": in_ten(1 - plan.none),
        "no_way": [(node, names[node]) for node in plan.no_way if str(node) in made.people],
        "no_way_more": unnamed,
    }


def _names(made: PlannedAsks) -> Mapping[NodeId, str]:
    people = {NodeId(one): known.name for one, known in made.people.items()}
    groups = {NodeId(one): known.name for one, known in made.communities.items()}
    return defaultdict(lambda: _("somebody"), {**people, **groups})


def _polite(made: PlannedAsks, names: Mapping[NodeId, str]) -> Mapping[NodeId, str]:
    """Return the names as they stand in a sentence."""
    said = {
        # Translators: a person's name in a sentence; Japanese adds さん.
        node: _("{name}").format(name=name) if node in made.people else name
        for node, name in names.items()
    }
    return defaultdict(lambda: _("somebody"), said)


def _planned(
    made: PlannedAsks,
    ask: PlannedAsk,
    names: Mapping[NodeId, str],
    language: Language,
    here: str,
) -> ShownPlanned:
    is_direct = ask.introducer == ask.target
    return ShownPlanned(
        introducer=ask.introducer,
        introducer_name=names[ask.introducer],
        is_person=str(ask.introducer) in made.people,
        target=ask.target,
        target_name=names[ask.target],
        is_direct=is_direct,
        band=BAND_WORDS[band_of(ask.chance)].to(language),
        why=explain_ask(ask, _polite(made, names), language),
        record="" if is_direct else _record(made, ask, here),
    )


def _record(made: PlannedAsks, ask: PlannedAsk, here: str) -> str:
    by = "introducer" if str(ask.introducer) in made.people else "community"
    asked = {by: ask.introducer, "person": ask.target, "target": ask.target, "next": here}
    return f"{reverse('records:add', args=['introduction'])}?{urlencode(asked)}"


def _left_out(
    made: PlannedAsks, one: LeftOut, names: Mapping[NodeId, str], language: Language
) -> ShownLeftOut:
    return ShownLeftOut(
        introducer_name=names[one.introducer],
        target_name=names[one.target],
        is_direct=one.introducer == one.target,
        why=explain_left_out(one, _polite(made, names), language),
        resting=made.resting.get(str(one.introducer)),
    )


def in_ten(chance: float) -> str:
    """Say a chance as "7 in 10": more digits would claim more than is known."""
    tenths = round(chance * 10)
    if tenths in (0, 10):
        return _("almost none") if tenths == 0 else _("almost sure")
    return _("%d in 10") % tenths


def draw_budget(planned: int, budget: int) -> SafeString:
    """Draw a loop of thread for each ask planned, and a slack one for each that is left."""
    shown = min(budget, _LOOPS)
    loops = format_html_join("", '<path class="{}" d="{}"/>', _loops(min(planned, shown), shown))
    used = ngettext("%d ask planned", "%d asks planned", planned) % planned
    left = ngettext("%d left", "%d left", budget - planned) % (budget - planned)
    return format_html(
        '<span class="budget"><svg viewBox="0 0 {} 26" role="img" aria-label="{}">{}</svg></span>',
        shown * _LOOP_WIDTH,
        _("%(planned)s, %(left)s") % {"planned": used, "left": left},
        mark_safe(loops),  # noqa: S308 - drawn above
    )


def _loops(planned: int, shown: int) -> Iterator[tuple[str, str]]:
    for number in range(shown):
        begin = 1 + number * _LOOP_WIDTH
        yield (
            ("plan", _LOOP.format(f"{begin} "))
            if number < planned
            else (
                "loose",
                _LOOSE.format(begin),
            )
        )
