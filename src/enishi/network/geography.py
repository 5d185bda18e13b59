"""Places: cities in countries in regions, recognised in free text."""

from collections.abc import Iterable
from functools import cache

from enishi.network.phrases import Match, PhraseBook, fold_line
from enishi.network.vocabulary import (
    below,
    language_entries,
    lineage,
    phrases_of,
    place_entries,
)

_KIND = "place"
_COUNTRY_CODE_LENGTH = 2


def places() -> tuple[str, ...]:
    """Return all place codes, regions first, then countries, then what lies in them."""
    return tuple(place_entries())


def place_name(code: str, language: str) -> str:
    """Return the name of a place in ``ja``, else in English; free text as it stands."""
    entry = place_entries().get(code)
    return entry.name(language) if entry else code


def place_parent(code: str) -> str:
    """Return the code of what the place lies in; empty at the top and for free text."""
    entry = place_entries().get(code)
    return entry.parent if entry else ""


def country_of(code: str) -> str:
    """Return the ISO 3166-1 code of the country a place lies in, or is; empty for a region."""
    return next((one for one in lineage(place_entries(), code) if is_country(one)), "")


def is_country(code: str) -> bool:
    """Tell whether ``code`` stands for a country."""
    return len(code) == _COUNTRY_CODE_LENGTH and code.isupper() and code in place_entries()


def is_within(place: str, region: str) -> bool:
    """Tell whether ``place`` is ``region`` or lies in it."""
    return place == region or region in lineage(place_entries(), place)


def places_within(region: str) -> frozenset[str]:
    """Return every place code that lies in ``region``, itself included."""
    return below(place_entries(), region)


def language_name(code: str, language: str) -> str:
    """Return the name of a language in ``ja``, else in English; an unknown code as it stands."""
    entry = language_entries().get(code)
    return entry.name(language) if entry else code


def languages() -> tuple[str, ...]:
    """Return all language codes of the vocabulary."""
    return tuple(language_entries())


def recognise_place(text: str) -> str:
    """Recognise the most specific place that ``text`` (address, city, country) names.

    Of several places the one that most of the others contain wins: in "Atlanta, Georgia" the city
    settles which Georgia is meant, and in "London, Ontario, Canada" the province wins, because
    no London of the vocabulary lies in it.

    Returns:
        A place code, or an empty string where nothing is recognised or doubt remains.
    """
    code = text.strip()
    if is_country(code.upper()):
        return code.upper()
    return most_specific(_place_book().find(fold_line(text)))


def most_specific(matches: Iterable[Match]) -> str:
    """Return the place that fits most of ``matches``, see :func:`recognise_place`."""
    spots = [_codes(match) for match in matches]
    ranked = [
        (-_support(code, spots), _is_contradicted(code, spots), not _is_city(code), spot)
        for spot, codes in enumerate(spots)
        for code in codes
    ]
    codes = [code for spot in spots for code in spot]
    return min(zip(ranked, range(len(codes)), codes, strict=True), default=((), 0, ""))[2]


def places_meant(matches: Iterable[Match]) -> tuple[str, ...]:
    """Return the places of ``matches``, without those in which another of them lies.

    "Paris, France" means Paris; "Paris or Lisbon" means both.
    """
    spots = [codes for codes in map(_codes, matches) if codes]
    best = [max(codes, key=lambda code: _support(code, spots)) for codes in spots]
    return tuple(
        code
        for code in dict.fromkeys(best)
        if not any(other != code and is_within(other, code) for other in best)
    )


def _codes(match: Match) -> tuple[str, ...]:
    return tuple(phrase.code for phrase in match.phrases if phrase.kind == _KIND)


def _support(code: str, spots: list[tuple[str, ...]]) -> int:
    above = set(lineage(place_entries(), code))
    return sum(any(other in above for other in spot) for spot in spots)


def _is_contradicted(code: str, spots: list[tuple[str, ...]]) -> bool:
    """Tell whether the text names a country or province in which ``code`` does not lie."""
    return any(not any(_is_compatible(code, other) for other in spot) for spot in spots)


def _is_compatible(code: str, other: str) -> bool:
    return _is_city(other) or is_within(code, other) or is_within(other, code)


def _is_city(code: str) -> bool:
    return code.islower() and place_parent(code)[:1].isupper()


@cache
def _place_book() -> PhraseBook:
    return PhraseBook(phrases_of(place_entries(), _KIND, in_questions=False))
