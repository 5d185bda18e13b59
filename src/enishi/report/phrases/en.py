"""English sentences. One function for one sentence: values in, words out.

British spelling, plain and short. What people wrote is never taken in.
"""

from datetime import date

from enishi.experiment import PlanPart
from enishi.report.wording import (
    Aspect,
    Judgement,
    Label,
    MissingCode,
    RecordKind,
    ReportKind,
    SectionKey,
    Thing,
)
from enishi.terms import ExperimentKind, Mark, Period

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOUNS = {
    Thing.PEOPLE: ("person", "people"),
    Thing.COMMUNITIES: ("community", "communities"),
    Thing.EVENTS: ("event", "events"),
    Thing.PUBLICATIONS: ("publication", "publications"),
    Thing.ASKS: ("ask", "asks"),
    Thing.ATTEMPTS: ("attempt", "attempts"),
    Thing.TALKS: ("person", "people"),
    Thing.ACTIVITIES: ("activity", "activities"),
    Thing.CRITERIA: ("criterion", "criteria"),
    Thing.LEARNINGS: ("learning", "learnings"),
    Thing.STAGES: ("stage", "stages"),
}
_KINDS = {ReportKind.PLAN: "Plan of the experiment", ReportKind.INTERIM: "Interim report"}
_HEADINGS = {
    SectionKey.PURPOSE: "Purpose and background",
    SectionKey.QUESTION: "What is to be verified",
    SectionKey.OUTLINE: "Outline of activities",
    SectionKey.RESULTS: "Outputs and results",
    SectionKey.MEASUREMENT: "How it is measured",
    SectionKey.COURSE: "Schedule and course",
    SectionKey.OTHER: "Other",
}
_LABELS = {
    Label.THEME: "Theme",
    Label.KIND: "Kind",
    Label.PERIOD: "Period",
    Label.WHO: "Whom to meet",
    Label.WHY: "Why",
    Label.PURPOSE_CHANGED: "Purpose rewritten",
    Label.QUESTION: "Question",
    Label.HYPOTHESIS: "Hypothesis",
    Label.WORKSTREAMS: "Workstreams",
    Label.WORKSTREAM: "Workstream",
    Label.ACTIVITY: "Planned activity",
    Label.MARK: "Result",
    Label.REASON: "Reason",
    Label.CHANNEL: "Way",
    Label.ATTEMPTS: "Attempts",
    Label.CONTACTS: "Contacts",
    Label.ON_PURPOSE: "On purpose",
    Label.CRITERION: "Criterion",
    Label.GOAL: "Goal",
    Label.UNTIL: "By",
    Label.SO_FAR: "So far",
    Label.JUDGEMENT: "Judgement",
    Label.FIGURE: "Figure",
    Label.ITEM: "Part",
    Label.BEFORE: "Before",
    Label.NOW: "Now",
    Label.PUBLISHED: "Published",
    Label.CHANGES: "How the plan has changed",
    Label.BESIDE: "Experiments beside this one",
    Label.LEARNED: "What was learned",
    Label.SELF_CHECK: "Self-check",
    Label.ASPECT: "Looked for",
    Label.MATERIAL: "Can be shown",
    Label.MISSING: "Missing",
    Label.RECORDS: "Records behind the numbers",
    Label.HOW_COUNTED: "How each number is counted",
}
_MARKS = {
    Mark.DONE: "Done",
    Mark.PARTIAL: "Partial",
    Mark.NOT_DONE: "Not done",
    Mark.NOT_DUE: "Not due",
}
_ASPECTS = {
    Aspect.NEW_FOR_ONESELF: "New for oneself",
    Aspect.NEW_FOR_SOCIETY: "New for society",
    Aspect.JUDGED_OBJECTIVELY: "Can be judged objectively",
    Aspect.CHANGE_IS_VISIBLE: "Change before and after",
}
_MISSING = {
    MissingCode.NO_PURPOSE: "Whom to meet and why is not written yet.",
    MissingCode.NO_BACKGROUND: "The background is not written yet.",
    MissingCode.NO_LEARNING: "Nothing learned is written down yet.",
    MissingCode.NO_PUBLICATION: "Nothing has been published yet.",
    MissingCode.NO_PUBLICATION_PLANNED: "No criterion and no figure counts articles or posts.",
    MissingCode.NO_HYPOTHESIS: "The hypothesis is not written yet.",
    MissingCode.NO_CRITERION: "No success criterion is set yet.",
    MissingCode.NOT_FROZEN: "No version of the plan is frozen yet.",
    MissingCode.CRITERIA_AFTER_START: "The success criteria were set after the start.",
    MissingCode.NO_VERIFICATION: "How to measure the result is not written yet.",
    MissingCode.NO_FIGURE: "No figure to count is chosen yet.",
    MissingCode.NO_BASELINE: (
        "The network was not recorded before the start, so the end has nothing to be compared with."
    ),
}

_PLAN_PARTS = {
    PlanPart.TITLE: "Title",
    PlanPart.QUESTION: "Question",
    PlanPart.HYPOTHESIS: "Hypothesis",
    PlanPart.BACKGROUND: "Background",
    PlanPart.VERIFICATION: "Measurement",
    PlanPart.OTHER: "Other",
    PlanPart.PERIOD: "Period",
    PlanPart.WORKSTREAM: "Workstream",
    PlanPart.STAGE: "Stage",
    PlanPart.ACTIVITY: "Activity",
    PlanPart.CRITERION: "Success criterion",
    PlanPart.FIGURE: "Figure",
}


def kind_title(kind: ReportKind) -> str:
    """Name the report."""
    return _KINDS[kind]


def heading(section: SectionKey) -> str:
    """Head a section."""
    return _HEADINGS[section]


