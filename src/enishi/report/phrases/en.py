"""English sentences. One function for one sentence: values in, words out.

British spelling, plain and short. What people wrote is never taken in.
"""

from datetime import date

from enishi.experiment import PlanPart
from enishi.report.phrases.en_checks import (
    caption_self_check,
    has_background,
    has_baseline,
    has_course,
    has_criteria,
    has_figures,
    has_learnings,
    has_publications,
    has_publications_planned,
    hidden_address,
    hidden_in,
    missing,
    names_hidden,
    no_names_hidden,
    nothing_missing,
    nothing_to_show,
    title_of_report,
)
from enishi.report.phrases.en_counts import (
    counted,
    counter,
    goal_at_least,
    goal_at_most,
    goal_exactly,
    judgement,
    part_of,
)
from enishi.report.phrases.en_dates import (
    as_of,
    day_in_full,
    day_in_table,
    day_without_year,
    period_in_full,
    period_in_table,
    until,
)
from enishi.report.phrases.en_records import (
    attempts_of,
    contacts_of,
    headword,
    on_purpose_of,
    person_sought,
    record_ask,
    record_attempt,
    record_before,
    record_contact,
    somebody,
)
from enishi.report.phrases.en_rules import (
    counting_rule,
    only_channels,
    only_on_purpose,
    only_online,
    only_place,
    only_publications,
    only_role,
)
from enishi.report.phrases.en_words import ASPECTS, HEADINGS, KINDS, LABELS, MARKS, PLAN_PARTS
from enishi.report.wording import (
    Aspect,
    Label,
    ReportKind,
    SectionKey,
    Thing,
)
from enishi.terms import ExperimentKind, Mark

__all__ = [
    "as_of",
    "aspect",
    "attempts_of",
    "brackets",
    "caption_changes",
    "caption_channels",
    "caption_course",
    "caption_criteria",
    "caption_marks",
    "caption_self_check",
    "caption_stages",
    "channel_total",
    "colon",
    "comma",
    "contacts_of",
    "counter",
    "counting_rule",
    "counts_are_no_causes",
    "counts_are_small",
    "criteria_lead",
    "day_in_table",
    "day_without_year",
    "experiment_kind",
    "first_version",
    "goal_at_least",
    "goal_at_most",
    "goal_exactly",
    "has_background",
    "has_baseline",
    "has_course",
    "has_criteria",
    "has_figures",
    "has_learnings",
    "has_publications",
    "has_publications_planned",
    "heading",
    "headword",
    "hidden_address",
    "hidden_in",
    "interim_lead",
    "joined",
    "judgement",
    "kind_title",
    "label",
    "legend",
    "mark_word",
    "marks_are_not_effects",
    "missing",
    "names_hidden",
    "no_names_hidden",
    "no_reason_given",
    "not_frozen_yet",
    "not_marked",
    "nothing_changed",
    "nothing_missing",
    "nothing_published",
    "nothing_to_show",
    "numbers_from_records",
    "numbers_will_be_counted",
    "on_purpose_of",
    "only_channels",
    "only_on_purpose",
    "only_online",
    "only_place",
    "only_publications",
    "only_role",
    "part_of",
    "period_in_full",
    "period_in_table",
    "person_sought",
    "plan_lead",
    "plan_part",
    "planned_activities",
    "purpose_version",
    "record_ask",
    "record_attempt",
    "record_before",
    "record_contact",
    "revision_title",
    "section_number",
    "some_counts_are_small",
    "somebody",
    "title_of_report",
    "under_way",
    "until",
    "was_dropped",
    "was_not_there",
]


def kind_title(kind: ReportKind) -> str:
    """Name the report."""
    return KINDS[kind]


def heading(section: SectionKey) -> str:
    """Head a section."""
    return HEADINGS[section]


def section_number(number: int) -> str:
    """Number a section."""
    return str(number)


def label(name: Label) -> str:
    """Head a column, a fact or a part of a section."""
    return LABELS[name]


def mark_word(mark: Mark) -> str:
    """Say an outcome mark."""
    return MARKS[mark]


def aspect(name: Aspect) -> str:
    """Name what reviewers look for."""
    return ASPECTS[name]


def plan_part(part: PlanPart) -> str:
    """Name a part of a plan."""
    return PLAN_PARTS[part]


def experiment_kind(kind: ExperimentKind) -> str:
    """Say whose theme an experiment is."""
    return "Own theme" if kind is ExperimentKind.OWN else "Assigned theme"


def plan_lead(stages: int, activities: int, criteria: int) -> str:
    """Open a plan."""
    planned = f"{counted(Thing.ACTIVITIES, activities)} in {counted(Thing.STAGES, stages)}."
    if not criteria:
        return planned
    return f"{planned} {counted(Thing.CRITERIA, criteria)} will tell how it went."


