"""Corners of a report: judgements, rewritten purposes, every kind of change, caution."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from enishi.experiment import Activity, ActivityId, Plan, Revision, StageId, WorkstreamId
from enishi.report import HiddenName, Report, ReportKind, ReportMaterial, build_report, to_markdown
from enishi.report.counting import judge
from enishi.report.telling import tell_hidden
from enishi.report.wording import Judgement
from enishi.terms import Bilingual, Comparison, Language, Period, PersonId
from tests.library.report.builders import a_plan, an_experiment, both
from tests.library.report.sample import SAMPLE_DAY, sample_experiment, sample_material

BY = date(2024, 11, 30)
BEFORE = BY - timedelta(days=1)


def interim(material: ReportMaterial, language: Language = Language.EN) -> Report:
    return build_report(ReportKind.INTERIM, material=material, as_of=SAMPLE_DAY, language=language)


def text_of(material: ReportMaterial, language: Language = Language.EN) -> str:
    return to_markdown(interim(material, language).document)


@pytest.mark.parametrize(
    ("comparison", "value", "day", "judged"),
    [
        (Comparison.AT_LEAST, 10, BEFORE, Judgement.REACHED),
        (Comparison.AT_LEAST, 9, BEFORE, Judgement.NOT_YET),
        (Comparison.AT_LEAST, 9, BY, Judgement.NOT_REACHED),
        (Comparison.AT_MOST, 10, BEFORE, Judgement.HOLDS_SO_FAR),
        (Comparison.AT_MOST, 10, BY, Judgement.REACHED),
        (Comparison.AT_MOST, 11, BEFORE, Judgement.NOT_REACHED),
        (Comparison.EXACTLY, 10, BY, Judgement.REACHED),
        (Comparison.EXACTLY, 11, BY, Judgement.NOT_REACHED),
        (Comparison.EXACTLY, 9, BEFORE, Judgement.NOT_YET),
    ],
)
def test_a_criterion_stands_as_its_count_says(
    comparison: Comparison, value: int, day: date, judged: Judgement
) -> None:
    (criterion,) = a_plan().criteria
    assert judge(replace(criterion, comparison=comparison), value, day) is judged


@pytest.mark.parametrize(
    ("comparison", "goal", "goal_ja"),
    [
        (Comparison.AT_MOST, "at most 10", "10人以下"),
        (Comparison.EXACTLY, "exactly 10", "ちょうど10人"),
    ],
)
def test_a_goal_says_how_it_compares(comparison: Comparison, goal: str, goal_ja: str) -> None:
    (criterion,) = a_plan().criteria
    plan = a_plan(criteria=(replace(criterion, comparison=comparison),))
    material = ReportMaterial(experiments=(an_experiment(plan=plan, revisions=()),))
    assert f"| {goal} |" in text_of(material)
    assert f"| {goal_ja} |" in text_of(material, Language.JA)


def test_a_rewritten_purpose_says_when_and_why() -> None:
    experiment = an_experiment()
    (first,) = experiment.purposes
    second = replace(
        first, version=2, on=date(2024, 7, 1), reason=both("広すぎた。", "It was too wide.")
    )
    material = ReportMaterial(experiments=(replace(experiment, purposes=(first, second)),))
    said = "Purpose rewritten: This is version 2, rewritten on 1 July 2024. It was too wide."
    assert said in text_of(material)
    ja = "目的の見直し：2024年7月1日に書き直した第2版です。広すぎた。"
    assert ja in text_of(material, Language.JA)


def revised(plan: Plan) -> str:
    experiment = an_experiment()
    revision = Revision(
        number=2, on=date(2024, 8, 1), plan=plan, reason=both("理由です。", "A reason.")
    )
    revisions = (*experiment.revisions, revision)
    return text_of(ReportMaterial(experiments=(replace(experiment, revisions=revisions),)))


def test_every_kind_of_change_of_a_plan_is_told() -> None:
    plan = a_plan()
    (stage,) = plan.stages
    added = Activity(
        id=ActivityId("new"),
        stage=StageId("s1"),
        workstream=WorkstreamId("net"),
        title=both("話す", "Talk"),
    )
    longer = Period(start=plan.period.start, end=date(2024, 12, 31))
    shorter = Period(start=stage.period.start, end=date(2024, 6, 30))
    text = revised(
        replace(
            plan,
            hypothesis=Bilingual(),
            other=both("補足", "A remark"),
            period=longer,
            stages=(replace(stage, period=shorter),),
            activities=(*plan.activities, added),
        )
    )
    assert "| Hypothesis | If I ask, I will meet. | (dropped) |" in text
    assert "| Other | (none) | A remark |" in text
    assert "| Period | 1 June – 30 November 2024 | 1 June – 31 December 2024 |" in text
    assert "| Stage | Start (1 Jun – 31 Jul) | Start (1 Jun – 30 Jun) |" in text
    assert "| Activity: Start | (none) | Talk |" in text
    assert "A reason." in text


def test_a_revision_that_changes_nothing_says_so() -> None:
    assert "Nothing in the plan itself changed." in revised(a_plan())


def test_a_plan_never_revised_says_so() -> None:
    text = text_of(ReportMaterial(experiments=(an_experiment(),)))
    assert "The plan was frozen on 31 May 2024 and has not changed since." in text


def test_large_channels_are_not_called_small() -> None:
    material = sample_material()
    first = material.journal.attempts[0]
    many = tuple(replace(first, id=first.id.__class__(f"more-{n}")) for n in range(40))
    journal = replace(material.journal, attempts=(*material.journal.attempts, *many))
    text = text_of(replace(material, journal=journal))
    assert "Ways with fewer than 30 attempts are too few to be compared." in text
    assert "Every way has" not in text


def test_a_user_s_own_channel_stands_as_she_wrote_it() -> None:
    material = sample_material()
    contacts = tuple(replace(c, channel="読書会で") for c in material.journal.contacts)
    journal = replace(material.journal, contacts=contacts)
    assert "| 読書会で | 0回 | 18人 |" in text_of(replace(material, journal=journal), Language.JA)


def test_a_remark_stands_in_the_last_section() -> None:
    plan = a_plan(other=both("補足です。", "A remark."))
    material = ReportMaterial(experiments=(an_experiment(plan=plan, revisions=()),))
    text = text_of(material)
    assert text.index("## 7 Other") < text.index("A remark.")


def test_a_baseline_closes_its_gap() -> None:
    report = interim(replace(sample_material(), baseline_on=date(2024, 5, 31)))
    assert report.missing == ()
    assert "The network as of 31 May 2024" in to_markdown(report.document)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.EN,
            [
                "Title: replaced by “C.” (2 times).",
                "Records behind the numbers: 1 link left out, a name stood in it.",
            ],
        ),
        (
            Language.JA,
            [
                "題名：「C.」に替えました（2か所）。",
                "数字の元になった記録：名前を含むリンク1件を外しました。",
            ],
        ),
    ],
)
def test_the_writer_is_told_in_the_report_s_language(language: Language, said: list[str]) -> None:
    report = interim(ReportMaterial(experiments=(sample_experiment(),)), language)
    hidden = (
        HiddenName(person=PersonId("p"), shown_as="C.", section="title", times=2),
        HiddenName(person=PersonId("p"), shown_as="", section="records", times=1),
    )
    assert list(tell_hidden(replace(report, hidden=hidden))) == said
