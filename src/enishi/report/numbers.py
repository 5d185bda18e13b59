"""Counted numbers in a document, and the lists of the records behind them."""

from collections.abc import Iterator
from datetime import date

from enishi.report.document import Number, RecordLine, RecordList, Words
from enishi.report.findings import (
    ChannelFound,
    Counted,
    CriterionFound,
    FigureFound,
    Findings,
    RecordFound,
)
from enishi.report.vocabulary import channel_word, place_word
from enishi.report.voice import Voice
from enishi.report.wording import RecordKind, Thing


def number_words(count: Counted, key: str, thing: Thing, voice: Voice) -> Words:
    """Return a counted number with its counter."""
    return (Number(value=count.value, key=key, after=voice.say.counter(thing, count.value)),)


def figure_key(figure_id: str, on: date | None = None) -> str:
    """Return the key of a figure; with a day, of its count on an earlier day."""
    return f"figure-{figure_id}" + (f"-{on.isoformat()}" if on else "")


def criterion_key(criterion_id: str) -> str:
    """Return the key of a success criterion."""
    return f"criterion-{criterion_id}"


def attempts_key(channel: str) -> str:
    """Return the key of the attempts of a channel."""
    return f"attempts-{channel}"


def contacts_key(channel: str) -> str:
    """Return the key of the contacts that came of a channel."""
    return f"contacts-{channel}"


def on_purpose_key(channel: str) -> str:
    """Return the key of the contacts of a channel who were wanted."""
    return f"on-purpose-{channel}"


def record_lists(findings: Findings, voice: Voice) -> tuple[RecordList, ...]:
    """Return the records behind every number that is not zero."""
    return tuple(found for found in _all_lists(findings, voice) if found.records)


def _all_lists(findings: Findings, voice: Voice) -> Iterator[RecordList]:
    for figure in findings.figures:
        yield _figure_list(figure, findings, voice)
    for criterion in findings.criteria:
        yield _criterion_list(criterion, findings, voice)
    for channel in findings.channels:
        yield from _channel_lists(channel, findings, voice)
    yield from _course_lists(findings, voice)


def _figure_list(found: FigureFound, findings: Findings, voice: Voice) -> RecordList:
    title = voice.quote(found.figure.title)
    return _list(figure_key(found.figure.id), title, found.count, findings, voice)


def _criterion_list(found: CriterionFound, findings: Findings, voice: Voice) -> RecordList:
    title = voice.quote(found.criterion.title)
    return _list(criterion_key(found.criterion.id), title, found.count, findings, voice)


def _channel_lists(found: ChannelFound, findings: Findings, voice: Voice) -> Iterator[RecordList]:
    word = channel_word(found.channel, voice.language)
    attempts = voice.name(voice.say.attempts_of(word))
    contacts = voice.name(voice.say.contacts_of(word))
    yield _list(attempts_key(found.channel), attempts, found.attempts, findings, voice)
    yield _list(contacts_key(found.channel), contacts, found.contacts, findings, voice)
    if found.on_purpose is not None:
        wanted = voice.name(voice.say.on_purpose_of(word))
        yield _list(on_purpose_key(found.channel), wanted, found.on_purpose, findings, voice)


def _course_lists(findings: Findings, voice: Voice) -> Iterator[RecordList]:
    for point in findings.course[:-1]:
        for figure, count in zip(findings.figures, point.counts, strict=True):
            until = voice.own(voice.say.until(point.on))
            title = (*voice.quote(figure.figure.title), *until)
            yield _list(figure_key(figure.figure.id, point.on), title, count, findings, voice)


def _list(key: str, title: Words, count: Counted, findings: Findings, voice: Voice) -> RecordList:
    known = [findings.records[found] for found in count.records if found in findings.records]
    lines = sorted((_line(record, voice) for record in known), key=lambda line: (line.on, line.id))
    return RecordList(key=key, title=title, records=count.records, lines=tuple(lines))


def _line(record: RecordFound, voice: Voice) -> RecordLine:
    day = voice.say.day_in_table(record.on)
    return RecordLine(id=record.id, on=record.on, day=day, words=_words(record, voice))


def _words(record: RecordFound, voice: Voice) -> Words:
    # Quoted as a whole: a channel or a place may be the user's own word.
    say, channel = voice.say, channel_word(record.channel, voice.language)
    place = place_word(record.place, voice.language)
    if record.kind is RecordKind.CONTACT:
        return voice.name(say.record_contact(channel, place))
    if record.kind is RecordKind.ASK:
        return voice.name(say.record_ask(channel))
    if record.kind is RecordKind.ATTEMPT:
        return voice.name(say.record_attempt(channel))
    return (*voice.own(say.record_before(record.kind)), *voice.name(record.name))
