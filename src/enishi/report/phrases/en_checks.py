"""What a report says of itself in English: what it shows, what it lacks, whom it does not name."""

from datetime import date

from enishi.report.phrases.en_counts import counted
from enishi.report.phrases.en_dates import day_in_full
from enishi.report.phrases.en_words import MISSING
from enishi.report.wording import (
    MissingCode,
    Thing,
)


def caption_self_check() -> str:
    """Caption the self-check."""
    return "Is the report complete?"


def nothing_missing() -> str:
    """Stand where the self-check finds no gap."""
    return "Nothing"


def nothing_to_show() -> str:
    """Stand where the self-check finds nothing to show."""
    return "Nothing yet"


def has_background() -> str:
    """Name the background as something to show."""
    return "Purpose and background"


def has_learnings(number: int) -> str:
    """Name the learnings as something to show."""
    return counted(Thing.LEARNINGS, number)


def has_publications(number: int) -> str:
    """Name the publications as something to show."""
    return counted(Thing.PUBLICATIONS, number)


def has_publications_planned() -> str:
    """Name planned publications as something to show."""
    return "Articles or posts are planned"


def has_criteria(number: int) -> str:
    """Name the criteria as something to show."""
    return f"{number} success {'criterion' if number == 1 else 'criteria'}"


def has_course(months: int) -> str:
    """Name the figures over time as something to show."""
    return f"The figures at {months} {'date' if months == 1 else 'dates'}"


def has_figures(number: int) -> str:
    """Name the figures as something to show."""
    return f"{number} {'figure' if number == 1 else 'figures'} to count"


def has_baseline(day: date) -> str:
    """Name the picture taken at the start as something to show."""
    return f"The network as of {day_in_full(day)}"


def missing(code: MissingCode, number: int) -> str:
    """Say what is missing; ``number`` is of how many."""
    if code is MissingCode.UNMARKED_ACTIVITY:
        return f"{counted(Thing.ACTIVITIES, number)} past {_its(number)} stage without a mark."
    if code is MissingCode.MARK_WITHOUT_REASON:
        return f"{counted(Thing.ACTIVITIES, number)} marked △ or × without a reason."
    return MISSING[code]


def names_hidden(number: int) -> str:
    """Say in the report itself that names were replaced."""
    if number == 1:
        return "One person has not agreed to be named and is called something else here."
    return f"{number} people have not agreed to be named and are called something else here."


def no_names_hidden() -> str:
    """Say in the report itself that no name had to be replaced."""
    return "No one is named here who has not agreed to be."


def hidden_in(place: str, shown_as: str, times: int) -> str:
    """Tell the user what was hidden, where, and what stands there instead."""
    often = f" ({times} times)" if times > 1 else ""
    return f"{place}: replaced by “{shown_as}”{often}."


def hidden_address(place: str, times: int) -> str:
    """Tell the user that a link was left out since it names somebody."""
    return f"{place}: {times} {'link' if times == 1 else 'links'} left out, a name stood in it."


def title_of_report() -> str:
    """Name the title as a place in the report."""
    return "Title"


def _its(number: int) -> str:
    return "its" if number == 1 else "their"
