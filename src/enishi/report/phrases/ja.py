"""Japanese sentences. One function for one sentence: values in, words out.

です・ます; headings and tables end in a noun; half-width figures, full-width punctuation.
What people wrote is never taken in.
"""

from datetime import date

from enishi.experiment import PlanPart
from enishi.report.phrases.ja_checks import (
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
from enishi.report.phrases.ja_counts import (
    counter,
    goal_at_least,
    goal_at_most,
    goal_exactly,
    judgement,
    part_of,
)
from enishi.report.phrases.ja_dates import (
    as_of,
    day_in_full,
    day_in_table,
    day_with_weekday,
    day_without_year,
    period_in_full,
    period_in_table,
    until,
)
from enishi.report.phrases.ja_records import (
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
from enishi.report.phrases.ja_rules import (
    counting_rule,
    only_channels,
    only_on_purpose,
    only_online,
    only_place,
    only_publications,
    only_role,
)
from enishi.report.phrases.ja_words import ASPECTS, HEADINGS, KINDS, LABELS, MARKS, PLAN_PARTS
from enishi.report.wording import (
    Aspect,
    Label,
    ReportKind,
    SectionKey,
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

_KANJI = "〇一二三四五六七八九"


def kind_title(kind: ReportKind) -> str:
    """Name the report."""
    return KINDS[kind]


def heading(section: SectionKey) -> str:
    """Head a section."""
    return HEADINGS[section]


def section_number(number: int) -> str:
    """Number a section (below a hundred), as Japanese books do."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else _KANJI[tens]) + ("十" if tens else "")  # noqa: PLR2004 - 一十 is not said
    return ten + (_KANJI[ones] if ones or not tens else "")


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
    return "自主企画" if kind is ExperimentKind.OWN else "指定企画"


def plan_lead(stages: int, activities: int, criteria: int) -> str:
    """Open a plan."""
    planned = f"{stages}つのステージに分け、{activities}件の活動を予定しています。"
    return planned + (
        f"うまくいったかどうかは、{criteria}件の基準で判定します。" if criteria else ""
    )


def interim_lead(day: date, due: int, marks: tuple[tuple[Mark, int], ...]) -> str:
    """Open an interim report: what was due, and what became of it."""
    until = f"{day_in_full(day)}まで"
    if not due:
        return f"{until}に結果の出ている活動は、まだありません。"
    outcome = "、".join(f"{mark_word(mark)}が{number}件" for mark, number in marks)
    return f"{until}に結果の出た活動は{due}件。{outcome}です。"


def criteria_lead(criteria: int, reached: int) -> str:
    """Say how many of the criteria are reached."""
    if not reached:
        return f"成功の基準{criteria}件のうち、達成したものはまだありません。"
    return f"成功の基準は、{criteria}件のうち{reached}件を達成しています。"


def purpose_version(version: int, day: date) -> str:
    """Tell which version of the purpose holds."""
    return f"{day_in_full(day)}に書き直した第{version}版です。"


def planned_activities(number: int) -> str:
    """Stand behind a workstream's name: how many activities are planned in it."""
    return f"（活動{number}件）" if number else "（予定した活動なし）"


def caption_stages() -> str:
    """Caption the table of stages and activities of a plan."""
    return "ステージごとに予定する活動"


def caption_marks(day: date) -> str:
    """Caption the table of activities with their marks."""
    return f"予定した活動とその結果（{day_in_full(day)}現在）"


def caption_criteria(day: date | None) -> str:
    """Caption the success criteria; ``day`` is since when they stand so, frozen."""
    return f"成功の基準（{day_in_full(day)}に決めたもの）" if day else "成功の基準"


def caption_channels() -> str:
    """Caption the table of channels."""
    return "きっかけごとの働きかけと、つながった人"


def caption_course() -> str:
    """Caption the figures at the end of every month."""
    return "数の移り変わり（始めた日からの累計）"


def caption_changes(number: int) -> str:
    """Caption what a revision changed."""
    return f"第{number}版で変えたところ"


def channel_total(attempts: int, contacts: int) -> str:
    """Sum up the table of channels."""
    return f"働きかけは合わせて{attempts}回、つながった人は{contacts}人です。"


def counts_are_small(limit: int) -> str:
    """Warn that small counts compare badly."""
    return (
        f"どのきっかけも働きかけが{limit}回に満たず、優劣を言うには足りません。"
        "割合にはせず、数えたままを載せています。"
    )


def some_counts_are_small(limit: int) -> str:
    """Warn where only some channels have small counts."""
    return (
        f"働きかけが{limit}回に満たないきっかけは、ほかと比べるには足りません。"
        "割合にはせず、数えたままを載せています。"
    )


def counts_are_no_causes() -> str:
    """Say what counting cannot tell."""
    return "わかるのは数までで、何が原因でそうなったかは、この数からは言えません。"


def numbers_from_records() -> str:
    """Say where the numbers come from."""
    return "数字はすべて、一件ずつの記録から数えたものです。"


def numbers_will_be_counted() -> str:
    """Say where the numbers will come from."""
    return "数字はすべて、一件ずつの記録から数えます。"


def marks_are_not_effects() -> str:
    """Say what the marks mean."""
    return "印は、予定どおりに行えたかどうかを表します。効果の大きさを表すものではありません。"


def legend(mark: Mark) -> str:
    """Explain one mark."""
    return {
        Mark.DONE: "予定どおり行ったもの",
        Mark.PARTIAL: "一部だけ行ったもの",
        Mark.NOT_DONE: "行わなかったもの",
        Mark.NOT_DUE: "時期が来ていないもの",
    }[mark]


def no_reason_given() -> str:
    """Stand where a reason is missing."""
    return "（理由の記録なし）"


def nothing_published() -> str:
    """Stand where nothing was published."""
    return "公開した記事や投稿は、まだありません。"


def first_version(day: date) -> str:
    """Tell of the first frozen plan when it was never revised."""
    return f"計画は{day_in_full(day)}に第1版を決め、その後は変えていません。"


def not_frozen_yet() -> str:
    """Tell that the plan is still a draft."""
    return "計画はまだ下書きです。"


def revision_title(number: int, day: date) -> str:
    """Head one revision."""
    return f"第{number}版　{day_with_weekday(day)}"


def nothing_changed() -> str:
    """Tell that a revision changed no word."""
    return "計画の内容に変更はありません。"


def was_not_there() -> str:
    """Stand where the plan had nothing before."""
    return "（なし）"


def was_dropped() -> str:
    """Stand where the plan has nothing any more."""
    return "（取りやめ）"


def brackets() -> tuple[str, str]:
    """Return what opens and closes a remark behind words."""
    return ("（", "）")


def comma() -> str:
    """Return what parts two remarks."""
    return "、"


def joined(parts: tuple[str, ...]) -> str:
    """Join a list in running text."""
    return "、".join(parts)


def under_way() -> str:
    """Stand as the mark of an activity whose stage has begun and not ended."""
    return "進行中"


def not_marked() -> str:
    """Stand where a stage is over and its activity has no mark."""
    return "（印なし）"


def colon() -> str:
    """Return what parts a head from what it heads."""
    return "："
