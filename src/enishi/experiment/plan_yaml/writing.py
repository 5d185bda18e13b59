"""Writing experiments as YAML that people read and change."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

import yaml

from enishi.experiment.plan import (
    Activity,
    ActivityMark,
    Criterion,
    Experiment,
    Figure,
    Learning,
    Metric,
    Plan,
    Purpose,
    Revision,
    Stage,
    WhoCell,
    Workstream,
)
from enishi.experiment.plan_yaml.metrics import COMPARISONS
from enishi.terms import Bilingual

_HEAD = """\
# Experiments as enishi keeps them. Change the plan and apply the file again.
# 実験の内容です。計画を書き直して、このファイルを読み込ませることができます。
"""
_WIDTH = 100
_GOAL_FIELDS = {comparison: name for name, comparison in COMPARISONS.items()}
# What may stand in a block without quotes: several lines, none of them odd at its ends.
_BLOCK = re.compile(r"[^\s#](?:.*\S)?(?:\n+(?:\S|[ ]+\S)(?:.*\S)?)+\n?")
_ODD = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_Value = str | int | bool | date | list["_Value"] | dict[str, "_Value"]
_Entries = dict[str, _Value]


class _Dumper(yaml.SafeDumper):
    """Keeps text in blocks where that reads back the same, indents lists, writes no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    # The signature is PyYAML's own.
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # PyYAML names it so
        super().increase_indent(flow=flow, indentless=False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if _ODD.search(text) or (("\n" in text) and not _BLOCK.fullmatch(text)):
        style = '"'
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def write_plan(experiments: Iterable[Experiment]) -> str:
    """Write experiments as YAML that :func:`read_plan` reads back without loss."""
    body = {"experiments": [_experiment(one) for one in experiments]}
    text = yaml.dump(body, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return _HEAD + text


def _experiment(one: Experiment) -> _Entries:
    return _filled(
        {
            "id": str(one.id),
            "kind": one.kind.value,
            "sponsor": _both(one.sponsor),
            **_plan(one.plan),
            "purposes": [_purpose(purpose) for purpose in one.purposes],
            "marks": [_mark(mark) for mark in one.marks],
            "learnings": [_learning(learning) for learning in one.learnings],
            "revisions": [_revision(revision) for revision in one.revisions],
        }
    )


def _plan(plan: Plan) -> _Entries:
    return _filled(
        {
            "title": _both(plan.title),
            "question": _both(plan.question),
            "hypothesis": _both(plan.hypothesis),
            "background": _both(plan.background),
            "verification": _both(plan.verification),
            "start": plan.period.start,
            "end": plan.period.end,
            "workstreams": [_workstream(one) for one in plan.workstreams],
            "stages": [_stage(one) for one in plan.stages],
            "activities": [_activity(one) for one in plan.activities],
            "criteria": [_criterion(one) for one in plan.criteria],
            "figures": [_figure(one) for one in plan.figures],
            "other": _both(plan.other),
        }
    )


def _workstream(one: Workstream) -> _Entries:
    return {"id": str(one.id), "name": _both(one.name)}


def _stage(one: Stage) -> _Entries:
    return {
        "id": str(one.id),
        "name": _both(one.name),
        "start": one.period.start,
        "end": one.period.end,
    }


def _activity(one: Activity) -> _Entries:
    return {
        "id": str(one.id),
        "title": _both(one.title),
        "stage": str(one.stage),
        "workstream": str(one.workstream),
    }


def _criterion(one: Criterion) -> _Entries:
    return {
        "id": str(one.id),
        "title": _both(one.title),
        "metric": _metric(one.metric),
        _GOAL_FIELDS[one.comparison]: one.number,
        "by": one.by,
    }


def _figure(one: Figure) -> _Entries:
    return {"id": one.id, "title": _both(one.title), "metric": _metric(one.metric)}


def _metric(one: Metric) -> _Value:
    narrowed: _Entries = _filled(
        {
            "role": one.role,
            "place": one.place,
            "channels": list(one.channels),
            "kind_of_publication": one.kind_of_publication,
        }
    )
    if one.on_purpose:
        narrowed["on_purpose"] = True
    if one.is_online is not None:
        narrowed["is_online"] = one.is_online
    return {"kind": one.kind.value, **narrowed} if narrowed else one.kind.value


def _purpose(one: Purpose) -> _Entries:
    return _filled(
        {
            "version": one.version,
            "on": one.on,
            "who": [_who(cell) for cell in one.who],
            "why": _both(one.why),
            "reason": _both(one.reason),
        }
    )


def _who(cell: WhoCell) -> _Entries:
    return _filled({"role": cell.role, "place": cell.place, "language": cell.language})


def _mark(one: ActivityMark) -> _Entries:
    return _filled(
        {
            "activity": str(one.activity),
            "mark": one.mark.value,
            "on": one.on,
            "reason": _both(one.reason),
        }
    )


def _learning(one: Learning) -> _Entries:
    return {"on": one.on, "text": _both(one.text)}


def _revision(one: Revision) -> _Entries:
    return _filled(
        {
            "number": one.number,
            "on": one.on,
            "reason": _both(one.reason),
            "fingerprint": one.fingerprint,
            "plan": _plan(one.plan),
        }
    )


def _both(text: Bilingual) -> _Entries:
    return _filled({"ja": text.ja, "en": text.en})


def _filled(entries: Mapping[str, _Value]) -> _Entries:
    """Leave out what is empty: a reader finds the same without it."""
    return {name: value for name, value in entries.items() if value not in ("", [], {})}
