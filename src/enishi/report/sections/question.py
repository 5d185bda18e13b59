"""What is to be verified: the question, the hypothesis, and what would count as a yes."""

from collections.abc import Iterator

from enishi.experiment import Criterion
from enishi.report.document import Block, Facts, RowGroup, Table, Words
from enishi.report.findings import Findings
from enishi.report.things import thing_of
from enishi.report.voice import Voice
from enishi.report.wording import Label
from enishi.terms import Comparison


def question_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    plan = findings.plan
    question = voice.fact(Label.QUESTION, voice.quote(plan.question))
    yield Facts(items=(*question, *voice.fact(Label.HYPOTHESIS, voice.quote(plan.hypothesis))))


def criteria_table(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the table of success criteria as they were stated beforehand."""
    rows = tuple(
        (voice.quote(criterion.title), goal_words(criterion, voice), until_words(criterion, voice))
        for criterion in findings.plan.criteria
    )
    if rows:
        yield Table(
            caption=voice.say.caption_criteria(findings.criteria_since),
            columns=(
                voice.column(Label.CRITERION),
                voice.column(Label.GOAL),
                voice.column(Label.UNTIL),
            ),
            groups=(RowGroup(rows=rows),),
        )


def goal_words(criterion: Criterion, voice: Voice) -> Words:
    """Say what number would count as a yes."""
    write = {
        Comparison.AT_LEAST: voice.say.goal_at_least,
        Comparison.AT_MOST: voice.say.goal_at_most,
        Comparison.EXACTLY: voice.say.goal_exactly,
    }[criterion.comparison]
    return voice.own(write(thing_of(criterion.metric), criterion.number))


def until_words(criterion: Criterion, voice: Voice) -> Words:
    """Say by when."""
    return voice.own(voice.say.day_in_table(criterion.by))
