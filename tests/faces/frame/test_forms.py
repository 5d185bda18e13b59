"""Forms: everything entered stays, and what is wrong is said in words that tell what to do."""

import pytest
from django import forms
from django.utils import translation

from enishi_app.web.forms import PageForm


class SampleForm(PageForm):
    name = forms.CharField()
    own = forms.CharField(error_messages={"required": "Your own words."})
    way = forms.ChoiceField(choices=[("a", "A"), ("b", "B")])
    agreed = forms.BooleanField()
    file = forms.FileField()
    day = forms.DateField(required=False)


@pytest.mark.parametrize(
    ("language", "name", "way", "agreed", "file"),
    [
        ("en", "Fill this in.", "Choose one.", "Tick this box to go on.", "Choose a file."),
        (
            *("ja", "ご記入ください。", "お選びください。"),
            *("続けるには、ここに印を付けてください。", "ファイルをお選びください。"),
        ),
    ],
)
def test_an_empty_field_is_told_what_to_do(language, name, way, agreed, file):
    with translation.override(language):
        errors = {key: str(said[0]) for key, said in SampleForm({}).errors.items()}
    assert errors == {
        "name": name,
        "own": "Your own words.",
        "way": way,
        "agreed": agreed,
        "file": file,
    }


def test_errors_are_counted_once_for_a_field():
    form = SampleForm({"name": "x", "day": "31 February"})
    assert form.error_count == 5
    assert [bound.name for bound in form.wrong_fields] == ["own", "way", "agreed", "file", "day"]


def test_words_of_one_form_stay_out_of_other_forms():
    form = SampleForm({})
    assert not form.is_valid()
    for field in (forms.CharField(), SampleForm.base_fields["name"]):
        assert field.error_messages["required"] == "This field is required."
