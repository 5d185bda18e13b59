"""Japanese sentences. One function for one sentence: values in, words out.

です・ます; headings and tables end in a noun; half-width figures, full-width punctuation.
What people wrote is never taken in.
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

_WEEKDAYS = "月火水木金土日"
_KANJI = "〇一二三四五六七八九"
_COUNTERS = {
    Thing.PEOPLE: "人",
    Thing.COMMUNITIES: "つ",
    Thing.EVENTS: "回",
    Thing.PUBLICATIONS: "本",
    Thing.ASKS: "件",
    Thing.ATTEMPTS: "回",
    Thing.TALKS: "人",
    Thing.ACTIVITIES: "件",
    Thing.CRITERIA: "件",
    Thing.LEARNINGS: "件",
    Thing.STAGES: "つ",
}
_LAST_TSU = 9
_KINDS = {ReportKind.PLAN: "実験計画書", ReportKind.INTERIM: "中間報告"}
_HEADINGS = {
    SectionKey.PURPOSE: "目的と背景",
    SectionKey.QUESTION: "検証すること",
    SectionKey.OUTLINE: "活動の概要",
    SectionKey.RESULTS: "成果物と結果",
    SectionKey.MEASUREMENT: "測りかた",
    SectionKey.COURSE: "日程と経過",
    SectionKey.OTHER: "その他",
}
_LABELS = {
    Label.THEME: "テーマ",
    Label.KIND: "区分",
    Label.PERIOD: "期間",
    Label.WHO: "会いたい人",
    Label.WHY: "会いたい理由",
    Label.PURPOSE_CHANGED: "目的の見直し",
    Label.QUESTION: "問い",
    Label.HYPOTHESIS: "仮説",
    Label.WORKSTREAMS: "活動の柱",
    Label.WORKSTREAM: "活動の柱",
    Label.ACTIVITY: "予定した活動",
    Label.MARK: "結果",
    Label.REASON: "理由",
    Label.CHANNEL: "きっかけ",
    Label.ATTEMPTS: "働きかけ",
    Label.CONTACTS: "つながった人",
    Label.ON_PURPOSE: "うち会いたかった人",
    Label.CRITERION: "基準",
    Label.GOAL: "目標",
    Label.UNTIL: "期限",
    Label.SO_FAR: "現在",
    Label.JUDGEMENT: "判定",
    Label.FIGURE: "項目",
    Label.ITEM: "項目",
    Label.BEFORE: "これまで",
    Label.NOW: "これから",
    Label.PUBLISHED: "公開したもの",
    Label.CHANGES: "計画の見直し",
    Label.BESIDE: "並行する実験",
    Label.LEARNED: "わかったこと",
    Label.SELF_CHECK: "自己点検",
    Label.ASPECT: "観点",
    Label.MATERIAL: "示せるもの",
    Label.MISSING: "足りないもの",
    Label.RECORDS: "数字の元になった記録",
    Label.HOW_COUNTED: "数えかた",
}
_MARKS = {
    Mark.DONE: "達成",
    Mark.PARTIAL: "一部",
    Mark.NOT_DONE: "未達",
    Mark.NOT_DUE: "これから",
}
_ASPECTS = {
    Aspect.NEW_FOR_ONESELF: "自分にとっての新しさ",
    Aspect.NEW_FOR_SOCIETY: "社会にとっての新しさ",
    Aspect.JUDGED_OBJECTIVELY: "客観的な判定",
    Aspect.CHANGE_IS_VISIBLE: "前後の変化",
}
_MISSING = {
    MissingCode.NO_PURPOSE: "誰に、なぜ会いたいのかがまだ書かれていません。",
    MissingCode.NO_BACKGROUND: "背景がまだ書かれていません。",
    MissingCode.NO_LEARNING: "わかったことがまだ書かれていません。",
    MissingCode.NO_PUBLICATION: "公開した記事や投稿がまだありません。",
    MissingCode.NO_PUBLICATION_PLANNED: (
        "記事や投稿で公開する予定が、基準にも数える項目にもありません。"
    ),
    MissingCode.NO_HYPOTHESIS: "仮説がまだ書かれていません。",
    MissingCode.NO_CRITERION: "成功の基準がまだ決まっていません。",
    MissingCode.NOT_FROZEN: "計画の第1版がまだ確定していません。",
    MissingCode.CRITERIA_AFTER_START: "成功の基準が、実験の始まった後に決められています。",
    MissingCode.NO_VERIFICATION: "どう測るかがまだ書かれていません。",
    MissingCode.NO_FIGURE: "数える項目がまだ決まっていません。",
    MissingCode.NO_BASELINE: "始める前のつながりの記録がなく、終わりと比べられません。",
}

_PLAN_PARTS = {
    PlanPart.TITLE: "題名",
    PlanPart.QUESTION: "問い",
    PlanPart.HYPOTHESIS: "仮説",
    PlanPart.BACKGROUND: "背景",
    PlanPart.VERIFICATION: "測りかた",
    PlanPart.OTHER: "その他",
    PlanPart.PERIOD: "期間",
    PlanPart.WORKSTREAM: "活動の柱",
    PlanPart.STAGE: "ステージ",
    PlanPart.ACTIVITY: "活動",
    PlanPart.CRITERION: "成功の基準",
    PlanPart.FIGURE: "数える項目",
}


def kind_title(kind: ReportKind) -> str:
    """Name the report."""
    return _KINDS[kind]


def heading(section: SectionKey) -> str:
    """Head a section."""
    return _HEADINGS[section]


def section_number(number: int) -> str:
    """Number a section (below a hundred), as Japanese books do."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else _KANJI[tens]) + ("十" if tens else "")  # noqa: PLR2004 - 一十 is not said
    return ten + (_KANJI[ones] if ones or not tens else "")


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
    return "自主企画" if kind is ExperimentKind.OWN else "指定企画"


