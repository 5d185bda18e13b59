"""Tell the writer, not the reader, what was hidden in a report and what it lacks."""

from enishi.report.material import HiddenName, Report
from enishi.report.phrases import Phrases, phrases_in
from enishi.report.walking import RECORDS, TITLE
from enishi.report.wording import Label, SectionKey


def tell_hidden(report: Report) -> tuple[str, ...]:
    """Return one sentence per name hidden in a part of the report, in the report's language.

    For the page inside the app. It stands in no rendering: who was replaced by what, and where,
    would give the person away.
    """
    say = phrases_in(report.document.language)
    return tuple(_hidden(name, say) for name in report.hidden)


def tell_missing(report: Report) -> tuple[str, ...]:
    """Return one sentence per missing part, in the report's language and the programme's order."""
    say = phrases_in(report.document.language)
    return tuple(say.missing(part.code, part.number) for part in report.missing)


def _hidden(name: HiddenName, say: Phrases) -> str:
    place = _place(name.section, say)
    if not name.shown_as:
        return say.hidden_address(place, name.times)
    return say.hidden_in(place, name.shown_as, name.times)


def _place(section: str, say: Phrases) -> str:
    if section == TITLE:
        return say.title_of_report()
    return say.label(Label.RECORDS) if section == RECORDS else say.heading(SectionKey(section))
