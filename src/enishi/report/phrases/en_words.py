"""English words for the closed lists of a report."""

from enishi.experiment import PlanPart
from enishi.report.wording import (
    Aspect,
    Label,
    MissingCode,
    ReportKind,
    SectionKey,
)
from enishi.terms import Mark

KINDS = {ReportKind.PLAN: "Plan of the experiment", ReportKind.INTERIM: "Interim report"}
HEADINGS = {
    SectionKey.PURPOSE: "Purpose and background",
    SectionKey.QUESTION: "What is to be verified",
    SectionKey.OUTLINE: "Outline of activities",
    SectionKey.RESULTS: "Outputs and results",
    SectionKey.MEASUREMENT: "How it is measured",
    SectionKey.COURSE: "Schedule and course",
    SectionKey.OTHER: "Other",
}
LABELS = {
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
MARKS = {
    Mark.DONE: "Done",
    Mark.PARTIAL: "Partial",
    Mark.NOT_DONE: "Not done",
    Mark.NOT_DUE: "Not due",
}
ASPECTS = {
    Aspect.NEW_FOR_ONESELF: "New for oneself",
    Aspect.NEW_FOR_SOCIETY: "New for society",
    Aspect.JUDGED_OBJECTIVELY: "Can be judged objectively",
    Aspect.CHANGE_IS_VISIBLE: "Change before and after",
}
MISSING = {
    MissingCode.NO_PURPOSE: "Whom to meet and why is not written yet.",
    MissingCode.NO_BACKGROUND: "The background is not written yet.",
    MissingCode.NO_LEARNING: "Nothing learned is written down yet.",
    MissingCode.NO_PUBLICATION: "Nothing has been published yet.",
    MissingCode.NO_PUBLICATION_PLANNED: "No criterion and no figure counts articles or posts.",
    MissingCode.NO_HYPOTHESIS: "The hypothesis is not written yet.",
    MissingCode.NO_CRITERION: "No success criterion is set yet.",
    MissingCode.NOT_FROZEN: "No version of the plan is frozen yet.",
    MissingCode.CRITERIA_AFTER_START: "The success criteria were set or changed after the start.",
    MissingCode.NO_VERIFICATION: "How to measure the result is not written yet.",
    MissingCode.NO_FIGURE: "No figure to count is chosen yet.",
    MissingCode.NO_BASELINE: (
        "The network was not recorded before the start, so the end has nothing to be compared with."
    ),
}
PLAN_PARTS = {
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