def day_in_full(day: date) -> str:
    """Write a day in running text."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_with_weekday(day: date) -> str:
    """Write a day where its weekday helps."""
    return f"{day_in_full(day)}（{_WEEKDAYS[day.weekday()]}）"


def day_in_table(day: date) -> str:
    """Write a day in a table or list, year included."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_without_year(day: date) -> str:
    """Write a day whose year is plain."""
    return f"{day.month}月{day.day}日"


def period_in_full(period: Period) -> str:
    """Write a period, with the year of its end only where it differs."""
    start, end = period.start, period.end
    until = day_without_year(end) if start.year == end.year else day_in_full(end)
    return f"{day_in_full(start)} – {until}"


def period_in_table(period: Period) -> str:
    """Write a period whose year is plain."""
    return f"{day_without_year(period.start)} – {day_without_year(period.end)}"


def as_of(day: date) -> str:
    """Say up to which day a report counts."""
    return f"{day_with_weekday(day)}現在"


def counter(thing: Thing, number: int) -> str:
    """Return what stands behind a number of things."""
    if thing in {Thing.COMMUNITIES, Thing.STAGES} and number > _LAST_TSU:
        return ""
    return _COUNTERS[thing]


def counted(thing: Thing, number: int) -> str:
    """Write a number of things."""
    return f"{number}{counter(thing, number)}"


def part_of(thing: Thing, whole: int) -> str:
    """Say of which larger number the number before is a part."""
    return f"（{counted(thing, whole)}のうち）"


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
    """Caption the success criteria; ``day`` is when they were frozen first."""
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


def caption_self_check() -> str:
    """Caption the self-check."""
    return "報告として足りているか"


def goal_at_least(thing: Thing, number: int) -> str:
    """Write a goal to be reached or passed."""
    return f"{counted(thing, number)}以上"


def goal_at_most(thing: Thing, number: int) -> str:
    """Write a goal not to be passed."""
    return f"{counted(thing, number)}以下"


def goal_exactly(thing: Thing, number: int) -> str:
    """Write a goal to be met."""
    return f"ちょうど{counted(thing, number)}"


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


def nothing_missing() -> str:
    """Stand where the self-check finds no gap."""
    return "なし"


def nothing_to_show() -> str:
    """Stand where the self-check finds nothing to show."""
    return "まだなし"


def has_background() -> str:
    """Name the background as something to show."""
    return "目的と背景"


def has_learnings(number: int) -> str:
    """Name the learnings as something to show."""
    return f"わかったこと{number}件"


def has_publications(number: int) -> str:
    """Name the publications as something to show."""
    return f"公開した記事・投稿{number}本"


def has_publications_planned() -> str:
    """Name planned publications as something to show."""
    return "記事・投稿で公開する予定"


def has_criteria(number: int) -> str:
    """Name the criteria as something to show."""
    return f"成功の基準{number}件"


