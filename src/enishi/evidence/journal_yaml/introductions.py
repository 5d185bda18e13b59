"""Introductions of a written journal, with their whole course."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.evidence.journal_yaml.desk import Desk
from enishi.evidence.yaml_form import Fields
from enishi.outreach import (
    DatedStep,
    Introduction,
    IntroductionOrderError,
    IntroductionStep,
    advance,
)
from enishi.terms import Channel, ProblemCode

_FRIEND = Channel.FRIEND_INTRODUCTION.value
_COMMUNITY = Channel.COMMUNITY_INTRODUCTION.value
_FIRST = (IntroductionStep.DRAFTED, IntroductionStep.ASKED)


def read_introductions(items: list[Fields], desk: Desk) -> Iterator[Introduction]:
    """Yield asks with every step that followed; impossible orders are reported."""
    for fields in items:
        entry = desk.entry_id(fields, "introduction")
        desk.keep_attempt(fields, entry)
        introducer, community = desk.person(fields, "introducer"), desk.community(fields)
        if not fields.has("community"):
            fields.require("introducer")
        by = _FRIEND if introducer else _COMMUNITY
        begun = Introduction(
            id=entry,
            steps=(),
            channel=fields.text("channel") or by,
            introducer=introducer,
            community=community,
            target=desk.person(fields, "target"),
            profile=fields.text("profile"),
            experiment=desk.experiment_of(fields),
            note=fields.text("note"),
        )
        whole = _with_steps(begun, fields)
        fields.close()
        if whole.steps:
            yield whole


def _with_steps(begun: Introduction, fields: Fields) -> Introduction:
    fields.require("steps")
    whole = begun
    for inner in fields.items("steps"):
        step = _read_step(inner)
        whole = _one_on(whole, step, inner) if step else whole
    return whole


def _read_step(fields: Fields) -> DatedStep | None:
    fields.require("step")
    step, on = fields.choice("step", IntroductionStep), fields.required_day("on")
    note = fields.text("note")
    fields.close()
    return DatedStep(step=step, on=on, note=note) if step and on else None


def _one_on(whole: Introduction, step: DatedStep, fields: Fields) -> Introduction:
    if not whole.steps:
        if step.step not in _FIRST:
            fields.unknown("step", _FIRST, code=ProblemCode.BAD_ORDER)
        return replace(whole, steps=(step,))
    try:
        return advance(whole, step.step, on=step.on, note=step.note)
    except IntroductionOrderError as error:
        fields.refuse(ProblemCode.BAD_ORDER, "step", detail=str(error))
        return whole
