"""How it is measured: in the user's words, then the rule of every number."""

from collections.abc import Iterator

from enishi.experiment import Metric
from enishi.report.document import Block, Fact, Facts, Paragraph, Subheading, Tone, Words
from enishi.report.findings import Findings
from enishi.report.vocabulary import channel_word, place_word, role_word
from enishi.report.voice import Voice
from enishi.report.wording import Label


def measurement_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    say = voice.say
    if findings.plan.verification:
        yield Paragraph(words=voice.quote(findings.plan.verification))
    rules = tuple(_rules(findings, voice))
    if rules:
        yield Subheading(words=voice.own(say.label(Label.HOW_COUNTED)))
        yield Facts(items=rules)
    if findings.kind.counts:
        words = voice.own(say.numbers_from_records(), say.counts_are_no_causes())
    else:
        words = voice.own(say.numbers_will_be_counted())
    yield Paragraph(words=words, tone=Tone.SMALL)


def rule_words(metric: Metric, voice: Voice) -> Words:
    """Say how a metric is counted."""
    limits = (limit for limit in _limits(metric, voice) if limit)
    # Quoted: a limit may speak of a role, a place or a channel in the user's own words.
    return voice.name(voice.gap.join((voice.say.counting_rule(metric.kind), *limits)))


def _rules(findings: Findings, voice: Voice) -> Iterator[Fact]:
    """Yield the rule of every figure, then of the criteria that count something else."""
    plan = findings.plan
    known = {figure.metric for figure in plan.figures}
    for figure in plan.figures:
        yield Fact(term=voice.quote(figure.title), value=rule_words(figure.metric, voice))
    for criterion in plan.criteria:
        if criterion.metric not in known:
            yield Fact(term=voice.quote(criterion.title), value=rule_words(criterion.metric, voice))


def _limits(metric: Metric, voice: Voice) -> Iterator[str]:
    say, language = voice.say, voice.language
    if metric.role:
        yield say.only_role(role_word(metric.role, language))
    if metric.place:
        yield say.only_place(place_word(metric.place, language))
    if metric.channels:
        words = tuple(channel_word(channel, language) for channel in metric.channels)
        yield say.only_channels(words)
    if metric.on_purpose:
        yield say.only_on_purpose()
    if metric.is_online is not None:
        yield say.only_online(metric.is_online)
    yield say.only_publications(metric.kind_of_publication)
