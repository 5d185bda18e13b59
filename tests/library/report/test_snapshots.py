"""Whole reports, word for word, so that every change of a sentence is read before it goes out.

After a change that is wanted: ``ENISHI_RENEW_SNAPSHOTS=1 pytest tests/library/report`` writes the
files in ``snapshots/`` anew (and fails, so that no run passes by renewing); then read the
difference aloud, in both languages, before it is committed.
"""

import os
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from enishi.report import Document, ReportKind, build_report, to_html, to_markdown
from enishi.terms import Language
from tests.library.report.sample import SAMPLE_DAY, sample_material

FOLDER = Path(__file__).parent / "snapshots"
RENEW = "ENISHI_RENEW_SNAPSHOTS"
DAYS = {ReportKind.PLAN: date(2024, 6, 1), ReportKind.INTERIM: SAMPLE_DAY}


def render(document: Document, form: str) -> str:
    return to_markdown(document) if form == "md" else to_html(document, standalone=True)


@pytest.mark.parametrize(
    ("kind", "language", "form"), list(product(ReportKind, Language, ("md", "html")))
)
def test_a_report_reads_as_it_was_read_last(
    kind: ReportKind, language: Language, form: str
) -> None:
    report = build_report(kind, material=sample_material(), as_of=DAYS[kind], language=language)
    text = render(report.document, form)
    file = FOLDER / f"{kind}.{language}.{form}"
    if os.environ.get(RENEW):
        file.write_text(text, encoding="utf-8")
        pytest.fail(f"{file.name} was written anew: read it, then run without {RENEW}")
    assert text == file.read_text(encoding="utf-8")


def test_the_same_values_give_the_same_report() -> None:
    def built() -> object:
        return build_report(
            ReportKind.INTERIM,
            material=sample_material(),
            as_of=SAMPLE_DAY,
            language=Language.JA,
        )

    assert built() == built()
