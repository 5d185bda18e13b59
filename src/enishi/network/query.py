"""Questions about people: "marketer in Paris", 「パリのマーケター」, ``role:marketer place:FR``."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from enishi.language import is_in_name, search_key
from enishi.network.deadlines import Deadline, take_deadline
from enishi.network.geography import is_within, most_specific
from enishi.network.question import Reading, languages_of, places_of, read_words, roles_of
from enishi.network.ties import NodeId
from enishi.network.titles import role_covers
from enishi.network.vocabulary import Vocabulary, language_entries, place_entries, role_entries
from enishi.terms import EnishiError


class QueryField(StrEnum):
    """Fields that a question may name."""

    ROLE = "role"
    PLACE = "place"
    LANGUAGE = "lang"
    NAME = "name"
    COMMUNITY = "community"
    ORGANISATION = "org"
    LABEL = "label"
    BY = "by"


class QueryTrouble(StrEnum):
    """Why a question cannot be answered. Each has a sentence in ja and en."""

    EMPTY = "empty"
    UNKNOWN_FIELD = "unknown-field"
    EMPTY_FIELD = "empty-field"
    UNKNOWN_ROLE = "unknown-role"
    UNKNOWN_PLACE = "unknown-place"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_DAY = "unknown-day"


class QueryError(EnishiError):
    """A question that cannot be read.

    Attributes:
        trouble: Why.
        part: What was typed there; kept out of the message, which may reach a log.
    """

    def __init__(self, trouble: QueryTrouble, message: str, *, part: str = "") -> None:
        super().__init__(message)
        self.trouble = trouble
        self.part = part


@dataclass(frozen=True, kw_only=True)
class ReachQuery:
    """Whom one wants to meet. Fields combine with *and*, values of one field with *or*.

    Attributes:
        unknown: Words that no vocabulary has, as they were typed. Each must stand in the name,
            organisation or title.
        by: The last day on which it would do, as ``2024-11-30``; none or one. It narrows nobody.
    """

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def without_unknown(self) -> "ReachQuery":
        """Return the same question without the words that were not understood."""
        return replace(self, unknown=())


@dataclass(frozen=True, kw_only=True)
class TargetProfile:
    """What a question is held against: one person as plain values.

    Attributes:
        name_key: :func:`enishi.language.name_key` of all spellings of the name.
        roles: Role codes.
        place: Place code; free text matches no place.
        languages: ISO 639-1 codes.
        organisation_key: ``name_key`` of the organisation.
        title_key: ``name_key`` of the title.
        labels: As the user wrote them.
        communities: Names or ids of communities the person belongs to.
    """

    id: NodeId
    name_key: str = ""
    roles: tuple[str, ...] = ()
    place: str = ""
    languages: tuple[str, ...] = ()
    organisation_key: str = ""
    title_key: str = ""
    labels: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()


_FIELD_NAMES = {
    **{one.value: one for one in QueryField},
    "language": QueryField.LANGUAGE,
    "organisation": QueryField.ORGANISATION,
    "organization": QueryField.ORGANISATION,
    "company": QueryField.ORGANISATION,
    "group": QueryField.COMMUNITY,
    "tag": QueryField.LABEL,
    "役割": QueryField.ROLE,
    "職種": QueryField.ROLE,
    "場所": QueryField.PLACE,
    "言語": QueryField.LANGUAGE,
    "名前": QueryField.NAME,
    "コミュニティ": QueryField.COMMUNITY,
    "場": QueryField.COMMUNITY,
    "所属": QueryField.ORGANISATION,
    "会社": QueryField.ORGANISATION,
    "ラベル": QueryField.LABEL,
    "期限": QueryField.BY,
}
_QUOTED = '"[^"]*"|“[^”]*”|「[^」]*」'
_FIELD = re.compile(rf"(?<!\S)([^\W\d_]+):({_QUOTED}|\S*)")
_QUOTATION = re.compile(_QUOTED)
_QUOTES = '"“”「」'


def parse_query(text: str, *, today: date | None = None) -> ReachQuery:
    """Read a question in plain words (Japanese, English or French), in fields, or in both.

    Fields are ``role: place: lang: name: community: org: label: by:``, also by their Japanese names
    (``職種:``); a value with blanks stands in quotes, several values are parted by commas. A
    nationality ("French") is read as the place, and as the language where another place is named.

    Args:
        text: What the user typed.
        today: What "before December" is counted from; where it is None, such words are read as
            any others.

    Returns:
        The question; what was not understood is in ``unknown``, never dropped.

    Raises:
        QueryError: For a question that asks for nothing, an unknown field, or a field whose
            value is not in its vocabulary.
    """
    line = unicodedata.normalize("NFKC", text)
    fields = _Fields()
    rest = _FIELD.sub(lambda found: fields.take(found[1], found[2]), line)
    deadline = Deadline(rest=rest) if today is None else take_deadline(rest, today=today)
    rest = deadline.rest
    if deadline.last_day:
        fields.values[QueryField.BY] = [deadline.last_day.isoformat()]
    quoted = tuple(found.strip(_QUOTES).strip() for found in _QUOTATION.findall(rest))
    query = fields.query(read_words(_QUOTATION.sub(" , ", rest)), quoted)
    if replace(query, by=()) == ReachQuery():
        msg = "a question must name whom to meet, got nothing of that kind"
        raise QueryError(QueryTrouble.EMPTY, msg)
    return query


@dataclass(kw_only=True)
class _Fields:
    """Values of named fields, gathered while a question is read."""

    values: dict[QueryField, list[str]] = field(
        default_factory=lambda: {one: [] for one in QueryField}
    )

    def take(self, name: str, value: str) -> str:
        wanted = _FIELD_NAMES.get(name.lower())
        if wanted is None:
            msg = f"field must be one of {', '.join(QueryField)}, got another"
            raise QueryError(QueryTrouble.UNKNOWN_FIELD, msg, part=name)
        if not value.strip(_QUOTES + ", "):
            msg = f"{wanted} must have a value, got none"
            raise QueryError(QueryTrouble.EMPTY_FIELD, msg, part=name)
        self.values[wanted] += [_resolved(wanted, one) for one in _split(value)]
        return " "

    def query(self, reading: Reading, quoted: tuple[str, ...]) -> ReachQuery:
        """Join the fields with what was read from plain words."""
        return ReachQuery(
            roles=self._joined(QueryField.ROLE, reading.roles),
            places=self._joined(QueryField.PLACE, reading.places),
            languages=self._joined(QueryField.LANGUAGE, reading.languages),
            names=self._joined(QueryField.NAME),
            communities=self._joined(QueryField.COMMUNITY),
            organisations=self._joined(QueryField.ORGANISATION, reading.organisations),
            labels=self._joined(QueryField.LABEL),
            by=self._joined(QueryField.BY)[-1:],
            unknown=tuple(dict.fromkeys(word for word in (*reading.unknown, *quoted) if word)),
        )

    def _joined(self, which: QueryField, more: tuple[str, ...] = ()) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.values[which], *more]))


def _split(value: str) -> Iterator[str]:
    if value[:1] in _QUOTES:
        yield value.strip(_QUOTES)
        return
    yield from (one for one in value.split(",") if one)


def _resolved(wanted: QueryField, value: str) -> str:
    if wanted is QueryField.ROLE:
        return _code(value, role_entries(), QueryTrouble.UNKNOWN_ROLE)
    if wanted is QueryField.PLACE:
        return _code(value, place_entries(), QueryTrouble.UNKNOWN_PLACE)
    if wanted is QueryField.LANGUAGE:
        return _code(value, language_entries(), QueryTrouble.UNKNOWN_LANGUAGE)
    return _day(value) if wanted is QueryField.BY else value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        msg = "by must be a day such as 2024-11-30, got another word"
        raise QueryError(QueryTrouble.UNKNOWN_DAY, msg, part=value) from None


def _code(value: str, vocabulary: Vocabulary, trouble: QueryTrouble) -> str:
    for spelling in (value, value.lower(), value.upper()):
        if spelling in vocabulary:
            return spelling
    readers = {
        QueryTrouble.UNKNOWN_ROLE: lambda: next(iter(roles_of(value)), ""),
        QueryTrouble.UNKNOWN_PLACE: lambda: most_specific(places_of(value)),
        QueryTrouble.UNKNOWN_LANGUAGE: lambda: next(iter(languages_of(value)), ""),
    }
    code = readers[trouble]()
    if not code:
        kind = trouble.removeprefix("unknown-")
        msg = f"{kind} must be one of the vocabulary, got another"
        raise QueryError(trouble, msg, part=value)
    return code


def matches(query: ReachQuery, profile: TargetProfile) -> bool:
    """Tell whether a person is one of those whom the question asks for."""
    return (
        _fits_vocabulary(query, profile)
        and _any_in(query.names, profile.name_key)
        and _any_in(query.organisations, profile.organisation_key)
        and _any_equal(query.labels, profile.labels)
        and _any_part(query.communities, profile.communities)
        and _all_in(query.unknown, profile)
    )


def _fits_vocabulary(query: ReachQuery, profile: TargetProfile) -> bool:
    return (
        (not query.roles or any(role_covers(w, r) for w in query.roles for r in profile.roles))
        and (not query.places or any(is_within(profile.place, w) for w in query.places))
        and (not query.languages or not set(query.languages).isdisjoint(profile.languages))
    )


def _any_in(wanted: tuple[str, ...], key: str) -> bool:
    return not wanted or any(is_in_name(one, key) for one in wanted)


def _any_equal(wanted: tuple[str, ...], labels: tuple[str, ...]) -> bool:
    return not wanted or not {_key(one) for one in wanted}.isdisjoint(map(_key, labels))


def _any_part(wanted: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return not wanted or any(_key(one) in _key(name) for one in wanted for name in names)


def _all_in(words: tuple[str, ...], profile: TargetProfile) -> bool:
    keys = (profile.name_key, profile.organisation_key, profile.title_key)
    return all(any(is_in_name(word, key) for key in keys) for word in words)


# The same few words are held against every person of a workspace.
_key = lru_cache(maxsize=4096)(search_key)
