"""The closed lists that have words in both languages: kinds, sections, labels, what is missing."""

from enum import StrEnum


class ReportKind(StrEnum):
    """Which report: the plan before, or how far it has come."""

    PLAN = "plan"
    INTERIM = "interim"

    @property
    def counts(self) -> bool:
        """Tell whether this report counts records (a plan only says what will be counted)."""
        return self is not ReportKind.PLAN


class SectionKey(StrEnum):
    """The headings the programme asks for, in its order."""

    PURPOSE = "purpose"
    QUESTION = "question"
    OUTLINE = "outline"
    RESULTS = "results"
    MEASUREMENT = "measurement"
    COURSE = "course"
    OTHER = "other"


class Thing(StrEnum):
    """What is counted, for plurals and counters."""

    PEOPLE = "people"
    COMMUNITIES = "communities"
    EVENTS = "events"
    PUBLICATIONS = "publications"
    ASKS = "asks"
    ATTEMPTS = "attempts"
    TALKS = "talks"
    ACTIVITIES = "activities"
    CRITERIA = "criteria"
    LEARNINGS = "learnings"
    STAGES = "stages"


class Label(StrEnum):
    """Heads of columns, facts and parts of sections."""

    THEME = "theme"
    KIND = "kind"
    PERIOD = "period"
    WHO = "who"
    WHY = "why"
    PURPOSE_CHANGED = "purpose-changed"
    QUESTION = "question"
    HYPOTHESIS = "hypothesis"
    WORKSTREAMS = "workstreams"
    WORKSTREAM = "workstream"
    ACTIVITY = "activity"
    MARK = "mark"
    REASON = "reason"
    CHANNEL = "channel"
    ATTEMPTS = "attempts"
    CONTACTS = "contacts"
    ON_PURPOSE = "on-purpose"
    CRITERION = "criterion"
    GOAL = "goal"
    UNTIL = "until"
    SO_FAR = "so-far"
    JUDGEMENT = "judgement"
    FIGURE = "figure"
    ITEM = "item"
    BEFORE = "before"
    NOW = "now"
    PUBLISHED = "published"
    CHANGES = "changes"
    BESIDE = "beside"
    LEARNED = "learned"
    SELF_CHECK = "self-check"
    ASPECT = "aspect"
    MATERIAL = "material"
    MISSING = "missing"
    RECORDS = "records"
    HOW_COUNTED = "how-counted"


class Aspect(StrEnum):
    """What the programme's reviewers look for."""

    NEW_FOR_ONESELF = "new-for-oneself"
    NEW_FOR_SOCIETY = "new-for-society"
    JUDGED_OBJECTIVELY = "judged-objectively"
    CHANGE_IS_VISIBLE = "change-is-visible"


class MissingCode(StrEnum):
    """Why an aspect cannot be shown yet. Each has a sentence in ja and en."""

    NO_PURPOSE = "no-purpose"
    NO_BACKGROUND = "no-background"
    NO_LEARNING = "no-learning"
    NO_PUBLICATION = "no-publication"
    NO_PUBLICATION_PLANNED = "no-publication-planned"
    NO_HYPOTHESIS = "no-hypothesis"
    NO_CRITERION = "no-criterion"
    NOT_FROZEN = "not-frozen"
    CRITERIA_AFTER_START = "criteria-after-start"
    NO_VERIFICATION = "no-verification"
    UNMARKED_ACTIVITY = "unmarked-activity"
    MARK_WITHOUT_REASON = "mark-without-reason"
    NO_FIGURE = "no-figure"
    NO_BASELINE = "no-baseline"


class Judgement(StrEnum):
    """How a success criterion stands on a day: count against number, nothing more."""

    REACHED = "reached"
    NOT_YET = "not-yet"
    NOT_REACHED = "not-reached"
    HOLDS_SO_FAR = "holds-so-far"
    """A number not to be passed, not passed yet; its day has not come."""


class RecordKind(StrEnum):
    """Kinds of records that are counted."""

    CONTACT = "contact"
    ASK = "ask"
    ATTEMPT = "attempt"
    MEMBERSHIP = "membership"
    ATTENDANCE = "attendance"
    PUBLICATION = "publication"
    TOUCH = "touch"
