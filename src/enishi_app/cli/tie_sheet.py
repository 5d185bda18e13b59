"""One tie in words: how sure, how strong, what that rests on, and how often such words held."""

from collections.abc import Iterator
from gettext import gettext
from typing import TYPE_CHECKING

from enishi.network import (
    ASSUMPTION_WORDS,
    BAND_WORDS,
    QUESTION_BANDS,
    STATE_WORDS,
    band_of,
    explain_hits,
    explain_hop,
    explain_part,
)

if TYPE_CHECKING:
    from enishi.network import ContactEstimate
    from enishi.terms import Bilingual, Language
    from enishi_app.actions.ties import TieShown


def tie_lines(shown: "TieShown", language: "Language") -> Iterator[str]:
    """Yield the lines about one tie. Chances are said in bands, never as figures."""
    said = explain_hop(shown.tie, language=language, today=shown.day)
    yield f"{STATE_WORDS[shown.tie.state].to(language)}: {said}"
    step = shown.step
    yield gettext("Asked to introduce: %s") % BAND_WORDS[step.band].to(language)
    yield "  " + _range(BAND_WORDS[band_of(step.low)], BAND_WORDS[band_of(step.high)], language)
    for estimate in shown.contact:
        yield from _contact_lines(estimate, language)
    supposed = dict.fromkeys(
        [*step.assumptions, *(one for each in shown.contact for one in each.assumptions)]
    )
    if supposed:
        yield gettext("Supposed, not measured:")
        yield from (f"  {ASSUMPTION_WORDS[one].to(language)}" for one in supposed)


def _contact_lines(estimate: "ContactEstimate", language: "Language") -> Iterator[str]:
    words = {band: QUESTION_BANDS[estimate.question, band] for band in type(estimate.band)}
    yield words[estimate.band].to(language)
    yield "  " + _range(words[band_of(estimate.low)], words[band_of(estimate.high)], language)
    yield from (f"  {explain_part(part, language=language)}" for part in estimate.parts)
    yield f"  {explain_hits(estimate.hits, language=language)}"


def _range(low: "Bilingual", high: "Bilingual", language: "Language") -> str:
    if low == high:
        return gettext("The range stays within this.")
    return gettext("The range goes from “%(low)s” to “%(high)s”.") % {
        "low": low.to(language),
        "high": high.to(language),
    }
