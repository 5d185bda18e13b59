"""Words for codes: roles, places, languages and channels."""

from functools import cache

from enishi.evidence import channel_name
from enishi.network import language_name, place_name, places, role_name, roles
from enishi.report.name_forms import fold_letters
from enishi.report.ordinary_words import ORDINARY_WORDS
from enishi.terms import Language


def role_word(code: str, language: Language) -> str:
    """Return the word for a role code; free text as it stands."""
    return role_name(code, language.value) if code else ""


def place_word(code: str, language: Language) -> str:
    """Return the word for a place code; free text as it stands."""
    return place_name(code, language.value) if code else ""


def language_word(code: str, language: Language) -> str:
    """Return the word for an ISO 639-1 code; a rare one as it stands."""
    return language_name(code, language.value) if code else ""


def known_role_word(code: str, language: Language) -> str:
    """Return the word for a role code; nothing for free text, which could name somebody."""
    return role_word(code, language) if code in _known_roles() else ""


def known_place_word(code: str, language: Language) -> str:
    """Return the word for a place code; nothing for free text, which could name somebody."""
    return place_word(code, language) if code in _known_places() else ""


def channel_word(channel: str, language: Language) -> str:
    """Return the word for a channel; one that the user added stands as she wrote it."""
    return channel_name(channel, language)


@cache
def ordinary_words() -> frozenset[str]:
    """Return folded words that name a person only where a title or さん says so.

    Names of places are among them: a report on Paris must not lose its city to a Ms Paris.
    """
    words = {word for code in places() for word in place_name(code, "en").split()}
    return ORDINARY_WORDS | frozenset(map(fold_letters, words))


@cache
def _known_roles() -> frozenset[str]:
    return frozenset(roles())


@cache
def _known_places() -> frozenset[str]:
    return frozenset(places())
