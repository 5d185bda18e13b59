import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.experiment import Experiment, plan_fingerprint, read_plan, write_plan
from enishi.terms import Bilingual, Mark
from tests.library.experiment.strategies import TEXTS, experiments

_SLOW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@_SLOW
@given(st.lists(experiments(), max_size=2, unique_by=lambda one: one.id))
def test_a_round_trip_loses_nothing(made: list[Experiment]) -> None:
    reading = read_plan(write_plan(made))
    assert reading.problems == ()
    assert reading.experiments == tuple(made)


GOOD = """\
language: ja
question: つながれるか？
start: 2024-06-01
end: 2024-11-30
workstreams:
  - name: 人脈
stages:
  - name: はじめる
    start: 2024-06-01
    end: 2024-07-31
  - id: s2
    name: {ja: 会う, en: Meet people}
    start: 2024-07-01
    end: 2024-08-31
activities:
  - title: 友人に頼む   # a comment
    stage: はじめる
    workstream: 人脈
  - id: go
    title: {en: Go to Paris}
    stage: Meet people
    workstream: 人脈
criteria:
  - title: 会った人
    metric: contacts
    at_least: 10
    by: 2024-11-30
figures:
  - title: マーケター
    metric: {kind: contacts, role: marketer, place: paris, channels: event}
purposes:
  - on: 2024-05-28
    who: [{role: marketer}, {place: 隠れ里, language: ja}]
    why: 学ぶため
marks:
  - activity: go
    mark: △
    on: 2024-08-31
    reason: |
      静かな夏。
      それでも行った。
learnings:
  - on: 2024-08-31
    text: "目的が先"
revisions:
  - on: 2024-05-31
"""


def found(text: str) -> list[tuple[str, int, str]]:
    return [(p.code.value, p.row, p.field) for p in read_plan(text).problems]


def one(text: str) -> Experiment:
    reading = read_plan(text)
    assert reading.problems == ()
    return reading.experiments[0]


def test_a_plan_written_by_hand_needs_no_ids_and_reads_in_one_language() -> None:
    plan = one(GOOD).plan
    assert plan.question == Bilingual(ja="つながれるか？")
    assert [a.stage for a in plan.activities] == [plan.stages[0].id, "s2"]
    assert plan.activities[1].id == "go"
    assert plan.figures[0].metric.channels == ("event",)
    assert one(GOOD).marks[0].mark is Mark.PARTIAL
    assert one(GOOD).marks[0].reason.ja == "静かな夏。\nそれでも行った。\n"
    assert one(GOOD).revisions[0].plan == plan
    assert one(GOOD).revisions[0].fingerprint == plan_fingerprint(plan)


def test_derived_ids_are_stable_when_other_parts_come_and_go() -> None:
    more = GOOD.replace(
        "activities:\n", "activities:\n  - {title: 先に, stage: s2, workstream: 人脈}\n"
    )
    before, after = one(GOOD).plan, one(more).plan
    assert after.activities[1:] == before.activities
    assert len({activity.id for activity in after.activities}) == 3


def test_derived_ids_of_equal_titles_differ() -> None:
    twice = GOOD.replace(
        "figures:\n", "figures:\n" + "  - {title: {en: Met in Paris!}, metric: contacts}\n" * 2
    )
    assert [f.id for f in one(twice).plan.figures][:2] == ["met-in-paris", "met-in-paris-2"]


def test_text_that_looks_like_something_else_stays_text() -> None:
    text = GOOD.replace("つながれるか？", "no").replace("会った人", "2024-06-01")
    assert one(text).plan.question.ja == "no"
    assert one(text).plan.criteria[0].title.ja == "2024-06-01"


def test_several_experiments_stand_in_one_file() -> None:
    body = "".join(f"    {line}\n" for line in GOOD.splitlines()[1:])
    two = f"language: ja\nexperiments:\n  - id: a\n{body}  - id: b\n    kind: assigned\n{body}"
    assert [e.id for e in read_plan(two).experiments] == ["a", "b"]
    same = two.replace("id: b", "id: a")
    assert ("duplicate-id", 49, "experiments[1].id") in found(same)


