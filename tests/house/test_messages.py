"""The catalogue tool finds exactly the sentences that Django looks up, and loses no translation."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import trans_real

from tools import messages
from tools.messages import Translation

TEMPLATE = """{% load i18n %}<!doctype html>
<p title="{% translate "A title" %}">{% translate 'Half of 100%' %}</p>
    {# an apostrophe isn't a quotation mark #}
  <p>Don't stumble over 'this</p>
{% if deep %}
        {% blocktranslate trimmed with place=city %}
            You met {{ name }}
            in {{ place }}.
        {% endblocktranslate %}
  {% endif %}
{% blocktranslate %}  As it
  stands  {% endblocktranslate %}
{% blocktranslate count n=number trimmed %}
   One person, {{ name }}
{% plural %}
   {{ n }} people, {{ name }}
{% endblocktranslate %}
{% translate "May" context "month" %}
{% blocktranslate context "verb" %}May{% endblocktranslate %}
{{ _("In a variable") }}{{ name|default:_("In a filter") }}
{% translate "Kept" as kept %}{{ kept }}
"""
PYTHON = """
from django.utils.translation import gettext, gettext_lazy as _, ngettext, pgettext
TITLE = _("A lazy one")
def say(number):
    return (gettext("One " "in two"), ngettext("%(n)d tie", "%(n)d ties", number),
            pgettext("noun", "Present"))
"""
SINGULARS = {
    ("", "A title"),
    ("", "Half of 100%%"),
    ("", "You met %(name)s in %(place)s."),
    ("", "  As it\n  stands  "),
    ("", "One person, %(name)s"),
    ("month", "May"),
    ("verb", "May"),
    ("", "In a variable"),
    ("", "In a filter"),
    ("", "Kept"),
    ("", "A lazy one"),
    ("", "One in two"),
    ("", "%(n)d tie"),
    ("noun", "Present"),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "page.py").write_text(PYTHON, encoding="utf-8")
    return folder


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "locale" / "ja" / "LC_MESSAGES" / "django.po"


def keys(catalog):
    return {messages._key(message) for message in catalog if message.id}


def translate_all(catalogue, source):
    messages.refresh(
        catalogue,
        source,
        [
            Translation(english=sentence, japanese=f"«{sentence}»", context=context or None)
            for context, sentence in keys(messages.extract_messages(source))
        ],
    )


def test_every_sentence_of_templates_and_code_is_found(source):
    assert keys(messages.extract_messages(source)) == SINGULARS


def test_what_is_extracted_is_what_django_looks_up(source, catalogue, settings, monkeypatch):
    translate_all(catalogue, source)
    settings.LOCALE_PATHS = [catalogue.parents[2]]
    monkeypatch.setattr(trans_real, "_translations", {})
    page = Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string(TEMPLATE)
    with translation.override("ja"):
        said = page.render(
            Context({"deep": True, "name": "Ada", "city": "Paris", "number": 1, "missing": ""})
        )
        assert "«You met Ada in Paris.»" in said
        assert "«One person, Ada»" in said
        assert "«  As it\n  stands  »" in said
        assert "«Half of 100%»" in said
        assert said.count("«May»") == 2
        assert "«A title»" in said
        assert "«In a variable»" in said
        assert "«Kept»" in said


def test_translations_outlive_a_new_extraction(source, catalogue):
    translate_all(catalogue, source)
    before = catalogue.read_bytes()
    messages.refresh(catalogue, source)
    assert catalogue.read_bytes() == before
    assert list(messages.find_faults(catalogue, source)) == []


def test_a_sentence_that_comes_back_has_its_translation(source, catalogue):
    translate_all(catalogue, source)
    page = source / "page.py"
    page.unlink()
    messages.refresh(catalogue, source)
    assert any("A lazy one" in fault for fault in messages.find_faults(catalogue, source))
    page.write_text(PYTHON, encoding="utf-8")
    messages.refresh(catalogue, source)
    assert list(messages.find_faults(catalogue, source)) == []


def test_dropping_forgets_what_is_no_longer_in_the_code(source, catalogue):
    translate_all(catalogue, source)
    (source / "page.py").unlink()
    messages.refresh(catalogue, source, keep_aside=False)
    assert b"A lazy one" not in catalogue.read_bytes()
    assert list(messages.find_faults(catalogue, source)) == []


def test_a_translation_may_come_before_its_sentence(source, catalogue):
    early = Translation(english="Not yet", japanese="まだ")
    messages.refresh(catalogue, source, [early])
    (source / "late.py").write_text('gettext("Not yet")', encoding="utf-8")
    messages.refresh(catalogue, source)
    held = {messages._key(m): m.string for m in messages.read_catalogue(catalogue)}
    assert held["", "Not yet"] == "まだ"


def test_many_builders_at_once_lose_nothing(source, catalogue):
    given = [
        Translation(english=sentence, japanese=f"«{sentence}»", context=context or None)
        for context, sentence in SINGULARS
    ]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda one: messages.refresh(catalogue, source, [one]), given))
    assert list(messages.find_faults(catalogue, source)) == []


def test_missing_japanese_is_a_fault(source, catalogue):
    messages.refresh(catalogue, source)
    faults = list(messages.find_faults(catalogue, source))
    assert len(faults) == len(SINGULARS)
    assert "page.py: no Japanese for 'A lazy one'" in faults


def test_a_lost_placeholder_is_a_fault(source, catalogue):
    translate_all(catalogue, source)
    wrong = Translation(english="You met %(name)s in %(place)s.", japanese="%(nom)sさんに会った")
    messages.refresh(catalogue, source, [wrong])
    assert any("You met" in fault for fault in messages.find_faults(catalogue, source))


def test_a_stale_compiled_file_is_a_fault(source, catalogue):
    translate_all(catalogue, source)
    catalogue.write_bytes(catalogue.read_bytes().replace("«Kept»".encode(), "残す".encode()))
    assert list(messages.find_faults(catalogue, source)) == [
        "django.mo is not made of django.po (make messages)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Keep: 残す",
        "- {english: Keep, japanese: 残す}",
    ],
)
def test_translations_are_read_in_both_forms(text):
    assert messages.read_translations(text) == [Translation(english="Keep", japanese="残す")]


@pytest.mark.parametrize("text", ["Keep: [1", "Keep: ''", "- Keep", "- {english: Keep}", "Yes: 1"])
def test_wrong_translations_are_refused_in_one_line(text):
    with pytest.raises(messages.MessagesError):
        messages.read_translations(text)


def test_the_catalogue_of_the_product_is_whole():
    assert list(messages.find_faults(messages.CATALOGUE, messages.SOURCE)) == []
