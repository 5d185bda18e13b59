"""Phrases of reports, one module per language; both say the same things."""

from enishi.report.phrases import en, ja
from enishi.report.phrases.contract import Phrases
from enishi.terms import Language


def phrases_in(language: Language) -> Phrases:
    """Return the sentences of a language."""
    return ja if language is Language.JA else en


__all__ = ["Phrases", "phrases_in"]
