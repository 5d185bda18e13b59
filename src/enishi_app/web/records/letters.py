"""The letters on the page of an introduction: drafts to copy, change and send oneself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from enishi.outreach import (
    Introduction,
    IntroductionStep,
    LetterFacts,
    LetterKind,
    Politeness,
    state_of,
    write_about_me,
    write_letter,
)
from enishi.terms import Language

_KINDS: Mapping[LetterKind, str | Promise] = {
    LetterKind.ASK: pgettext_lazy("letter", "The ask"),
    LetterKind.REMINDER: pgettext_lazy("letter", "One reminder"),
    LetterKind.THANKS: pgettext_lazy("letter", "Thanks"),
    LetterKind.RESULT: pgettext_lazy("letter", "How it went"),
}
_TONES: Mapping[Politeness, str | Promise] = {
    Politeness.CLOSE: pgettext_lazy("letter", "to a friend"),
    Politeness.USUAL: pgettext_lazy("letter", "as usual"),
    Politeness.FORMAL: pgettext_lazy("letter", "formal"),
}
_LANGUAGES: Mapping[Language, str] = {Language.JA: "日本語", Language.EN: "English"}
_T = TypeVar("_T", LetterKind, Politeness, Language)
_S = IntroductionStep
_WANTED_AT = {
    _S.ASKED: LetterKind.REMINDER,
    _S.INTRODUCER_AGREED: LetterKind.THANKS,
    _S.INTRODUCER_DECLINED: LetterKind.THANKS,
    _S.TARGET_AGREED: LetterKind.THANKS,
    _S.INTRODUCED: LetterKind.THANKS,
    _S.MET: LetterKind.RESULT,
    _S.THANKED: LetterKind.RESULT,
}


@dataclass(frozen=True, kw_only=True)
class ShownChoice:
    """One way of writing that can be chosen; ``address`` empty for the one that is shown."""

    words: str | Promise
    address: str


@dataclass(frozen=True, kw_only=True)
class ShownLetter:
    """A letter with the ways of writing it otherwise.

    Attributes:
        mailto: Opens the user's own mail program with the letter in it.
        forward: The text about the user that goes with an ask; empty for other letters.
    """

    kinds: tuple[ShownChoice, ...]
    tones: tuple[ShownChoice, ...]
    languages: tuple[ShownChoice, ...]
    language: Language
    subject: str
    body: str
    mailto: str
    forward: str


def show_letter(
    held: Introduction, facts: LetterFacts, given: Mapping[str, str], language: Language
) -> ShownLetter:
    """Return the letter that the state of an introduction asks for, or the one chosen.

    Args:
        held: The introduction.
        facts: What its letters are written from.
        given: What the address says: ``letter``, ``tone`` and ``in``.
        language: Of the page, for letters where none is chosen.
    """
    kind = _chosen(given.get("letter"), LetterKind, _WANTED_AT.get(state_of(held), LetterKind.ASK))
    tone = _chosen(given.get("tone"), Politeness, Politeness.USUAL)
    tongue = _chosen(given.get("in"), Language, language)
    now = {"letter": kind.value, "tone": tone.value, "in": tongue.value}
    written = write_letter(facts, kind, language=tongue, politeness=tone)
    return ShownLetter(
        kinds=tuple(_choices("letter", _KINDS, now)),
        tones=tuple(_choices("tone", _TONES, now)),
        languages=tuple(_choices("in", _LANGUAGES, now)),
        language=tongue,
        subject=written.subject,
        body=written.body,
        mailto=f"mailto:?subject={quote(written.subject)}&body={quote(_mail_lines(written.body))}",
        forward=write_about_me(facts, language=tongue) if kind is LetterKind.ASK else "",
    )


def _chosen(said: str | None, choices: type[_T], usual: _T) -> _T:
    return next((one for one in choices if one.value == said), usual)


def _choices(
    name: str, words: Mapping[Any, str | Promise], now: Mapping[str, str]
) -> Iterator[ShownChoice]:
    for value, said in words.items():
        is_shown = now[name] == value
        address = "" if is_shown else f"?{urlencode({**now, name: str(value)})}#letter"
        yield ShownChoice(words=said, address=address)


def _mail_lines(body: str) -> str:
    # RFC 6068 5: line breaks in the body of a mailto are CRLF.
    return body.replace("\n", "\r\n")