def has_course(months: int) -> str:
    """Name the figures over time as something to show."""
    return f"数の移り変わり（{months}時点）"


def has_figures(number: int) -> str:
    """Name the figures as something to show."""
    return f"数える項目{number}件"


def has_baseline(day: date) -> str:
    """Name the picture taken at the start as something to show."""
    return f"{day_in_full(day)}のつながりの記録"


def missing(code: MissingCode, number: int) -> str:
    """Say what is missing; ``number`` is of how many."""
    if code is MissingCode.UNMARKED_ACTIVITY:
        return f"期間の終わった活動のうち、{number}件に結果の印がありません。"
    if code is MissingCode.MARK_WITHOUT_REASON:
        return f"△か×の付いた活動のうち、{number}件に理由がありません。"
    return _MISSING[code]


def names_hidden(number: int) -> str:
    """Say in the report itself that names were replaced."""
    return f"名前を載せてよいか確かめていない{number}人は、別の呼び方にしています。"


def no_names_hidden() -> str:
    """Say in the report itself that no name had to be replaced."""
    return "載せてよいか確かめていない方の名前は、載せていません。"


def hidden_in(place: str, shown_as: str, times: int) -> str:
    """Tell the user what was hidden, where, and what stands there instead."""
    often = f"（{times}か所）" if times > 1 else ""
    return f"{place}：「{shown_as}」に替えました{often}。"


def hidden_address(place: str, times: int) -> str:
    """Tell the user that a link was left out since it names somebody."""
    return f"{place}：名前を含むリンク{times}件を外しました。"


def title_of_report() -> str:
    """Name the title as a place in the report."""
    return "題名"


def somebody(role: str, place: str) -> str:
    """Speak of a person without naming her; either part may be empty."""
    whose = f"{place}の" if place else ""
    return f"{whose}{role}の方" if role else f"{whose}方" if place else "ある方"


def person_sought(role: str, place: str, language: str) -> str:
    """Write one cell of the purpose card; every part may be empty."""
    who = f"{place}の{role or '人'}" if place else role or "誰でも"
    return f"{who}（{language}）" if language else who


def brackets() -> tuple[str, str]:
    """Return what opens and closes a remark behind words."""
    return ("（", "）")


def comma() -> str:
    """Return what parts two remarks."""
    return "、"


def headword(word: str) -> str:
    """Write a word at the head of a row or list."""
    return word


def joined(parts: tuple[str, ...]) -> str:
    """Join a list in running text."""
    return "、".join(parts)


def record_contact(channel: str, place: str) -> str:
    """Describe a contact made, without naming anybody."""
    return f"出会い（{channel}、{place}）" if place else f"出会い（{channel}）"


def record_ask(channel: str) -> str:
    """Describe an ask, without naming anybody."""
    return f"紹介のお願い（{channel}）"


def record_attempt(channel: str) -> str:
    """Describe an attempt, without naming anybody."""
    return f"働きかけ（{channel}）"


def judgement(result: Judgement) -> str:
    """Say how a criterion stands."""
    return {
        Judgement.REACHED: "達成",
        Judgement.NOT_YET: "未達（期限前）",
        Judgement.NOT_REACHED: "未達",
        Judgement.HOLDS_SO_FAR: "範囲内（期限前）",
    }[result]


def under_way() -> str:
    """Stand as the mark of an activity whose stage has begun and not ended."""
    return "進行中"


def not_marked() -> str:
    """Stand where a stage is over and its activity has no mark."""
    return "（印なし）"


def until(day: date) -> str:
    """Stand behind what was counted up to an earlier day."""
    return f"（{day_without_year(day)}まで）"


def on_purpose_of(channel: str) -> str:
    """Head the list of contacts of a channel who were wanted."""
    return f"{channel}：会いたかった人"


def attempts_of(channel: str) -> str:
    """Head the list of attempts of a channel."""
    return f"{channel}：働きかけ"


def contacts_of(channel: str) -> str:
    """Head the list of contacts that came of a channel."""
    return f"{channel}：つながった人"


def colon() -> str:
    """Return what parts a head from what it heads."""
    return "："


def record_before(kind: RecordKind) -> str:
    """Stand before the name of what was joined, attended or published."""
    return {
        RecordKind.MEMBERSHIP: "参加：",
        RecordKind.ATTENDANCE: "出席：",
        RecordKind.PUBLICATION: "公開：",
    }.get(kind, "記録")