def test_everything_wrong_is_found_in_one_go_with_line_and_field() -> None:
    text = """\
language: ja
question: q
question: again
start: 2024-06-01
end: 2024-11-30
workstreams:
  - {id: net, name: 人脈}
  - {id: net, name: 発信}
stages:
  - name: a
    start: 2024-08-01
    end: 2024-07-31
  - id: s2
    name: [list]
    start: 2024-13-01
    end: 2025-01-01
    colour: red
activities:
  - {title: x, stage: s9, workstream: net}
  - {stage: s2, workstream: net}
criteria:
  - {title: c, metric: kisses, at_least: many, by: 2024-12-01}
  - {title: d, metric: {kind: contacts, role: wizard, place: Paris, is_online: so}, by: 2024-06-02}
  - {title: e, metric: contacts, at_least: 1, at_most: 2, by: 2024-06-02}
purposes:
  - {version: 2, on: 2024-05-02, who: marketer}
  - {on: 2024-05-01, why: x}
marks:
  - {activity: y, mark: done, on: 2024-07-01}
  - {activity: x, mark: ×, on: 2024-07-01}
  - {activity: x, mark: maybe, on: 2023-07-01}
learnings:
  - on: 2024-07-01
revisions:
  - {number: 1, on: 2024-05-31, fingerprint: abc}
  - {on: 2024-05-30}
"""
    assert set(found(text)) == {
        ("duplicate-field", 3, "question"),
        ("duplicate-id", 8, "workstreams[1].id"),
        ("bad-order", 12, "stages[0].end"),
        ("wrong-type", 14, "stages[1].name"),
        ("bad-date", 15, "stages[1].start"),
        ("unknown-field", 17, "stages[1].colour"),
        ("unknown-name", 19, "activities[0].stage"),
        ("missing-field", 20, "activities[1].title"),
        ("bad-value", 22, "criteria[0].metric"),
        ("wrong-type", 22, "criteria[0].at_least"),
        ("bad-value", 23, "criteria[1].metric.role"),
        ("bad-value", 23, "criteria[1].metric.place"),
        ("wrong-type", 23, "criteria[1].metric.is_online"),
        ("missing-field", 23, "criteria[1].at_least"),
        ("bad-value", 24, "criteria[2].at_most"),
        ("bad-value", 26, "purposes[0].version"),
        ("wrong-type", 26, "purposes[0].who"),
        ("bad-order", 27, "purposes[1].on"),
        ("reason-missing", 27, "purposes[1].reason"),
        ("unknown-name", 29, "marks[0].activity"),
        ("reason-missing", 30, "marks[1].reason"),
        ("bad-value", 31, "marks[2].mark"),
        ("outside-period", 31, "marks[2].on"),
        ("missing-field", 33, "learnings[0].text"),
        ("changed-past", 35, "revisions[0].fingerprint"),
        ("bad-order", 36, "revisions[1].on"),
        ("reason-missing", 36, "revisions[1].reason"),
    }


def test_dates_outside_the_experiment_are_told() -> None:
    late = GOOD.replace("end: 2024-08-31", "end: 2024-12-01").replace(
        "by: 2024-11-30", "by: 2024-12-01"
    )
    assert [p[::2] for p in found(late)] == [
        ("outside-period", "stages[1].end"),
        ("outside-period", "criteria[0].by"),
    ]


def test_an_unknown_field_is_told_with_one_that_is_near() -> None:
    problem = read_plan(GOOD.replace("learnings:", "learning:")).problems[0]
    assert (problem.code, problem.detail) == ("unknown-field", "near: learnings")


def test_text_in_one_language_needs_the_language_once_said() -> None:
    codes = {code for code, _, _ in found(GOOD.replace("language: ja\n", ""))}
    assert codes == {"missing-field"}


