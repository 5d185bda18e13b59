"""A small experiment, written for these tests."""

from datetime import date

from enishi.experiment import (
    Activity,
    ActivityId,
    ActivityMark,
    Criterion,
    CriterionId,
    Experiment,
    Figure,
    Learning,
    Metric,
    MetricKind,
    Plan,
    Purpose,
    Revision,
    Stage,
    StageId,
    WhoCell,
    Workstream,
    WorkstreamId,
)
from enishi.people import PersonCard
from enishi.terms import (
    Bilingual,
    Comparison,
    ExperimentId,
    ExperimentKind,
    Mark,
    Period,
    PersonId,
)

JUNE = date(2024, 6, 1)
EXPERIMENT = ExperimentId("e1")


def both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja, en=en)


def person(key: str, name: str, **fields: object) -> PersonCard:
    return PersonCard(id=PersonId(key), name=name, **fields)  # type: ignore[arg-type]


def a_plan(**changes: object) -> Plan:
    fields: dict[str, object] = {
        "title": both("コミュニティの力", "The power of communities"),
        "question": both("コミュニティの力で人とつながれるか？", "Can communities connect people?"),
        "hypothesis": both("紹介を頼めば、会える。", "If I ask, I will meet."),
        "background": both("知り合いのいない街へ行きます。", "I go where I know nobody."),
        "verification": both("記録を数えます。", "I count the records."),
        "period": Period(start=date(2024, 6, 1), end=date(2024, 11, 30)),
        "workstreams": (Workstream(id=WorkstreamId("net"), name=both("つながり", "Network")),),
        "stages": (
            Stage(
                id=StageId("s1"),
                name=both("はじめる", "Start"),
                period=Period(start=date(2024, 6, 1), end=date(2024, 7, 31)),
            ),
        ),
        "activities": (
            Activity(
                id=ActivityId("ask"),
                stage=StageId("s1"),
                workstream=WorkstreamId("net"),
                title=both("友人に頼む", "Ask friends"),
            ),
        ),
        "criteria": (
            Criterion(
                id=CriterionId("met"),
                title=both("現地で会う人", "People met"),
                metric=Metric(kind=MetricKind.CONTACTS),
                comparison=Comparison.AT_LEAST,
                number=10,
                by=date(2024, 11, 30),
            ),
        ),
        "figures": (
            Figure(
                id="contacts",
                title=both("つながった人", "Contacts"),
                metric=Metric(kind=MetricKind.CONTACTS),
            ),
        ),
    }
    return Plan(**(fields | changes))  # type: ignore[arg-type]


def an_experiment(**changes: object) -> Experiment:
    plan = a_plan()
    fields: dict[str, object] = {
        "id": EXPERIMENT,
        "kind": ExperimentKind.OWN,
        "plan": plan,
        "purposes": (
            Purpose(
                version=1,
                on=date(2024, 5, 25),
                who=(WhoCell(role="marketer", place="paris"),),
                why=both("学ぶため。", "To learn."),
            ),
        ),
        "revisions": (Revision(number=1, on=date(2024, 5, 31), plan=plan),),
        "marks": (
            ActivityMark(
                activity=ActivityId("ask"),
                mark=Mark.PARTIAL,
                on=date(2024, 7, 31),
                reason=both("時間が足りなかった。", "There was too little time."),
            ),
        ),
        "learnings": (Learning(on=date(2024, 8, 31), text=both("目的が先。", "Purpose first.")),),
    }
    return Experiment(**(fields | changes))  # type: ignore[arg-type]
