"""The interim report: numbers from records, up to the day, judged and never explained away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.experiment import MetricKind
from enishi.report import (
    MissingCode,
    Number,
    Report,
    ReportKind,
    ReportMaterial,
    build_report,
    numbers_in,
    to_html,
    to_markdown,
)
from enishi.report.course_days import MOST_DAYS, course_days
from enishi.report.telling import tell_hidden, tell_missing
from enishi.terms import Bilingual, ExperimentId, Language, Mark, Period
from tests.library.report.builders import an_experiment, person
from tests.library.report.sample import SAMPLE_DAY, sample_experiment, sample_material


def interim(
    material: ReportMaterial | None = None,
    *,
    as_of: date = SAMPLE_DAY,
    language: Language = Language.EN,
) -> Report:
    return build_report(
        ReportKind.INTERIM, material=material or sample_material(), as_of=as_of, language=language
    )


def values(report: Report) -> dict[str, int]:
    return {number.key: number.value for number in numbers_in(report.document)}


def figures(report: Report) -> list[int]:
    return [values(report)[f"figure-{figure.id}"] for figure in sample_experiment().plan.figures]


def test_the_figures_of_the_sample_come_out_of_its_records() -> None:
    assert figures(interim()) == [18, 6, 5, 5, 1, 7]


def test_other_days_have_other_figures() -> None:
    assert figures(interim(as_of=date(2024, 6, 30))) == [4, 1, 3, 3, 0, 1]
    assert figures(interim(as_of=date(2024, 5, 31))) == [0, 0, 0, 0, 0, 0]


def test_a_record_taken_away_is_seen_in_the_number() -> None:
    material = sample_material()
    journal = replace(material.journal, contacts=material.journal.contacts[1:])
    report = interim(replace(material, journal=journal))
    assert figures(report)[:3] == [17, 5, 4]


def test_every_number_opens_as_many_records_as_it_says() -> None:
    report = interim()
    for number in numbers_in(report.document):
        assert len(report.document.records_behind(number.key)) == number.value


def test_every_record_list_has_a_line_for_every_record() -> None:
    for found in interim().document.record_lists:
        assert tuple(sorted(line.id for line in found.lines)) == tuple(sorted(found.records))


def test_records_of_another_experiment_are_not_counted() -> None:
    material = sample_material()
    foreign = tuple(
        replace(contact, experiment=ExperimentId("e2")) for contact in material.journal.contacts
    )
    report = interim(replace(material, journal=replace(material.journal, contacts=foreign)))
    assert figures(report)[0] == 0
    assert not any(key.startswith("contacts-") and n for key, n in values(report).items())


def test_channels_add_up_to_their_total() -> None:
    report = interim()
    counted = values(report)
    attempts = sum(n for key, n in counted.items() if key.startswith("attempts-"))
    contacts = sum(n for key, n in counted.items() if key.startswith("contacts-"))
    assert f"In all, {attempts} attempts and {contacts} contacts." in to_markdown(report.document)


def test_a_part_names_its_whole() -> None:
    text = to_markdown(interim().document)
    assert "Marketers: 5 of 18" in text
    assert "マーケター：5人（18人のうち）" in to_markdown(interim(language=Language.JA).document)


@pytest.mark.parametrize("language", Language)
def test_no_percentage_and_no_cause_is_ever_claimed(language: Language) -> None:
    text = to_markdown(interim(language=language).document)
    assert not any(
        word in text for word in ("%", "％", "because of", "thanks to", "おかげ", "効果的")
    )


def test_a_criterion_is_judged_by_its_number_and_its_day() -> None:
    rows = [line for line in to_markdown(interim().document).splitlines() if "at least" in line]
    assert [row.rsplit("|", 2)[1].strip() for row in rows] == [
        "not reached yet",
        "reached",
        "not reached yet",
    ]
    late = to_markdown(interim(as_of=date(2024, 12, 1)).document)
    assert [line.rsplit("|", 2)[1].strip() for line in late.splitlines() if "at least" in line] == [
        "not reached",
        "reached",
        "not reached",
    ]


def test_a_mark_without_a_reason_says_so() -> None:
    experiment = an_experiment()
    marks = tuple(replace(m, mark=Mark.NOT_DONE, reason=Bilingual()) for m in experiment.marks)
    report = interim(ReportMaterial(experiments=(replace(experiment, marks=marks),)))
    assert "| × Not done | (no reason recorded) |" in to_markdown(report.document)
    codes = {part.code for part in report.missing}
    assert MissingCode.MARK_WITHOUT_REASON in codes


def test_criteria_changed_after_the_start_do_not_pass_for_old_ones() -> None:
    experiment = sample_experiment()
    first, second = experiment.revisions
    eased = replace(
        second.plan, criteria=tuple(replace(c, number=c.number - 1) for c in second.plan.criteria)
    )
    changed = replace(experiment, plan=eased, revisions=(first, replace(second, plan=eased)))
    report = interim(replace(sample_material(), experiments=(changed,)))
    text = to_markdown(report.document)
    assert "Success criteria, set on 31 August 2024" in text
    assert MissingCode.CRITERIA_AFTER_START in {part.code for part in report.missing}
    assert "| Success criterion | Marketers met (at least 10, 30 Nov 2024) |" in text


def test_what_did_not_happen_keeps_its_reason() -> None:
    experiment = an_experiment()
    marks = tuple(replace(m, mark=Mark.NOT_DONE) for m in experiment.marks)
    report = interim(ReportMaterial(experiments=(replace(experiment, marks=marks),)))
    assert "| × Not done | There was too little time. |" in to_markdown(report.document)


def test_a_stage_under_way_and_a_stage_without_marks_are_told_apart() -> None:
    material = ReportMaterial(experiments=(replace(an_experiment(), marks=()),))
    during, after = interim(material, as_of=date(2024, 7, 1)), interim(material)
    assert "| – Under way |" in to_markdown(during.document)
    assert "| (no mark) |" in to_markdown(after.document)
    assert [p.number for p in after.missing if p.code is MissingCode.UNMARKED_ACTIVITY] == [1]


def test_nothing_later_than_the_day_is_told() -> None:
    before = to_markdown(interim(as_of=SAMPLE_DAY - timedelta(days=1)).document)
    assert "Version 2" not in before
    assert "What was learned" not in before
    assert "COLIVE FUKUOKA" not in before


def test_a_revision_shows_what_was_struck_and_what_came_instead() -> None:
    html = to_html(interim().document)
    assert "<del>Make offers to companies in Japan</del>" in html
    row = "| Activity: Analyse and publish | Make offers to companies in Japan | Report foreign"
    assert row in to_markdown(interim().document)


def test_numbers_link_to_records_but_zeros_do_not() -> None:
    html = to_html(interim().document, link="/records/{key}")
    assert 'href="/records/figure-contacts">18' in html
    assert 'href="/records/figure-events-2024-06-30"' not in html


def test_the_writer_is_told_what_was_hidden_and_the_reader_only_how_many() -> None:
    report = interim()
    told = "\n".join(tell_hidden(report))
    assert "Schedule and course: replaced by “C”." in told
    assert "2 people have not agreed to be named" in to_markdown(report.document)
    assert told not in to_markdown(report.document)
    assert [part.code for part in report.missing] == [MissingCode.NO_BASELINE]
    (gap,) = tell_missing(report)
    assert gap.startswith("The network was not recorded before the start")


def test_consent_brings_the_name_back() -> None:
    material = sample_material()
    people = tuple(replace(card, may_be_named=True) for card in material.people)
    report = interim(replace(material, people=people))
    assert "Camille Roche" in to_markdown(report.document)
    assert report.hidden == ()
    assert "No one is named here who has not agreed to be." in to_markdown(report.document)


def test_an_empty_experiment_still_gives_a_report_that_names_its_gaps() -> None:
    period = Period(start=date(2024, 6, 1), end=date(2024, 6, 30))
    plan = replace(
        an_experiment().plan.__class__(title=Bilingual(en="t"), question=Bilingual(), period=period)
    )
    bare = replace(an_experiment(), plan=plan, purposes=(), revisions=(), marks=(), learnings=())
    for kind in ReportKind:
        report = build_report(
            kind,
            material=ReportMaterial(experiments=(bare,)),
            as_of=SAMPLE_DAY,
            language=Language.JA,
        )
        codes = {part.code for part in report.missing}
        assert {MissingCode.NO_PURPOSE, MissingCode.NO_CRITERION, MissingCode.NOT_FROZEN} <= codes
        assert len(tell_missing(report)) == len(report.missing)
        assert to_markdown(report.document).startswith("# t\n")


def numbers(report: Report) -> Iterator[Number]:
    return iter(numbers_in(report.document))


@given(st.dates(date(2024, 5, 1), date(2025, 1, 31)))
def test_on_any_day_numbers_and_records_agree(day: date) -> None:
    report = interim(as_of=day)
    lines = {line.id: line for found in report.document.record_lists for line in found.lines}
    assert all(line.on <= day for line in lines.values())
    for number in numbers(report):
        assert len(report.document.records_behind(number.key)) == number.value


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(-50, 1000))
def test_course_days_rise_and_end_with_the_last_day(start: date, length: int, past: int) -> None:
    period = Period(start=start, end=start + timedelta(days=length))
    as_of = start + timedelta(days=past)
    days = course_days(period, as_of)
    assert list(days) == sorted(set(days))
    assert len(days) <= MOST_DAYS
    if past >= 0:
        assert days[-1] == min(as_of, period.end)
        assert all((day + timedelta(days=1)).day == 1 for day in days[:-1])
    else:
        assert days == ()


def test_a_book_of_names_kept_by_the_shell_is_used() -> None:
    from enishi.report import NameBook

    book = NameBook((person("x", "Camille Roche", alias="Z."),))
    report = interim(replace(sample_material(), names=book))
    assert {name.shown_as for name in report.hidden} == {"Z."}


def test_every_kind_of_metric_has_its_thing() -> None:
    from enishi.report.things import _THINGS

    assert set(_THINGS) == set(MetricKind)
