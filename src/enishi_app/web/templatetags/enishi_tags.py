"""Tags and filters of every template."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from enishi.evidence import channel_name
from enishi.network import Band, language_name, place_name, role_name
from enishi.terms import Bilingual, TieState
from enishi_app.web import dates
from enishi_app.web.counters import counted
from enishi_app.web.drawing import (
    draw_icon,
    draw_mark,
    draw_seal,
    draw_tie,
    marked_run,
    name_run,
    tie_level,
)
from enishi_app.web.fields import FieldParts, field_parts
from enishi_app.web.imports.words import format_words
from enishi_app.web.pairs import PairForm, PairParts
from enishi_app.web.requests import screen_language

register = template.Library()
register.simple_tag(draw_icon, name="icon")
register.simple_tag(draw_seal, name="seal")
register.simple_tag(counted, name="count")
register.filter("lang_run", name_run)
register.filter("marked", marked_run)


@register.simple_tag
def mark(value: str, word: str = "") -> SafeString:
    """Draw an outcome mark with its word: ``{% mark activity.mark %}``."""
    return draw_mark(value, screen_language(), word)


@register.simple_tag
def tie(level: TieState | str | None, band: Band | None = None) -> SafeString:
    """Draw a tie: ``{% tie tie.state estimate.band %}``, or by name, ``{% tie "good" %}``."""
    if level is None or isinstance(level, TieState):
        return draw_tie(tie_level(level, band))
    return draw_tie(level)


@register.filter
def bilingual(text: Bilingual) -> SafeString:
    """Say a text in the page's language, or in the other one, marked as such."""
    page = screen_language()
    said = text.language_of(page)
    if said is page:
        return conditional_escape(text.to(page))
    return format_html('<span lang="{}">{}</span>', said.value, text.to(page))


@register.filter
def role(code: str) -> str:
    """Return the name of a role."""
    return role_name(code, screen_language())


@register.filter
def place(code: str) -> str:
    """Return the name of a place."""
    return place_name(code, screen_language())


@register.filter
def spoken(code: str) -> str:
    """Return the name of a language."""
    return language_name(code, screen_language())


@register.filter
def channel(code: str) -> str:
    """Return the name of a channel."""
    return channel_name(code, screen_language())


@register.filter
def file_format(code: str) -> str:
    """Return what people call files of a format."""
    return str(format_words(code))


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """Write a day in full: ``10 September 2024``."""
    return "" if value is None else _time(value, dates.long_day(_d(value), screen_language()))


@register.filter
def week_day(value: date | datetime | None) -> SafeString | str:
    """Write a day with its day of the week: ``Tuesday 10 September 2024``."""
    return "" if value is None else _time(value, dates.week_day(_d(value), screen_language()))


@register.filter
def short_day(value: date | datetime | None, today: date | None = None) -> SafeString | str:
    """Write a day for tables, ``10 Sep``; ``|short_day:today`` adds the year where it differs."""
    if value is None:
        return ""
    return _time(value, dates.short_day(_d(value), screen_language(), today=today))


@register.filter
def month(value: date) -> str:
    """Write a month: ``September 2024``."""
    return dates.month(_d(value), screen_language())


@register.filter
def clock(value: datetime) -> SafeString:
    """Write the time of day: ``20:05``."""
    return dates.marked_up(value, dates.clock_time(value))


@register.simple_tag
def day_range(start: date, end: date) -> str:
    """Write a period: ``{% day_range stage.period.start stage.period.end %}``."""
    return dates.day_range(start, end, screen_language())


@register.filter
def relative_day(value: date | datetime, today: date) -> SafeString:
    """Write how far a day is: ``{{ tend.due|relative_day:today }}``."""
    return _time(value, dates.relative_day(_d(value), screen_language(), today=today))


def _d(value: date | datetime) -> date:
    return dates.day_of(value)


def _time(value: date | datetime, text: str) -> SafeString:
    return dates.marked_up(value, text)


@register.inclusion_tag("web/partials/field.html")
def field(bound: BoundField, lang: str = "") -> FieldParts:
    """Show a field of a form: label, input, help, errors."""
    return field_parts(bound, lang=lang)


@register.inclusion_tag("web/partials/pair.html")
def pair(form: PairForm, name: str) -> PairParts:
    """Show what is asked in both languages, side by side: ``{% pair form "question" %}``."""
    return form.pair(name, screen_language())


@register.simple_tag
def control(bound: BoundField, lang: str = "") -> SafeString:
    """Show the input of a field alone, joined to its errors for listeners."""
    return field_parts(bound, lang=lang)["control"]


@register.inclusion_tag("web/partials/pager.html", takes_context=True)
def pager(context: Context, page: Page[object]) -> Mapping[str, object]:
    """Show the range and the pages of a list; other words of the address are kept."""
    asked = context["request"].GET
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "links": [(number, _address(asked, number)) for number in numbers],
        "previous": _address(asked, page.previous_page_number()) if page.has_previous() else "",
        "next": _address(asked, page.next_page_number()) if page.has_next() else "",
    }


def _address(asked: QueryDict, number: int | str) -> str:
    if isinstance(number, str):
        return ""
    query = asked.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
