"""Every block that a page may fill is shown where it says so."""

from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory

import enishi_app.web

BLOCKS = ("over", "title", "lead", "main", "margin", "margin_name", "content", "page", "name")
SMALL_PRINT = ("spine_foot", "foot", "head")
README = Path(enishi_app.web.__file__).parent / "README.md"


@pytest.mark.parametrize("block", [*BLOCKS, *SMALL_PRINT])
def test_a_block_that_is_filled_is_shown(block):
    page = '{% extends "web/base.html" %}{% block ' + block + " %}<!-- filled -->{% endblock %}"
    shown = engines["django"].from_string(page).render({}, RequestFactory().get("/"))
    assert shown.count("<!-- filled -->") == 1
    assert f"`{block}`" in README.read_text(encoding="utf-8")