def interim_lead(day: date, due: int, marks: tuple[tuple[Mark, int], ...]) -> str:
    """Open an interim report: what was due, and what became of it."""
    if not due:
        return f"Up to {day_in_full(day)} no activity has a result yet."
    outcome = ", ".join(f"{number} {mark_word(mark).lower()}" for mark, number in marks)
    return f"Up to {day_in_full(day)}, {counted(Thing.ACTIVITIES, due)} came due: {outcome}."


def criteria_lead(criteria: int, reached: int) -> str:
    """Say how many of the criteria are reached."""
    if not reached:
        return f"Of {counted(Thing.CRITERIA, criteria)}, none is reached yet."
    return f"Of {counted(Thing.CRITERIA, criteria)}, {reached} {_is(reached)} reached."


def purpose_version(version: int, day: date) -> str:
    """Tell which version of the purpose holds."""
    return f"This is version {version}, rewritten on {day_in_full(day)}."


def planned_activities(number: int) -> str:
    """Stand behind a workstream's name: how many activities are planned in it."""
    return f" ({counted(Thing.ACTIVITIES, number)})" if number else " (no activity planned)"


def caption_stages() -> str:
    """Caption the table of stages and activities of a plan."""
    return "Planned activities, stage by stage"


def caption_marks(day: date) -> str:
    """Caption the table of activities with their marks."""
    return f"Planned activities and what became of them, as of {day_in_full(day)}"


def caption_criteria(day: date | None) -> str:
    """Caption the success criteria; ``day`` is since when they stand so, frozen."""
    return f"Success criteria, set on {day_in_full(day)}" if day else "Success criteria"


def caption_channels() -> str:
    """Caption the table of channels."""
    return "Attempts and contacts, way by way"


def caption_course() -> str:
    """Caption the figures at the end of every month."""
    return "The figures over time, counted from the first day"


def caption_changes(number: int) -> str:
    """Caption what a revision changed."""
    return f"What version {number} changed"


def channel_total(attempts: int, contacts: int) -> str:
    """Sum up the table of channels."""
    made = f"{contacts} {'contact' if contacts == 1 else 'contacts'}"
    return f"In all, {counted(Thing.ATTEMPTS, attempts)} and {made}."


def counts_are_small(limit: int) -> str:
    """Warn that small counts compare badly."""
    return (
        f"Every way has fewer than {limit} attempts: too few to say which is better. "
        "So the counts stand as they are, without percentages."
    )


def some_counts_are_small(limit: int) -> str:
    """Warn where only some channels have small counts."""
    return (
        f"Ways with fewer than {limit} attempts are too few to be compared. "
        "So the counts stand as they are, without percentages."
    )


def counts_are_no_causes() -> str:
    """Say what counting cannot tell."""
    return "These are counts: they do not tell what caused them."


def numbers_from_records() -> str:
    """Say where the numbers come from."""
    return "Every number is counted from single records."


def numbers_will_be_counted() -> str:
    """Say where the numbers will come from."""
    return "Every number will be counted from single records."


def marks_are_not_effects() -> str:
    """Say what the marks mean."""
    return "The marks tell whether an activity went as planned, not how large its effect was."


def legend(mark: Mark) -> str:
    """Explain one mark."""
    return {
        Mark.DONE: "done as planned",
        Mark.PARTIAL: "done in part",
        Mark.NOT_DONE: "did not happen",
        Mark.NOT_DUE: "its time has not come",
    }[mark]


def no_reason_given() -> str:
    """Stand where a reason is missing."""
    return "(no reason recorded)"


def nothing_published() -> str:
    """Stand where nothing was published."""
    return "Nothing has been published yet."


def first_version(day: date) -> str:
    """Tell of the first frozen plan when it was never revised."""
    return f"The plan was frozen on {day_in_full(day)} and has not changed since."


def not_frozen_yet() -> str:
    """Tell that the plan is still a draft."""
    return "The plan is still a draft."


def revision_title(number: int, day: date) -> str:
    """Head one revision."""
    return f"Version {number}, {day_in_full(day)}"


def nothing_changed() -> str:
    """Tell that a revision changed no word."""
    return "Nothing in the plan itself changed."


def was_not_there() -> str:
    """Stand where the plan had nothing before."""
    return "(none)"


def was_dropped() -> str:
    """Stand where the plan has nothing any more."""
    return "(dropped)"


def brackets() -> tuple[str, str]:
    """Return what opens and closes a remark behind words."""
    return (" (", ")")


def comma() -> str:
    """Return what parts two remarks."""
    return ", "


def joined(parts: tuple[str, ...]) -> str:
    """Join a list in running text."""
    return ", ".join(parts)


def under_way() -> str:
    """Stand as the mark of an activity whose stage has begun and not ended."""
    return "Under way"


def not_marked() -> str:
    """Stand where a stage is over and its activity has no mark."""
    return "(no mark)"


def colon() -> str:
    """Return what parts a head from what it heads."""
    return ": "


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