def section_number(number: int) -> str:
    """Number a section."""
    return str(number)


def label(name: Label) -> str:
    """Head a column, a fact or a part of a section."""
    return _LABELS[name]


def mark_word(mark: Mark) -> str:
    """Say an outcome mark."""
    return _MARKS[mark]


def aspect(name: Aspect) -> str:
    """Name what reviewers look for."""
    return _ASPECTS[name]


def plan_part(part: PlanPart) -> str:
    """Name a part of a plan."""
    return _PLAN_PARTS[part]


def experiment_kind(kind: ExperimentKind) -> str:
    """Say whose theme an experiment is."""
    return "Own theme" if kind is ExperimentKind.OWN else "Assigned theme"


def day_in_full(day: date) -> str:
    """Write a day in running text."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_with_weekday(day: date) -> str:
    """Write a day where its weekday helps."""
    return f"{_WEEKDAYS[day.weekday()]} {day_in_full(day)}"


def day_in_table(day: date) -> str:
    """Write a day in a table or list, year included."""
    return f"{day_without_year(day)} {day.year}"


def day_without_year(day: date) -> str:
    """Write a day whose year is plain."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def period_in_full(period: Period) -> str:
    """Write a period, with the year of its start only where it differs."""
    start, end = period.start, period.end
    since = day_in_full(start)
    if start.year == end.year:
        since = since.removesuffix(f" {start.year}")
    return f"{since} – {day_in_full(end)}"


def period_in_table(period: Period) -> str:
    """Write a period whose year is plain."""
    return f"{day_without_year(period.start)} – {day_without_year(period.end)}"


def as_of(day: date) -> str:
    """Say up to which day a report counts."""
    return f"as of {day_in_full(day)}"


def counter(thing: Thing, number: int) -> str:  # noqa: ARG001 - English counts all alike
    """Return what stands behind a number of things: nothing in English, the words say it."""
    return ""


def counted(thing: Thing, number: int) -> str:
    """Write a number of things."""
    one, many = _NOUNS[thing]
    return f"{number} {one if number == 1 else many}"


def part_of(thing: Thing, whole: int) -> str:  # noqa: ARG001
    """Say of which larger number the number before is a part."""
    return f" of {whole}"


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
    """Caption the success criteria; ``day`` is when they were frozen first."""
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


def caption_self_check() -> str:
    """Caption the self-check."""
    return "Is the report complete?"


def goal_at_least(thing: Thing, number: int) -> str:  # noqa: ARG001
    """Write a goal to be reached or passed."""
    return f"at least {number}"


def goal_at_most(thing: Thing, number: int) -> str:  # noqa: ARG001
    """Write a goal not to be passed."""
    return f"at most {number}"


def goal_exactly(thing: Thing, number: int) -> str:  # noqa: ARG001
    """Write a goal to be met."""
    return f"exactly {number}"


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
    return _MISSING[code]


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


def somebody(role: str, place: str) -> str:
    """Speak of a person without naming her; either part may be empty."""
    who = f"{_article(role)} {role}" if role else "someone"
    return f"{who} in {place}" if place else who


def person_sought(role: str, place: str, language: str) -> str:
    """Write one cell of the purpose card; every part may be empty."""
    who = role or "anyone"
    where = f"{who} in {place}" if place else who
    return f"{where} ({language})" if language else where


def brackets() -> tuple[str, str]:
    """Return what opens and closes a remark behind words."""
    return (" (", ")")


def comma() -> str:
    """Return what parts two remarks."""
    return ", "


def headword(word: str) -> str:
    """Write a word at the head of a row or list."""
    return word[:1].upper() + word[1:]


def joined(parts: tuple[str, ...]) -> str:
    """Join a list in running text."""
    return ", ".join(parts)


def record_contact(channel: str, place: str) -> str:
    """Describe a contact made, without naming anybody."""
    return f"Contact ({channel}, {place})" if place else f"Contact ({channel})"


def record_ask(channel: str) -> str:
    """Describe an ask, without naming anybody."""
    return f"Ask for an introduction ({channel})"


def record_attempt(channel: str) -> str:
    """Describe an attempt, without naming anybody."""
    return f"Attempt ({channel})"


def judgement(result: Judgement) -> str:
    """Say how a criterion stands."""
    return {
        Judgement.REACHED: "reached",
        Judgement.NOT_YET: "not reached yet",
        Judgement.NOT_REACHED: "not reached",
        Judgement.HOLDS_SO_FAR: "within the limit so far",
    }[result]


def under_way() -> str:
    """Stand as the mark of an activity whose stage has begun and not ended."""
    return "Under way"


def not_marked() -> str:
    """Stand where a stage is over and its activity has no mark."""
    return "(no mark)"


def until(day: date) -> str:
    """Stand behind what was counted up to an earlier day."""
    return f" (up to {day_without_year(day)})"


def on_purpose_of(channel: str) -> str:
    """Head the list of contacts of a channel who were wanted."""
    return f"{headword(channel)}: contacts on purpose"


def attempts_of(channel: str) -> str:
    """Head the list of attempts of a channel."""
    return f"{headword(channel)}: attempts"


def contacts_of(channel: str) -> str:
    """Head the list of contacts that came of a channel."""
    return f"{headword(channel)}: contacts"


def colon() -> str:
    """Return what parts a head from what it heads."""
    return ": "


def record_before(kind: RecordKind) -> str:
    """Stand before the name of what was joined, attended or published."""
    return {
        RecordKind.MEMBERSHIP: "Joined ",
        RecordKind.ATTENDANCE: "Attended ",
        RecordKind.PUBLICATION: "Published ",
    }.get(kind, "Record")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _its(number: int) -> str:
    return "its" if number == 1 else "their"


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"
