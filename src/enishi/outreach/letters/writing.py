"""Put facts into the words of a letter."""

import re

from enishi.outreach.letters import en, ja
from enishi.outreach.letters.facts import Letter, LetterFacts, LetterKind, Politeness
from enishi.terms import Language

_BLANK_LINES = re.compile(r"\n{3,}")
_MOST_WORDS = 400


def write_letter(
    facts: LetterFacts,
    kind: LetterKind,
    *,
    language: Language,
    politeness: Politeness = Politeness.USUAL,
) -> Letter:
    """Draft a letter to the introducer.

    Args:
        facts: What is known; a part that is empty is left out of the letter.
        kind: An ask, the one reminder, thanks, or the result reported back.
        language: Of the letter.
        politeness: In Japanese the degree of every sentence; in English the tone.
    """
    words = ja if language is Language.JA else en
    said = _said(facts, language, politeness)
    body = words.BODIES[kind, politeness].format(**said)
    subject = words.SUBJECTS[kind, politeness].format(**said)
    return Letter(subject=_on_one_line(subject), body=_tidied(body))


def write_about_me(facts: LetterFacts, *, language: Language) -> str:
    """Draft the text that an introducer can forward to the target, in the target's language."""
    words = ja if language is Language.JA else en
    why = _short(facts.why.to(language))
    said = {"me": facts.me or words.NAMELESS, "why": why, "minutes": facts.minutes}
    return _tidied(words.ABOUT_ME.format(**said))


def _said(facts: LetterFacts, language: Language, politeness: Politeness) -> dict[str, object]:
    words = ja if language is Language.JA else en
    honorific = ja.HONORIFIC[politeness] if language is Language.JA else ""
    group = words.EVERYBODY[politeness].format(group=facts.introducer)
    why, about = _short(facts.why.to(language)), _on_one_line(facts.about)
    return {
        "me": facts.me or words.NAMELESS,
        "introducer": group if facts.is_group else facts.introducer + honorific,
        "target": facts.target + (honorific if facts.is_person else ""),
        "about": words.ABOUT.format(about=about) if about else "",
        "why": words.WHY[politeness].format(why=why) if why else "",
        "minutes": facts.minutes,
    }


def _short(text: str) -> str:
    whole = _on_one_line(text)
    return whole if len(whole) <= _MOST_WORDS else whole[:_MOST_WORDS].rstrip() + "…"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _tidied(text: str) -> str:
    """Leave no gap where a part was empty."""
    return _BLANK_LINES.sub("\n\n", text).strip()
