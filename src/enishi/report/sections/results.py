"""Outputs and results: figures, ways of making contact, criteria, what was published."""

from collections.abc import Iterator

from enishi.evidence import Publication
from enishi.report.document import (
    Block,
    Counts,
    Fact,
    ItemList,
    Paragraph,
    RowGroup,
    Subheading,
    Table,
    Words,
)
from enishi.report.findings import ChannelFound, CriterionFound, FigureFound, Findings
from enishi.report.numbers import (
    attempts_key,
    contacts_key,
    criterion_key,
    figure_key,
    number_words,
    on_purpose_key,
)
from enishi.report.sections.question import goal_words, until_words
from enishi.report.things import thing_of
from enishi.report.vocabulary import channel_word
from enishi.report.voice import Voice
from enishi.report.wording import Label, Thing

SMALL_COUNT = 30
"""Attempts below which a channel is said to be too small to be compared.

With 30 attempts the 90 % interval of a rate is still some 30 points wide.
"""


def results_blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    """Yield the blocks of the section."""
    if findings.figures:
        yield Counts(items=tuple(_figure(found, voice) for found in findings.figures))
    yield from _channels(findings.channels, voice)
    yield from _criteria(findings, voice)
    yield Subheading(words=voice.own(voice.say.label(Label.PUBLISHED)))
    yield from _published(findings, voice)


def _figure(found: FigureFound, voice: Voice) -> Fact:
    thing, key = thing_of(found.figure.metric), figure_key(found.figure.id)
    number = number_words(found.count, key, thing, voice)
    part = voice.aside(voice.say.part_of(thing, found.whole.value)) if found.whole else ()
    return Fact(term=voice.quote(found.figure.title), value=(*number, *part))


def _channels(channels: tuple[ChannelFound, ...], voice: Voice) -> Iterator[Block]:
    if not channels:
        return
    labels = (Label.ATTEMPTS, Label.CONTACTS, *_wanted_label(channels))
    yield Table(
        caption=voice.say.caption_channels(),
        columns=(
            voice.column(Label.CHANNEL),
            *(voice.column(label, is_number=True) for label in labels),
        ),
        groups=(RowGroup(rows=tuple(_channel(found, voice) for found in channels)),),
    )
    yield Paragraph(words=voice.own(_total(channels, voice), _caution(channels, voice)))


def _wanted_label(channels: tuple[ChannelFound, ...]) -> tuple[Label, ...]:
    return (Label.ON_PURPOSE,) if channels[0].on_purpose is not None else ()


def _channel(found: ChannelFound, voice: Voice) -> tuple[Words, ...]:
    attempts, contacts = attempts_key(found.channel), contacts_key(found.channel)
    wanted = on_purpose_key(found.channel)
    return (
        voice.name(voice.say.headword(channel_word(found.channel, voice.language))),
        number_words(found.attempts, attempts, Thing.ATTEMPTS, voice),
        number_words(found.contacts, contacts, Thing.PEOPLE, voice),
        *(
            number_words(count, wanted, Thing.PEOPLE, voice)
            for count in (found.on_purpose,)
            if count is not None
        ),
    )


def _total(channels: tuple[ChannelFound, ...], voice: Voice) -> str:
    attempts = sum(found.attempts.value for found in channels)
    contacts = sum(found.contacts.value for found in channels)
    return voice.say.channel_total(attempts, contacts)


def _caution(channels: tuple[ChannelFound, ...], voice: Voice) -> str:
    small = [found for found in channels if found.attempts.value < SMALL_COUNT]
    if len(small) == len(channels):
        return voice.say.counts_are_small(SMALL_COUNT)
    return voice.say.some_counts_are_small(SMALL_COUNT) if small else ""


def _criteria(findings: Findings, voice: Voice) -> Iterator[Block]:
    if not findings.criteria:
        return
    yield Table(
        caption=voice.say.caption_criteria(findings.criteria_since),
        columns=(
            voice.column(Label.CRITERION),
            voice.column(Label.SO_FAR, is_number=True),
            voice.column(Label.GOAL),
            voice.column(Label.UNTIL),
            voice.column(Label.JUDGEMENT),
        ),
        groups=(RowGroup(rows=tuple(_criterion(found, voice) for found in findings.criteria)),),
    )


def _criterion(found: CriterionFound, voice: Voice) -> tuple[Words, ...]:
    criterion = found.criterion
    thing, key = thing_of(criterion.metric), criterion_key(criterion.id)
    return (
        voice.quote(criterion.title),
        number_words(found.count, key, thing, voice),
        goal_words(criterion, voice),
        until_words(criterion, voice),
        voice.own(voice.say.judgement(found.judgement)),
    )


def _published(findings: Findings, voice: Voice) -> Iterator[Block]:
    if findings.publications:
        yield ItemList(items=tuple(_publication(one, voice) for one in findings.publications))
    else:
        yield Paragraph(words=voice.own(voice.say.nothing_published()))


def _publication(one: Publication, voice: Voice) -> Words:
    day = voice.own(voice.say.day_in_table(one.on) + voice.say.colon())
    title = voice.name(one.title, language=one.language, url=one.url)
    place = voice.bracketed(voice.name(one.place)) if one.place else ()
    return (*day, *title, *place)
