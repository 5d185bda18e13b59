from datetime import date

import pytest

from enishi.report import (
    NoExperimentError,
    Report,
    ReportKind,
    ReportMaterial,
    build_report,
    to_html,
    to_markdown,
)
from enishi.terms import Language
from tests.library.report.builders import an_experiment, both, person

AUGUST = date(2024, 8, 31)


def plan_of(material: ReportMaterial, language: Language = Language.JA) -> Report:
    return build_report(ReportKind.PLAN, material=material, as_of=AUGUST, language=language)


@pytest.mark.parametrize("language", Language)
def test_every_heading_of_the_programme_stands_in_its_order(language: Language) -> None:
    report = plan_of(ReportMaterial(experiments=(an_experiment(),)), language)
    titles = {
        Language.JA: [
            "目的と背景",
            "検証すること",
            "活動の概要",
            "成果物と結果",
            "測りかた",
            "日程と経過",
            "その他",
        ],
        Language.EN: [
            "Purpose and background",
            "What is to be verified",
            "Outline of activities",
            "Outputs and results",
            "How it is measured",
            "Schedule and course",
            "Other",
        ],
    }[language]
    assert [section.title for section in report.document.sections] == titles


def test_without_an_experiment_there_is_nothing_to_report() -> None:
    with pytest.raises(NoExperimentError, match="at least one, got none"):
        plan_of(ReportMaterial(experiments=()))


def test_a_name_without_consent_is_replaced_everywhere() -> None:
    experiment = an_experiment(sponsor=both("山田　太郎", "Taro YAMADA"))
    people = (person("p1", "山田 太郎", reading="やまだ たろう", alias="Yさん"),)
    material = ReportMaterial(experiments=(experiment,), people=people)
    for language in Language:
        report = plan_of(material, language)
        for text in (to_markdown(report.document), to_html(report.document, standalone=True)):
            assert "山田" not in text
            assert "YAMADA" not in text
        alias = {Language.JA: "Yさん", Language.EN: "Y"}[language]
        assert [(h.shown_as, h.section, h.times) for h in report.hidden] == [(alias, "purpose", 1)]