def test_a_frozen_plan_that_was_changed_by_hand_is_refused() -> None:
    text = write_plan([one(GOOD)])
    head, tail = text.split("revisions:")
    changed = f"{head}revisions:{tail.replace('つながれるか', '変わるか')}"
    assert [code for code, _, _ in found(changed)] == ["changed-past"]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("", "empty-file", 0),
        (" \n# only a comment\n", "empty-file", 0),
        ("~", "empty-file", 0),
        ("a\n\x00\x01", "not-text", 2),
        ("question: \ud800", "not-text", 1),
        ("question:\n\t- x", "broken-yaml", 2),
        ("question: [a", "broken-yaml", 1),
        ("question: 'a", "broken-yaml", 1),
        ("[" * 100_000, "broken-yaml", 1),
        ("a: 1\n---\nb: 2", "broken-yaml", 2),
        ("a" * 4_000_001, "file-too-long", 0),
        ("question: !!python/object:os.system x", "not-plain-yaml", 1),
        ("a: &a [x]\nb: [*a, *a]", "not-plain-yaml", 1),
        ("just text", "wrong-type", 1),
        ("- a\n- b", "wrong-type", 1),
        ("experiments: 3", "wrong-type", 1),
        ("experiments:\n  -\n", "wrong-type", 2),
        ("? [a]\n: b", "unknown-field", 1),
    ],
)
def test_what_is_no_plan_gives_a_problem_and_no_traceback(text: str, code: str, row: int) -> None:
    assert (code, row) in {(c, r) for c, r, _ in found(text)}
    assert read_plan(text).experiments == ()


def test_a_tower_of_aliases_stays_small() -> None:
    tower = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    assert "not-plain-yaml" in {code for code, _, _ in found(tower)}


def test_a_problem_names_no_more_of_a_field_than_a_line_holds() -> None:
    (problem,) = [p for p in read_plan(f"{'x' * 900}: 1").problems if p.code == "unknown-field"]
    assert len(problem.field) < 200


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mutated_plan_never_breaks_the_reader(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        new = data.draw(
            st.one_of(st.sampled_from(["", "- ", ": ", "\n", "  ", "&a ", "*a", "{", "]"]), TEXTS)
        )
        text = text[:start] + new + text[end:]
    reading = read_plan(text)
    assert all(0 <= p.row <= text.count("\n") + 2 + text.count("\r") for p in reading.problems) or (
        "\u2028" in text or "\x85" in text
    )
    if not reading.problems:
        assert read_plan(write_plan(reading.experiments)).experiments == reading.experiments


def test_an_id_with_blanks_or_slashes_is_told() -> None:
    assert ("bad-value", 19, "activities[1].id") in found(GOOD.replace("id: go", "id: a/b c"))
    assert ("bad-value", 2, "id") in found(GOOD.replace("question:", "id: a b\nquestion:", 1))


def test_a_kind_of_publication_that_is_none_is_told() -> None:
    text = GOOD.replace(
        "metric: contacts", "metric: {kind: publications, kind_of_publication: song}"
    )
    assert [p[::2] for p in found(text)] == [
        ("bad-value", "criteria[0].metric.kind_of_publication")
    ]


def test_a_mark_must_be_there_and_numbers_must_be_whole() -> None:
    assert [p[::2] for p in found(GOOD.replace("    mark: △\n", ""))] == [
        ("missing-field", "marks[0].mark")
    ]
    assert [p[::2] for p in found(GOOD.replace("    metric: contacts\n", ""))] == [
        ("missing-field", "criteria[0].metric")
    ]
    assert [p[::2] for p in found(GOOD.replace("at_least: 10", "at_least: 1.5"))] == [
        ("wrong-type", "criteria[0].at_least")
    ]


@pytest.mark.parametrize(
    "text", [GOOD, "[" * 100_000, "a: &a [x]\nb: [*a]", "question: [a", "q:\n\t- x", "a: !t b"]
)
def test_without_the_fast_parser_the_same_is_read(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = read_plan(text)
    monkeypatch.setattr("enishi.evidence.yaml_form.nodes._LOADER", yaml.SafeLoader)
    slow = read_plan(text)
    assert slow.experiments == fast.experiments
    assert [(p.code, p.row) for p in slow.problems] == [(p.code, p.row) for p in fast.problems]
