"""What the tags and filters of every template write."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from enishi.network import Band
from enishi.terms import Bilingual, Channel, Language, Mark, TieState
from enishi_app.web import dates
from enishi_app.web.counters import COUNTERS
from enishi_app.web.forms import PageForm
from enishi_app.web.icons import icon_paths

DAY = date(2024, 9, 10)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


def shown(template: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load enishi_tags %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("filtered", "english", "japanese"),
    [
        ("day", "10 September 2024", "2024年9月10日（火）"),
        ("week_day", "Tuesday 10 September 2024", "2024年9月10日（火）"),
        ("short_day", "10 Sep", "9月10日"),
    ],
)
def test_days_are_written_by_language(filtered, english, japanese):
    for language, text in (("en", english), ("ja", japanese)):
        expected = f'<time datetime="2024-09-10">{text}</time>'
        assert shown("{{ day|" + filtered + " }}", language, day=DAY) == expected


def test_a_short_day_of_another_year_says_its_year():
    other = date(2023, 12, 31)
    assert dates.short_day(other, Language.EN, today=DAY) == "31 Dec 2023"
    assert dates.short_day(other, Language.JA, today=DAY) == "2023年12月31日"
    assert dates.short_day(DAY, Language.EN, today=DAY) == "10 Sep"


@pytest.mark.parametrize(
    ("gap", "english", "japanese"),
    [
        (0, "today", "今日"),
        (1, "tomorrow", "明日"),
        (-1, "yesterday", "昨日"),
        (3, "in 3 days", "3日後"),
        (-13, "13 days ago", "13日前"),
        (-14, "2 weeks ago", "2週間前"),
        (21, "in 3 weeks", "3週間後"),
    ],
)
def test_how_far_a_day_is(gap, english, japanese):
    day = date.fromordinal(DAY.toordinal() + gap)
    assert dates.relative_day(day, Language.EN, today=DAY) == english
    assert dates.relative_day(day, Language.JA, today=DAY) == japanese


@pytest.mark.parametrize(
    ("end", "english", "japanese"),
    [
        (date(2024, 9, 10), "10 September 2024", "2024年9月10日（火）"),
        (date(2024, 9, 12), "10–12 September 2024", "2024年9月10日（火）〜12日（木）"),
        (date(2024, 10, 1), "10 September – 1 October 2024", "2024年9月10日（火）〜10月1日（火）"),
        (
            date(2025, 1, 1),
            "10 September 2024 – 1 January 2025",
            "2024年9月10日（火）〜2025年1月1日（水）",
        ),
    ],
)
def test_periods_say_nothing_twice(end, english, japanese):
    assert dates.day_range(DAY, end, Language.EN) == english
    assert dates.day_range(DAY, end, Language.JA) == japanese


@given(DAYS)
def test_a_written_day_tells_its_day_month_and_year(day):
    japanese = dates.long_day(day, Language.JA)
    assert japanese.startswith(f"{day.year}年{day.month}月{day.day}日（")
    number, name, year = dates.long_day(day, Language.EN).split()
    assert datetime.strptime(f"{number} {name} {year}", "%d %B %Y").date() == day  # noqa: DTZ007 - a date has no zone


@given(DAYS, DAYS)
def test_past_and_coming_days_are_never_mixed_up(day, today):
    said = dates.relative_day(day, Language.EN, today=today)
    assert said.endswith("ago") == ((today - day).days > 1)
    assert said.startswith("in ") == ((day - today).days > 1)


def test_no_day_is_written_as_nothing():
    assert shown("{{ day|day }}{{ day|short_day }}{{ day|week_day }}", day=None) == ""


def test_a_moment_is_shown_on_the_day_of_this_machine(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    moment = datetime(2024, 9, 10, 20, 5, tzinfo=UTC)
    assert "11 September 2024" in shown("{{ at|day }}", at=moment)
    assert ">05:05<" in shown("{{ at|clock }}", at=moment)


def test_every_mark_has_a_drawing_and_a_word_in_both_languages():
    for value in [*Mark, "under-way", "planned"]:
        english = shown("{% mark value %}", value=value)
        japanese = shown("{% mark value %}", "ja", value=value)
        for said in (english, japanese):
            assert '<svg viewBox="0 0 18 18" aria-hidden="true"><' in said
            assert said.split("<span>")[1].split("<")[0]
        assert english != japanese


def test_japanese_marks_are_circle_triangle_and_cross():
    assert 'r="6.6"' in shown("{% mark 'done' %}", "ja")
    assert "H1.7z" in shown("{% mark 'partial' %}", "ja")
    assert "11 11M" in shown("{% mark 'not-done' %}", "ja")


def test_a_mark_may_say_it_in_another_word():
    assert "<span>Brief ready</span>" in shown("{% mark 'done' 'Brief ready' %}")


def test_ties_are_drawn_by_state_and_strength():
    cases = [
        (None, None, "no tie yet"),
        (TieState.POSSIBLE, Band.LIKELY, "a guess"),
        (TieState.CONFIRMED, Band.UNLIKELY, "a light tie"),
        (TieState.LIKELY, Band.EVEN, "a good tie"),
        (TieState.CONFIRMED, Band.LIKELY, "a close tie"),
    ]
    for state, band, name in cases:
        drawn = shown("{% tie state band %}", state=state, band=band)
        assert f'aria-label="{name}"' in drawn
    assert shown("{% tie 'good' %}") == shown(
        "{% tie state band %}", state=TieState.CONFIRMED, band=Band.EVEN
    )


def test_seals_carry_the_language_of_their_sign():
    assert (
        shown("{% seal '佐伯 亮' %}") == '<span class="seal" lang="ja" aria-hidden="true">佐</span>'
    )
    small = shown("{% seal 'Quiet Growth' 'community' 's' %}")
    assert small.startswith('<span class="seal seal--group seal--s" lang="en"')
    assert ">QG<" in small


def test_names_in_another_script_are_marked_with_their_language():
    assert shown("{{ name|lang_run }}", name="佐伯 亮") == '<span lang="ja">佐伯 亮</span>'
    assert shown("{{ name|lang_run }}", "ja", name="佐伯 亮") == "佐伯 亮"
    assert shown("{{ name|lang_run }}", name="Inês <b>") == "Inês &lt;b&gt;"


def test_a_text_in_one_language_is_marked_in_the_other():
    only = Bilingual(ja="縁<b>")
    assert shown("{{ text|bilingual }}", text=only) == '<span lang="ja">縁&lt;b&gt;</span>'
    assert shown("{{ text|bilingual }}", "ja", text=only) == "縁&lt;b&gt;"


def test_codes_are_named():
    assert shown("{{ code|place }}", "ja", code="FR") == "フランス"
    assert shown("{{ code|role }}", code="marketer").lower() == "marketer"
    assert "friend" in shown("{{ code|channel }}", code=Channel.FRIEND_INTRODUCTION)
    assert shown("{{ code|spoken }}", "ja", code="fr") == "フランス語"


def test_counts_follow_the_number():
    assert shown("{% count 1 'people' %}") == "1 person"
    assert shown("{% count 1204 'people' %}") == "1,204 people"
    assert shown("{% count 18 'people' %}", "ja") == "18人"


@pytest.mark.parametrize("kind", COUNTERS)
def test_every_counter_has_a_japanese_form(kind):
    assert shown("{% count 2 kind %}", "ja", kind=kind) != shown("{% count 2 kind %}", kind=kind)


def test_every_icon_draws_something():
    for name in icon_paths():
        assert 'aria-hidden="true"><' in shown("{% icon name %}", name=name)
    assert 'role="img" aria-label="Close"' in shown("{% icon 'close' 'Close' %}")


class SampleForm(PageForm):
    name = forms.CharField(label="Name", help_text="As it is written")
    why = forms.CharField(label="Why", required=False)
    agreed = forms.BooleanField(label="Agreed")
    next = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_a_field_is_joined_to_its_label_help_and_error():
    said = shown("{% field form.name %}", form=SampleForm({"why": "kept <input>"}))
    assert '<label for="id_name">' in said
    assert 'aria-describedby="id_name_error id_name_help"' in said
    assert 'aria-invalid="true"' in said
    assert 'id="id_name_error"' in said
    assert 'id="id_name_help"' in said


def test_what_was_entered_stays():
    form = SampleForm({"why": "kept <input>"})
    assert 'value="kept &lt;input&gt;"' in shown("{% field form.why %}", form=form)
    assert "optional" in shown("{% field form.why %}", form=form)


def test_the_error_summary_leads_to_every_wrong_field():
    summary = '{% include "web/partials/error_summary.html" %}'
    said = shown(summary, form=SampleForm({}))
    assert "3 things to put right" in said
    for name in ("name", "agreed", "next"):
        field = shown("{% field form." + name + " %}", form=SampleForm({}))
        assert f'href="#id_{name}"' in said
        assert f'id="id_{name}"' in field
    assert "errors" not in shown(summary, form=SampleForm())


def test_a_group_of_choices_is_a_fieldset():
    said = shown("{% field form.next %}", form=SampleForm({"next": "b"}))
    assert said.count('type="radio"') == 2
    assert "<legend>" in said
    assert said.count("checked") == 1


def test_pages_keep_the_other_words_of_the_address():
    request = RequestFactory().get("/people/?text=Pa%26ris&page=2")
    page = Paginator(range(100), 20).page(2)
    said = shown("{% pager page %}", page=page, request=request)
    assert "21–40 of 100" in said
    assert 'href="?text=Pa%26ris&amp;page=3" rel="next"' in said
    assert said.count('aria-current="page"') == 1


def test_one_page_needs_no_pager():
    request = RequestFactory().get("/people/")
    page = Paginator(range(3), 20).page(1)
    assert shown("{% pager page %}", page=page, request=request).strip() == ""
