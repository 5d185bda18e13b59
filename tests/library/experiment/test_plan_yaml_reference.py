"""What docs/reference/plan-yaml.md says of the files is so."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from enishi.evidence import read_journal
from enishi.experiment import Experiment, Metric, MetricKind, Plan, read_plan
from enishi.outreach import IntroductionStep
from enishi.terms import Channel, Mark, MembershipStep

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "plan-yaml.md"
TEXT = PAGE.read_text(encoding="utf-8")
PLAN, JOURNAL = re.findall(r"```yaml\n(.*?)```", TEXT, flags=re.DOTALL)


def test_the_plan_on_the_page_can_be_applied() -> None:
    reading = read_plan(PLAN)
    assert reading.problems == ()
    assert reading.experiments[0].plan.activities[0].stage == "start"


def test_the_records_on_the_page_can_be_read() -> None:
    reading = read_journal(JOURNAL)
    assert reading.problems == ()
    assert len(reading.journal.contacts) == 1


@pytest.mark.parametrize(
    "word",
    [
        *(field.name for field in fields(Plan) if field.name != "period"),
        *(field.name for field in fields(Experiment)),
        *(field.name for field in fields(Metric)),
        *MetricKind,
        *Channel,
        *Mark,
        *IntroductionStep,
        *MembershipStep,
    ],
)
def test_every_word_of_the_files_stands_on_the_page(word: str) -> None:
    assert f"`{word}" in TEXT
